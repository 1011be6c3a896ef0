"""The conditions of `$filter` that are known to be understood: `eq`, `and`, `startswith`, `toupper`. All else is a 400."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from .errors import refusal

Value = Callable[[str], object]
"""Gives the value of a field of the item in question."""
Condition = Callable[[Value], bool]

_TOKEN = re.compile(r"\s*(?:(?P<literal>'(?:[^']|'')*')|(?P<word>[A-Za-z_][A-Za-z0-9_]*)|(?P<mark>[(),]))")

_DEEPEST = 50
"""Nested parentheses; more is refused rather than recursed into."""


def make_filter(text: str | None, fields: Collection[str]) -> Condition:
    """Return the condition that a text writes, on these fields; without a text everything fits. Raises the 400."""
    if text is None or not text.strip():
        return lambda _: True
    return _Reader(text, fields).read()


def as_text(value: object) -> str | None:
    """Return a value as a literal writes it: every literal is quoted, booleans and numbers too. None stays None."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


class _Reader:
    """Reads `(a eq 'x') and startswith(b, 'y')` from left to right."""

    def __init__(self, text: str, fields: Collection[str]) -> None:
        self._text, self._fields = text, fields
        self._tokens = self._split(text)
        self._at = 0
        self._depth = 0

    def read(self) -> Condition:
        condition = self._conjunction()
        if self._at < len(self._tokens):
            raise self._bad()
        return condition

    def _split(self, text: str) -> list[str]:
        tokens: list[str] = []
        at, end = 0, len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None:
                raise self._bad()
            tokens.append(match.group().strip() if match["literal"] is None else match["literal"])
            at = match.end()
        return tokens

    def _conjunction(self) -> Condition:
        parts = [self._part()]
        while self._peek() == "and":
            self._at += 1
            parts.append(self._part())
        return parts[0] if len(parts) == 1 else lambda value: all(part(value) for part in parts)

    def _part(self) -> Condition:
        if self._peek() == "(":
            return self._bracketed()
        if self._ahead() == ["startswith", "("]:
            return self._startswith()
        return self._equal()

    def _bracketed(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._bad()
        self._take("(")
        inner = self._conjunction()
        self._take(")")
        self._depth -= 1
        return inner

    def _startswith(self) -> Condition:
        self._take("startswith")
        self._take("(")
        name = self._field()
        self._take(",")
        beginning = self._literal()
        self._take(")")
        return lambda value: (as_text(value(name)) or "").startswith(beginning)

    def _equal(self) -> Condition:
        upper = self._ahead() == ["toupper", "("]
        if upper:
            self._at += 2
        name = self._field()
        if upper:
            self._take(")")
        self._take("eq")
        wanted = self._literal()
        if upper:
            return lambda value: (as_text(value(name)) or "").upper() == wanted
        return lambda value: as_text(value(name)) == wanted

    def _field(self) -> str:
        name = self._next()
        if name not in self._fields:
            raise refusal(400, f"There is no field {name!r} to filter by.")
        return name

    def _literal(self) -> str:
        token = self._next()
        if not token.startswith("'"):
            raise self._bad()
        return token[1:-1].replace("''", "'")  # OData's way to escape; whether the vendor takes it is not known

    def _ahead(self) -> list[str]:
        return self._tokens[self._at : self._at + 2]

    def _peek(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> str:
        token = self._peek()
        if token is None:
            raise self._bad()
        self._at += 1
        return token

    def _take(self, wanted: str) -> None:
        if self._next() != wanted:
            raise self._bad()

    def _bad(self) -> Exception:
        return refusal(400, f"The filter is not understood: {self._text[:200]}")
