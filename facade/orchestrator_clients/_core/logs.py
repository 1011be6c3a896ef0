"""The log of this package: one logger, whose records all have the same fields, so that logs can be collected as data."""

from __future__ import annotations

import logging
from typing import Any

NAME = "orchestrator_clients"

FIELDS = ("event", "system", "operation", "attempt", "duration", "delay", "reason", "status", "run")
"""Attributes that records have beside those of `logging`; what does not apply is None."""

_log = logging.getLogger(NAME)


def tell(
    level: int, event: str, message: str, *args: object, system: str | None, exc_info: bool = False, **fields: Any
) -> None:
    """Write a record. `event` is the name of its kind, which stays though its words may change; `fields` are of `FIELDS`."""
    if _log.isEnabledFor(level):
        extra = {**dict.fromkeys(FIELDS), "event": event, "system": system, **fields}
        _log.log(level, message, *args, exc_info=exc_info, extra=extra, stacklevel=2)


def is_told(level: int) -> bool:
    """Return whether records of a level are written."""
    return _log.isEnabledFor(level)


def reason_of(error: BaseException) -> str:
    """Return why something failed, for the field `reason`: the name of the error's class."""
    return type(error).__name__
