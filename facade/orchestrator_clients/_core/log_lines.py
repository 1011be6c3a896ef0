"""Lines of logs: what all systems' have in common, and how bytes become lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

LONGEST = 100_000
"""Bytes of a line; a longer one comes in pieces of this length, so that no log fills the memory."""


class LogLine(Protocol):
    """A line of a log; what the system does not say is None. `str` gives the whole line, as the command line prints it.

    Texts are the system's own: do not trust them, and secrets in them are not hidden.
    """

    @property
    def text(self) -> str:
        """Return what it says, without its end."""
        ...

    @property
    def step(self) -> str | None:
        """Return the name of the step that wrote it."""
        ...

    @property
    def time(self) -> datetime | None:
        """Return when that was."""
        ...


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a log that is a text and nothing more."""

    text: str
    step: str | None = None
    time: datetime | None = None

    def __str__(self) -> str:
        return self.text


class LineCutter:
    """Cuts bytes that come in pieces into lines; what is no UTF-8 shows as U+FFFD."""

    def __init__(self, step: str | None = None) -> None:
        self._step = step
        self._rest = b""

    def fed(self, chunk: bytes) -> Iterator[TextLine]:
        """Yield the lines that end in this piece."""
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield self._line(self._rest + line)
            self._rest = b""
        self._rest += rest
        while len(self._rest) > LONGEST:
            piece, self._rest = self._rest[:LONGEST], self._rest[LONGEST:]
            yield self._line(piece)

    def ended(self) -> Iterator[TextLine]:
        """Yield the last line, where it has no end."""
        if self._rest:
            yield self._line(self._rest)
            self._rest = b""

    def _line(self, content: bytes) -> TextLine:
        return TextLine(content.decode("utf-8", "replace").removesuffix("\r"), self._step)
