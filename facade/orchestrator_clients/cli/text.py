"""Text of a server made fit to be shown: it is not trusted to be harmless to a terminal, a file of lines, or a browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from .._command.logs import Redact
from .._core.execution.waiting import told_attention
from .._core.model import Snapshot, State, Step
from .._core.text import is_harmful
from .wording import in_commands


def clean(text: str) -> str:
    """Return a text on one line, without what a terminal would act on."""
    return " ".join("".join(" " if is_harmful(char) else char for char in text).split())


def harmless(line: str) -> str:
    """Return a line as it is, tabs and runs of spaces included, but for what a terminal would act on."""
    return "".join(" " if char != "\t" and is_harmful(char) else char for char in line)


def safe_link(link: str | None) -> str | None:
    """Return a link that a person may be offered: https, to a host, without credentials; None for anything else."""
    if link is None or clean(link) != link or any(char in link for char in " <>\"'`\\"):
        return None
    try:
        parts = urlsplit(link)
        sound = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return link if sound else None


@dataclass(frozen=True, kw_only=True)
class Shown(Snapshot):
    """What may be shown of an execution; `failed_step` is the one that the execution itself named."""

    failed: Step | None = None

    @property
    def failed_step(self) -> Step | None:
        """Return the step that made the execution fail, or None."""
        return self.failed


def shown(run: Snapshot, redact: Redact, ours: Redact, fit: Callable[[str], str] = clean) -> Shown:
    """Return what may be shown of an execution: each text without secrets, on one line; links only if they are safe.

    `ours` is for texts of ours that may hold a secret all the same; `fit` makes a text harmless, by default on one line.
    """

    def text(value: str) -> str:
        return fit(redact(value))

    def maybe(value: str | None) -> str | None:
        return None if value is None else text(value)

    failed, attention = run.failed_step, told_attention(run, redact, ours)
    return Shown(
        system=run.system,
        id=text(run.id),
        ids={name: text(value) for name, value in run.ids.items()},
        state=run.state,
        raw_status=text(run.raw_status) if run.state is State.UNKNOWN else fit(run.raw_status),
        name=maybe(run.name),
        started=run.started,
        ended=run.ended,
        progress=run.progress,
        steps=tuple(_shown_step(step, text) for step in run.steps),
        message=maybe(run.message),
        attention=attention and fit(in_commands(attention, run.system)),
        link=safe_link(maybe(run.link)),
        failed=None if failed is None else _shown_step(failed, text),
    )


def _shown_step(step: Step, text: Callable[[str], str]) -> Step:
    def maybe(value: str | None) -> str | None:
        return None if value is None else text(value)

    return Step(
        name=text(step.name),
        state=step.state,
        raw_status=maybe(step.raw_status) if step.state is State.UNKNOWN else step.raw_status,
        id=maybe(step.id),
        started=step.started,
        ended=step.ended,
        message=maybe(step.message),
        group=maybe(step.group),
        tolerated=step.tolerated,
    )


def label(step: Step) -> str:
    """Return the name of a step with what it belongs to, where its name does not say that by itself."""
    return f"{step.group}: {step.name}" if step.group and step.group not in step.name else step.name


def moment(when: datetime | None) -> str:
    """Return an instant in UTC to the second, empty for none."""
    return "" if when is None else f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"


def duration(span: timedelta | None) -> str:
    """Return a duration as people say it, such as `2h05m`; empty for none."""
    if span is None:
        return ""
    seconds = max(0.0, span.total_seconds())
    if seconds < 10:
        return f"{seconds:.1f}s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{days}d{hours:02d}h"
    return f"{hours}h{minutes:02d}m" if hours else f"{minutes}m{seconds:02d}s" if minutes else f"{seconds}s"


def elapsed(run: Snapshot | Step, now: datetime) -> timedelta | None:
    """Return how long something took, or has taken up to now; None if it is not known to have started."""
    return None if run.started is None else (run.ended or max(now, run.started)) - run.started
