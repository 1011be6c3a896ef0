"""One call on its way through the seam: what is to be sent, and what it means."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..._version import __version__
from ..errors import DecodeError, UsageError, forgetting
from ..operation import Operation
from ..settings import Settings, Timeout, connect_and_read
from ..silent import SecretBytes
from ..vendor import Vendor
from ..wire.contract import WireRequest
from ..wire.target import Target, target_of, with_query, written
from .answer import OutgoingHeaders

_BODIES = ("content", "data", "files", "json")
_WITH_BODY = ("POST", "PUT", "PATCH")


@dataclass(slots=True)
class Call:
    """A call. `bare` ones carry no credentials and may leave the origin; the body of a `stream` is not read here.

    Who adds credentials may change `target` and `headers`, and keep what it needs in `extensions`.
    """

    method: str
    target: Target
    headers: OutgoingHeaders = field(repr=False)
    content: bytes = field(repr=False)
    operation: Operation
    timeout: tuple[float, float]
    parse: Callable[[Any], Any] | None = None
    bare: bool = False
    stream: bool = False
    extensions: dict[str, Any] = field(default_factory=dict, repr=False)

    def wired(self) -> WireRequest:
        """Return the request of one attempt."""
        return WireRequest(self.method, self.target, self.headers.pairs, self.content)


def user_agent(settings: Settings) -> str:
    """Return what we say of ourselves: product and version, after what the caller says of itself."""
    ours = f"orchestrator-clients/{__version__}"
    return f"{settings.user_agent} {ours}" if settings.user_agent else ours


@forgetting()
def call_of(
    vendor: Vendor, base: str, defaults: Mapping[str, str], timeout: tuple[float, float], request: Mapping[str, Any]
) -> Call:
    """Return the call for the arguments that generated code would give to httpx's `request`.

    What cannot be sent raises UsageError, or DecodeError where a server gave the address.
    """
    extensions = request.get("extensions") or {}
    operation = vendor.operation_of(extensions)
    bare = bool(extensions.get("bare"))
    try:
        target = _target(base, str(request["url"]), request.get("params"))
        method = str(request["method"]).upper()
        headers, content = OutgoingHeaders({"Host": target.authority, **defaults}), b""
        if any(request.get(name) is not None for name in _BODIES):
            content = _add_body(method, headers, request)
        elif method in _WITH_BODY:
            headers["Content-Length"] = "0"
        for name, value in (request.get("headers") or {}).items():
            headers[str(name)] = value if isinstance(value, str) else str(value)
    except (ValueError, UnicodeError):
        kind = DecodeError if bare else UsageError
        raise kind(
            "the request cannot be sent as it is: look at its address, and for odd characters in it",
            system=vendor.system,
            operation=operation.name,
        ) from None  # whose text shows parts of it
    wanted: Timeout | None = request.get("timeout")
    return Call(
        method=method,
        target=target,
        headers=headers,
        content=content,
        operation=operation,
        timeout=timeout if wanted is None else connect_and_read(wanted, system=vendor.system),
        parse=extensions.get("parse"),
        bare=bare,
        stream=bool(extensions.get("stream")),
    )


def _target(base: str, url: str, params: Any) -> Target:
    whole = url if "://" in url.partition("?")[0] else base + url
    return target_of(with_query(whole, params) if params else whole)


def _add_body(method: str, headers: OutgoingHeaders, request: Mapping[str, Any]) -> bytes:
    """Return the body as httpx encodes it, and add the headers that describe it."""
    given = {name: request[name] for name in _BODIES if request.get(name) is not None}
    if given.keys() == {"json"}:
        media, text = "application/json", _as_httpx(given["json"])
    elif given.keys() == {"data"} and type(given["data"]) is dict:
        media, text = "application/x-www-form-urlencoded", written(given["data"])
    else:
        return _encoded(method, headers, given)
    content = text.encode()
    headers["Content-Length"], headers["Content-Type"] = str(len(content)), media
    return SecretBytes(content)


_as_httpx = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def _encoded(method: str, headers: OutgoingHeaders, given: Mapping[str, Any]) -> bytes:
    """Let httpx itself encode a body, such as files."""
    from orchestrator_api._runtime.http import httpx

    made = httpx.Request(method, "http://body", **given)
    content = made.read()
    for name, value in made.headers.items():
        if name != "host":
            headers[name.title()] = value
    return SecretBytes(content)
