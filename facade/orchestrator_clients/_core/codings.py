"""Undoing content codings, piece by piece or at once. We do it ourselves, because a limit on the result must hold meanwhile."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from .body import BadAnswer

ASKED_FOR = ("gzip", "deflate", "x-gzip")
"""The content codings that requests admit."""

_REFUSED = frozenset(
    {
        "aes128gcm",
        "br",
        "compress",
        "dcb",
        "dcz",
        "exi",
        "pack200-gzip",
        "x-compress",
        "zstd",
        "snappy",
        "lz4",
        "xz",
        "bzip2",
    }
)
"""Others that change a body: those registered with IANA, and some that are not. What is none of all these (`UTF-8`, `none`,
`binary`) is what somebody took for one: it says nothing of the body."""

PIECE = 65_536
"""The most bytes that one piece holds after decompression, so that a few bytes cannot fill the memory."""


_STEP = 4096
"""Bytes that are undone at once: zlib copies what is left of them after every member and every piece, which may be many."""


class TooLarge(ValueError):
    """A body is larger than the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the answer is larger than max_response_bytes={limit}")


def codings(header: str | None) -> list[str]:
    """Return the codings that a header `Content-Encoding` names, the first applied first.

    ValueError for one that was not asked for.
    """
    names = [part.strip().lower() for part in (header or "").split(",")]
    for name in names:
        if name in _REFUSED:
            raise BadAnswer("the answer has a content coding that was not asked for", told=name)
    return [name for name in names if name in ASKED_FOR]


class Inflater:
    """Undoes the codings of a body as it arrives; ValueError for one that was not asked for."""

    def __init__(self, header: str | None) -> None:
        self._layers = [_Layer(gzipped=name != "deflate") for name in reversed(codings(header))]

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk amounts to, no piece of it empty; ValueError if it cannot be undone."""
        return _through(self._layers, chunk)

    def finish(self) -> bytes:
        """Return what is left at the end; ValueError if the end is missing."""
        rest = b""
        for number, layer in enumerate(self._layers):
            rest += b"".join(_through(self._layers[number + 1 :], layer.finish()))
        return rest


def _through(layers: Sequence[_Layer], chunk: bytes) -> Iterator[bytes]:
    if not layers:
        if chunk:
            yield chunk
        return
    for piece in layers[0].pieces(chunk):
        yield from _through(layers[1:], piece)


class _Layer:
    """Undoes one coding. A gzip file is one member after another (RFC 1952, 2.2); what else follows one is padding."""

    def __init__(self, *, gzipped: bool) -> None:
        self._gzipped, self._held = gzipped, b""
        self._reader: zlib._Decompress | None = None

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk amounts to, nothing for what follows the end."""
        for start in range(0, len(chunk), _STEP):
            step, self._held = self._held + chunk[start : start + _STEP], b""
            while step:
                if self._reader is None or self._reader.eof:
                    if len(step) < 2:  # too little to know what begins here
                        self._held = step
                        break
                    if self._reader is not None and not (self._gzipped and step.startswith(_MAGIC)):
                        return
                    self._reader = self._begun(step)
                try:
                    yield self._reader.decompress(step, PIECE)
                except zlib.error as error:
                    raise BadAnswer(f"the answer cannot be decompressed: {error}") from error
                step = self._reader.unconsumed_tail or self._reader.unused_data

    def _begun(self, chunk: bytes) -> zlib._Decompress:
        """Return the reader for what begins here; a deflated body may have zlib's header, or none."""
        raw = not self._gzipped and not _has_zlib_header(chunk)
        return zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)

    def finish(self) -> bytes:
        """Return what is left; ValueError if there should be more. Of nothing at all nothing is left."""
        if self._reader is None:
            if self._held:
                raise BadAnswer("the compressed answer is cut short")
            return b""
        rest = self._reader.flush()
        if not self._reader.eof:
            raise BadAnswer("the compressed answer is cut short")
        return rest


_MAGIC = b"\x1f\x8b"


def _has_zlib_header(body: bytes) -> bool:
    return body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0


def inflate(body: bytes, header: str | None, limit: int) -> bytes:
    """Return a whole body without its codings; ValueError if it is not what it claims, or larger than `limit`."""
    inflater = Inflater(header)
    parts, size = [], 0
    for part in _all(inflater, body):
        size += len(part)
        if size > limit:
            raise TooLarge(limit)
        parts.append(part)
    return b"".join(parts)


def _all(inflater: Inflater, body: bytes) -> Iterator[bytes]:
    yield from inflater.pieces(body)
    yield inflater.finish()
