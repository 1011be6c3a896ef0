"""Several runs watched at once, as news in one stream."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from .._core._sync.execution import Execution
from .._core.errors import OrchestratorError
from .._core.execution.waiting import outcome
from .._core.model import State
from .._core.outcomes import WaitError, WaitTimeout


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants to wait: seconds, further states to stop at, whether each change is news."""

    timeout: float | None = None
    poll: float | None = None
    until: frozenset[State] = frozenset()
    changes: bool = False
    cancel_on_timeout: bool = False
    cancel_on_interrupt: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """Run `number` looks like this; if its wait is over, `over` is true and `error` says why it was no success."""

    number: int
    run: Execution
    over: bool = False
    error: OrchestratorError | None = None


def follow(runs: Sequence[Execution], wish: Wish) -> Iterator[News]:
    """Yield each change of each run, and at last that it is over; without `changes` only the latter, by fewer calls."""
    return _each_change(runs, wish) if wish.changes else _ends(runs, wish)


def _each_change(runs: Sequence[Execution], wish: Wish) -> Iterator[News]:
    from .._core.crew import Crew, Mailbox  # with asyncio, which most commands do without

    crew, box, stopping = Crew(), Mailbox[News | BaseException](), threading.Event()

    def put(news: News) -> None:
        if stopping.is_set():
            raise _Stopped
        box.put(news)

    def work(number: int, run: Execution) -> None:
        try:
            put(_watched(number, run, wish, put))
        except BaseException as error:  # raised again where the news are read
            box.put(error)

    try:
        for number, run in enumerate(runs):
            crew.spawn(partial(work, number, run))
        yield from _until_all_are_over(box.get, len(runs))
    finally:
        stopping.set()


def _until_all_are_over(get: Callable[[], News | BaseException], going: int) -> Iterator[News]:
    while going:
        news = get()
        if isinstance(news, BaseException):
            raise news
        going -= news.over
        yield news


class _Stopped(Exception):
    """The reader of the changes has gone."""


def _watched(number: int, run: Execution, wish: Wish, put: Callable[[News], None]) -> News:
    try:
        for seen in run.watch(timeout=wish.timeout, poll=wish.poll, until=wish.until):
            run = seen
            put(News(number, seen))
    except OrchestratorError as error:
        if isinstance(error, WaitError) and isinstance(error.run, Execution):
            run = error.run
        return _late(News(number, run, over=True, error=error), wish)
    return News(number, run, over=True, error=outcome(run, run.client.redact))


def _ends(runs: Sequence[Execution], wish: Wish) -> Iterator[News]:
    from .._core._sync.many import watch_many

    numbers = {_key(run): number for number, run in enumerate(runs)}
    for waited in watch_many(runs, timeout=wish.timeout, poll=wish.poll, until=wish.until):
        yield _late(News(numbers[_key(waited.run)], waited.run, over=True, error=waited.error), wish)


def _key(run: Execution) -> tuple[object, ...]:
    return id(run.client), *run.ids.values()


def _late(news: News, wish: Wish) -> News:
    """Cancel a run whose time is up, if that is wished for."""
    if wish.cancel_on_timeout and isinstance(news.error, WaitTimeout):
        try:
            news.run.cancel()
        except OrchestratorError as failure:
            news.error.add_note(f"cancelling it failed: {failure}")
        else:
            news.error.add_note("it was asked to cancel, as --cancel-on-timeout says")
    return news
