"""Executions and steps drawn as rich tables that fit the terminal. They take what `text.shown` returned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rich import box
from rich.progress_bar import ProgressBar
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


ROOMY = 120
"""Columns from which the table of what is watched has one for the system; below, it stands under the run's name."""

MOST = 200
"""Characters for what a watched execution is about: a gate tells how to answer, a failure may have a log to tell."""


def _table(*columns: tuple[str, int | None], whole: frozenset[str] = frozenset({"id"})) -> Table:
    """Return a table of columns that are cut, but for the `whole` ones; those with a ratio share what room there is."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=any(ratio for _, ratio in columns))
    for title, ratio in columns:
        # An id is for copying: it is wrapped rather than cut.
        fold = title in whole
        table.add_column(title, ratio=ratio, no_wrap=not fold, overflow="fold" if fold else "ellipsis")
    return table


def runs_table(runs: Sequence[Snapshot], *, width: int) -> Table:
    """Return a table of executions that are listed; a narrow terminal gets fewer columns."""
    columns = [("id", None), ("state", None), ("name", 1), ("started", None), ("took", None)]
    number = 2 if width < NARROW else 3 if width < WIDE else 5
    table = _table(*columns[:number])
    for run in runs:
        took = duration(run.ended - run.started) if run.started and run.ended else ""
        cells = (Text(address(run)), state_text(run.state), Text(run.name or ""), moment(run.started), took)
        table.add_row(*cells[:number])
    return table


def live_table(runs: Sequence[Snapshot], now: datetime, *, width: int) -> Table:
    """Return a table of executions that are watched. Names are whole, over several lines where it is narrow."""
    wide, system = width >= WIDE, (("system", None),) if width >= ROOMY else ()
    columns = (*system, ("run", 3), ("state", None), ("done", None), ("now", 4 if wide else 3), ("time", None))
    table = _table(*columns, whole=frozenset({"run", "now"}))
    under = not system and len({run.system for run in runs}) > 1
    for run in runs:
        table.add_row(
            *([Text(run.system)] if system else []),
            Text.assemble(run.name or run.id, (f"\n{run.system}" if under else "", "dim")),
            state_text(run.state),
            progress(run, 12 if wide else 5),
            _now(run),
            duration(elapsed(run, now)),
        )
    return table


def _now(run: Snapshot) -> Text:
    text = Text(doing(run) or (f"{run.progress.done} of {run.progress.total}" if run.progress else ""))
    text.truncate(MOST, overflow="ellipsis")
    return text


def progress(run: Snapshot, width: int) -> ProgressBar | Text:
    """Return a bar of how far an execution is, or nothing where the system does not tell."""
    if run.progress is None or run.progress.total <= 0:
        return Text("")
    return ProgressBar(total=run.progress.total, completed=min(run.progress.done, run.progress.total), width=width)


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
    """Return an execution as a line of a pipe tells of it."""
    return f"{run} - {doing(run)}" if doing(run) else str(run)


def current(run: Snapshot) -> Step | None:
    """Return the step at work, None if no step is known to be."""
    return next((step for step in run.steps if step.state not in (State.QUEUED, *_ENDS)), None)


_ENDS = (State.SUCCEEDED, State.FAILED, State.CANCELLED)


def steps_table(run: Snapshot, now: datetime) -> Table:
    """Return a table of the steps of an execution."""
    table = _table(("step", 3), ("state", None), ("started", None), ("took", None), ("message", 4))
    for step in run.steps:
        took = duration(elapsed(step, now))
        table.add_row(Text(label(step)), state_text(step.state), moment(step.started), took, Text(step.message or ""))
    return table
