"""One place that keeps secrets out of texts: errors, logs, recordings and command-line output go through it."""

from __future__ import annotations

import base64
import html
import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

HIDDEN = "***"
SHORTEST = 4
"""A secret of fewer characters is not searched for in texts: hiding each "a" would tell more than it hides."""

MOST_PASSING = 200
"""How many secrets that came later than those of the caller are remembered; a client may live for months."""

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

_ARN = r"""\barn:[\w-]+:[^\s"'<>?&=,;)]*+(?!=)"""
"""Names of Amazon hold words such as `secretsmanager` and `:secret:`, but no secret."""

_SENSITIVE_NAME = (
    r"(?!secretsmanager:)"
    r"(?:(?:password|passwd|secret|token|api[_-]?key|cookie|signature|credential|authorization)[\w-]{0,60}+"
    r"(?<!exception)(?<!error)|(?<![\w-])sig)"
)
"""What a name ends with, if its value is a secret; `ExpiredTokenException` is not one."""

_HTML_QUOTE = r"&(?:quot|\#0?3[49]|\#x2[27]);"
_QUOTED = (
    r""""(?:[^"\\]|\\(?s:.))*+(?:"|\\?\Z)|'(?:[^'\\]|\\(?s:.))*+(?:'|\\?\Z)"""
    r"""|(?P<escaped>\\+["'])(?s:.)*?(?:(?<!\\)(?P=escaped)|\Z)"""
    rf"|{_HTML_QUOTE}(?s:.)*?(?:{_HTML_QUOTE}|\Z)"
)
"""A text in quotation marks, to the end where that cuts it off; also in JSON within JSON, and in HTML."""

_NOTHING = r"(?!(?:null|none|nil|true|false)\b)"
_VALUE = rf"""(?:{_QUOTED}|{_NOTHING}(?:(?:basic|bearer)\s+)?[^\s&"'<>,;)}}\]\\]+)"""
_PROSE = r"(?!(?!(?:basic|bearer)\s)[a-z]+(?:[\s.,;)}\]]|$)|(?:An?|Invalid|Missing|No|Not|Please|The|This|Your)\s)"
"""After a colon and a space a plain word is prose: "token: it is missing" and "ExpiredToken: The token" stay as they are."""
_ASSIGNMENT = re.compile(
    rf"(?P<arn>{_ARN})|(?P<name>{_SENSITIVE_NAME})"
    rf"""(?P<glue>(?:\\*["']|{_HTML_QUOTE})?\s*(?:(?:=>|=&gt;|=|%3D)\s*|:(?!\s)|:\s+(?-i:{_PROSE})))(?P<value>{_VALUE})""",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\b(Basic|Bearer|AWS4-HMAC-SHA256)\s+(?!(?:realm|error|scope|charset)=|Constraints of )"
    r"(?-i:(?![a-z]{1,15}(?:[\s.,;:!?)\"']|$)))"
    r"[^\s\"'<>]+(?:,\s*(?:SignedHeaders|Signature)=[^\s\"'<>]+)*",
    re.IGNORECASE,
)
"""A scheme and its credential, which "Basic authentication", "Bearer token", the challenge of a 401 and what OpenSSL says of
certificates ("Basic Constraints of ...") are not."""
_USERINFO = re.compile(r"((?<!\w)\w++://)[^/\s@\"']+@")
_ASPERA_TOKEN = re.compile(r"ATM\d+_[\w-]+")


