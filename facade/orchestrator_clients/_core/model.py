"""The one model over five systems: what an execution and its steps look like, whatever runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Self, TypeAlias, cast

from .errors import DecodeError
from .redact import Redactor
from .text import one_line
from .warned import warn_once


class State(StrEnum):
    """Where an execution or step stands."""

    QUEUED = "queued"
    RUNNING = "running"
    WAITING = "waiting"
    """A person must act."""
    PAUSED = "paused"
    CANCELLING = "cancelling"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    """The system said something this version does not know: taken as not ended."""

    @property
    def ended(self) -> bool:
        """Return whether this state is an end."""
        return self in ENDED

    @property
    def needs_person(self) -> bool:
        """Return whether nothing happens until a person acts."""
        return self in (State.WAITING, State.PAUSED)


ENDED = frozenset({State.SUCCEEDED, State.FAILED, State.CANCELLED})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an execution is: `done` of `total` units, which are the system's own (steps or operations)."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an execution; what the system does not say is None.

    `group` is what it belongs to, such as a workflow or stage; `tolerated` means that it failed and the execution went on
    all the same: it is not why the execution failed.
    """

    name: str
    state: State
    raw_status: str | None = None
    id: str | None = None
    started: datetime | None = None
    ended: datetime | None = None
    message: str | None = field(default=None, repr=False)
    group: str | None = None
    tolerated: bool = False


IdsOf: TypeAlias = Callable[[Any], Mapping[str, str]]
"""Reads from a raw form what finds an execution again, and nothing else."""


def _nothing() -> Any:
    return None


def _readable(read: Callable[[Any], Mapping[str, Any]], raw: Any, name: str) -> Mapping[str, Any]:
    """Return the fields of a raw form; `DecodeError` for one that cannot be read, whatever it holds."""
    try:
        return read(raw)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        reason = type(error).__name__  # its text may hold anything of the answer
    raise DecodeError(f"the answer cannot be read: {reason}", path=name)


@cache
def _defaults(cls: type[Any]) -> Mapping[str, Any]:
    return {f.name: f.default_factory() for f in fields(cls) if f.default_factory is not MISSING}


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """An execution as it was at one moment; what the system does not say is None.

    `ids` is all that is needed to find it again, `id` its own id, `name` what people call it, `raw_status` the system's
    own word, `message` what it said about its end, `attention` what a person must do, `link` where a person can look,
    and `raw` the model of the low-level client that all this was read from. Times are aware and in UTC. Messages are the
    system's own text, secrets in it included: they are not part of the repr.
    """

    system: str
    id: str
    ids: Mapping[str, str]
    state: State
    raw_status: str
    name: str | None = field(default_factory=_nothing)
    started: datetime | None = field(default_factory=_nothing)
    ended: datetime | None = field(default_factory=_nothing)
    progress: Progress | None = field(default_factory=_nothing)
    steps: Sequence[Step] = field(default_factory=tuple)
    message: str | None = field(default_factory=_nothing, repr=False)
    attention: str | None = field(default_factory=_nothing)
    link: str | None = field(default_factory=_nothing)
    raw: Any = field(default_factory=_nothing, repr=False, compare=False)

    @classmethod
    def lazily(
        cls, read: Callable[[Any], Mapping[str, Any]], raw: Any, *, ids_of: IdsOf | None = None, **known: Any
    ) -> Self:
        """Return an execution whose other fields are read from its `raw` when one of them is first looked at.

        `ids_of` reads `ids` alone: lists ask for those of every execution, to give none of them twice.
        """
        return cls.all_lazily(read, (raw,), ids_of=ids_of, **known)[0]

    @classmethod
    def all_lazily(
        cls, read: Callable[[Any], Mapping[str, Any]], raws: Iterable[Any], *, ids_of: IdsOf | None = None, **known: Any
    ) -> list[Self]:
        """Return one such execution for each raw form.

        A list of hundreds of which a program looks at the state of a few costs it no more than that.
        """
        source = (read, known, ids_of)
        runs = []
        for raw in raws:
            run = object.__new__(cls)
            # Not by way of `run.__dict__`: that would make a dict of it, one more thing for the garbage collector.
            object.__setattr__(run, "raw", raw)
            object.__setattr__(run, "_source", source)
            runs.append(run)
        return runs

    def __getattr__(self, name: str) -> Any:
        # Reached only for what is not there yet: defaults are factories, so that no class attribute stands in for a field.
        own = self.__dict__
        read, known, ids_of = own.get("_source", (None, own, None))  # no source: another thread has read it meanwhile
        if name in known:
            return known[name]
        if name == "ids" and ids_of is not None:
            return _readable(ids_of, self.raw, name)
        if read is None or name not in self.__dataclass_fields__:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        values = {**_defaults(cast(Any, type(self))), **_readable(read, self.raw, name), **known, **own}
        values.pop("_source", None)
        own.update(values)
        own.pop("_source", None)
        return values[name]

    @property
    def failed_step(self) -> Step | None:
        """Return the first step that failed and was not tolerated, or None."""
        return next((step for step in self.steps if step.state is State.FAILED and not step.tolerated), None)

    def __str__(self) -> str:
        return self._described(str)

    def _described(self, redact: Callable[[str], str]) -> str:
        """Return the text of `str` with what the server says redacted, on one line; our own words stay as they are.

        A status that this version knows is one of our words: to hide it would tell that it is a secret.
        """
        name = redact(f"{self.name} ({self.id})" if self.name and self.name != self.id else self.id)
        done = f", {self.progress.done} of {self.progress.total}" if self.progress else ""
        status = redact(self.raw_status) if self.state is State.UNKNOWN else self.raw_status
        word = f" [{status}]" if status else ""
        return one_line(f"{self.system} {name}: {self.state}{word}{done}")


def state_of(system: str, table: Mapping[str, State], word: object) -> State:
    """Return the state a vendor's word stands for by its table.

    A word the table does not list is UNKNOWN and warned about in the log, once a process: it must not break a poller.
    """
    known = table.get(word) if isinstance(word, str) else None
    if known is not None:
        return known
    if word is None or word == "":  # it says nothing, so there is no word to be told about
        return State.UNKNOWN
    told = Redactor().beginning(str(word), 100)
    warn_once(
        (system, "status", told),
        "%s: the status %r is not known to this version; it is taken as not ended",
        system,
        told,
    )
    return State.UNKNOWN


def instant(text: object) -> datetime | None:
    """Return the instant of an ISO 8601 text (or of a datetime) in UTC, None for anything else; no zone means UTC."""
    if isinstance(text, str):
        try:
            text = datetime.fromisoformat(text)
        except ValueError:
            return None
    if not isinstance(text, datetime):
        return None
    try:
        return text.replace(tzinfo=UTC) if text.tzinfo is None else text.astimezone(UTC)
    except (OverflowError, ValueError):  # at the ends of time its zone leads beyond them
        return None


def from_micros(value: object) -> datetime | None:
    """Return the instant of a number of microseconds since 1970 in UTC, None for anything else or nothing."""
    if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value / 1_000_000, UTC)
    except (OverflowError, OSError, ValueError):
        return None


def given(value: object) -> Any:
    """Return the value, or None for one that the server did not send."""
    return None if value is None or (not value and type(value).__name__ == "Unset") else value
