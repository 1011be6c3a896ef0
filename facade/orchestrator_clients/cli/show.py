"""What is seen of a wait: a live table on a terminal, a line per change in a pipe, JSON for programs."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from math import ceil

from rich.console import RenderableType
from rich.live import Live

from .._core._sync.execution import Execution
from .._core.outcomes import WaitTimeout
from . import heartbeat, live, tables
from .exits import Exit, exit_of, worst
from .following import News, Wish
from .interrupts import uninterrupted
from .problems import complain
from .record import instant, line
from .session import Session
from .systems import address
from .text import clean, shown

MANY = 4
"""Runs from which the command to wait again names their ids: as many tokens would be more than a screen."""


def resume_hint(session: Session, run: Execution, profile: str | None) -> str:
    """Return the command that waits for a run, to be copied: also in another shell, or on another machine."""
    return _command(session, ["--token", session.token(run)], profile)


def _command(session: Session, what: Sequence[str], profile: str | None) -> str:
    words = ["orchestrators", "wait", *what]
    words += ["--profile", profile] if profile else []
    words += ["--config", session.config] if session.config else []
    return shlex.join(words)


def _limit(run: Execution) -> list[str]:
    """Return the option that gives what is left of the time."""
    if run.deadline is None:
        return []
    return ["--timeout", str(max(0, ceil(run.deadline - run.client.run_clock.time())))]


class Show(ExitStack):
    """What the person or program at the other end sees of a wait."""

    def __init__(self, session: Session, runs: Sequence[Execution], wish: Wish) -> None:
        super().__init__()
        self._session, self._out = session, session.out
        self._runs, self._over = list(runs), dict[int, News]()
        self._views = [shown(run, self._out.redact, self._out.ours) for run in runs]
        self._profiles = [session.profile_name_of(run) for run in runs]
        self._told: set[int] = set()
        self._live = self._out.drawing and not self._out.level
        self._heartbeat = heartbeat.Heartbeat(self._still, heartbeat.SILENCE)
        # People see every change; a program asks for them, for they cost more calls than the ends alone.
        self.wish: Wish = replace(wish, changes=wish.changes or not self._out.as_json)

    def __enter__(self) -> Show:
        if not self._live:
            self.enter_context(self._heartbeat)
            return self
        drawn = Live(console=self._out.console, get_renderable=self._table, refresh_per_second=4)
        with uninterrupted():  # rich cannot stop what has half started
            drawn.start()
            self.callback(drawn.stop)
        return self

    def _table(self) -> RenderableType:
        return live.watched(self._views, datetime.now(UTC), self._out.console)

    def _still(self) -> None:
        """Say that the wait goes on, and how it stands."""
        left = [view for number, view in enumerate(self._views) if number not in self._over]
        if left:
            what = tables.one_line(left[0]) if len(self._views) == 1 else live.summary(self._views)
            self._out.note(f"{instant(datetime.now(UTC))} still waiting: {what}")

    def tell(self, news: News) -> None:
        """Show one piece of news."""
        self._runs[news.number] = news.run
        self._views[news.number] = shown(news.run, self._out.redact, self._out.ours)
        if news.over:
            self._over[news.number] = news
        if self._live or (news.over and news.number in self._told):
            return
        self._heartbeat.told()
        self._told.add(news.number)
        if self._out.as_json:
            token = self._session.token(news.run)
            self._out.exact(line(news.run, self._profiles[news.number], self._out.redact, self._out.ours, token))
        else:
            self._out.line(f"{instant(datetime.now(UTC))} {tables.one_line(self._views[news.number])}")

    def hint(self, text: str, runs: Sequence[Execution]) -> None:
        """Tell how to wait for these runs again."""
        if runs:
            self._out.note(text)
        for command in self._commands(runs):
            self._out.exact_note(command)

    def _commands(self, runs: Sequence[Execution]) -> list[str]:
        """Return a command for each run, or for many of them one for each profile, by their ids."""
        named = [(run, self._session.profile_name_of(run)) for run in runs]
        plain = all(profile and clean(address(run)) == address(run) for run, profile in named)
        if len(runs) < MANY or not plain or len({run.deadline for run in runs}) > 1:
            return [resume_hint(self._session, run, profile) for run, profile in named]
        named.sort(key=lambda pair: str(pair[1]))
        return [
            _command(self._session, [*(address(run) for run, _ in group), *_limit(runs[0])], profile)
            for profile, group in groupby(named, key=lambda pair: pair[1])
        ]

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
        if len(self._views) > 1 and not self._live:
            self._out.note(live.summary(self._views))
        self.hint("to wait on (without --timeout: as long as it takes):", [replace(run, deadline=None) for run in late])
        return worst(exit_of(news.error) for news in self._over.values())
