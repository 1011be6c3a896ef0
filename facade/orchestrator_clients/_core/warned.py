"""Warnings that the log has once a process each, however often their cause comes."""

from __future__ import annotations

import logging

from .logs import tell

MOST = 1000
"""Causes that are remembered; servers that always say something new are not to fill memory or log."""

_told: set[tuple[str, ...]] = set()


def warn_once(cause: tuple[str, ...], message: str, *args: object) -> None:
    """Warn in the log, unless this cause, whose first part is the system, was warned of before."""
    if cause not in _told and len(_told) < MOST:
        _told.add(cause)
        tell(logging.WARNING, "unknown_word", message, *args, system=cause[0])
