"""What both fast transports share: how pyreqwest is set up, and which of httpx's errors its errors are."""

from __future__ import annotations

import ssl
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import httpx
from pyreqwest import exceptions
from pyreqwest.client import BaseClientBuilder
from pyreqwest.client import Client as AsyncReqwest
from pyreqwest.client import ClientBuilder as AsyncBuilder
from pyreqwest.client import SyncClient as Reqwest
from pyreqwest.client import SyncClientBuilder as Builder
from pyreqwest.proxy import ProxyBuilder
from pyreqwest.response import Response as AsyncReqwestAnswer
from pyreqwest.response import SyncResponse as ReqwestAnswer

from ...settings import Settings
from ..common import IDLE_SECONDS, MAX_IDLE, environment_proxy

B = TypeVar("B", bound=BaseClientBuilder)

_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (exceptions.ConnectTimeoutError, httpx.ConnectTimeout),
    (exceptions.PoolTimeoutError, httpx.PoolTimeout),
    (exceptions.ConnectError, httpx.ConnectError),
    (exceptions.RequestTimeoutError, httpx.ReadTimeout),
    (exceptions.PyreqwestError, httpx.ReadError),
)
"""First match wins: what is not known to have happened before the request was sent may have happened after."""


def suits(settings: Settings) -> bool:
    """Return whether the fast transport can do what the settings ask for: it cannot use Python's SSL contexts."""
    return not isinstance(settings.verify, ssl.SSLContext) and not (
        isinstance(settings.verify, str | Path) and Path(settings.verify).is_dir()
    )


def configured(builder: B, settings: Settings, url: str, connect: float, read: float) -> B:
    """Return the builder with our limits, and without what would get between the seam and the wire."""
    builder = builder.follow_redirects(False).no_proxy().referer(False).default_cookie_store(False)
    # The seam undoes content codings itself, within its limit.
    builder = builder.gzip(False).brotli(False).zstd(False).deflate(False)
    builder = builder.connect_timeout(timedelta(seconds=connect)).read_timeout(timedelta(seconds=read))
    builder = builder.pool_idle_timeout(timedelta(seconds=IDLE_SECONDS)).pool_max_idle_per_host(MAX_IDLE)
    proxy = settings.proxy or environment_proxy(url)
    if proxy:
        builder = builder.proxy(ProxyBuilder.all(proxy))
    if settings.verify is False:
        return builder.danger_accept_invalid_certs(True)
    if isinstance(settings.verify, str | Path):
        return builder.add_root_certificate_pem(Path(settings.verify).read_bytes())
    return builder


def as_httpx(error: Exception, request: httpx.Request) -> httpx.TransportError:
    """Return the error of httpx that says the same."""
    kind = next(theirs for ours, theirs in _ERRORS if isinstance(error, ours))
    return kind(type(error).__name__, request=request)


__all__ = [
    "AsyncBuilder",
    "AsyncReqwest",
    "AsyncReqwestAnswer",
    "Builder",
    "Reqwest",
    "ReqwestAnswer",
    "as_httpx",
    "configured",
    "suits",
]