class Redactor:
    """Hides known secret values in all their spellings, and what looks like a credential."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._lock = Lock()
        self._lasting = {secret: frozenset(_spellings(secret)) for secret in secrets if len(secret) >= SHORTEST}
        self._passing: dict[str, frozenset[str]] = {}
        self._pattern: re.Pattern[str] | None = None
        self._longest = 0
        self._compile()

    def add(self, secret: str) -> None:
        """Hide this value from now on: as it is, and as URLs, JSON, HTML, headers and Basic credentials spell it.

        Of the values added the last `MOST_PASSING` are remembered: tokens and signed links come and go.
        """
        with self._lock:
            if len(secret) < SHORTEST or secret in self._lasting or secret in self._passing:
                return
            if len(self._passing) >= MOST_PASSING:
                del self._passing[next(iter(self._passing))]
            self._passing[secret] = frozenset(_spellings(secret))
            self._compile()

    def _compile(self) -> None:
        # Longest first, so that a secret that contains another is hidden whole.
        known = frozenset[str]().union(*self._lasting.values(), *self._passing.values())
        ordered = sorted(known, key=len, reverse=True)
        self._longest = len(ordered[0]) if ordered else 0
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def text(self, text: str) -> str:
        """Return the text without secrets."""
        if self._pattern is not None:
            text = self._pattern.sub(HIDDEN, text)
        text = _SCHEME.sub(rf"\1 {HIDDEN}", text)
        text = _ASSIGNMENT.sub(lambda found: found["arn"] or f"{found['name']}{found['glue']}{HIDDEN}", text)
        text = _ASPERA_TOKEN.sub(HIDDEN, text)
        return _USERINFO.sub(rf"\1{HIDDEN}@", text)

    def beginning(self, text: str, most: int) -> str:
        """Return the first characters of a text without secrets, nor the first part of one that the cut goes through."""
        longest = self._longest
        window = text[: 4 * most + longest]
        shown = self.text(window)
        if len(window) < len(text):  # what may be the first part of a secret is at the very end
            shown = shown[: len(shown) - longest]
        return shown[:most]

    def value(self, value: object) -> object:
        """Return a value of JSON with the texts in it without secrets."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {self.text(str(name)): self.value(part) for name, part in value.items()}
        return [self.value(part) for part in value] if isinstance(value, list | tuple) else value

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers with the values of sensitive ones hidden."""
        return {k: HIDDEN if k.lower() in SENSITIVE_HEADERS else self.text(v) for k, v in headers.items()}


def _spellings(secret: str) -> Iterator[str]:
    yield secret
    for encoded in (quote(secret, safe=""), quote(secret), quote_plus(secret)):
        yield encoded
        yield _ESCAPE.sub(lambda found: found[0].lower(), encoded)
    for text in (html.escape(secret), html.escape(secret, quote=False)):
        yield text
        yield text.replace("&#x27;", "&#39;")
    for ascii_only in (True, False):
        text = json.dumps(secret, ensure_ascii=ascii_only)[1:-1]
        yield text
        yield json.dumps(text, ensure_ascii=ascii_only)[1:-1]  # JSON within JSON
        for escaped in ("&<>", "&<>='"):  # as Rails writes it, and Gson
            yield "".join(f"\\u{ord(c):04x}" if c in escaped else c for c in text)
    yield repr(secret)[1:-1]
    yield base64.b64encode(secret.encode("utf-8", "surrogatepass")).decode().rstrip("=")
    if secret.startswith("Basic "):
        yield secret.removeprefix("Basic ").rstrip("=")


_ESCAPE = re.compile("%[0-9A-F]{2}")


def signed_parts(url: str) -> list[str]:
    """Return what may be a signature in the query of a signed link: the query if it is long, and each long value of it."""
    query = urlsplit(url).query
    return [part for part in (query, *(value for _, value in parse_qsl(query))) if len(part) >= _SIGNATURE]


_SIGNATURE = 24
"""Characters from which a value can be one: dates, versions and rights are shorter."""


def safe_url(url: str) -> str:
    """Return scheme, host and path of a URL, for what follows may hold a credential; of what is no URL nothing."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "what is no URL"
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
    """Drops what a library below us says during our calls, but for warnings, which lose their tracebacks and secrets.

    Its words to other users of it are untouched.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if not _in_call.get():
            return True
        if record.levelno < logging.WARNING:
            return False
        # botocore logs the error of a failed renewal, which holds what a process or service of the chain said.
        record.msg, record.args = Redactor().text(record.getMessage()), None
        record.exc_info = record.exc_text = None
        return True


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
