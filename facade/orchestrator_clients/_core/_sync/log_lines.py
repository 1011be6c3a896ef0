# Derived from _async/log_lines.py by scripts/unasync: do not edit.
"""Logs as lines."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing

from ..log_lines import LineCutter, TextLine


def in_lines(chunks: Generator[bytes, None], step: str | None = None) -> Generator[TextLine, None]:
    """Yield the lines of a log that comes in chunks of bytes; a line comes when it is whole, or the log is at its end."""
    cutter = LineCutter(step)
    with closing(chunks):
        for chunk in chunks:
            for line in cutter.fed(chunk):
                yield line
    for line in cutter.ended():
        yield line
