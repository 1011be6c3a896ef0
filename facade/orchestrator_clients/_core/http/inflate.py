"""Undoing content codings piece by piece."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from ..body import ENCODINGS

PIECE = 65_536
"""The most bytes that one piece holds after decompression, so that a few bytes cannot fill the memory."""


class Inflater:
    """Undoes the content coding of a body as it arrives; ValueError for one that was not asked for."""

    def __init__(self, encoding: str) -> None:
        names = [name for part in encoding.split(",") if (name := part.strip().lower()) not in ("", "identity")]
        if len(names) > 1 or not set(names) <= set(ENCODINGS):
            raise ValueError(f"the answer has a content coding that was not asked for: {encoding[:40]!r}")
        self.encoded = bool(names)
        self._reader = zlib.decompressobj(zlib.MAX_WBITS | 32) if names else None

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk amounts to; ValueError if it cannot be undone."""
        if self._reader is None:
            yield chunk
            return
        try:
            while chunk:
                yield self._reader.decompress(chunk, PIECE)
                chunk = self._reader.unconsumed_tail
        except zlib.error as error:
            raise ValueError(f"the answer cannot be decompressed: {error}") from error

    def finish(self) -> bytes:
        """Return what is left at the end; ValueError if the end is missing."""
        if self._reader is None:
            return b""
        rest = self._reader.flush()
        if not self._reader.eof:
            raise ValueError("the compressed answer is cut short")
        return rest
