"""Reading bodies."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from .extras import uses_extra
from .redact import Redactor

EXCERPT = 200
"""Characters of a body that an error shows."""

_LOOKED_AT = 65_536
"""Bytes of a body in which secrets are looked for, so that none is cut into what can no longer be recognised."""


class BadAnswer(ValueError):
    """The answer does not have its documented shape: `reason` says why, `path` names the field (empty: the whole body).

    Both are words of ours; `told` is what the server said of it.
    """

    def __init__(self, reason: str, path: str = "", told: str = "") -> None:
        super().__init__(reason, path, told)
        self.reason = reason
        self.path = path
        self.told = told

    def __str__(self) -> str:
        """The field, the reason, and what was said of it."""
        return self.said(self.told)

    def said(self, told: str) -> str:
        """Return the field, the reason, and what was said of it, which may have been redacted."""
        text = f"{self.path}: {self.reason}" if self.path else self.reason
        return f"{text} ({told})" if told else text


def excerpt(body: bytes, redactor: Redactor) -> str:
    """Return the first characters of a body as text on one line, without secrets."""
    text = body[:_LOOKED_AT].decode("utf-8", "replace")
    return " ".join(redactor.beginning(text, 2 * EXCERPT).split())[:EXCERPT]


def loads(body: bytes) -> Any:
    """Return the value of a JSON text, by msgspec if it is installed; raises ValueError.

    What msgspec refuses and Python's reader takes (NaN, half a surrogate pair, UTF-16) is read all the same.
    """
    read = fast_reader()
    if read is not None:
        try:
            return read(body)
        except (ValueError, RecursionError):
            pass
    try:
        return json.loads(body)
    except RecursionError as error:
        raise BadAnswer("the JSON is nested too deeply") from error
    except ValueError as error:
        raise BadAnswer("the body is not JSON") from error


@cache
def fast_reader() -> Callable[[bytes], Any] | None:
    """Return msgspec's reader of JSON, None if it is not installed or not wanted."""
    if not uses_extra("msgspec"):
        return None
    from msgspec.json import decode

    return decode
