"""The log of a step on its way to whoever reads it: by lines, so that no secret is cut in two, and counted in bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Redact = Callable[[str], str]
"""Hides what is secret in a text."""

LONGEST = 100_000
"""Bytes of a line; a longer one is handed on in pieces of this length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is to be read: the log of which step (None: the one that matters most), from which byte, and whether it is followed.

    `poll` is how many seconds pass between two looks at a log that grows; None: what suits the system.
    """

    step: str | None = None
    offset: int = 0
    follow: bool = False
    poll: float | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """The log of a step: whose it is, and its bytes from the offset on, as they come."""

    step: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end (or what there is of it), and the byte of the log at which it begins."""

    offset: int
    content: bytes

    @property
    def ends_at(self) -> int:
        """Return the byte after it."""
        return self.offset + len(self.content)


def lines(chunks: Iterable[bytes], offset: int = 0) -> Iterator[Line]:
    """Yield the lines that chunks add up to, the first at `offset`; together they are the chunks, byte for byte."""
    for content in _contents(chunks):
        yield Line(offset, content)
        offset += len(content)


def _contents(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line + b"\n" for line in whole)
        while len(rest) > LONGEST:
            yield rest[:LONGEST]
            rest = rest[LONGEST:]
    if rest:
        yield rest


def hidden(content: bytes, redact: Redact) -> bytes:
    """Return a line without secrets, and otherwise byte for byte as it is, whatever its encoding."""
    text = content.decode("utf-8", "surrogateescape")
    kept = redact(text)
    return content if kept == text else kept.encode("utf-8", "surrogateescape")


def readable(content: bytes) -> str:
    """Return a line as text, without its end; what is no UTF-8 shows as U+FFFD."""
    return content.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")


def line_record(line: Line, run_id: str, step: str, redact: Redact) -> str:
    """Return a line as one line of JSON: the run's own id, the step, the byte at which the line begins, and its text."""
    text = redact(readable(line.content))
    return json.dumps({"id": redact(run_id), "step": redact(step), "offset": line.offset, "text": text})
