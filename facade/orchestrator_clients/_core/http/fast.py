"""What both fast transports share: how pyreqwest is set up, and which of httpx's errors its errors are."""

from __future__ import annotations

import atexit
import ssl
import time
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

from ..extras import TRANSPORT_VARIABLE
from ..proxies import proxy_for
from ..settings import Settings
from .common import IDLE_SECONDS, MAX_IDLE

B = TypeVar("B", bound=BaseClientBuilder)

_SETTLING = 0.02
# Rust threads that just woke the event loop may hold Python's lock for a moment more. If Python ends meanwhile, it aborts
# the process ("PyGILState_Release: thread state must be current"): seen with pyreqwest 0.15.1 on Python 3.11, about one time in
# twenty where a process ends right after its last call. So they get a moment; no test shows it every time.
atexit.register(time.sleep, _SETTLING)

_CONNECTING = "client error (Connect)"
"""The cause that reqwest names when no connection came about.

pyreqwest 0.15 says `ConnectError` and `ConnectTimeoutError` also of a request that was sent and got no answer, so its classes
cannot tell what may be sent again. Without this cause an error counts as one that came after sending.
"""


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
    if proxy := proxy_for(url, settings.proxy, system=settings.system):
        way = ProxyBuilder.all(proxy.url)
        builder = builder.proxy(way if proxy.user is None else way.basic_auth(proxy.user, proxy.password))
    if settings.verify is False:
        return builder.danger_accept_invalid_certs(True)
    if isinstance(settings.verify, str | Path):
        return builder.add_root_certificate_pem(Path(settings.verify).read_bytes())
    return builder


def as_httpx(error: exceptions.PyreqwestError, request: httpx.Request) -> httpx.TransportError:
    """Return the error of httpx that says the same."""
    timed_out = isinstance(error, exceptions.RequestTimeoutError)
    if _never_left(error):
        kind: type[httpx.TransportError] = httpx.ConnectTimeout if timed_out else httpx.ConnectError
    else:
        kind = httpx.ReadTimeout if timed_out else httpx.ReadError
    return kind(_last_cause(error), request=request)


def _causes(error: exceptions.PyreqwestError) -> list[str]:
    details = getattr(error, "details", None) or {}
    return [cause["message"] for cause in details.get("causes") or ()]


def _never_left(error: exceptions.PyreqwestError) -> bool:
    return isinstance(error, exceptions.PoolTimeoutError) or _CONNECTING in _causes(error)


def _last_cause(error: exceptions.PyreqwestError) -> str:
    # The innermost cause is the operating system's word; outer ones hold the whole URL, which may hold a credential.
    cause = (_causes(error) or [type(error).__name__])[-1]
    return f"{cause} ({_OWN_AUTHORITY})" if "CaUsedAsEndEntity" in cause else cause


_OWN_AUTHORITY = (
    "the server's certificate is its own authority, which the fast transport does not take: "
    f"set {TRANSPORT_VARIABLE}=httpx, or give the server one that an authority signed"
)


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
