"""The JSON form of an execution: what `--json` prints. docs/cli.md documents it; fields are added, not changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from .._command.logs import Redact
from .._core._sync.execution import Execution
from .._core.model import Snapshot, Step
from .text import shown

FIELDS = (
    "system", "profile", "id", "ids", "name", "state", "raw_status", "started", "ended", "progress", "steps", "message",
    "attention", "link", "token",
)  # fmt: skip
"""The fields, in this order, all of them always there; null is what the system does not say."""


def record(run: Execution, profile: str | None, redact: Redact) -> Mapping[str, object]:
    """Return the fields of an execution, without secrets."""
    view = shown(run, redact, str)  # JSON escapes what a terminal would act on: the texts stay whole
    return {
        "system": view.system,
        "profile": profile,
        "id": view.id,
        "ids": dict(view.ids),
        "name": view.name,
        "state": str(view.state),
        "raw_status": view.raw_status,
        "started": instant(view.started),
        "ended": instant(view.ended),
        "progress": _progress(view),
        "steps": [_step(step) for step in view.steps],
        "message": view.message,
        "attention": view.attention,
        "link": view.link,
        # As it is: it holds ids and no credential, and one character hidden in it would make it useless.
        "token": run.token(),
    }


def line(run: Execution, profile: str | None, redact: Redact) -> str:
    """Return the fields as one line of JSON, ASCII only."""
    return json.dumps(record(run, profile, redact))


def _progress(run: Snapshot) -> Mapping[str, int] | None:
    return None if run.progress is None else {"done": run.progress.done, "total": run.progress.total}


def _step(step: Step) -> Mapping[str, object]:
    return {
        "name": step.name,
        "id": step.id,
        "state": str(step.state),
        "raw_status": step.raw_status,
        "started": instant(step.started),
        "ended": instant(step.ended),
        "message": step.message,
        "group": step.group,
        "tolerated": step.tolerated,
    }


def instant(when: datetime | None) -> str | None:
    """Return an instant as RFC 3339 in UTC, to the millisecond."""
    return None if when is None else f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.{when.microsecond // 1000:03d}Z"
