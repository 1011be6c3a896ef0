# Derived from _async/borrowed.py by scripts/unasync: do not edit.
"""A transport of httpx that the caller made and keeps."""

from __future__ import annotations

import httpx

from ..errors import UsageError


class Borrowed(httpx.BaseTransport):
    """Sends by the transport of the caller, who closes it."""

    def __init__(self, transport: object, *, system: str) -> None:
        if not isinstance(transport, httpx.BaseTransport):
            raise UsageError("transport= must be an httpx.BaseTransport", system=system)
        self._transport = transport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer's head, its body to be streamed; raises httpx's errors."""
        return self._transport.handle_request(request)

    def close(self) -> None:
        """Leave it open."""
