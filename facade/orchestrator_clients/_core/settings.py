"""How a client talks: the options every client takes, checked when it is made."""

from __future__ import annotations

import re
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from .errors import UsageError, forgetting
from .events import Hooks
from .hosts import is_host, is_loopback, unsendable
from .inputs import is_real, shown
from .policy import Retry, retry_given
from .proxies import read_proxy
from .secrets import fits_header
from .wire.target import is_target

if TYPE_CHECKING:
    import httpx

Timeout: TypeAlias = float | tuple[float, float]
"""Seconds for connecting and for each read alike, or the two apart: (connect, read)."""

Verify: TypeAlias = bool | str | Path | ssl.SSLContext
"""Whether to check certificates, or a CA bundle (file), or a context of the caller's own."""

Transport: TypeAlias = "httpx.BaseTransport | httpx.AsyncBaseTransport"
"""A transport of httpx that the caller made: `BaseTransport` for a synchronous client, `AsyncBaseTransport` for the other."""

DEFAULT_TIMEOUT: Timeout = (10.0, 60.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of a client; a bad one raises `UsageError` that names it.

    `deadline` is the time in seconds for one call with all its repeats; `max_response_bytes` caps an answer as it
    arrives and after decompression alike. `headers` go with every request to the host of `base_url`.
    """

    system: str
    base_url: str
    timeout: Timeout = DEFAULT_TIMEOUT
    deadline: float = 300.0
    retry: Retry = field(default_factory=Retry)
    max_response_bytes: int = 100_000_000
    proxy: str | None = field(default=None, repr=False)
    verify: Verify = True
    allow_plain_http: bool = False
    transport: Any = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    user_agent: str | None = None
    hooks: Hooks = field(default=Hooks(), repr=False)

    def __post_init__(self) -> None:
        connect_and_read(self.timeout, system=self.system)
        retry_given(self.retry, system=self.system)
        for name in ("deadline", "max_response_bytes"):
            if not _is_positive(getattr(self, name)):
                raise UsageError(f"{name}={shown(getattr(self, name))} is not a number above 0", system=self.system)
        check_url(self.base_url, system=self.system, allow_plain_http=self.allow_plain_http)
        if self.proxy is not None:
            read_proxy(self.proxy, "proxy", system=self.system)
        _check_verify(self.verify, system=self.system)
        if not isinstance(self.allow_plain_http, bool):
            raise UsageError(f"allow_plain_http={self.allow_plain_http!r}: give True or False", system=self.system)
        if self.transport is not None and (self.proxy is not None or self.verify is not True):
            raise UsageError(
                "transport= decides about proxies and certificates itself: give it alone", system=self.system
            )
        if self.user_agent is not None and not _is_agent(self.user_agent):
            raise UsageError("user_agent must be a text such as 'release-bot/2.1'", system=self.system)
        object.__setattr__(self, "headers", _checked_headers(self.headers, system=self.system))


_OURS = {
    "accept": "each operation asks for what it can read",
    "accept-encoding": "the client undoes what it asked for itself",
    "connection": "the client keeps its connections itself",
    "content-type": "each operation says what it sends",
    "content-length": "the client counts itself",
    "host": "it comes from base_url",
    "proxy-authorization": "give the credentials in proxy=",
    "te": "the client undoes what it asked for itself",
    "trailer": "the client sends none",
    "transfer-encoding": "the client counts itself",
    "upgrade": "the client speaks HTTP/1.1",
    "user-agent": "give user_agent=",
}
"""Headers that are not the caller's to set, and why."""


def _checked_headers(headers: object, *, system: str) -> Mapping[str, str]:
    """Return a copy that nobody changes; `UsageError` names a header that cannot be sent, and never its value."""
    if not isinstance(headers, Mapping):
        raise UsageError("headers must be a mapping of names to texts", system=system)
    for name, value in headers.items():
        if not (isinstance(name, str) and _TOKEN.fullmatch(name)):
            raise UsageError("headers: a name holds a character that HTTP does not allow there", system=system)
        if reason := _OURS.get(name.lower()):
            raise UsageError(f"headers: {name!r} cannot be given: {reason}", system=system)
        if not (isinstance(value, str) and fits_header(value)):
            raise UsageError(
                f"headers: the value of {name!r} holds a character that does not belong there", system=system
            )
    return MappingProxyType(dict(headers))


def check_headers(settings: Settings, own: Collection[str]) -> None:
    """Raise `UsageError` for headers that the client sends itself, such as its credentials: one of the two would be lost."""
    for name in settings.headers:
        if name.lower() in own:
            raise UsageError(
                f"headers: {name!r} cannot be given: the client sends its own, from what its constructor is given",
                system=settings.system,
            )


def _check_verify(verify: object, *, system: str) -> None:
    """Raise `UsageError` for what does not say whom to trust: an empty text or None must not mean "nobody is checked"."""
    if isinstance(verify, bool | ssl.SSLContext):
        return
    if not isinstance(verify, str | Path) or not str(verify).strip() or verify == Path():
        raise UsageError(
            f"verify={verify!r}: give the path of a CA bundle, an ssl.SSLContext, or False to check no certificate",
            system=system,
        )
    if not Path(verify).exists():
        raise UsageError(f"verify={str(verify)!r}: there is no such CA bundle", system=system)


def _is_agent(value: object) -> bool:
    return isinstance(value, str) and bool(value) and fits_header(value)


def secret_headers(headers: Mapping[str, str]) -> list[str]:
    """Return the values of those headers whose names say that they are credentials."""
    return [value for name, value in headers.items() if _SECRET.search(name)]


_SECRET = re.compile("auth|cookie|credential|key|pass|secret|sig|token", re.IGNORECASE)

_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
"""What HTTP allows as the name of a header (RFC 9110, 5.6.2)."""


def _is_positive(value: object) -> bool:
    return is_real(value) and 0 < value < float("inf")


def connect_and_read(timeout: Timeout, *, system: str | None = None) -> tuple[float, float]:
    """Return the two timeouts in seconds; anything but one or two numbers above 0 raises `UsageError`."""
    pair = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    if len(pair) != 2 or not all(map(_is_positive, pair)):
        raise UsageError(f"timeout={shown(timeout)}: give seconds above 0, or (connect, read)", system=system)
    return float(pair[0]), float(pair[1])


def given_url(url: object, name: str, *, system: str) -> str:
    """Return a URL of an option, to be checked by `check_url`; UsageError for what is no text.

    One that holds credentials, or may, is refused there: what is returned for it is as bad, and can be shown.
    """
    if not isinstance(url, str) or not url.strip():
        raise UsageError(f"{name}: give a text that is not empty", system=system)
    place = re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]
    is_login = "@" in place or ("@" in url and (place.endswith(":") or not _NETLOC.fullmatch(place)))
    return "https://***@***" if is_login or "?" in url or "#" in url else url


