"""An execution as JSON holds it: what `to_json` gives, and the command line prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any


def json_form(run: Any) -> dict[str, object]:
    """Return the fields of an execution as JSON holds them; null is what the system does not say."""
    return {
        "system": run.system,
        "id": run.id,
        "ids": dict(run.ids),
        "name": run.name,
        "state": str(run.state),
        "raw_status": run.raw_status,
        "started": instant(run.started),
        "ended": instant(run.ended),
        "progress": None if run.progress is None else {"done": run.progress.done, "total": run.progress.total},
        "steps": [step_form(step) for step in run.steps],
        "message": run.message,
        "attention": run.attention,
        "link": run.link,
    }


def step_form(step: Any) -> dict[str, object]:
    """Return the fields of a step as JSON holds them."""
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


def redacted(value: object, redact: Callable[[str], str]) -> Any:
    """Return the values of JSON with every text made harmless."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {name: redacted(one, redact) for name, one in value.items()}
    return [redacted(one, redact) for one in value] if isinstance(value, list) else value


def redacted_form(run: Any, redact: Callable[[str], str]) -> dict[str, object]:
    """Return the JSON form with what the system says made harmless; a word of ours is never taken for a secret."""
    form, steps = json_form(run), [_redacted(step, redact) for step in map(step_form, run.steps)]
    return {**_redacted(form, redact), "steps": steps}


_OURS = frozenset({"system", "state", "started", "ended", "progress", "tolerated"})


def _redacted(form: dict[str, object], redact: Callable[[str], str]) -> dict[str, object]:
    ours = (
        _OURS if form["state"] == "unknown" else _OURS | {"raw_status"}
    )  # a status that is known is one of our words, too
    return {name: value if name in ours else redacted(value, redact) for name, value in form.items()}
