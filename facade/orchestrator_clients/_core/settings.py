"""How a client talks: the options every client takes, checked when it is made."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from .errors import UsageError
from .retry import RetryPolicy

Timeout: TypeAlias = float | tuple[float, float]
"""Seconds for connecting and for each read alike, or the two apart: (connect, read)."""

Verify: TypeAlias = bool | str | Path | ssl.SSLContext
"""Whether to check certificates, or a CA bundle (file), or a context of the caller's own."""

DEFAULT_TIMEOUT: Timeout = (10.0, 60.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options of a client; a bad one raises `UsageError` that names it.

    `deadline` is the time in seconds for one call with all its repeats; `max_response_bytes` caps an answer as it
    arrives and after decompression alike.
    """

    system: str
    base_url: str
    timeout: Timeout = DEFAULT_TIMEOUT
    deadline: float = 300.0
    max_attempts: int = 4
    max_response_bytes: int = 100_000_000
    proxy: str | None = field(default=None, repr=False)
    verify: Verify = True
    allow_plain_http: bool = False

    def __post_init__(self) -> None:
        connect_and_read(self.timeout, system=self.system)
        for name in ("deadline", "max_attempts", "max_response_bytes"):
            if not _is_positive(getattr(self, name)):
                raise UsageError(f"{name}={getattr(self, name)!r} is not a number above 0", system=self.system)
        check_url(self.base_url, system=self.system, allow_plain_http=self.allow_plain_http)
        if self.proxy is not None and not _is_proxy(self.proxy):
            raise UsageError("proxy must be a URL such as 'http://proxy.example.com:3128'", system=self.system)
        if isinstance(self.verify, str | Path) and not Path(self.verify).exists():
            raise UsageError(f"verify={str(self.verify)!r}: there is no such CA bundle", system=self.system)

    @property
    def retry(self) -> RetryPolicy:
        """Return the retry policy these settings ask for."""
        return RetryPolicy(max_attempts=self.max_attempts)


def _is_proxy(url: object) -> bool:
    try:
        parts = urlsplit(url) if isinstance(url, str) else urlsplit("")
        return parts.scheme in ("http", "https", "socks5", "socks5h") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # whose text may be a part of the password
        return False


def _is_positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < float("inf")


def connect_and_read(timeout: Timeout, *, system: str | None = None) -> tuple[float, float]:
    """Return the two timeouts in seconds; anything but one or two numbers above 0 raises `UsageError`."""
    pair = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    if len(pair) != 2 or not all(map(_is_positive, pair)):
        raise UsageError(f"timeout={timeout!r}: give seconds above 0, or (connect, read)", system=system)
    return float(pair[0]), float(pair[1])


def check_url(url: str, *, system: str, allow_plain_http: bool, name: str = "base_url") -> None:
    """Raise `UsageError` unless the URL is one that credentials may be sent to."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except (ValueError, AttributeError, TypeError):
        raise UsageError(f"{name} is not a URL", system=system) from None
    if parts.scheme not in ("http", "https") or not host:
        raise UsageError(f"{name} must be a URL such as 'https://host.example.com'", system=system)
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UsageError(f"{name} must hold no credentials, query or fragment", system=system)
    if parts.scheme == "http" and not allow_plain_http and not is_loopback(host):
        raise UsageError(
            f"{name} is plain http, which shows the credentials to the network: use https, or allow_plain_http=True",
            system=system,
        )


def is_loopback(host: str) -> bool:
    """Return whether a host name can only mean this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
