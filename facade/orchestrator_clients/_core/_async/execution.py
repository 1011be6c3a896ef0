"""Executions that can be waited for."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Collection, Hashable
from dataclasses import dataclass
from math import isinf
from typing import TYPE_CHECKING, Self, cast

from ..clock import aiming
from ..deadline import deadline_at
from ..errors import OrchestratorError
from ..execution.callbacks import AsyncCallback
from ..execution.waiting import Poll, Watch, outcome, stops, timed_out
from ..inputs import seconds
from ..logs import reason_of, tell
from ..model import State, lazily_read
from ..outcomes import WaitError, WaitTimeout
from .handle import AsyncHandle, changed
from .runner import proving

if TYPE_CHECKING:
    from .look import AsyncLook

_LOOKS = "looks"
"""The name under which the contact of a client keeps all single looks: of these it is unknown whether another will follow."""

LAST_LOOK = 5.0
"""Seconds for the one last poll of a wait whose time is already up."""


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncExecution(AsyncHandle):
    """One run of a workflow: its values as they were when it was fetched, and methods to read it again, wait and cancel.

    Values do not change; `refresh`, `wait` and `watch` return new objects.
    """

    async def wait(
        self,
        *,
        timeout: float | None = None,
        poll: float | tuple[float, float] | None = None,
        until: State | Collection[State] | None = None,
        on_change: Callable[[Self], object] | None = None,
        check: bool = True,
        cancel_on_timeout: bool = False,
    ) -> Self:
        """Wait for the end and return the execution as it then is.

        `timeout` is in seconds for the whole wait (None: the deadline of a resumed token, or no limit); `poll` the first
        interval, or (first, longest); `until` further states to stop at, such as State.WAITING; `on_change` is called with
        the execution whenever a poll finds it changed. A poll that fails is repeated until the deadline, and not before the
        server wants that (`Retry-After`); the log warns when contact is lost and when it is back. A gate that was decided
        through this client does not stop the wait again for a minute, unless it changes. Cancelling the waiting task leaves
        the execution alone; `cancel_on_timeout` cancels it when the time is up.

        Raises ExecutionFailed, ExecutionCancelled, NeedsAttention (stopped at a state a person must act on) and WaitTimeout,
        each with `.run`; with `check=False` it returns the execution instead: ask `run.state.ended`, for the time may be up.
        Errors that do not pass by themselves end the wait too: refused credentials (AuthError), an execution that cannot be
        found (NotFoundError), and ten minutes of nothing but refusals such as 400, 410 or 501 (ApiError) or answers that
        cannot be read (DecodeError). After refused credentials no wait of this client polls any more, until another call of
        yours succeeds.
        """
        AsyncCallback.check(on_change)
        watch = self.begin(timeout, poll, until)
        async for seen in self._looks(watch, detail=on_change is not None):
            if on_change is not None:
                await AsyncCallback.tell(on_change, seen)
        run = cast(Self, watch.last or self)
        over = watch.last is not None and watch.over(run)
        redact, ours = self.client.redact, self.client.redact_ours
        error = outcome(run, redact, ours) if over else timed_out(run, timeout, watch.trouble, redact, ours)
        if isinstance(error, WaitTimeout) and cancel_on_timeout:
            await self._cancel_late(run, error)
        if error is not None and check:
            raise error
        return run

    async def watch(
        self,
        *,
        timeout: float | None = None,
        poll: float | tuple[float, float] | None = None,
        until: State | Collection[State] | None = None,
    ) -> AsyncIterator[Self]:
        """Yield the execution as it is now and after each change, for the last time at its end (or at `until`).

        Arguments are those of `wait`; when the time is up it raises WaitTimeout. How the execution ended is for the caller
        to read from the last one.
        """
        watch = self.begin(timeout, poll, until)
        async for seen in self._looks(watch, detail=True):
            yield seen
        run = cast(Self, watch.last or self)
        if watch.last is None or not watch.over(run):
            raise timed_out(run, timeout, watch.trouble, self.client.redact, self.client.redact_ours)

    async def look(
        self,
        *,
        timeout: float | None = None,
        poll: float | tuple[float, float] | None = None,
        until: State | Collection[State] | None = None,
    ) -> AsyncLook[Self]:
        """Poll once, as a wait would, and return what was seen, whether the wait would be over, and when to poll again.

        For whoever cannot stay and wait: `look = resume(token, clients=...).look()`, store `look.run.token()`, come back after
        `look.again` seconds. That polls as `wait` would: what it remembers is in the token. Arguments are those of `wait`;
        `timeout` and `poll` are remembered, so give them with the first call alone, and `until` with each.

        The error of a poll that fails is in `look.trouble`; errors that would end a wait are raised (see `wait`). Nothing is
        sent as long as the server wants not to be asked (`Retry-After`). If the execution did not succeed, `look.error` has
        what `wait` would raise.
        """
        from .look import AsyncLook  # late, as below: what only waits need

        watch, clock, contact = self.begin(timeout, poll, until), self.client.run_clock, self.client.run_contact
        late, run = watch.deadline <= clock.monotonic(), None
        if late or not contact.quiet(clock.monotonic()):
            run = await self._tried(watch, detail=False, late=late, known=_LOOKS)
        if run is not None:
            watch.seen(run, clock.monotonic())
        last = self._kept(run or self, watch)
        now, redact, ours = clock.monotonic(), self.client.redact, self.client.redact_ours
        if run is not None and watch.over(run):
            return AsyncLook(last, over=True, again=None, error=outcome(last, redact, ours))
        pause = watch.pause(now, self.client.run_chance(), contact.quiet(now))
        error = timed_out(last, timeout, watch.trouble, redact, ours) if pause is None else None
        return AsyncLook(last, over=pause is None, again=pause, error=error, trouble=watch.trouble)

    def begin(
        self, timeout: float | None, poll: float | tuple[float, float] | None, until: State | Collection[State] | None
    ) -> Watch:
        """Return what a wait with these arguments remembers at its start; raises `UsageError` for bad ones."""
        from ..execution.memory import recalled

        clock, now = self.client.run_clock, self.client.run_clock.monotonic()
        timeout = seconds(timeout, "timeout")
        if timeout is None:
            timeout = float("inf") if self.deadline is None else self.deadline - clock.time()
        known = self.memory.poll if self.memory else None
        polled = Poll.of(known if poll is None else poll, self.client.run_poll)
        watch = Watch(polled, now + timeout, stops(until), changed_at=now, decisions=self.client.run_decisions)
        return recalled(self.memory, watch, clock)

    def _kept(self, run: AsyncExecution, watch: Watch) -> Self:
        """Return a run with the deadline of a wait and what it remembers."""
        from ..execution.memory import remembered

        clock = self.client.run_clock
        deadline = None if isinf(watch.deadline) else clock.time() + watch.deadline - clock.monotonic()
        return cast(Self, changed(run, deadline=deadline, memory=remembered(watch, clock, self.client.run_poll)))

    async def _looks(self, watch: Watch, *, detail: bool) -> AsyncIterator[Self]:
        """Look until the wait is over, yielding what is new; `watch.last` is then the last that was seen."""
        from ..execution.telemetry import measured

        clock, contact = self.client.run_clock, self.client.run_contact
        with measured(self.system, clock, lambda: (watch.last or self).state.value), contact.told_of(id(watch)):
            while True:
                late = watch.deadline <= clock.monotonic()
                if late or not contact.quiet(clock.monotonic()):
                    run = await self._tried(watch, detail=detail, late=late, known=id(watch))
                    if run is not None:
                        news = watch.seen(run, clock.monotonic())
                        watch.last = run = self._kept(run, watch)
                        if news:
                            yield run
                        if watch.over(run):
                            return
                now = clock.monotonic()
                pause = watch.pause(now, self.client.run_chance(), contact.quiet(now))
                if pause is None:
                    return
                with aiming(lambda: f"the end of {watch.last or self}" if isinf(watch.deadline) else None):
                    await clock.sleep_async(pause)

    async def _tried(self, watch: Watch, *, detail: bool, late: bool, known: Hashable) -> Self | None:
        """Return what a look sees, or None for one that failed and is repeated; raises what ends the wait.

        `known`: as what the wait is known to the contact.
        """
        clock, contact = self.client.run_clock, self.client.run_contact
        now = clock.monotonic()
        try:
            with deadline_at(now + LAST_LOOK if late else watch.deadline):
                run = await proving(self.client, lambda: self._look(watch, detail=detail, late=late))
        except OrchestratorError as error:
            now = clock.monotonic()
            # Both note it.
            if contact.failed(known, error, now) | watch.failed(error, now):
                error.add_note(f"met while waiting for {watch.last or self}; the execution itself goes on")
                raise
            self._note("look_failed", "%s: a poll failed and is repeated: %s", self, error)
            return None
        contact.answered(known, clock.monotonic())
        return run

    async def _look(self, watch: Watch, *, detail: bool, late: bool) -> Self:
        run = await self.client.fetch_run(self.ids, detail=detail)
        if (watch.over(run) or late) and not detail:
            run = await self.last_look(run)
        return cast(Self, run)

    async def last_look(self, run: AsyncExecution) -> Self:
        """Return the run with its steps, when a wait is over; a side call that fails never changes an end that is known."""
        if not self.client.run_has_detail:
            return cast(Self, run)
        try:
            detailed = await self.client.fetch_run(self.ids, detail=True)
        except OrchestratorError as error:
            self._note("steps_unread", "%s: its steps could not be read: %s", run, error)
            return cast(Self, run)
        newer = detailed.state is run.state or (detailed.state.ended and not run.state.ended)
        return cast(Self, detailed.with_deadline(run.deadline) if newer else run)

    def _note(self, event: str, message: str, run: AsyncExecution, error: OrchestratorError) -> None:
        tell(logging.DEBUG, event, message, run, error, system=self.system, run=self.id, reason=reason_of(error))

    async def _cancel_late(self, run: AsyncExecution, error: WaitError) -> None:
        try:
            await run.cancel()
        except OrchestratorError as failure:
            error.add_note(f"cancelling it failed: {failure}")
        else:
            error.add_note("it was asked to cancel, as cancel_on_timeout says")
