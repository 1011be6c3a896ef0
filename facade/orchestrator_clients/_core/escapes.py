"""Decodes escapes of URLs, JSON and HTML, and remembers where in the original text each character stood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from .patterns import compiled

_ESCAPED = (
    r"(?P<url>(?:%[0-9A-Fa-f]{2})+)"
    r"|&(?P<html>(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|quot|apos|lt|gt|amp);)"
    r"|\\(?P<json>u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[\"'\\/])"
)
_BYTE = "%([0-9A-Fa-f]{2})"


class Undone:
    """A text without one layer of escapes."""

    def __init__(self, text: str, marks: list[tuple[int, int, int]]) -> None:
        self.text = text
        self._marks = marks  # of each character that was escaped: where it is now, and where its escape began and ended
        self._at = [at for at, _, _ in marks]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` to `end` stood."""
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        before = bisect_right(self._at, at) - 1
        if before < 0:
            return at, at + 1
        now, begin, end = self._marks[before]
        return (begin, end) if now == at else (end + at - now - 1, end + at - now)


def undone(text: str) -> Undone | None:
    """Return the text with its escapes undone, None if there are none."""
    pieces: list[str] = []
    marks: list[tuple[int, int, int]] = []
    done = size = 0
    for found in compiled(_ESCAPED).finditer(text):
        pieces.append(text[done : found.start()])
        size += found.start() - done
        for character, begin, end in _characters(found):
            marks.append((size, begin, end))
            pieces.append(character)
            size += 1
        done = found.end()
    return Undone("".join((*pieces, text[done:])), marks) if marks else None


def _characters(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the characters that an escape stands for, each with its place."""
    from html import unescape  # late, for its table of entities takes long to import

    if found["url"]:
        yield from _of_bytes(
            [(int(one[1], 16), *one.span()) for one in compiled(_BYTE).finditer(found[0])], found.start()
        )
    elif found["html"]:
        yield unescape(f"&{found['html']}")[:1] or "\ufffd", *found.span()
    else:
        yield _of_json(found["json"]), *found.span()


def _of_bytes(given: list[tuple[int, int, int]], offset: int) -> Iterator[tuple[str, int, int]]:
    """Yield the characters of bytes in UTF-8; a byte that belongs to none is taken for one of Latin-1."""
    at = 0
    while at < len(given):
        first = given[at][0]
        length = 1 + (first >= 0xC0) + (first >= 0xE0) + (first >= 0xF0)
        part = given[at : at + length]
        try:
            character = bytes(byte for byte, _, _ in part).decode()
        except UnicodeDecodeError:
            part, character = given[at : at + 1], chr(first)
        yield character, offset + part[0][1], offset + part[-1][2]
        at += len(part)


def _of_json(told: str) -> str:
    if not told.startswith("u"):
        return told
    if len(told) == 5:
        return chr(int(told[1:], 16))
    high, low = int(told[1:5], 16), int(told[7:], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
