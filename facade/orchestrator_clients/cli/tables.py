"""Executions and steps drawn as rich tables that fit the terminal. They take what `text.shown` returned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from rich import box
from rich.table import Table
from rich.text import Text

from .._core.model import Snapshot, State, Step
from .systems import address
from .text import duration, elapsed, label, moment

STYLES = {
    State.QUEUED: "dim",
    State.RUNNING: "cyan",
    State.WAITING: "bold yellow",
    State.PAUSED: "yellow",
    State.CANCELLING: "magenta",
    State.SUCCEEDED: "green",
    State.FAILED: "bold red",
    State.CANCELLED: "magenta",
    State.UNKNOWN: "yellow",
}


def state_text(state: State) -> Text:
    """Return a state in its colour; the word itself says it, too."""
    return Text(str(state), style=STYLES[state])


NARROW, WIDE = 60, 90
"""Columns of the terminal below which a table has fewer columns of its own, and from which it has all."""


def table_of(*columns: tuple[str, int | None], whole: frozenset[str] = frozenset({"id"})) -> Table:
    """Return a table of columns that are cut, but for the `whole` ones; those with a ratio share what room there is."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=any(ratio for _, ratio in columns))
    for title, ratio in columns:
        # An id is for copying: it is wrapped rather than cut.
        fold = title in whole
        table.add_column(title, ratio=ratio, no_wrap=not fold, overflow="fold" if fold else "ellipsis")
    return table


def runs_table(runs: Sequence[Snapshot], now: datetime, *, width: int) -> Table:
    """Return a table of executions that are listed; a narrow terminal gets fewer columns.

    `time` is how long a run took, or has taken so far; `age` is how long ago it started.
    """
    wide, middling = width >= WIDE, width >= NARROW
    middle = (
        (("name", 1), ("started", None), ("time", None)) if wide else (("name", 1), ("age", None)) if middling else ()
    )
    table = table_of(("id", None), ("state", None), *middle)
    for run in runs:
        cells = [Text(address(run)), state_text(run.state)]
        if middling:
            cells.append(Text(run.name or ""))
        if wide:
            cells += [Text(moment(run.started)), Text(duration(elapsed(run, now)))]
        elif middling:
            cells.append(Text(duration(max(now - run.started, timedelta()) if run.started else None)))
        table.add_row(*cells)
    return table


def doing(run: Snapshot) -> str:
    """Return what an execution is about: what a person must do, the failure, or the step at work; empty if none is known."""
    failed, step = run.failed_step, current(run)
    if run.attention:
        return run.attention
    if run.state is State.FAILED:
        return ": ".join(
            part for part in (failed and label(failed), (failed and failed.message) or run.message) if part
        )
    return label(step) if step and not run.state.ended else ""


def one_line(run: Snapshot) -> str:
    """Return an execution as one line of text, for a pipe."""
    return f"{run} - {doing(run)}" if doing(run) else str(run)


def current(run: Snapshot) -> Step | None:
    """Return the step at work, None if no step is known to be."""
    return next((step for step in run.steps if step.state not in (State.QUEUED, *_ENDS)), None)


_ENDS = (State.SUCCEEDED, State.FAILED, State.CANCELLED)


def steps_table(run: Snapshot, now: datetime) -> Table:
    """Return a table of the steps of an execution."""
    table = table_of(("step", 3), ("state", None), ("started", None), ("took", None), ("message", 4))
    for step in run.steps:
        took = duration(elapsed(step, now))
        table.add_row(Text(label(step)), state_text(step.state), moment(step.started), took, Text(step.message or ""))
    return table
