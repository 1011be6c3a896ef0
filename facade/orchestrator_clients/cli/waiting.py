"""Waiting with something to look at: a live table on a terminal, a line per change in a pipe, JSON for programs."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime

from rich.live import Live
from rich.table import Table

from .._core._sync.execution import Execution
from .._core.errors import WaitTimeout
from . import tables
from .exits import Exit, exit_of, worst
from .following import News, Wish, follow
from .interrupts import uninterrupted
from .problems import complain
from .record import instant, line
from .session import Session
from .text import shown


def resume_hint(session: Session, run: Execution, profile: str | None) -> str:
    """Return the command that waits for a run, to be copied: also in another shell, or on another machine."""
    words = ["orchestrators", "wait", "--token", run.token()]
    words += ["--profile", profile] if profile else []
    words += ["--config", session.config] if session.config else []
    return shlex.join(words)


def wait_for(session: Session, runs: Sequence[Execution], wish: Wish) -> int:
    """Wait for all runs, showing them; return the exit code, 130 if Ctrl-C stopped the waiting."""
    runs = [_with_deadline(run, wish.timeout) for run in _distinct(runs)]
    show = _Show(session, runs, wish)
    try:
        show.hint("to wait elsewhere, or again after an interruption:", runs)
        with show:
            for news in follow(runs, show.wish):
                show.tell(news)
    except KeyboardInterrupt:
        show.close()  # a table still drawn would wrap the command to copy
        show.hint("stopped waiting; what was started goes on. To wait again:", show.unfinished())
        return Exit.INTERRUPTED
    return show.verdict()


def _distinct(runs: Iterable[Execution]) -> list[Execution]:
    return list({(id(run.client), *run.ids.values()): run for run in runs}.values())


def _with_deadline(run: Execution, timeout: float | None) -> Execution:
    return run if timeout is None else replace(run, deadline=run.client.run_clock.time() + timeout)


class _Show(ExitStack):
    """What the person or program at the other end sees of a wait."""

    def __init__(self, session: Session, runs: Sequence[Execution], wish: Wish) -> None:
        super().__init__()
        self._session, self._out = session, session.out
        self._runs, self._over = list(runs), dict[int, News]()
        self._views = [shown(run, self._out.redact) for run in runs]
        self._profiles = [session.profile_name_of(run) for run in runs]
        self._told: set[int] = set()
        self._live = self._out.drawing and not self._out.level
        # People see every change; a program asks for them, for they cost more calls than the ends alone.
        self.wish = replace(wish, changes=wish.changes or not self._out.as_json)

    def __enter__(self) -> _Show:
        if self._live:
            live = Live(console=self._out.console, get_renderable=self._table, refresh_per_second=4)
            with uninterrupted():  # rich cannot stop what has half started
                live.start()
                self.callback(live.stop)
        return self

    def _table(self) -> Table:
        return tables.live_table(self._views, datetime.now(UTC), width=self._out.console.width)

    def tell(self, news: News) -> None:
        """Show one piece of news."""
        self._runs[news.number] = news.run
        self._views[news.number] = shown(news.run, self._out.redact)
        if news.over:
            self._over[news.number] = news
        if self._live or (news.over and news.number in self._told):
            return
        self._told.add(news.number)
        if self._out.as_json:
            self._out.exact(line(news.run, self._profiles[news.number], self._out.redact))
        else:
            self._out.line(f"{instant(datetime.now(UTC))} {tables.one_line(self._views[news.number])}")

    def hint(self, text: str, runs: Sequence[Execution]) -> None:
        """Tell how to wait for these runs again."""
        if runs:
            self._out.note(text)
        for run in runs:
            self._out.exact_note(resume_hint(self._session, run, self._session.profile_name_of(run)))

    def unfinished(self) -> list[Execution]:
        """Return the runs that have not ended, as they were last seen."""
        return [run for run in self._runs if not run.state.ended]

    def verdict(self) -> Exit:
        """Say what went wrong, and return the exit code of it all."""
        late = []
        for number in sorted(self._over):
            news = self._over[number]
            if news.error is not None:
                profile = self._session.profile_of(news.run)
                complain(self._session, news.error, profile.where if profile else None)
            if isinstance(news.error, WaitTimeout):
                late.append(news.run)
        self.hint("to wait on (without --timeout: as long as it takes):", [replace(run, deadline=None) for run in late])
        return worst(exit_of(news.error) for news in self._over.values())
