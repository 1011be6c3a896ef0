"""What both HTTP clients share: the answer, the failures of one attempt, and how a connection is made."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from ..body import loads
from ..errors import ConnectionFailed, OrchestratorError, RequestTimeout, TransportError
from ..retry import Attempt, Trouble
from ..rows import page_reader
from ..settings import Settings, Timeout, Verify, connect_and_read, is_loopback

USER_AGENT = "orchestrator-clients"

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
    return {
        "verify": _ssl_context(settings.verify) if url.startswith("https") else False,
        "proxy": settings.proxy or environment_proxy(url),
        "limits": httpx.Limits(
            max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=IDLE_SECONDS
        ),
        "trust_env": False,
    }


def environment_proxy(url: str, environment: Mapping[str, str] | None = None) -> str | None:
    """Return the proxy that the environment (HTTPS_PROXY, NO_PROXY, ...) names for a URL, or None.

    None is for this machine: plain http, which is allowed here, would show the credentials on the way to a proxy.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    proxies = getproxies() if environment is None else dict(environment)
    if not proxies or is_loopback(host) or proxy_bypass(f"{host}:{parts.port}" if parts.port else host):
        return None
    return proxies.get(parts.scheme) or proxies.get("all")


@lru_cache(maxsize=8)
def _ssl_context(verify: Verify) -> ssl.SSLContext:
    """Return a context; one is shared by all clients with the same wish, for making it takes milliseconds."""
    if isinstance(verify, ssl.SSLContext):
        return verify
    if isinstance(verify, str | Path):
        return _named_authorities(Path(verify))
    return httpx.create_ssl_context(verify=verify, trust_env=True)


def _named_authorities(path: Path) -> ssl.SSLContext:
    """Return a context that trusts the authorities of a bundle, or of a folder of them.

    From Python 3.13 a context refuses an authority whose certificate does not say what its key is for, or not in the form of
    RFC 5280, as many do that people make for a server of their own. The fast transport takes them, so this does too, on every
    Python. Who signed the server's certificate, its dates and its host name stay checked.
    """
    folder = path.is_dir()
    context = ssl.create_default_context(cafile=None if folder else path, capath=path if folder else None)
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context


def timeouts(wanted: Mapping[str, float | None], remaining: float) -> dict[str, float]:
    """Return httpx's four timeouts, none longer than what is left of the deadline, and that as the fifth."""
    limits = {name: min(wanted.get(name) or remaining, remaining) for name in ("connect", "read", "write", "pool")}
    return {**limits, "total": remaining}