LONGEST_URL = 2000
"""Characters of an address; servers take little more with a path and a query behind it."""

_NETLOC = re.compile(r"(?:\[[^\[\]]*\]|[^:\[\]]*)(?::[0-9]{0,5})?")


@forgetting()
def check_url(url: str, *, system: str, allow_plain_http: bool, name: str = "base_url") -> None:
    """Raise `UsageError` unless the URL is one that credentials may be sent to, and is sent as it is written."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except (ValueError, AttributeError, TypeError):
        raise UsageError(f"{name} is not a URL", system=system) from None
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{name} must be a URL such as 'https://host.example.com'", system=system)
    if "@" in parts.netloc or "?" in url or "#" in url:
        raise UsageError(f"{name} must hold no credentials, query or fragment", system=system)
    if unsendable(url) or len(url) > LONGEST_URL or port == 0:
        raise UsageError(f"{name} holds a character or a port that cannot be sent, or is too long", system=system)
    if not is_host(host) or not _NETLOC.fullmatch(parts.netloc) or not is_target(url):
        raise UsageError(
            f"{name}: its host is no name or address as it is sent; an international name is written as xn--...",
            system=system,
        )
    if parts.scheme == "http" and not allow_plain_http and not is_loopback(host):
        raise UsageError(
            f"{name} is plain http, which shows the credentials to the network: use https, or allow_plain_http=True",
            system=system,
        )
