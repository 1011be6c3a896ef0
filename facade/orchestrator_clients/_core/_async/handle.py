"""Executions as handles: what can be done with one at once."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from ..errors import UsageError
from ..inputs import is_real, seconds, shown
from ..model import FROM, Fields, Snapshot, lazily_read
from ..settings import Timeout
from ..silent import silent
from .cancelling import ask_to_cancel
from .runner import AsyncRunner

if TYPE_CHECKING:
    from ..execution.memory import Memory
    from ..log_lines import LogLine

R = TypeVar("R", bound="AsyncHandle")

DECISIONS = ("approve", "reject")
"""The names of the two decisions that all systems with gates have in common."""

_OURS = frozenset({"system", "state", "started", "ended", "progress", "deadline"})
"""Fields that hold nothing that a system said."""

_LINK: Fields = {"link": lambda run: run.client.run_link(run.ids)}


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncHandle(Snapshot):
    """An execution bound to its client."""

    client: AsyncRunner[Any] = field(repr=False, compare=False)
    """The client it came from, which sends its requests."""
    deadline: float | None = field(default_factory=lambda: None)
    """When its waits end, in seconds since 1970; None for no limit."""
    memory: Memory | None = field(default_factory=lambda: None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.link is None:
            object.__setattr__(self, "link", self.client.run_link(self.ids))

    @classmethod
    def all_lazily(cls, read: Fields, raws: Iterable[Any], **known: Any) -> Sequence[Self]:
        """Return one execution for each raw form, as `Snapshot` does, with its link."""
        return super().all_lazily({**_LINK, **read}, raws, **known)

    def __str__(self) -> str:
        return self._described(self.client.redact)

    def __repr__(self) -> str:
        redact = self.client.redact
        texts = ((one.name, repr(getattr(self, one.name))) for one in fields(self) if one.repr)
        shown = ", ".join(f"{name}={text if name in _OURS else redact(text)}" for name, text in texts)
        return f"{type(self).__name__}({shown})"

    def __getstate__(self) -> dict[str, object]:
        from ..execution.parted import Parted  # late, as below: few handles are kept beyond their process

        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {**values, "client": Parted.of(self.client), "memory": self._remembered()}

    def __copy__(self) -> Self:
        return self.with_deadline(self.deadline)

    def __deepcopy__(self, _: object) -> Self:
        return self.with_deadline(self.deadline)  # its values do not change, and the client is shared

    def to_json(self) -> dict[str, Any]:
        """Return its fields as JSON holds them, without secrets; `json.dumps` makes a text of it.

        Times are RFC 3339 in UTC, None is what the system does not say, and `token` is for `resume`. Fields may be added.
        """
        from ..execution.record import redacted_form

        values = redacted_form(self, self.client.redact)
        return {**values, "token": self.token()}

    async def refresh(self, *, timeout: Timeout | None = None) -> Self:
        """Return the execution as it is now, with its steps; raises the errors of a read."""
        seen = await self.client.fetch_run(self.ids, detail=True, timeout=timeout)
        return cast(Self, changed(seen, deadline=self.deadline, memory=self._remembered()))

    def with_deadline(self, deadline: float | None) -> Self:
        """Return the same execution with a deadline in seconds since 1970, which its waits and tokens go by; None for none."""
        if deadline is not None and not is_real(deadline):
            raise UsageError(f"deadline={shown(deadline)}: give seconds since 1970, or None", system=self.system)
        return changed(self, deadline=deadline)

    def _remembered(self) -> Memory | None:
        from ..execution.memory import whole

        return whole(self.memory, self, self.client.run_decisions.about(self.id))

    async def cancel(self, *, within: float | None = None) -> None:
        """Ask the system to cancel it. It has not ended when this returns: wait for that.

        ConflictError where it cannot be cancelled at this moment, such as Adobe's between two steps: with `within` the request is
        then repeated for so many seconds, until it is accepted or the execution ends.
        """
        await ask_to_cancel(self.client, self.ids, lambda: self.client.cancel_run(self.ids), within)

    @property
    def decisions(self) -> Sequence[str]:
        """Return which of `approve` and `reject` could be called when it was read: none if it did not wait for a person.

        Always empty for Cloudify, which has no gates, and Aspera, whose API has no documented call for them.
        """
        return DECISIONS if self.client.run_gates and self.state.needs_person else ()

    async def approve(
        self, comment: str | None = None, *, step: str | None = None, timeout: Timeout | None = None
    ) -> None:
        """Decide in favour where it waits for a person, by the call that fits what it waits for. It is sent once.

        The execution is read first: UsageError if it does not wait, or if several steps do and `step` (a name) does not say
        which. `comment` is kept with the decision where the system does that, and refused where it does not. UsageError for
        systems without such gates. It may not have gone on yet when this returns: use `wait`. docs/starts.md says what is sent.
        """
        await self.client.decide_run(self.ids, approved=True, step=step, comment=comment, timeout=timeout)

    async def reject(
        self, comment: str | None = None, *, step: str | None = None, timeout: Timeout | None = None
    ) -> None:
        """Decide against it where it waits for a person, which in most cases ends it. Otherwise as `approve`."""
        await self.client.decide_run(self.ids, approved=False, step=step, comment=comment, timeout=timeout)

    def logs(self, *, step: str | None = None) -> AsyncIterable[LogLine]:
        """Return the lines of its log as it now is, the oldest first, read as they are iterated over.

        `step` names the step whose log it is; without it that of the whole run, or, for Adobe, of the step that matters most:
        the failed one, the one at work, or the last that has begun. UsageError, before anything is sent, for a system whose
        API has no log: the message says where the log is kept. NotFoundError if there is none.
        """
        raise self._unlogged()

    def follow(self, *, step: str | None = None, poll: float | None = None) -> AsyncIterable[LogLine]:
        """Return the lines of its log as `logs` does, and then those that are added, until the run or step is over.

        It asks every `poll` seconds. UsageError, before anything is sent, for a system whose logs are not known to grow.
        """
        raise self._unlogged()

    def _unlogged(self) -> UsageError:
        return UsageError(f"there is no log to read: {self.client.run_no_log}", system=self.system)

    def token(self, *, timeout: float | None = None, signing_key: str | bytes | None = None) -> str:
        """Return JSON text by which `resume` finds this execution in another process; it holds no credential.

        `timeout` sets the token's deadline to that many seconds from now: it holds for what `resume` makes of the token, and
        not for this object. Without it the deadline of the wait that gave this object, if there was one, is kept.
        `signing_key` signs it, for a token that others could change: `resume` with the same key then refuses any other.
        """
        from ..execution.token import Token

        timeout, signing_key = seconds(timeout, "timeout"), silent(signing_key)
        deadline = self.deadline if timeout is None else self.client.run_clock.time() + timeout
        return Token(
            system=self.system,
            base_url=self.client.base_url,
            ids=self.ids,
            state=self.state,
            raw_status=self.raw_status,
            deadline=deadline,
            scope=self.client.scope,
            memory=self._remembered(),
        ).dumps(signing_key=signing_key)


def changed(run: R, **changes: object) -> R:
    """Return the same execution with other values of its own: not what the system says."""
    other = object.__new__(type(run))
    source = {name: getattr(run, name) for name in FROM if hasattr(run, name)}
    for name, value in {**source, **vars(run), **changes}.items():
        object.__setattr__(other, name, value)
    return other
