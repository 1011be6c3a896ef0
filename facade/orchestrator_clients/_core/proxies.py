"""Which proxy a request goes through: the option `proxy`, or what the environment says. Nothing here connects."""

from __future__ import annotations

import base64
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import unquote, urlsplit

from .errors import UsageError
from .extras import flaw_of
from .hosts import is_host, is_loopback
from .silent import Secret, silent

PORTS: Mapping[str, int] = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
"""The kinds of proxies, and the port where none is given."""

_MOST_SOCKS = 255
"""Bytes of a name, and of a password, that SOCKS has room for (RFC 1929)."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A proxy and the credentials for it. `source` is the option or variable that names it."""

    scheme: str
    host: str
    port: int
    user: str | None = field(default=None, repr=False)
    password: str = field(default="", repr=False)
    source: str = "proxy"

    @property
    def url(self) -> str:
        """Return where it is, without credentials."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def is_socks(self) -> bool:
        """Return whether it speaks SOCKS; then it looks host names up itself, with `socks5` as with `socks5h`."""
        return self.scheme.startswith("socks")

    @property
    def authorization(self) -> str | None:
        """Return the value of `Proxy-Authorization`, None without credentials."""
        if self.user is None:
            return None
        return Secret("Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode())


def read_proxy(text: object, source: str, *, system: str) -> Proxy:
    """Return the proxy that a text names, with or without scheme; its credentials may be percent-encoded, or not.

    What cannot be one raises `UsageError`, which names the source and shows nothing of the text.
    """
    text = silent(text)
    problem = UsageError(f"{source} must be a URL such as 'http://proxy.example.com:3128'", system=system)
    if not isinstance(text, str) or any(character.isspace() or not character.isprintable() for character in text):
        raise problem
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else "http"
    if scheme not in PORTS:
        raise UsageError(f"{source}: its scheme must be one of {', '.join(PORTS)}", system=system)
    # A password may hold any character, also "/" and "@", where somebody did not encode it.
    userinfo, at, place = map(Secret, (text[found.end() :] if found else text).rpartition("@"))
    host, port = _place(place.rstrip("/"))
    if not host or port == 0:
        raise problem
    user, _, password = (Secret(unquote(part)) for part in userinfo.partition(":"))
    if scheme.startswith("socks") and max(len(user.encode()), len(password.encode())) > _MOST_SOCKS:
        raise UsageError(f"{source}: SOCKS takes names and passwords of {_MOST_SOCKS} bytes at most", system=system)
    credentials = (user, password) if at else (None, "")
    return Proxy(
        scheme=scheme,
        host=host,
        port=port or PORTS[scheme],
        user=credentials[0],
        password=credentials[1],
        source=source,
    )


def _place(text: str) -> tuple[str, int | None]:
    """Return host and port (None: not given), an empty host for what is none."""
    host, colon, digits = text, "", ""
    if not text.endswith("]") and text.count(":") <= 1 + 8 * text.startswith("["):
        host, colon, digits = text.rpartition(":") if ":" in text else (text, "", "")
    if colon and not (digits.isascii() and digits.isdigit() and 0 < int(digits[:6]) < 65_536):
        return "", None
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not (":" not in bare and is_host(bare) if bare == host else _address(bare)):
        return "", None
    return bare, int(digits) if colon else None


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None


def proxy_for(url: str, given: str | None, *, system: str) -> Proxy | None:
    """Return the proxy for a URL: the one that is given, else the environment's (HTTPS_PROXY, ALL_PROXY, NO_PROXY, ...).

    The environment's is not for this machine: plain http, which is allowed here, would show the credentials on the way to
    it. What cannot be used raises `UsageError`, which names the option or variable and never its value.
    """
    if given is not None:
        return read_proxy(given, "proxy", system=system)
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if is_loopback(host) or not may_be_told():
        return None
    from urllib.request import getproxies, getproxies_environment, proxy_bypass  # late, for it takes long to import

    said = silent(getproxies_environment())
    if said:
        if _is_exempt(host, port, said.get("no", "")):
            return None
    elif proxy_bypass(host):  # the system's own settings, where it has some
        return None
    for kind in (parts.scheme, "all"):
        if text := (said or getproxies()).get(kind):
            return read_proxy(text, _variable(kind), system=system)
    return None


def may_be_told() -> bool:
    """Return whether the environment, or a system that has settings of its own, may name a proxy."""
    has_settings = sys.platform == "darwin" or os.name == "nt"
    return has_settings or any(name.lower().endswith("_proxy") for name in os.environ)


def _variable(kind: str) -> str:
    """Return the name of the variable that says which proxy is for a kind of URL; small letters win, as everywhere."""
    wanted = f"{kind}_proxy"
    names = sorted((name for name in os.environ if name.lower() == wanted and os.environ[name]), reverse=True)
    return names[0] if names else "the system's proxy"


def _is_exempt(host: str, port: int, exempt: str) -> bool:
    """Return whether NO_PROXY names a host: `*`, a name with all below it, an address, a network, each perhaps with a port."""
    return any(_fits(entry.strip().lower(), host.lower().rstrip("."), port) for entry in exempt.split(","))


def _fits(entry: str, host: str, port: int) -> bool:
    if entry in ("", "*"):
        return entry == "*"
    name, colon, digits = entry.rpartition(":")
    if colon and digits.isdigit() and (name.endswith("]") or ":" not in name):
        if int(digits) != port:
            return False
        entry = name
    entry = entry.removeprefix("[").removesuffix("]")
    if address := _address(host):
        with suppress(ValueError):  # a name fits no address
            return address in ip_network(entry, strict=False)
        return False
    name = entry.removeprefix("*").strip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))


def need_socks(proxy: Proxy, module: str, *, system: str) -> None:
    """Raise `UsageError` with the remedy if a module is missing without which a transport cannot speak SOCKS."""
    if flaw := flaw_of(module):
        remedy = "pip install 'orchestrator-clients[socks]'"
        raise UsageError(f"{proxy.source}: a SOCKS proxy needs {module}, but {flaw}: {remedy}", system=system)
