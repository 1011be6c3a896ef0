"""Where the command writes: results to stdout, everything else to stderr, all of it without secrets."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, ClassVar, Protocol

import click
from rich.console import Console, RenderableType

from .._core.redact import Redactor
from .exits import Exit
from .text import clean, harmless


class Hiding(Protocol):
    """What knows secrets."""

    def redact(self, text: str) -> str:
        """Return a text that others wrote without secrets."""
        ...

    def redact_ours(self, text: str) -> str:
        """Return a text of ours without secrets."""
        ...


class Output:
    """Writes lines; on a terminal it also draws tables."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.redactor: Redactor = Redactor()
        self.as_json = as_json
        self.level: int = 0
        self._others: list[Hiding] = []
        for stream in (sys.stdout, sys.stderr):
            _tolerate(stream)
        self.console: Console = Console(markup=False, emoji=False, highlight=False)
        # A variable such as FORCE_COLOR makes rich think of a pipe as a terminal: we do not.
        self.terminal: bool = sys.stdout.isatty()
        self.drawing: bool = not as_json and self.terminal and not self.console.is_dumb_terminal

    def also_hide(self, other: Hiding) -> None:
        """Let texts also go through a client, which fetches tokens by itself."""
        self._others.append(other)

    def redact(self, text: str) -> str:
        """Return a text that others wrote, such as a server, without secrets."""
        text = self.redactor.text(text)
        for other in self._others:
            text = other.redact(text)
        return text

    def ours(self, text: str) -> str:
        """Return a text of ours without secrets; what others wrote must have gone through `redact` before."""
        text = self.redactor.ours(text)
        for other in self._others:
            text = other.redact_ours(text)
        return text

    def fit(self, text: str) -> str:
        """Return a line of ours without secrets and without what a terminal would act on."""
        return harmless(self.ours(text))

    def draw(self, thing: RenderableType) -> None:
        """Draw something on the terminal; it must hold fitted text only."""
        self.console.print(thing)

    def line(self, text: str) -> None:
        """Write a line of the result."""
        _write(sys.stdout, self.fit(text))

    def cells(self, *values: object) -> None:
        """Write a line of the result whose values, in which others' words are redacted, are separated by tabs."""
        _write(sys.stdout, "\t".join(clean(self.ours(str(value))) for value in values))

    def exact(self, text: str) -> None:
        """Write a line as it is: JSON, whose values had their secrets taken out before, or a token."""
        _write(sys.stdout, text)

    def raw(self, data: bytes) -> None:
        """Write bytes as they are, whose secrets were taken out before: for a pipe or a file, not for a terminal."""
        with _writing():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def note(self, text: str) -> None:
        """Tell the person something beside the result."""
        _write(sys.stderr, self.fit(text))

    def exact_note(self, text: str) -> None:
        """Tell the person a command to copy; it must hold no server's text but a token."""
        _write(sys.stderr, text)

    def verbose(self, level: int) -> None:
        """Show the log: with 1 what this package does, with 2 what the libraries below it say as well."""
        self.level = level
        logger = logging.getLogger() if level > 1 else logging.getLogger(OURS)
        handler = _Handler()
        handler.setFormatter(_Formatter(self))
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG if level else logging.WARNING)
        logger.propagate = False


class _Handler(logging.Handler):
    """Writes records to stderr as it is at that moment: while a table is drawn, that is a place above the table."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; one that cannot be written is lost."""
        with suppress(OSError, ValueError):
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()


class _Formatter(logging.Formatter):
    """Formats records of the log, tracebacks included, without secrets."""

    def __init__(self, output: Output) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")
        self._output = output

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.partition(".")[0] == OURS and not record.exc_info
        text = super().format(record)
        return "\n".join(map(self._output.fit, (text if ours else self._output.redact(text)).splitlines()))


OURS = "orchestrator_clients"


def _tolerate(stream: IO[str]) -> None:
    """Let a stream that cannot show a character show its number rather than fail."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


class OutputLost(click.ClickException):
    """A result could not be written, such as to a full disk; what was asked of the system may well have happened."""

    exit_code: ClassVar[int] = Exit.OUTPUT

    def __init__(self, error: OSError, what: str = "the output") -> None:
        super().__init__(f"{what} could not be written: {error.strerror or error}")


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error) from None


def _write(stream: IO[str], text: str) -> None:
    with _writing():
        stream.write(text + "\n")
        stream.flush()
