"""Where a request goes, read from its URL once: who waits asks the same again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

MOST = 65_536
"""Characters of a URL that httpx takes."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL in the parts that a wire needs; `path` is path and query as they are sent."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)
    authority: str
    """Host, with the port where it is not the scheme's own: what the header Host says."""

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    @property
    def given_port(self) -> int | None:
        """Return the port, None where it is the scheme's own."""
        return None if self.port == {"http": 80, "https": 443}[self.scheme] else self.port

    @property
    def url(self) -> str:
        """Return the whole URL."""
        return f"{self.origin}{self.path}"

    def with_path(self, path: str) -> Target:
        """Return another target of the same origin."""
        return Target(self.scheme, self.host, self.port, path, self.authority)


_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_PART = "[A-Za-z0-9_.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}"
_PLAIN = re.compile(
    rf"(?P<scheme>https?)://(?P<host>[a-z][a-z0-9_.-]*+|{_BYTE}(?:\.{_BYTE}){{3}})(?::(?P<port>[1-9][0-9]{{0,4}}))?"
    rf"(?P<path>(?:/(?!\.\.?(?:[/?]|\Z))(?:{_PART})*+)*+)(?P<query>(?:\?(?:{_PART}|[/?])*+)?)"
)
"""A URL that is sent as it is written: nothing in it is to be encoded, turned to small letters, or resolved."""


SHORT = 500
"""Characters of a URL that is remembered: a longer one has the ids of many runs, and is not asked for again."""


def target_of(url: str) -> Target:
    """Return the target of a URL, percent-encoded where it has to be; ValueError if it is none."""
    return _remembered(url) if len(url) <= SHORT else _read(url)


def is_target(url: str) -> bool:
    """Return whether a URL is one that requests can be sent to: an address in octal is not, though resolvers take it."""
    try:
        target_of(url)
    except ValueError:
        return False
    return True


def _read(url: str) -> Target:
    found = _PLAIN.fullmatch(url) if len(url) <= MOST else None
    if found is None:
        return _encoded(url)
    scheme, host, usual = found["scheme"], found["host"], 443 if found["scheme"] == "https" else 80
    port = int(found["port"] or usual)
    authority = host if port == usual else f"{host}:{port}"
    return Target(scheme, host, port, (found["path"] or "/") + found["query"], authority)


_remembered = lru_cache(maxsize=512)(_read)


def _encoded(url: str) -> Target:
    """Return the target of any URL, as httpx reads it, which takes long to import."""
    from orchestrator_api._runtime.http import httpx

    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        raise ValueError("not a URL") from None  # whose text shows parts of it
    if parts.scheme not in ("http", "https") or not parts.host:
        raise ValueError("not a URL of http or https")
    return Target(
        scheme=parts.scheme,
        host=parts.raw_host.decode("ascii").strip("[]"),
        port=parts.port or (443 if parts.scheme == "https" else 80),
        path=parts.raw_path.decode("ascii"),
        authority=parts.netloc.decode("ascii"),
    )


def with_query(url: str, params: object) -> str:
    """Return a URL with query parameters, as httpx writes them."""
    query = written(params) if params else ""
    if not query:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


def written(params: Any) -> str:
    """Return names and values as a query or a form, as httpx writes them: one for each item of a list."""
    if type(params) is dict:  # what generated code gives
        pairs = [(name, one) for name, value in params.items() for one in _each(value)]
        return "&".join([f"{_quoted(str(name))}={_quoted(_text(one))}" for name, one in pairs])
    from orchestrator_api._runtime.http import httpx

    return str(httpx.QueryParams(params))


_SENT_AS_IT_IS = re.compile(r"[A-Za-z0-9_.~-]*").fullmatch


def _quoted(text: str) -> str:
    """Return a name or a value as forms write it; most are ids, which need no reading character by character."""
    return text if _SENT_AS_IT_IS(text) else quote_plus(text)


def _each(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
