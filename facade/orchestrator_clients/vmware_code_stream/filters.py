"""Conditions for lists, in the manner of OData as far as the reference and clients show it."""

from __future__ import annotations

from collections.abc import Mapping

from .._core.errors import UsageError
from .._core.inputs import one_of
from .tables import STATES, SYSTEM


def literal(value: str | bool) -> str:
    """Return a value as a literal: always in single quotes, booleans too (clients).

    A quote inside is doubled. That is the OData custom and only inferred here: no source shows one. Either way it cannot
    end the literal and begin a condition of its own on a server that follows the custom; test it on yours before you rely
    on it for names that hold quotes.
    """
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "'" + text.replace("'", "''") + "'"


def equal(field: str, value: object) -> str:
    """Return the condition that a field has a value; `UsageError` for what is no text and no boolean."""
    if not isinstance(value, str | bool) or value == "":
        raise UsageError(f"{field.lstrip('_')}={value!r}: give one text that is not empty", system=SYSTEM)
    return f"{field} eq {literal(value)}"


def combined(fields: Mapping[str, object], raw: str | None = None) -> str | None:
    """Return the conditions of the fields that are not None and the caller's own, all of which must hold; None for none."""
    if raw is not None and (not isinstance(raw, str) or not raw.strip()):
        raise UsageError(f"filter={raw!r}: give a condition such as \"status eq 'RUNNING'\"", system=SYSTEM)
    parts = [equal(name, value) for name, value in fields.items() if value is not None]
    parts += [] if raw is None else [raw]
    return " and ".join(f"({part})" for part in parts) if len(parts) > 1 else next(iter(parts), None)


def known_status(status: object) -> str | None:
    """Return a status in upper case, as filters want it; `UsageError` for a word that no execution has."""
    if status is None:
        return None
    return one_of(status.upper() if isinstance(status, str) else status, STATES, "status", system=SYSTEM)
