"""Tells, once a process, what an answer holds that this version does not read: nothing of it goes missing in silence."""

from __future__ import annotations

from collections.abc import Iterable

from .._core.redact import Redactor
from .._core.warned import warn_once
from .tables import SYSTEM


def unread(place: str, names: Iterable[str]) -> None:
    """Warn of members and attributes that the models have no room for; their names come from the server."""
    for name in names:
        told = Redactor().beginning(name, 60)
        warn_once((SYSTEM, "unread", place, told), "%s: %r of a %s is not read by this version", SYSTEM, told, place)


def several(place: str, number: int) -> None:
    """Warn of an element that occurs several times where the first one is taken."""
    warn_once(
        (SYSTEM, "several", place),
        "%s: an answer has %d of %s; the first is read, the others are not",
        SYSTEM,
        number,
        place,
    )
