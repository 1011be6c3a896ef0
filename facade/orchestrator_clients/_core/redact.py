"""One place that keeps secrets out of texts: errors, logs, recordings and command-line output go through it."""

from __future__ import annotations

import base64
import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote, quote_plus, urlsplit

HIDDEN = "***"
SHORTEST = 4
"""A secret of fewer characters is not searched for in texts: hiding each "a" would tell more than it hides."""

SENSITIVE_HEADERS = frozenset(
    {
        "authentication-token",
        "authorization",
        "cookie",
        "execution-token",
        "location",
        "proxy-authorization",
        "set-cookie",
        "x-amz-security-token",
        "x-api-key",
    }
)
"""Headers whose values are never shown; `location` because a log link is signed."""

_SENSITIVE_NAME = (
    r"(?:[\w-]*(?:password|passwd|secret|token|api[_-]?key|apikey|cookie|signature|credential|authorization)[\w-]*|sig)"
)
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s&"'<>,;)}\]]+)"""
_PROSE = r"(?![a-z]+(?:[\s.,;]|$))"
"""After a colon and a space a plain word is prose: "token: it is missing" stays as it is."""
_ASSIGNMENT = re.compile(
    rf"""(?P<name>(?<![\w-]){_SENSITIVE_NAME})"""
    rf"""(?P<glue>["']?\s*(?:(?:=>|=|%3[Dd])\s*|:(?!\s)|:\s+(?-i:{_PROSE})))(?P<value>{_VALUE})""",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\b(Basic|Bearer|AWS4-HMAC-SHA256)\s+[^\s\"'<>]+(?:,\s*(?:SignedHeaders|Signature)=[^\s\"'<>]+)*", re.IGNORECASE
)
_USERINFO = re.compile(r"(\w+://)[^/\s@\"']+@")
_ASPERA_TOKEN = re.compile(r"\bATM\d+_[\w-]+")


class Redactor:
    """Hides known secret values in all their spellings, and what looks like a credential."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._spellings: dict[str, None] = {}
        self._pattern: re.Pattern[str] | None = None
        for secret in secrets:
            self.add(secret)

    def add(self, secret: str) -> None:
        """Hide this value from now on: as it is, and as URLs, JSON, headers and Basic credentials spell it."""
        if len(secret) < SHORTEST or secret in self._spellings:
            return
        for spelling in _spellings(secret):
            self._spellings[spelling] = None
        # Longest first, so that a secret that contains another is hidden whole.
        ordered = sorted(self._spellings, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered)))

    def text(self, text: str) -> str:
        """Return the text without secrets."""
        if self._pattern is not None:
            text = self._pattern.sub(HIDDEN, text)
        text = _SCHEME.sub(rf"\1 {HIDDEN}", text)
        text = _ASSIGNMENT.sub(rf"\g<name>\g<glue>{HIDDEN}", text)
        text = _ASPERA_TOKEN.sub(HIDDEN, text)
        return _USERINFO.sub(rf"\1{HIDDEN}@", text)

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers with the values of sensitive ones hidden."""
        return {k: HIDDEN if k.lower() in SENSITIVE_HEADERS else self.text(v) for k, v in headers.items()}


def _spellings(secret: str) -> Iterator[str]:
    yield secret
    yield quote(secret, safe="")
    yield quote(secret)
    yield quote_plus(secret)
    for ascii_only in (True, False):
        yield json.dumps(secret, ensure_ascii=ascii_only)[1:-1]
    yield repr(secret)[1:-1]
    yield base64.b64encode(secret.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def safe_url(url: str) -> str:
    """Return scheme, host and path of a URL: what follows may hold a credential or a signature."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


_in_call: ContextVar[bool] = ContextVar("orchestrator_clients_in_call", default=False)

CHATTY_LOGGERS = (
    "httpx",
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
    "botocore.auth",
    "botocore.credentials",
    "botocore.endpoint",
    "botocore.hooks",
    "botocore.httpsession",
    "botocore.parsers",
    "botocore.regions",
    "botocore.retryhandler",
    "botocore.tokens",
    "botocore.utils",
    "urllib3.connectionpool",
)
"""Loggers that write whole URLs, header values (a cookie, a signed link) or session tokens at INFO or DEBUG."""


class _Quiet(logging.Filter):
    """Drops what a library below us says during our calls; its words to other users of it are untouched."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING or not _in_call.get()


_QUIET = _Quiet()


def quiet_libraries() -> None:
    """Make the libraries below us keep what they see of our requests to themselves; harmless when repeated."""
    for name in CHATTY_LOGGERS:
        logger = logging.getLogger(name)
        if _QUIET not in logger.filters:
            logger.addFilter(_QUIET)


@contextmanager
def in_call() -> Iterator[None]:
    """Mark this thread or task as being inside one of our calls."""
    token = _in_call.set(True)
    try:
        yield
    finally:
        _in_call.reset(token)
