"""What executions ask of their client."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any, ClassVar, Protocol, TypeVar

from ..clock import Clock
from ..deadline import current_deadline
from ..execution.contact import Contact
from ..execution.decisions import Decisions
from ..execution.waiting import Poll
from ..locks import AsyncLock, AsyncTurn
from ..settings import Timeout

T = TypeVar("T")
R_co = TypeVar("R_co", covariant=True)

PROVING = 5.0
"""Seconds for which other polls are held back while one finds out whether the credentials are good."""


class AsyncRunner(Protocol[R_co]):
    """What a client offers so that its executions can be waited for.

    `run_poll` is how often an execution is polled, `run_has_detail` whether a read with `detail` returns more than one
    without, `run_gates` whether executions wait for decisions that can be made over the API, and `run_no_log` why there are
    no logs, for a system whose logs this package does not read.
    """

    run_poll: ClassVar[Poll]
    run_has_detail: ClassVar[bool]
    run_gates: ClassVar[bool]
    run_no_log: ClassVar[str]

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
        """Return the part of the system that the client works in, such as its tenant."""
        ...

    @property
    def run_clock(self) -> Clock:
        """Return the time that waits go by."""
        ...

    @property
    def run_contact(self) -> Contact:
        """Return what all waits on the client know together about its server."""
        ...

    @property
    def run_decisions(self) -> Decisions:
        """Return which gates were decided lately."""
        ...

    @property
    def run_turn(self) -> AsyncLock:
        """Return what one look holds at a time while nobody knows whether the credentials are good."""
        ...

    def run_chance(self) -> float:
        """Return a random number of [0, 1)."""
        ...

    def redact(self, text: str) -> str:
        """Return a text without secrets."""
        ...

    def redact_ours(self, text: str) -> str:
        """Return a text of ours without secrets that slipped into it."""
        ...

    async def fetch_run(self, ids: Mapping[str, str], *, detail: bool, timeout: Timeout | None = None) -> R_co:
        """Return the execution as it is now; with `detail` also what costs further calls (steps, messages)."""
        ...

    async def fetch_runs(self, ids: Sequence[Mapping[str, str]]) -> Mapping[str, R_co]:
        """Return executions that one call can read together, by id, in as few calls as possible; some may be missing."""
        ...

    def run_lane(self, ids: Mapping[str, str]) -> tuple[Hashable, int]:
        """Return what executions must have in common to be fetched by one call, and how many fit in one."""
        ...

    def run_share(self, ids: Mapping[str, str]) -> int:
        """Return how much of what fits in one call an execution takes."""
        ...

    def run_link(self, ids: Mapping[str, str]) -> str | None:
        """Return where the execution is, None where no address of it is known."""
        ...

    async def cancel_run(self, ids: Mapping[str, str]) -> None:
        """Ask the system to cancel the execution."""
        ...

    async def decide_run(
        self,
        ids: Mapping[str, str],
        *,
        approved: bool,
        step: str | None = None,
        comment: str | None = None,
        timeout: Timeout | None = None,
    ) -> str:
        """Decide what the execution waits for and return, in a few words, about which step and how."""
        ...


async def proving(client: AsyncRunner[Any], look: Callable[[], Awaitable[T]]) -> T:
    """Poll, one at a time as long as it is not known whether the credentials are good: twelve waits cause one refused login.

    If they are not, the error of the earlier poll is raised. A poll that hangs does not hold the others back for long.
    """
    contact, clock = client.run_contact, client.run_clock
    contact.check()
    if contact.proven:
        return await look()
    turn = AsyncTurn(client.run_turn, clock, min(clock.monotonic() + PROVING, current_deadline()))
    try:
        await turn.__aenter__()
    except TimeoutError:
        return await look()
    try:
        contact.check()
        return await look()
    finally:
        await turn.__aexit__()
