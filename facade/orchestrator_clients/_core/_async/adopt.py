"""Starts that are made once across processes: an intent before, and adoption of what came of it after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from ..clock import Clock
from ..errors import UsageError
from ..execution.intent import WHAT, Intent, Starts, checked_key, checked_target, loads
from ..execution.place import Wanted, client_for
from ..execution.search import Earlier, Search
from ..inputs import OTHER_WORLD, seconds
from ..outcomes import AmbiguousStart
from ..silent import silent
from .client import AsyncOrchestratorClient
from .execution import AsyncExecution
from .pages import AsyncItems

R_co = TypeVar("R_co", bound=AsyncExecution, covariant=True)
R = TypeVar("R", bound=AsyncExecution)

SETTLE = 5.0
"""Seconds until a second look where the first one found nothing."""


class AsyncStarter(Protocol[R_co]):
    """A client, as far as intents need it; `run_intents` is what is to be known of the system's starts."""

    run_intents: ClassVar[Starts]

    @property
    def system(self) -> str:
        """Return the key of the system."""
        ...

    @property
    def base_url(self) -> str:
        """Return where the system is."""
        ...

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the part of the system that the client works in."""
        ...

    def in_scope(self, wanted: Wanted) -> bool:
        """Return whether an intent is of the part of the system that the client works in."""
        ...

    @property
    def run_clock(self) -> Clock:
        """Return the time that waits go by."""
        ...

    def run_starts(self, target: Mapping[str, Any]) -> AsyncItems[R_co]:
        """Return all runs of what an intent starts, the newest first where the system can."""
        ...

    async def run_told(self, run: AsyncExecution) -> AsyncExecution:
        """Return a run of that list with what identifies its start."""
        ...

    async def run_claimed(self, intent: Intent, found: Sequence[AsyncExecution]) -> AsyncExecution | None:
        """Return the run of an intent among those that fit; raises AmbiguousStart if that cannot be determined."""
        ...


async def async_adopt(
    intent: str,
    *,
    clients: Iterable[AsyncStarter[R]],
    signing_key: str | bytes | None = None,
    moved: bool = False,
    settle: float = SETTLE,
) -> R | None:
    """Return the run that was started with an intent, None if nothing was started.

    The client among `clients` with the intent's URL and tenant (or the like) looks for it; `moved` and `signing_key` are as for
    `resume`. None means that the system's list of runs was read back to those that the intent knows, and again `settle` seconds
    later for a start that was still on its way, and had no new run that fits: to start with the same intent is safe.

    Raises AmbiguousStart where that cannot be determined, with the candidates; the errors of a read where the system cannot be
    asked (AuthError, ConnectionFailed, ...); and UsageError for a text that is no intent, or for none of the clients.
    """
    signing_key = silent(signing_key)
    wanted = loads(intent, signing_key=signing_key)
    client = client_for(wanted, clients, moved=moved, what=WHAT)
    if not isinstance(client, AsyncStarting):
        raise UsageError(f"{type(client).__name__} does not fit here: {OTHER_WORLD}")
    pause = seconds(settle, "settle") or 0.0
    found = await _found(client, wanted)
    if not found and pause > 0:
        await client.run_clock.sleep_async(pause)
        found = await _found(client, wanted)
    try:
        return cast("R | None", await client.run_claimed(wanted, found))
    except AmbiguousStart as error:
        error.intent = intent
        raise


class AsyncStarting(AsyncOrchestratorClient[R_co], Generic[R_co]):
    """What the clients do in the same way about intents; `run_intents` is what differs."""

    run_intents: ClassVar[Starts]

    def run_starts(self, target: Mapping[str, Any]) -> AsyncItems[R_co]:
        """Return all runs of what an intent starts, the newest first where the system can."""
        raise NotImplementedError

    async def run_told(self, run: AsyncExecution) -> AsyncExecution:
        """Return a run of that list with what identifies its start: mostly the list has that."""
        return run

    async def run_claimed(self, intent: Intent, found: Sequence[AsyncExecution]) -> AsyncExecution | None:
        """Return the run of an intent among those that fit; AmbiguousStart if there are several."""
        return one_of(intent, found)

    async def _intended(
        self,
        target: Mapping[str, Any],
        key: str | None,
        signing_key: str | bytes | None,
        *,
        by: str | None = None,
        scope: Mapping[str, str] | None = None,
    ) -> str:
        """Return the intent to start something, as text; the newest runs there are by now are read first."""
        kept, name = checked_target(target, system=self.system), checked_key(key, system=self.system)
        earlier = Earlier(self.run_intents)
        async for page in self.run_starts(kept).pages():
            if earlier.note(page.items):
                break
        return Intent(
            system=self.system,
            base_url=self.base_url,
            scope=self.scope if scope is None else scope,
            target=kept,
            key=name,
            made=self.run_clock.time(),
            before=earlier.before(),
            by=by,
        ).dumps(signing_key=signing_key)


async def _found(client: AsyncStarter[R], intent: Intent) -> list[AsyncExecution]:
    """Return the runs that fit and were not there before; AmbiguousStart if the list does not show that it is whole."""
    starts, search = client.run_intents, Search(client.run_intents, intent.before)
    found: list[AsyncExecution] = []
    async for page in client.run_starts(intent.target).pages():
        for run in search.fresh(page.items):
            told = await client.run_told(run)
            if starts.fits(told, intent):
                found.append(told)
        if search.over:
            break
    if not search.met and not (found and starts.marked(intent)):
        raise AmbiguousStart.of(intent, found, "its list no longer shows the runs that were there before")
    return found


def one_of(intent: Intent, found: Sequence[AsyncExecution]) -> AsyncExecution | None:
    """Return the only one of the runs that fit, None if there is none; AmbiguousStart if there are several."""
    if len(found) > 1:
        raise AmbiguousStart.of(intent, found, "more than one run may have come of it")
    return found[0] if found else None


__all__ = ["AsyncStarter", "AsyncStarting", "async_adopt", "one_of"]
