"""Where each step of an execution lies between its beginning and its end: pure, for the terminal and the report alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .._core.model import Snapshot, Step
from .text import duration, label


@dataclass(frozen=True, slots=True)
class Bar:
    """A step, from `begin` to `end` as parts of the whole time, 0 to 1; both None if it is not known to have started."""

    step: Step
    begin: float | None
    end: float | None


def span(run: Snapshot, now: datetime | None = None) -> tuple[datetime, datetime] | None:
    """Return the time an execution covers, up to `now` if it has not ended; None if it is unknown when it began.

    Without `now`, the latest time that is known counts.
    """
    begins = [when for when in (run.started, *(step.started for step in run.steps)) if when]
    ends = [when for when in (run.ended, *(step.ended for step in run.steps)) if when]
    if not begins:
        return None
    if not run.state.ended and now is not None:
        ends.append(now)
    begin = min(begins)
    return begin, max([*ends, *begins, begin])


def bars(run: Snapshot, now: datetime | None = None) -> Sequence[Bar]:
    """Return a bar for each step, in the order of the steps."""
    whole = span(run, now)
    return [_bar(step, whole) for step in run.steps]


def _bar(step: Step, whole: tuple[datetime, datetime] | None) -> Bar:
    if whole is None or step.started is None:
        return Bar(step, None, None)
    begin, end = whole
    # A step whose end is not known is drawn to the end of the whole if it goes on, else as a point.
    ended = step.ended or (step.started if step.state.ended else end)
    return Bar(step, _part(step.started - begin, end - begin), _part(max(ended, step.started) - begin, end - begin))


def _part(offset: timedelta, whole: timedelta) -> float:
    return min(1.0, max(0.0, offset / whole)) if whole else 0.0


def drawn(run: Snapshot, now: datetime, width: int, *, block: str = "█") -> Iterable[str]:
    """Yield a line of text per step: its name, its bar, its state and how long it took."""
    wanted = max((len(label(step)) for step in run.steps), default=0)
    names = min(wanted, max(8, width // 4))
    room = max(10, width - names - 30)
    for bar in bars(run, now):
        took = duration((bar.step.ended or now) - bar.step.started) if bar.step.started else ""
        name = label(bar.step)
        name = name if len(name) <= names else name[: names - 1] + "~"
        yield f"{name:<{names}} |{_line(bar, room, block)}| {bar.step.state:<10} {took}".rstrip()


def _line(bar: Bar, room: int, block: str) -> str:
    if bar.begin is None or bar.end is None:
        return " " * room
    first = min(room - 1, int(bar.begin * room))
    last = max(first + 1, min(room, round(bar.end * room)))
    return " " * first + block * (last - first) + " " * (room - last)
