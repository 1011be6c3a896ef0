"""What error answers say: Cloud Manager's three shapes and a fourth, Adobe's gateway, and Adobe's login service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .._core.vendor import Problem, text_of


def read_problem(_: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    """Return the code and the message of an error body.

    Gateway: `error_code` and `message`; login service: `error` and `error_description`; Cloud Manager: `type` (a URI, whose
    last part serves as code), `title`, and `errors` or the parameters that are missing or invalid.
    """
    kind = (text_of(body.get("type")) or "").rstrip("/").rpartition("/")[2] or None
    code = text_of(body.get("error_code")) or text_of(body.get("error")) or kind
    title = text_of(body.get("message")) or text_of(body.get("error_description")) or text_of(body.get("title"))
    parts = [title, *_errors(body.get("errors")), *_parameters(body)]
    return Problem(code, "; ".join(dict.fromkeys(part for part in parts if part)) or None)


def _errors(errors: object) -> Iterator[str]:
    """Yield the texts of `errors`: a list of texts, a list of objects, or an object by field path."""
    if isinstance(errors, Mapping):
        for field, error in errors.items():
            text = _error(error)
            yield f"{field}: {text}" if text else str(field)
    elif isinstance(errors, list):
        yield from (text for error in errors if (text := _error(error)))


def _error(error: object) -> str | None:
    if not isinstance(error, Mapping):
        return text_of(error)
    return text_of(error.get("message")) or text_of(error.get("code"))


def _parameters(body: Mapping[str, Any]) -> Iterator[str]:
    for key, words in (("missingParams", "missing parameter"), ("invalidParams", "invalid parameter")):
        entries = body.get(key)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, Mapping) and (name := text_of(entry.get("name"))):
                reason = text_of(entry.get("reason"))
                yield f"{words} {name}{f': {reason}' if reason else ''}"
