"""The scheduler (desk) of the waits on one client: which executions are due for a poll, and a few workers that poll them."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import inf
from typing import Any, TypeAlias

from ..clock import Clock, aiming
from ..crew import AsyncCrew
from ..deadline import deadline_at
from ..errors import ApiError, OrchestratorError
from ..execution.counts import Counter
from ..execution.deadlines import Deadlines, haste
from ..execution.lanes import Lanes
from ..execution.waiting import outcome, timed_out
from .execution import LAST_LOOK, AsyncExecution
from .runner import AsyncRunner, proving
from .waits import AsyncCallbacks, AsyncWait, AsyncWaited

TOO_MUCH = frozenset({400, 413, 414, 431})
"""Statuses of a request that is too long; Cloudify's server answers 400 with HTML."""

SPACING = 0.5
"""About how many seconds pass between two shared polls of a lane, if its executions need many: each of a thousand is then
polled less often, though no less often than the longest interval that was asked for."""

One: TypeAlias = AsyncWait[Any]
Seen: TypeAlias = dict[One, AsyncExecution] | OrchestratorError | None


class AsyncDesk:
    """The waits on one client. Each execution is polled when it is due, together with those that can share the call."""

    def __init__(
        self,
        client: AsyncRunner[Any],
        crew: AsyncCrew,
        *,
        concurrency: int,
        callbacks: AsyncCallbacks,
        counter: Counter,
    ) -> None:
        self._client, self._crew, self._concurrency = client, crew, concurrency
        self._callbacks, self._counter = callbacks, counter
        self._clock: Clock = client.run_clock
        self._lanes: Lanes[One] = Lanes()
        self._deadlines = Deadlines()
        self._workers: dict[object, Any] = {}
        self._asleep: dict[object, float] = {}
        self._lock = threading.Lock()
        self._most = inf

    # Coming and going

    def join(self, waits: Iterable[One], *, now: bool) -> None:
        """Add waits: they are polled at once (`now`), or with the next ones that can share the call."""
        moment = self._clock.monotonic()
        for wait in waits:
            # A deadline that had passed before leaves what one that passes now does.
            wait.watch.deadline = max(wait.watch.deadline, moment)
            self._deadlines.add(wait, wait.watch.deadline)
            ids = wait.run.ids
            first = 0.0 if now else self._first(wait, ids)
            self._plan(wait, ids, due=min(moment + first, wait.watch.deadline), interval=2 * first, since=0.0)
        self._call_up()

    def leave(self, wait: One) -> None:
        """Remove a wait: it was given up, or has its result."""
        wait.open = False
        self._lanes.discard(wait)
        self._deadlines.over(wait)
        self._client.run_contact.left(id(wait.watch))

    def hurry(self, wait: One) -> None:
        """Poll now, because something is said to have happened; if a poll is under way, poll once more after it."""
        if self._lanes.hurry(wait, self._clock.monotonic()):
            self._call_up()
        else:
            wait.hinted = True

    def _first(self, wait: One, ids: Mapping[str, str]) -> float:
        """Return in how many seconds the first poll is due: a little later if polls can be shared, so that others may join."""
        alone = self._client.run_lane(ids)[1] < 2 * self._client.run_share(ids) or not len(self._lanes)
        return 0.0 if alone else wait.watch.poll.first

    def _plan(self, wait: One, ids: Mapping[str, str], *, due: float, interval: float, since: float) -> None:
        wait.due = due
        lane, most = self._lane(wait, ids, due)
        share = self._client.run_share(ids)
        since = -inf if due >= wait.watch.deadline else since
        self._lanes.add(wait, lane, due=due, since=since, interval=interval, share=share, most=most, count=self._most)

    def _lane(self, wait: One, ids: Mapping[str, str], due: float) -> tuple[Hashable, int]:
        lane, most = self._client.run_lane(ids)
        return (lane, haste(wait.watch.deadline - due)), most

    # The workers

    def _call_up(self) -> None:
        """Make sure that a worker is awake when the next poll is due: start one, or replace one that sleeps longer."""
        with self._lock:
            due = self._lanes.next_due()
            if due == inf:
                return
            if len(self._workers) < min(self._concurrency, len(self._lanes)):
                self._hire()
            elif not self._deadlines.attended(due) and (sleeper := self._deadlines.sleeper()) is not None:
                self._deadlines.awake(sleeper)
                self._workers.pop(sleeper).cancel()
                self._hire()

    def _hire(self) -> None:
        worker = object()
        self._workers[worker] = self._crew.spawn(lambda: self._work(worker))

    async def _work(self, worker: object) -> None:
        try:
            while (turn := self._next(worker)) is not None:
                if isinstance(turn, list):
                    await self._look(turn)
                else:
                    with aiming(self._aim):
                        await self._clock.sleep_async(turn)
        except Exception as error:  # whatever it is, somebody waits for it
            for wait in self._lanes.clear():
                self._tell(wait, error)
        finally:
            self._leaves(worker)

    def _aim(self) -> str | None:
        """Return what is waited for, None if a deadline ends that."""
        waits = self._lanes.planned()
        endless = waits and all(wait.watch.deadline == inf for wait in waits)
        return f"the end of {waits[0].last}{f' and {len(waits) - 1} more' if waits[1:] else ''}" if endless else None

    def _next(self, worker: object) -> list[One] | float | None:
        """Return the waits to poll for now, or the seconds to sleep, or None for a worker that is not needed."""
        with self._lock:
            self._deadlines.awake(worker)
            if worker not in self._workers:
                return None
            turn = self._lanes.take(now := self._clock.monotonic())
            if turn is None:
                del self._workers[worker]
            elif not isinstance(turn, list):
                self._deadlines.asleep(worker, now + turn)
            return turn

    def _leaves(self, worker: object) -> None:
        with self._lock:
            self._deadlines.awake(worker)
            self._workers.pop(worker, None)

    # A look

    async def _look(self, waits: Sequence[One]) -> None:
        """Poll a batch and give the waits that are over their result, the earliest deadline first; schedule the others again."""
        waits = sorted(waits, key=lambda wait: wait.watch.deadline)
        try:
            seen = await self._seen(waits)
            for wait in waits:
                if wait.open:
                    await self._met(wait, seen)
        except Exception as error:
            for wait in waits:
                self._tell(wait, error)

    async def _seen(self, waits: Sequence[One]) -> Seen:
        """Return the executions that a poll read, or why it failed, or None if the server wants not to be asked yet."""
        limit, now = self._limit(waits[0]), self._clock.monotonic()
        if limit <= now or (self._client.run_contact.quiet(now) and waits[0].watch.deadline > now):
            return None
        self._counter.look(self._client.system, len(waits), max(0.0, now - min(wait.due for wait in waits)))
        try:
            with deadline_at(limit):
                return await proving(self._client, lambda: self._fetch(waits))
        except OrchestratorError as error:
            self._counter.failed(self._client.system)
            return error

    def _limit(self, wait: One, *, last: bool = False) -> float:
        """Return by when a poll must be over: at its run's deadline, or when the worker is needed for another run.

        All last polls (after a deadline) share one allowance: a thousand runs on a server that hangs are given up together.
        """
        deadline = wait.watch.deadline
        if deadline <= self._clock.monotonic():
            return min(deadline, self._deadlines.needed()) + LAST_LOOK
        # What a worker leaves of the other's allowance is for its last look.
        return min(deadline + LAST_LOOK if last else deadline, self._deadlines.needed() + LAST_LOOK / 2)

    async def _fetch(self, waits: Sequence[One]) -> dict[One, AsyncExecution]:
        """Read the executions of one lane; two waits for the same execution get the same object."""
        ids = {wait.run.id: wait.run.ids for wait in waits}
        if len(ids) == 1:
            found = {run_id: await self._client.fetch_run(mine, detail=False) for run_id, mine in ids.items()}
        else:
            try:
                found = dict(await self._client.fetch_runs(list(ids.values())))
            except ApiError as error:
                if error.status not in TOO_MUCH:
                    raise
                return await self._halved(waits)
        return {
            wait: found[wait.run.id].with_deadline(wait.until(self._clock)) for wait in waits if wait.run.id in found
        }

    async def _halved(self, waits: Sequence[One]) -> dict[One, AsyncExecution]:
        """Read a batch in two halves, because the server, or a proxy before it, refused the whole."""
        middle = len(waits) // 2
        found: dict[One, AsyncExecution] = {}
        for half in (waits[:middle], waits[middle:]):
            if len(half) > 1:  # one alone gets its own look, and its own error, where it is missing
                found |= await self._fetch(half)
        if found:  # otherwise it is something about the executions, and not their number
            self._most = min(self._most, middle)
        return found

    # What comes of it

    async def _met(self, wait: One, seen: Seen) -> None:
        """Give a wait its result if it is over, or schedule its next poll."""
        if isinstance(seen, dict) and wait not in seen:  # the list did not show it: it gets a look of its own
            seen = await self._seen([wait])
        if seen is None:
            await self._again(wait)
        elif isinstance(seen, OrchestratorError):
            await self._failed(wait, seen)
        else:
            await self._saw(wait, seen[wait])

    async def _failed(self, wait: One, error: OrchestratorError) -> None:
        contact, now = self._client.run_contact, self._clock.monotonic()
        await self._callbacks.failed(wait.last, error)
        if contact.failed(id(wait.watch), error, now) | wait.watch.failed(error, now):  # both note it
            self._tell(wait, AsyncWaited(wait.last, error))
        else:
            await self._again(wait)

    async def _saw(self, wait: One, seen: AsyncExecution) -> None:
        watch, now = wait.watch, self._clock.monotonic()
        news = watch.seen(seen, now)
        self._client.run_contact.answered(id(watch), now)
        over = watch.over(seen)
        if over:
            with deadline_at(self._limit(wait, last=True)):
                seen = await wait.run.last_look(seen)
        await self._callbacks.saw(seen, news=news)
        if over:
            self._tell(wait, AsyncWaited(seen, outcome(seen, self._client.redact, self._client.redact_ours)))
        else:
            await self._again(wait)

    async def _again(self, wait: One) -> None:
        """Schedule the next poll, or end the wait because its time is up."""
        client, watch, now = self._client, wait.watch, self._clock.monotonic()
        ids = wait.run.ids
        crowd = SPACING * self._lanes.calls(self._lane(wait, ids, now)[0])
        pause = watch.pause(now, client.run_chance(), client.run_contact.quiet(now), crowd)
        if pause is None:
            last = await self._late(wait)
            over = last.state.ended
            error = outcome(last, client.redact, client.redact_ours) if over else self._timed_out(wait, last)
            self._tell(wait, AsyncWaited(last, error))
        elif wait.open:
            pause, wait.hinted = 0.0 if wait.hinted else pause, False
            self._plan(wait, ids, due=now + pause, interval=pause, since=now)

    def _timed_out(self, wait: One, last: AsyncExecution) -> OrchestratorError:
        return timed_out(last, wait.timeout, wait.watch.trouble, self._client.redact, self._client.redact_ours)

    async def _late(self, wait: One) -> AsyncExecution:
        """Return a run whose time is up, with its steps if they can be read within the allowance that all last polls share."""
        last: AsyncExecution = wait.last
        latest = self._limit(wait)
        if wait.watch.trouble is not None or latest <= self._clock.monotonic():
            return last
        with deadline_at(latest):
            return await last.last_look(last)

    def _tell(self, wait: One, how: AsyncWaited[Any] | BaseException) -> None:
        if wait.open:
            self.leave(wait)
            wait.told(wait, how)


__all__ = ["AsyncDesk"]
