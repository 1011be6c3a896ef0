"""Limits that protect the process in which a simulator runs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from .messages import Answer

if TYPE_CHECKING:
    from starlette.types import Scope

LONGEST_BODY: Final = 16 * 1024 * 1024
"""Bytes of a request's body that are kept in memory: far more than any request to one of the systems has."""

_CLOSING = (("connection", "close"),)


def turned_away(scope: Scope, body: bytes | None, hosts: Collection[str] | None) -> Answer | None:
    """Return the answer to a request that is refused before it is recorded or validated; None for others.

    A web page can make a browser send requests to loopback, under the host name of the page. `body` is None for one
    that is too long, `hosts` for any host.
    """
    if body is None:
        return Answer.text(f"a simulator reads {LONGEST_BODY} bytes of a body", 413, headers=_CLOSING)
    if hosts is not None and host_of(scope) not in hosts:
        return Answer.text("this host is not served here: see `Simulator.hosts`", 421, headers=_CLOSING)
    return None


def host_of(scope: Scope) -> str:
    """Return the host that the request names, in lower case and without its port."""
    host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
    return host if host.endswith("]") else host.rpartition(":")[0] or host
