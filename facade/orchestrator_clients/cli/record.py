"""The JSON form of an execution: what `--json` prints. docs/cli.md documents it; fields are added, not changed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from .._command.logs import Redact
from .._core._sync.execution import Execution
from .._core.execution.record import instant, json_form
from .text import shown

FIELDS = (
    "system", "profile", "id", "ids", "name", "state", "raw_status", "started", "ended", "progress", "steps", "message",
    "attention", "link", "token",
)  # fmt: skip
"""The fields, in this order, all of them always there; null is what the system does not say."""


def record(run: Execution, profile: str | None, redact: Redact, ours: Redact, token: str) -> Mapping[str, object]:
    """Return the fields of an execution, without secrets. `token` is taken as it is.

    It holds ids and no credential, and one character hidden in it would make it useless.
    """
    view = shown(run, redact, ours, str)  # JSON escapes what a terminal would act on: the texts stay whole
    fields = {**json_form(view), "profile": profile, "token": token}
    return {name: fields[name] for name in FIELDS}


def line(run: Execution, profile: str | None, redact: Redact, ours: Redact, token: str) -> str:
    """Return the fields as one line of JSON, ASCII only."""
    return json.dumps(record(run, profile, redact, ours, token))


__all__ = ["FIELDS", "instant", "line", "record"]
