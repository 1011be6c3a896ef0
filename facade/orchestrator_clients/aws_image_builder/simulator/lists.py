"""Lists: page sizes that the service chooses, opaque page tokens, filters."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from ..._simulation.messages import Call
from .errors import refusal
from .members import Members, optional_text, page_size

T = TypeVar("T")
_KEY, _BYTES = b"the simulator's own", 24


def page(
    call: Call, members: Members, items: Sequence[T], render: Callable[[T], object], *, sizes: Sequence[int]
) -> tuple[list[object], str | None]:
    """Return the items of a page, and the token of the next, None on the last. Raises InvalidPaginationTokenException.

    `sizes` are the most that the service puts on the first, second, ... page, over and over again. A token belongs to one
    operation with the same other members, `maxResults` too.
    """
    scope = _scope(call.path, members)
    token = optional_text(members, "nextToken")
    start, number = (0, 0) if token is None else _opened(token, scope)
    size = page_size(members)
    if sizes:
        size = min(size, sizes[number % len(sizes)])
    here = [render(item) for item in items[start : start + size]]
    following = (start, number) if "repeated_page" in call.marks else (start + size, number + 1)
    return here, (_sealed(*following, scope) if start + size < len(items) else None)


def fits(fields: Mapping[str, object], name: str, values: Sequence[str]) -> bool:
    """Return whether an image passes a filter. Only `name` takes a `*`, at the ends (AWS's API reference)."""
    value = str(fields[name])
    # Whether `version` means the number with or without that of the build is not known: both fit.
    forms = {value, value.partition("/")[0]} if name == "version" else {value}
    return any(wanted in forms or (name == "name" and _fits_wildcard(value, wanted)) for wanted in values)


def _fits_wildcard(value: str, wanted: str) -> bool:
    core = wanted.strip("*")
    if wanted.startswith("*") and wanted.endswith("*"):
        return core in value
    return value.startswith(core) if wanted.endswith("*") else wanted.startswith("*") and value.endswith(core)


def _scope(path: str, members: Members) -> bytes:
    same = {name: value for name, value in members.items() if name != "nextToken"}
    return json.dumps([path, same], sort_keys=True).encode()


def _sealed(start: int, number: int, scope: bytes) -> str:
    text = f"{start} {number}".encode().ljust(_BYTES)
    mark = _mark(text, scope)
    return base64.b64encode(mark + _masked(text, mark)).decode()


def _opened(token: str, scope: bytes) -> tuple[int, int]:
    try:
        data = base64.b64decode(token, validate=True)
        text = _masked(data[_BYTES:], data[:_BYTES])
        if data[:_BYTES] == _mark(text, scope):
            start, number = text.split()
            return int(start), int(number)
    except ValueError:
        pass
    raise refusal("InvalidPaginationTokenException", "The pagination token is not valid")


def _mark(text: bytes, scope: bytes) -> bytes:
    return hashlib.blake2b(text + scope, key=_KEY, digest_size=_BYTES).digest()


def _masked(text: bytes, mark: bytes) -> bytes:
    mask = hashlib.blake2b(mark, key=_KEY, digest_size=_BYTES).digest()
    return bytes(a ^ b for a, b in zip(text, mask, strict=True))
