"""A virtual clock: a sleep moves it, and takes no real time."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from .._core.clock import aimed
from .sleepers import Sleepers
from .standstill import Changes, Stillness, standstill, stuck

START = 1_903_852_800.0
"""2030-05-01 08:00:00 UTC, where a virtual clock begins by default."""


_HELD = 0.5
"""Seconds of real time for which an unanswered request holds the time of tasks."""


class VirtualClock:
    """Time that moves only when code sleeps on it, and then at once. Give the same clock to a simulator and to its client.

    Threads: a sleep lasts from the moment it began to that moment plus its seconds, and never moves time back.

    Tasks of one event loop: time moves to the earliest end of a sleep, and only when nothing else goes on. The loop does
    not tell whether a task still waits for an answer over a socket. So time moves when no simulator on this clock has
    anything to do or to read, no client on it has waited for an answer for less than half a second of real time, and every
    task that was woken sleeps again or has ended. Where tasks sleep for their first time, or one that was woken waits for
    something else, it moves when for `grace` seconds of real time no further task went to sleep and the whole process used
    next to no CPU. That is good in practice and no proof: a task that waits for something else can find that another one's
    sleep has moved the time, unless it waits within `hold()`. Tasks of different event loops do not wait for one another.
    `grace=0` leaves all this out.

    `Standstill` is raised where a wait without a limit would go on for ever: the runs of all simulators on this clock stay as
    they are until a person acts, nothing is planned by `call_later`, and no other code sleeps on the clock. Another thread, or
    a task that does not sleep on this clock, has `patience` seconds of real time to act before that.
    """

    def __init__(self, start: float = START, *, grace: float = 0.001, patience: float = 1.0) -> None:
        """A clock that shows `start` (seconds since 1970-01-01 UTC). `grace` and `patience` are in seconds of real time."""
        self._start = start
        self._grace = grace
        self._elapsed = 0.0
        self._lock = threading.RLock()
        self._order = itertools.count()
        self._watched: dict[Callable[[], bool], Changes | None] = {}
        self._stillness = Stillness(patience)
        self._callbacks: list[tuple[float, int, Callable[[], object]]] = []
        self._held: list[float] = []
        self._sleepers: WeakKeyDictionary[asyncio.AbstractEventLoop, Sleepers] = WeakKeyDictionary()

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
            aim = aimed()
            self.check_still(None if aim is None else lambda: [aim])
            self.advance(seconds)

    async def sleep_async(self, seconds: float) -> None:
        """Return when time has moved on by so many seconds, after every task that wakes earlier has had its turn."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        loop = asyncio.get_running_loop()
        with self._lock:
            sleepers = self._sleepers.setdefault(loop, Sleepers(self, self._grace))
        await sleepers.until(self.monotonic() + seconds)

    def call_later(self, seconds: float, callback: Callable[[], object]) -> None:
        """Call back when time has moved on by so many seconds, in the thread that moves it."""
        with self._lock:
            heapq.heappush(self._callbacks, (self._elapsed + seconds, next(self._order), callback))

    def watch(self, busy: Callable[[], bool], changes: Changes | None = None) -> None:
        """Let time move for tasks only while `busy` returns false, within limits of patience. A simulator does this.

        `changes` says what can happen by itself; without it anything can, at any time.
        """
        with self._lock:
            self._watched[busy] = changes

    def unwatch(self, busy: Callable[[], bool]) -> None:
        """Undo `watch`."""
        with self._lock:
            del self._watched[busy]

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Let no time pass for tasks meanwhile, for half a second of real time at most. A client does this for each request."""
        begun = time.monotonic()
        with self._lock:
            self._held.append(begun)
        try:
            yield
        finally:
            with self._lock:
                self._held.remove(begun)

    def check_still(self, aims: Callable[[], list[str]] | None) -> None:
        """Raise `Standstill` if nothing can happen any more, and that has lasted.

        `aims` returns what those that are about to sleep wait for without a limit; it is None for a sleep that ends by itself.
        """
        if aims is None:
            self._stillness.over()
        elif self._stillness.is_to_be_checked():
            runs = self._stuck()
            if not runs:
                self._stillness.over()
            elif self._stillness.lasts():
                self._stillness.over()
                raise standstill(aims(), runs)

    def _stuck(self) -> list[str]:
        """Return the simulated runs that have not ended, if none of them goes on before a person acts."""
        with self._lock:
            watched, put_off = list(self._watched.values()), bool(self._callbacks)
            others = all(sleepers.endless for sleepers in self._sleepers.values())
        if put_off or None in watched or not others:
            return []
        return stuck([changes(self.time()) for changes in watched if changes is not None])

    def is_busy(self) -> bool:
        """Whether any simulator on this clock has something to do, or somebody holds its time."""
        limit = time.monotonic() - _HELD
        with self._lock:
            watched, held = list(self._watched), any(begun > limit for begun in self._held)
        return held or any(busy() for busy in watched)

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
