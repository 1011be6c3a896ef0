"""Executions that are watched, drawn to fit the screen: a few with all there is to say, many a line each, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console, Group, RenderableType
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from .._core.model import Snapshot, State
from .systems import short
from .tables import NARROW, WIDE, doing, state_text, table_of
from .text import duration, elapsed

ROOMY = 120
"""Columns from which the table of what is watched has one for the system; below, it stands under the run's name."""

MOST = 200
"""Characters for the note on a watched execution: a gate says how to answer, a failure may say where its log is."""

USUAL = 80
"""Columns from which there is room for an id and a little more."""

FEW = 8
"""Executions that may have several lines each, if the screen has them."""

_AROUND = 5
"""Lines around the rows: above and below the heads, the summary, and where the cursor is."""

_ORDER = (
    *(State.FAILED, State.WAITING, State.PAUSED, State.UNKNOWN, State.CANCELLING),
    *(State.RUNNING, State.QUEUED, State.CANCELLED, State.SUCCEEDED),
)
"""What a person must know of first."""


def watched(runs: Sequence[Snapshot], now: datetime, console: Console) -> RenderableType:
    """Return what is drawn of a wait: a table that fits the screen, and for several runs a summary."""
    runs = sorted(runs, key=lambda run: _ORDER.index(run.state))
    width, height = console.width, console.height
    if len(runs) == 1:
        return live_table(runs, now, width=width)
    if len(runs) <= FEW:
        whole = Group(live_table(runs, now, width=width), Text(summary(runs)))
        if len(console.render_lines(whole)) < height:
            return whole
    room = max(1, height - _AROUND)
    hidden = len(runs) - room
    more = f"; {hidden} of them are not shown" if hidden > 0 else ""
    return Group(_compact(runs[:room], now, width=width), Text(summary(runs) + more, no_wrap=True, overflow="ellipsis"))


def summary(runs: Sequence[Snapshot]) -> str:
    """Return how many runs there are, and how many of them in each state."""
    found = Counter(run.state for run in runs)
    return f"{len(runs)} runs: {', '.join(f'{found[state]} {state}' for state in _ORDER if found[state])}"


def _compact(runs: Sequence[Snapshot], now: datetime, *, width: int) -> Table:
    """Return a table with a line for each run; the id distinguishes runs of the same name."""
    columns: list[tuple[str, int | None]] = [("id", None if width >= USUAL else 2), ("state", None), ("time", None)]
    columns[1:1] = [("run", 2)] if width >= WIDE else []
    columns += [("now", 3)] if width >= NARROW else []
    table = table_of(*columns, whole=frozenset())
    for run in runs:
        cells = {
            "id": Text(short(run)),
            "run": Text(run.name or ""),
            "state": state_text(run.state),
            "time": Text(duration(elapsed(run, now))),
            "now": _now(run) or Text(run.name or "" if width < WIDE else ""),
        }
        table.add_row(*(cells[name] for name, _ in columns))
    return table


def live_table(runs: Sequence[Snapshot], now: datetime, *, width: int) -> Table:
    """Return a table of executions that are watched. Names are whole, over several lines where it is narrow."""
    wide, system = width >= WIDE, (("system", None),) if width >= ROOMY else ()
    columns = (*system, ("run", 3), ("state", None), ("done", None), ("now", 4 if wide else 3), ("time", None))
    table = table_of(*columns, whole=frozenset({"run", "now"}))
    under = not system and len({run.system for run in runs}) > 1
    alike = len({run.name for run in runs}) < len(runs)
    for run in runs:
        table.add_row(
            *([Text(run.system)] if system else []),
            _title(run, with_id=alike, with_system=under),
            state_text(run.state),
            progress(run, 12 if wide else 5),
            _now(run),
            duration(elapsed(run, now)),
        )
    return table


def _title(run: Snapshot, *, with_id: bool, with_system: bool) -> Text:
    below = [short(run)] if with_id and run.name else []
    below += [run.system] if with_system else []
    return Text.assemble(run.name or run.id, *((f"\n{text}", "dim") for text in below))


def _now(run: Snapshot) -> Text:
    text = Text(doing(run) or (f"{run.progress.done} of {run.progress.total}" if run.progress else ""))
    text.truncate(MOST, overflow="ellipsis")
    return text


def progress(run: Snapshot, width: int) -> ProgressBar | Text:
    """Return a bar of how far an execution is, or nothing if the system does not say."""
    if run.progress is None or run.progress.total <= 0:
        return Text("")
    return ProgressBar(total=run.progress.total, completed=min(run.progress.done, run.progress.total), width=width)
