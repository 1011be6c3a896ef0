"""The log of a step for the command line: cut into lines, so that no secret is cut in two, with their positions in bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

Redact = Callable[[str], str]
"""Hides what is secret in a text."""

LONGEST = 100_000
"""Bytes of a line; a longer one is handed on in pieces of about this length."""

OVERLAP = 8192
"""Bytes on both sides of a cut in which a secret is looked for: session tokens of AWS have one to three thousand."""


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
    """The log of a step: whose it is (empty: that of the whole run), and its bytes from the offset on, as they come."""

    step: str
    chunks: Iterable[bytes]


def after(chunks: Iterable[bytes], offset: int) -> Iterator[bytes]:
    """Yield the bytes of chunks from an offset on, for a log that can only be read from its beginning."""
    for chunk in chunks:
        rest, offset = chunk[offset:], max(0, offset - len(chunk))
        if rest:
            yield rest


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end (or what there is of it), and the byte of the log at which it begins."""

    offset: int
    content: bytes

    @property
    def ends_at(self) -> int:
        """Return the byte after it."""
        return self.offset + len(self.content)


def lines(chunks: Iterable[bytes], offset: int = 0, redact: Redact = str) -> Iterator[Line]:
    """Yield the lines that chunks add up to, the first at `offset`; together they are the chunks, byte for byte.

    A line over `LONGEST` comes in pieces, cut where `redact` hides nothing that begins in one and ends in the next.
    """
    for content in _contents(chunks, redact):
        yield Line(offset, content)
        offset += len(content)


def _contents(chunks: Iterable[bytes], redact: Redact) -> Iterator[bytes]:
    rest, size = [b""], 0
    for chunk in chunks:
        first, *more = chunk.split(b"\n")
        for piece in more:
            yield b"".join((*rest, first, b"\n"))
            rest, size, first = [], 0, piece
        rest.append(first)
        size += len(first)
        while size > LONGEST + OVERLAP:
            held = b"".join(rest)
            cut = _cut(held, redact)
            yield held[:cut]
            rest, size = [held[cut:]], size - cut
    if size:
        yield b"".join(rest)


def _cut(line: bytes, redact: Redact) -> int:
    """Return where to cut a line: at `LONGEST`, or before a secret that stands there."""
    for cut in range(LONGEST, LONGEST // 2, -OVERLAP):
        left, right = line[cut - OVERLAP : cut], line[cut : cut + OVERLAP]
        if hidden(left + right, redact) == hidden(left, redact) + hidden(right, redact):
            return cut
    return LONGEST


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
