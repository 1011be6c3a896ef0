"""Logs as lines."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from ..log_lines import LineCutter, TextLine


async def in_lines(chunks: AsyncGenerator[bytes, None], step: str | None = None) -> AsyncGenerator[TextLine, None]:
    """Yield the lines of a log that comes in chunks of bytes; a line comes when it is whole, or the log is at its end."""
    cutter = LineCutter(step)
    async with aclosing(chunks):
        async for chunk in chunks:
            for line in cutter.fed(chunk):
                yield line
    for line in cutter.ended():
        yield line
