"""What both HTTP clients share: the answer, the failures of one attempt, and how a connection is made."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import httpx

from ... import __version__
from ..body import loads
from ..errors import ConnectionFailed, OrchestratorError, RequestTimeout, TransportError
from ..proxies import Proxy, need_socks, proxy_for
from ..retry import Attempt, Trouble
from ..rows import page_reader
from ..settings import Settings, Timeout, connect_and_read
from .trust import context_for

MAX_IDLE = 50
IDLE_SECONDS = 15.0
"""Connections kept open for later requests, and for how long."""

_UNREAD = object()


class Answer(httpx.Response):
    """An answer of the seam. `body` is the whole of it, unless it is streamed; its JSON is read once."""

    body: bytes | None = None
    _value: Any = _UNREAD

    @property
    def content(self) -> bytes:
        """Return the body; a whole one as it is, without httpx's way through decoders that have nothing left to do."""
        return super().content if self.body is None else self.body

    def json(self, **_: Any) -> Any:
        """Return the value of the body; raises ValueError if it is not JSON."""
        if self._value is _UNREAD:
            self._value = loads(self.content)
        return self._value

    def json_of(self, model: Any) -> Any:
        """Return the value of the body for a generated model to read, with rows for its lists if they can be read so."""
        read = page_reader(model)
        return self.json() if read is None else read(self.content)


def user_agent(settings: Settings) -> str:
    """Return what we say of ourselves: product and version, after what the caller says of itself."""
    ours = f"orchestrator-clients/{__version__}"
    return f"{settings.user_agent} {ours}" if settings.user_agent else ours


class AttemptFailed(Exception):
    """One attempt failed: how, and the error to raise if there is no other."""

    def __init__(self, attempt: Attempt, error: OrchestratorError) -> None:
        super().__init__(str(error))
        self.attempt = attempt
        self.error = error


TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (httpx.ConnectError, Trouble.REFUSED),
    (httpx.ConnectTimeout, Trouble.REFUSED),
    (httpx.PoolTimeout, Trouble.REFUSED),
    (httpx.ProxyError, Trouble.REFUSED),
    (httpx.TimeoutException, Trouble.TIMEOUT),
    (httpx.TransportError, Trouble.CONNECTION),
)
"""First match wins. The first four happen before a request is on its way."""


def trouble_of(error: Exception) -> Trouble:
    """Return what kind of trouble an error of the transport is."""
    return next(trouble for kind, trouble in TROUBLES if isinstance(error, kind))


def transport_error(error: httpx.TransportError, url: httpx.URL) -> tuple[type[TransportError], str]:
    """Return the class and the text of our error for one of the transport; of the URL it shows the origin alone."""
    kind = RequestTimeout if isinstance(error, httpx.TimeoutException) else ConnectionFailed
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return kind, f"{origin(url)}: {text}"


def request_options(
    system: str,
    request: Mapping[str, Any],
    timeout: Timeout | None,
    headers: Mapping[str, str] | None,
    **extensions: Any,
) -> dict[str, Any]:
    """Return the arguments of httpx's `request` for a request of the generated code, with further headers and extensions."""
    options = dict(request)
    if headers:
        options["headers"] = {**options.get("headers", {}), **headers}
    if timeout is not None:
        connect, read = connect_and_read(timeout, system=system)
        options["timeout"] = httpx.Timeout(read, connect=connect)
    options["extensions"] = {**options.get("extensions", {}), **extensions}
    return options


def whole_url(base: str, path: str, params: Any) -> httpx.URL:
    """Return the URL of a path under `base`, read once: httpx reads the path, then both, then both with the query."""
    query = str(httpx.QueryParams(params)) if params else ""
    return _url(f"{base}{path}?{query}" if query else f"{base}{path}")


@lru_cache(maxsize=512)
def _url(text: str) -> httpx.URL:
    """Return the URL of a text. Who waits asks the same again and again, and reading a URL is a tenth of a small call."""
    return httpx.URL(text)


def origin(url: httpx.URL) -> str:
    """Return scheme, host and port of a URL."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def connection_options(settings: Settings, url: str, connections: int) -> dict[str, Any]:
    """Return the arguments of httpx's transports for a host: certificates, proxy and how many connections."""
    proxy = proxy_for(url, settings.proxy, system=settings.system)
    checks = url.startswith("https") or (proxy is not None and proxy.scheme == "https")
    context = context_for(settings.verify, system=settings.system) if checks else False
    return {
        "verify": context,
        "proxy": proxy and _httpx_proxy(proxy, context, system=settings.system),
        "limits": httpx.Limits(
            max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=IDLE_SECONDS
        ),
        "trust_env": False,
    }


def _httpx_proxy(proxy: Proxy, context: ssl.SSLContext | bool, *, system: str) -> httpx.Proxy:
    if proxy.is_socks:
        need_socks(proxy, "socksio", system=system)
    auth = None if proxy.user is None else (proxy.user, proxy.password)
    own = context if proxy.scheme == "https" and isinstance(context, ssl.SSLContext) else None
    return httpx.Proxy(proxy.url, auth=auth, ssl_context=own)


def timeouts(wanted: Mapping[str, float | None], remaining: float) -> dict[str, float]:
    """Return httpx's four timeouts, none longer than what is left of the deadline, and that as the fifth."""
    limits = {name: min(wanted.get(name) or remaining, remaining) for name in ("connect", "read", "write", "pool")}
    return {**limits, "total": remaining}
