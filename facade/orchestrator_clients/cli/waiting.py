"""Waiting for runs in front of a person or a program, and what is left if the waiting ends before they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .._core._sync.execution import Execution
from .._core.errors import OrchestratorError
from .exits import Exit
from .following import Wish, follow
from .interrupts import Terminated, terminable, unterminated
from .problems import complain
from .session import Session
from .show import Show


def wait_for(session: Session, runs: Sequence[Execution], wish: Wish) -> int:
    """Wait for all runs, showing them; return the exit code, 130 if Ctrl-C stopped the waiting."""
    runs = _with_deadline(_distinct(runs), wish.timeout)
    show = Show(session, runs, wish)
    try:
        with terminable(wish.cancel_on_interrupt):
            show.hint("to wait elsewhere, or again after an interruption:", runs)
            with show:
                for news in follow(runs, show.wish):
                    show.tell(news)
    except KeyboardInterrupt as interrupt:
        show.close()  # a table still drawn would wrap the command to copy
        _stopped(session, show, wish)
        return Exit.TERMINATED if isinstance(interrupt, Terminated) else Exit.INTERRUPTED
    return show.verdict()


def _distinct(runs: Iterable[Execution]) -> list[Execution]:
    return list({(id(run.client), *run.ids.values()): run for run in runs}.values())


def _with_deadline(runs: list[Execution], timeout: float | None) -> list[Execution]:
    if timeout is None or not runs:
        return runs
    deadline = runs[0].client.run_clock.time() + timeout  # one for all: all clients of the command have the real clock
    return [replace(run, deadline=deadline) for run in runs]


def _stopped(session: Session, show: Show, wish: Wish) -> None:
    """Cancel the runs that have not ended, if that was asked for, or print how to wait for them again."""
    left = show.unfinished()
    if not wish.cancel_on_interrupt:
        show.hint("stopped waiting; what was started goes on. To wait again:", left)
        return
    session.out.note("stopped waiting; cancelling what has not ended, as --cancel-on-interrupt says:")
    try:
        with unterminated():
            for run in list(left):
                if _asked(session, run):
                    left.remove(run)
    finally:  # a second Ctrl-C, or all are through
        show.hint("not cancelled; to wait for it:", left)


def _asked(session: Session, run: Execution) -> bool:
    try:
        run.cancel()
    except OrchestratorError as error:
        profile = session.profile_of(run)
        complain(session, error, profile.where if profile else None)
        return False
    session.out.note(f"{run}: asked to cancel")
    return True
