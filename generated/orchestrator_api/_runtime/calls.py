"""Makes the requests of operations, sends them by a client, and gives what came back."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, field

from .encoding import cookie, encode, header, query
from .errors import UnexpectedStatus
from .operation import Operation
from .values import UNSET, File

if TYPE_CHECKING:
    from .client import Client
    from .http import httpx

T = TypeVar("T")


@define
class Response(Generic[T]):
    """An answer: its status (any integer), raw body, headers and the model read from it, if it was a success.

    Body and headers are left out of `repr`: they may hold a token or a cookie.
    """

    status_code: int
    content: bytes = field(repr=False)
    headers: MutableMapping[str, str] = field(repr=False)
    parsed: T | None


def request(
    operation: Operation,
    url: str,
    *,
    params: Mapping[str, Any] | None = None,
    headers: Mapping[str, Any] | None = None,
    cookies: Mapping[str, Any] | None = None,
    body: Any = UNSET,
    media: str = "",
    parse: Callable[[httpx.Response], Any] | None = None,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    extensions: dict[str, Any] = {"operation": operation.name, "meaning": operation}
    if parse is not None:
        extensions["parse"] = parse
    made: dict[str, Any] = {"method": operation.method.lower(), "url": url, "extensions": extensions}
    if params is not None:
        made["params"] = query(params)
    sent = header(headers) if headers else {}
    if cookies:
        sent |= cookie(cookies)
    if body is not UNSET:
        made |= _content(body)
        sent["Content-Type"] = media
    return made | ({"headers": sent} if sent else {})


def _content(body: Any) -> dict[str, Any]:
    if isinstance(body, File):
        return {"content": body.payload.read()}
    return {"content": b"null"} if body is None else {"json": encode(body)}  # httpx takes None for no body


def media_of(body: object, kinds: Mapping[str, type[Any]]) -> str:
    """Return the media type of a body: that of its class."""
    return next((media for media, kind in kinds.items() if isinstance(body, kind)), "")


def send(client: Client, arguments: dict[str, Any], parse: Callable[[httpx.Response], T | None]) -> Response[T]:
    """Send a request and return the answer with what `parse` makes of it."""
    return _answered(client, client.get_httpx_client().request(**arguments), parse)


async def send_async(
    client: Client, arguments: dict[str, Any], parse: Callable[[httpx.Response], T | None]
) -> Response[T]:
    """Send a request and return the answer with what `parse` makes of it."""
    return _answered(client, await client.get_async_httpx_client().request(**arguments), parse)


def _answered(client: Client, response: httpx.Response, parse: Callable[[httpx.Response], T | None]) -> Response[T]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise UnexpectedStatus(response.status_code, response.content)
    parsed = response.extensions["parsed"] if "parsed" in response.extensions else parse(response)
    return Response(response.status_code, response.content, response.headers, parsed)


def deprecated(what: str, value: object = True) -> None:
    """Warn of something deprecated (a parameter: only if it is given) at the line that is outside of generated code."""
    if value is UNSET or value is None:
        return
    level, frame = 2, sys._getframe(1)  # noqa: SLF001 - inspect would do the same, and take long to import
    while frame.f_back is not None and (
        "build_request" in frame.f_globals or __package__ == frame.f_globals.get("__package__")
    ):
        level, frame = level + 1, frame.f_back
    warnings.warn(f"{what} is deprecated", DeprecationWarning, stacklevel=level)
