"""A clock that nobody waits for: sleeping moves it."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import threading
import time
from collections.abc import Callable
from weakref import WeakKeyDictionary, WeakSet

START = 1_903_852_800.0
"""2030-05-01 08:00:00 UTC, where a virtual clock begins unless told otherwise."""

_YIELDS = 5
"""Rounds of the event loop before time moves. A task that was just woken needs two or three to reach its next wait."""

_PATIENCE = 0.2
"""Seconds of real time after which time moves even though a simulator is still busy."""

_IDLE_LOOKS = 4
"""After so many looks in a row at idle simulators time moves although CPU is used: asyncio's debug mode uses much."""


class VirtualClock:
    """Time that moves only when somebody sleeps, and then at once. Give the same one to a simulator and to its client.

    Threads: a sleep lasts from the moment it began to that moment plus its seconds, and never moves time back.

    Tasks of one event loop: time moves to the earliest end of a sleep, and only when nothing else goes on. The loop does
    not tell whether a task still waits for an answer over a socket. So time moves when no simulator on this clock has
    anything to do or to read, and every task that was woken sleeps again or has ended. Where tasks sleep for their first
    time, or one that was woken waits for something else, it moves when for `grace` seconds of real time no further task
    went to sleep and the whole process used next to no CPU. That is good in practice and no proof: where another server
    is to answer, a task that waits for it can find that another one's sleep has moved the time. Tasks of different event
    loops do not wait for one another. `grace=0` leaves all this out.
    """

    def __init__(self, start: float = START, *, grace: float = 0.001) -> None:
        """A clock that shows `start` (seconds since 1970-01-01 UTC). `grace` is in seconds of real time."""
        self._start = start
        self._grace = grace
        self._elapsed = 0.0
        self._lock = threading.RLock()
        self._order = itertools.count()
        self._watched: list[Callable[[], bool]] = []
        self._callbacks: list[tuple[float, int, Callable[[], object]]] = []
        self._sleepers: WeakKeyDictionary[asyncio.AbstractEventLoop, _Sleepers] = WeakKeyDictionary()

    def time(self) -> float:
        """Seconds since 1970-01-01 UTC."""
        return self._start + self.monotonic()

    def monotonic(self) -> float:
        """Seconds since this clock was made."""
        with self._lock:
            return self._elapsed

    def advance(self, seconds: float) -> None:
        """Move time on. Raises ValueError for a negative number: time does not go back."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back by {-seconds} s")
        self.move_to(self.monotonic() + seconds)

    def sleep(self, seconds: float) -> None:
        """Move time on by so many seconds, and return at once."""
        if seconds > 0:
            self.advance(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Return when time has moved on by so many seconds, after every task that wakes earlier has had its turn."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        loop = asyncio.get_running_loop()
        with self._lock:
            sleepers = self._sleepers.setdefault(loop, _Sleepers(self, self._grace))
        await sleepers.until(self.monotonic() + seconds)

    def call_later(self, seconds: float, callback: Callable[[], object]) -> None:
        """Call back when time has moved on by so many seconds, in the thread of whoever moves it."""
        with self._lock:
            heapq.heappush(self._callbacks, (self._elapsed + seconds, next(self._order), callback))

    def watch(self, busy: Callable[[], bool]) -> None:
        """Let time move for tasks only while this returns false, within limits of patience. A simulator does this."""
        with self._lock:
            self._watched.append(busy)

    def unwatch(self, busy: Callable[[], bool]) -> None:
        """Undo `watch`."""
        with self._lock:
            self._watched.remove(busy)

    def is_busy(self) -> bool:
        """Whether any simulator on this clock has something to do."""
        with self._lock:
            watched = list(self._watched)
        return any(busy() for busy in watched)

    def move_to(self, elapsed: float) -> None:
        """Move time to so many seconds since this clock was made; not back, if it is there already."""
        while (callback := self._next_due(elapsed)) is not None:
            callback()
        with self._lock:
            self._elapsed = max(self._elapsed, elapsed)

    def _next_due(self, elapsed: float) -> Callable[[], object] | None:
        with self._lock:
            if not self._callbacks or self._callbacks[0][0] > elapsed:
                return None
            at, _, callback = heapq.heappop(self._callbacks)
            self._elapsed = max(self._elapsed, at)
            return callback


class _Sleepers:
    """The sleeping tasks of one event loop, and the task that moves the clock for them."""

    def __init__(self, clock: VirtualClock, grace: float) -> None:
        self._clock = clock
        self._grace = grace
        self._joined = 0
        self._heap: list[tuple[float, int, asyncio.Future[None]]] = []
        self._mover: asyncio.Task[None] | None = None
        self._awake: set[asyncio.Task[object]] = set()
        """The tasks that were woken and neither sleep again nor have ended: as long as there are any, something goes on."""
        self._known: WeakSet[asyncio.Task[object]] = WeakSet()
        self._changed: asyncio.Future[None] | None = None

    async def until(self, target: float) -> None:
        loop = asyncio.get_running_loop()
        woken: asyncio.Future[None] = loop.create_future()
        self._joined += 1
        heapq.heappush(self._heap, (target, self._joined, woken))
        task = asyncio.current_task()
        self._asleep(task)
        if self._mover is None or self._mover.done():
            self._mover = loop.create_task(self._move())
        try:
            await woken
        finally:
            if task is not None:
                self._awake.add(task)
                if task not in self._known:
                    self._known.add(task)
                    task.add_done_callback(self._ended)

    def _asleep(self, task: asyncio.Task[object] | None) -> None:
        """Note that a task does nothing any more for now: it sleeps, or it has ended."""
        if task is not None:
            self._awake.discard(task)
        if self._changed is not None and not self._changed.done():
            self._changed.set_result(None)

    def _ended(self, task: asyncio.Task[object]) -> None:
        self._known.discard(task)
        self._asleep(task)

    async def _move(self) -> None:
        while self._heap:
            await self._settle()
            self._wake(self._clock.monotonic())  # somebody else may have moved the time
            if self._heap:
                target = self._heap[0][0]
                self._clock.move_to(target)
                self._wake(target)

    def _wake(self, now: float) -> None:
        """Wake whose time has come, and forget the cancelled ones at the front: no time passes for them."""
        while self._heap and (self._heap[0][0] <= now or self._heap[0][2].done()):
            woken = heapq.heappop(self._heap)[2]
            if not woken.done():
                woken.set_result(None)

    async def _settle(self) -> None:
        """Return when nothing has gone on for a while."""
        latest = time.monotonic() + _PATIENCE
        joined, idle = -1, 0
        while joined != self._joined or idle == 0:
            joined = self._joined
            if await self._all_sleep_again():
                return
            busy, used = await self._look()
            quiet = used <= self._grace / 3
            idle = 0 if busy and time.monotonic() < latest else idle + 1
            if self._grace > 0 and not quiet and idle < _IDLE_LOOKS:
                joined = -1

    async def _all_sleep_again(self) -> bool:
        """Whether it is certain, without any grace, that all who were woken sleep again and no simulator is at work.

        Of a task that was never asleep nothing is known: the first time that a task sleeps is settled with grace.
        """
        if self._grace <= 0 or self._strangers():
            return False
        for _ in range(_YIELDS):
            await asyncio.sleep(0)
        if self._awake:
            await self._change()
        return not self._awake and not self._strangers() and not self._clock.is_busy()

    def _strangers(self) -> bool:
        """Whether a task sleeps that was not woken before: where one comes from there may be more on their way."""
        return len(self._heap) + len(self._awake) > len(self._known)

    async def _change(self) -> None:
        """Return when one more task sleeps or has ended, or after `grace` seconds."""
        loop = asyncio.get_running_loop()
        self._changed = changed = loop.create_future()
        timer = loop.call_later(self._grace, self._asleep, None)
        try:
            await changed
        finally:
            timer.cancel()
        self._changed = None

    async def _look(self) -> tuple[bool, float]:
        """Let the loop go round for a while; tell whether a simulator was busy, and how much CPU was used in seconds."""
        busy, used = self._clock.is_busy(), time.process_time()
        if self._grace > 0:
            await asyncio.sleep(self._grace)
        for _ in range(_YIELDS):  # an answer that came meanwhile has to get from the socket to the task
            await asyncio.sleep(0)
        return self._grace > 0 and (busy or self._clock.is_busy()), time.process_time() - used
