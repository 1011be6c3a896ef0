"""Reading bodies within limits."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

from .errors import UsageError
from .redact import Redactor

ENCODINGS = ("gzip", "deflate", "x-gzip")
"""Content codings we ask for and undo ourselves, because a limit on the result must hold while it is undone."""

TRANSPORT_VARIABLE = "ORCHESTRATOR_CLIENTS_TRANSPORT"
"""Environment variable: `httpx` keeps to httpx and json where the extra `[fast]` is installed, `fast` insists on it."""

EXCERPT = 200
"""Characters of a body that an error shows."""

_LOOKED_AT = 65_536
"""Bytes of a body in which secrets are looked for, so that none is cut into what can no longer be recognised."""


class TooLarge(ValueError):
    """A body is larger than the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the answer is larger than max_response_bytes={limit}")


def inflate(body: bytes, encoding: str, limit: int) -> bytes:
    """Return a body without its content coding; ValueError if it is not what it claims, or larger than `limit`."""
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in ("", "identity"):
            continue
        if name not in ENCODINGS:
            raise ValueError(f"the answer has a content coding that was not asked for: {name[:20]!r}")
        body = _inflate_once(body, limit, raw=name == "deflate" and not _has_zlib_header(body))
    return body


def _has_zlib_header(body: bytes) -> bool:
    return len(body) >= 2 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0


def _inflate_once(body: bytes, limit: int, *, raw: bool) -> bytes:
    reader = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
    try:
        result = reader.decompress(body, limit + 1)
    except zlib.error as error:
        raise ValueError(f"the answer cannot be decompressed: {error}") from error
    if len(result) > limit:
        raise TooLarge(limit)
    if body and not reader.eof:
        raise ValueError("the compressed answer is cut short")
    return result


def excerpt(body: bytes, redactor: Redactor) -> str:
    """Return the first characters of a body as text on one line, without secrets."""
    text = body[:_LOOKED_AT].decode("utf-8", "replace")
    return " ".join(redactor.beginning(text, 2 * EXCERPT).split())[:EXCERPT]


def loads(body: bytes) -> Any:
    """Return the value of a JSON text, by msgspec if it is installed; raises ValueError.

    What msgspec refuses and Python's reader takes (NaN, half a surrogate pair, UTF-16) is read all the same.
    """
    read = fast_reader()
    if read is not None:
        try:
            return read(body)
        except (ValueError, RecursionError):
            pass
    try:
        return json.loads(body)
    except RecursionError as error:
        raise ValueError("the JSON is nested too deeply") from error
    except ValueError as error:
        raise ValueError("the body is not JSON") from error


@cache
def fast_reader() -> Callable[[bytes], Any] | None:
    """Return msgspec's reader of JSON, None if it is not installed or not wanted."""
    if not uses_extra("msgspec"):
        return None
    from msgspec.json import decode

    return decode


def uses_extra(module: str) -> bool:
    """Return whether a module of the extra `[fast]` is to be used; raises `UsageError` where the environment is wrong."""
    wanted = os.environ.get(TRANSPORT_VARIABLE, "")
    if wanted not in ("", "fast", "httpx"):
        raise UsageError(f"{TRANSPORT_VARIABLE}={wanted!r}: give httpx or fast, or leave it out")
    there = find_spec(module) is not None
    if wanted == "fast" and not there:
        raise UsageError(
            f"{TRANSPORT_VARIABLE}=fast, but {module} is missing: pip install 'orchestrator-clients[fast]'"
        )
    return there and wanted != "httpx"
