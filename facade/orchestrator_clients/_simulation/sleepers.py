"""The tasks of an event loop that sleep on a virtual clock, and what moves its time for them."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakSet

from .._core.clock import aimed

_YIELDS = 5
"""Rounds of the event loop in one observation. A task that was just woken needs two or three to reach its next wait."""

_PATIENCE = 0.2
"""Seconds of real time after which time moves even though a simulator is still busy."""

_IDLE_OBSERVATIONS = 4
"""After so many observations without a busy simulator time moves although CPU is used: asyncio's debug mode uses much."""


class Moved(Protocol):
    """What `Sleepers` needs of the clock."""

    def monotonic(self) -> float:
        """Seconds since the clock was made."""
        ...

    def move_to(self, elapsed: float) -> None:
        """Move time to so many seconds since the clock was made."""
        ...

    def is_busy(self) -> bool:
        """Whether any simulator has something to do, or somebody holds the time."""
        ...

    def check_still(self, aims: Callable[[], list[str]] | None) -> None:
        """Raise `Standstill` if nothing can happen any more; `aims` returns what is waited for, if no wait has a limit."""
        ...


@dataclass(slots=True)
class _Sleep:
    woken: asyncio.Future[None]
    task: asyncio.Task[object] | None
    aim: str | None


class Sleepers:
    """The sleeping tasks of one event loop, and the task that moves the clock for them."""

    def __init__(self, clock: Moved, grace: float) -> None:
        self._clock = clock
        self._grace = grace
        self._joined = 0
        self.spent = 0.0
        """Seconds of real time that were spent on making sure that nothing is going on."""
        self._limited = 0
        self._heap: list[tuple[float, int, _Sleep]] = []
        self._mover: asyncio.Task[None] | None = None
        self._awake: set[asyncio.Task[object]] = set()
        """The tasks that were woken and neither sleep again nor have ended: as long as there are any, something goes on."""
        self._known: WeakSet[asyncio.Task[object]] = WeakSet()
        self._changed: asyncio.Future[None] | None = None

    async def until(self, target: float) -> None:
        """Sleep until the clock shows `target`."""
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        self._joined += 1
        sleep = _Sleep(loop.create_future(), task, aimed())
        heapq.heappush(self._heap, (target, self._joined, sleep))
        self._limited += sleep.aim is None
        self._asleep(task)
        if self._mover is None or self._mover.done():
            self._mover = loop.create_task(self._move())
        try:
            await sleep.woken
        finally:
            self._limited -= sleep.aim is None
            self._wakes(task)

    @property
    def endless(self) -> bool:
        """Whether every sleeping task waits without a time limit."""
        return not self._limited

    def aims(self) -> list[str]:
        """Return what the tasks wait for that have no time limit."""
        return [sleep.aim for _, _, sleep in self._heap if sleep.aim is not None and not sleep.woken.done()]

    def _wakes(self, task: asyncio.Task[object] | None) -> None:
        if task is not None:
            self._awake.add(task)
            self._know(task)

    def _know(self, task: asyncio.Task[object]) -> None:
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
                try:
                    self._clock.check_still(self.aims if self.endless else None)
                except Exception as error:
                    self._fail_all(error)
                    return
                target = self._heap[0][0]
                self._clock.move_to(target)
                self._wake(target)

    def _wake(self, now: float) -> None:
        """Wake the tasks whose time has come, and drop cancelled ones at the front: no time passes for them."""
        while self._heap and (self._heap[0][0] <= now or self._heap[0][2].woken.done()):
            sleep = heapq.heappop(self._heap)[2]
            if not sleep.woken.done():
                sleep.woken.set_result(None)
                self._wakes(sleep.task)

    def _fail_all(self, error: Exception) -> None:
        """Raise the error in every sleeping task."""
        for _, _, sleep in self._heap:
            if not sleep.woken.done():
                sleep.woken.set_exception(error)
        self._heap.clear()

    async def _settle(self) -> None:
        """Return when nothing is going on any more: at once if that is certain, else after a while without activity."""
        begun, joined, idle = time.monotonic(), -1, 0
        while joined != self._joined or idle == 0:
            joined = self._joined
            if await self._all_sleep_again():
                return
            busy, used = await self._observe()
            quiet = used <= self._grace / 3
            idle = 0 if busy and time.monotonic() < begun + _PATIENCE else idle + 1
            if self._grace > 0 and not quiet and idle < _IDLE_OBSERVATIONS:
                joined = -1
        self.spent += time.monotonic() - begun
        for _, _, sleep in self._heap:  # all tasks that sleep now are known from here on
            if sleep.task is not None:
                self._know(sleep.task)

    async def _all_sleep_again(self) -> bool:
        """Whether it is certain, without waiting, that all tasks that were woken sleep again and no simulator is at work.

        Nothing is known of a task that never slept: its first sleep takes `grace` seconds to be certain. A task that was woken
        is waited for as long as a simulator has something to do, because its answer is on the way.
        """
        if self._grace <= 0 or self._strangers():
            return False
        while self._awake:
            if not await self._change() and not self._clock.is_busy():
                return False
        return not self._strangers() and not self._clock.is_busy()

    def _strangers(self) -> bool:
        """Whether a task sleeps that was not woken before: others like it may be about to sleep."""
        return len(self._heap) + len(self._awake) > len(self._known)

    async def _change(self) -> bool:
        """Return True as soon as one more task sleeps or has ended, False after `grace` seconds."""
        loop = asyncio.get_running_loop()
        self._changed = changed = loop.create_future()
        timer = loop.call_later(self._grace, changed.cancel)
        try:
            await changed
        except asyncio.CancelledError:
            if not changed.cancelled():
                raise
            return False
        finally:
            timer.cancel()
            self._changed = None
        return True

    async def _observe(self) -> tuple[bool, float]:
        """Let the event loop run for a while; return whether a simulator was busy, and how many seconds of CPU were used."""
        busy, used = self._clock.is_busy(), time.process_time()
        if self._grace > 0:
            await self._change()
        for _ in range(_YIELDS):  # an answer that came meanwhile has to get from the socket to the task
            await asyncio.sleep(0)
        return self._grace > 0 and (busy or self._clock.is_busy()), time.process_time() - used
