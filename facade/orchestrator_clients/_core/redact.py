"""One place that keeps secrets out of texts: errors, logs, recordings and command-line output go through it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import parse_qsl, urlsplit

from .known import Known
from .patterns import compiled

HIDDEN = "***"
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

_ARN = r"""\barn:[\w-]+:(?:[^\s"'<>?&=,;):/]*+[:/])*+"""
"""Names of Amazon hold words such as `secretsmanager` and `:secret:`, but no secret. The last part is looked at as any text."""

_SENSITIVE_NAME = (
    r"(?!secretsmanager:)"
    r"(?:(?:password|passwd|secret|token|api[_-]?key|cookie|signature|credential|authorization)[\w-]{0,60}+"
    r"(?<!exception)(?<!error)|(?<![\w-])sig)"
)
"""What a name ends with, if its value is a secret; `ExpiredTokenException` is not one."""

_ENDS_SENSITIVE = rf"(?i){_SENSITIVE_NAME}\Z"
"""Like the other patterns of this module a text, which is compiled when there is something to hide."""


def is_sensitive(name: str) -> bool:
    """Return whether the name of a field, parameter or header says that its value is a secret."""
    return name.lower() in SENSITIVE_HEADERS - {"location"} or compiled(_ENDS_SENSITIVE).search(name) is not None


_HTML_QUOTE = r"&(?:quot|\#0?3[49]|\#x2[27]);"
_QUOTED = (
    r""""(?:[^"\\]|\\(?s:.))*+(?:"|\\?\Z)|'(?:[^'\\]|\\(?s:.))*+(?:'|\\?\Z)"""
    r"""|(?P<escaped>\\+["'])(?s:.)*?(?:(?<!\\)(?P=escaped)|\Z)"""
    rf"|{_HTML_QUOTE}(?s:.)*?(?:{_HTML_QUOTE}|\Z)"
)
"""A text in quotation marks, to the end where that cuts it off; also in JSON within JSON, and in HTML."""

_NOTHING = r"(?!(?:null|none|nil|true|false)\b)"
_HELD = r"\[[^\]]*+(?:\]|\Z)|\{[^}]*+(?:\}|\Z)"
"""A list or an object, to its first closing bracket."""
_VALUE = rf"""(?:{_QUOTED}|{_HELD}|{_NOTHING}(?:(?:basic|bearer)\s+)?[^\s&"'<>,;)}}\]\\]+)"""
_PROSE = r"(?!(?!(?:basic|bearer)\s)[a-z]+(?:[\s.,;)}\]]|$)|(?:An?|Invalid|Missing|No|Not|Please|The|This|Your)\s)"
"""After a colon and a space a plain word is prose: "token: it is missing" and "ExpiredToken: The token" stay as they are."""
_ASSIGNMENT = (
    rf"(?i)(?P<arn>{_ARN})|(?P<name>{_SENSITIVE_NAME})"
    rf"""(?P<glue>(?:\\*["']|{_HTML_QUOTE})?\s*(?:(?:=>|=&gt;|=|%3D)\s*|:(?!\s)|:\s+(?-i:{_PROSE})))(?P<value>{_VALUE})"""
)
_SCHEME = (
    r"(?i)\b(Basic|Bearer|AWS4-HMAC-SHA256)\s+(?!(?:realm|error|scope|charset)=|Constraints of )"
    r"(?-i:(?![a-z]{1,15}(?:[\s.,;:!?)\"']|$)))"
    r"[^\s\"'<>]+(?:,\s*(?:SignedHeaders|Signature)=[^\s\"'<>]+)*"
)
"""A scheme and its credential, which "Basic authentication", "Bearer token", the challenge of a 401 and what OpenSSL says of
certificates ("Basic Constraints of ...") are not."""
_USERINFO = r"((?<!\w)\w++://)[^/\s@\"']+@"
_ELEMENT = rf"""(?i)({_SENSITIVE_NAME}(?:\s+type=["'][\w-]{{1,30}}["'])?>)[^<\s][^<]*+"""
"""An element of XML, up to the end of its text."""
_TRANSFER = r"ATM\d+_[\w-]+"


class Redactor:
    """Hides known secret values in all their spellings, and what looks like a credential."""

    def __init__(self, secrets: Iterable[str] = (), *, of: Redactor | None = None) -> None:
        """With `of` it hides whatever that one does, now and later, and these values as well."""
        self._known: tuple[Known, ...] = (Known(secrets), *(() if of is None else of.known))

    @property
    def known(self) -> tuple[Known, ...]:
        """Return what it knows, last what those share that were made of it."""
        return self._known

    def add(self, secret: str) -> None:
        """Hide this value from now on: as it is, and as URLs, JSON, HTML, headers and Basic credentials spell it.

        Of the values added the last `MOST_PASSING` are remembered: tokens come and go.
        """
        self._known[-1].add(secret)

    @contextmanager
    def hiding(self, secrets: Iterable[str]) -> Iterator[None]:
        """Hide these values while they are in use, such as the parts of a signed link during its download."""
        held = list(secrets)
        for secret in held:
            self._known[-1].hold(secret)
        try:
            yield
        finally:
            for secret in held:
                self._known[-1].let_go(secret)

    def text(self, text: str) -> str:
        """Return the text, which others wrote, without secrets."""
        return self._without(text, words=True)

    def ours(self, text: str) -> str:
        """Return a text of ours in which the words of others are without secrets already, without what slipped in all the same.

        A word of ours is left alone, though it be somebody's password: a mark in its place would tell that.
        """
        return self._without(text, words=False)

    def _without(self, text: str, *, words: bool) -> str:
        for known in self._known:
            text = known.hide(text, HIDDEN, words=words)
        text = compiled(_SCHEME).sub(rf"\1 {HIDDEN}", text)
        text = compiled(_ASSIGNMENT).sub(_assigned, text)
        text = compiled(_ELEMENT).sub(rf"\1{HIDDEN}", text)
        text = compiled(_TRANSFER).sub(HIDDEN, text)
        return compiled(_USERINFO).sub(rf"\1{HIDDEN}@", text)

    def beginning(self, text: str, most: int) -> str:
        """Return the first characters of a text without secrets, nor the first part of one that the cut goes through."""
        longest = max(known.longest for known in self._known)
        window = text[: 4 * most + longest]
        shown = self.text(window)
        if len(window) < len(text):  # what may be the first part of a secret is at the very end
            shown = shown[: len(shown) - longest]
        return shown[:most]

    def value(self, value: object) -> object:
        """Return a value of JSON with the texts in it without secrets; what has the name of one is hidden, whatever it is."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {self.text(str(name)): self._named(str(name), part) for name, part in value.items()}
        return [self.value(part) for part in value] if isinstance(value, list | tuple) else value

    def _named(self, name: str, value: object) -> object:
        """Return the value of a field; what is empty, true or false is no secret."""
        is_told = not value or isinstance(value, bool) or not is_sensitive(name)
        return self.value(value) if is_told else HIDDEN

    def headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        """Return the headers with the values of sensitive ones hidden."""
        return {k: HIDDEN if k.lower() in SENSITIVE_HEADERS else self.text(v) for k, v in headers.items()}


def _assigned(found: re.Match[str]) -> str:
    return found["arn"] or f"{found['name']}{found['glue']}{HIDDEN}"


def signed_parts(url: str) -> list[str]:
    """Return what may be a signature in the query of a signed link: the query if it is long, and the longest values of it."""
    query = urlsplit(url).query
    values = (value for _, value in parse_qsl(query))
    parts = sorted((value for value in values if len(value) >= SIGNATURE), key=len, reverse=True)
    return [part for part in (query, *parts[:_SIGNATURES]) if len(part) >= SIGNATURE]


SIGNATURE = 24
"""Characters from which a value can be one: dates, versions and rights are shorter."""

_SIGNATURES = 16
"""Values of a link that can be one; S3's links have three long ones."""


def safe_url(url: str) -> str:
    """Return scheme, host and path of a URL, or the path of a relative one: what follows may hold a credential."""
    try:
        parts = urlsplit(url)
        port, host = f":{parts.port}" if parts.port else "", parts.hostname or ""
    except ValueError:
        return "what is no URL"
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{port}{parts.path}" if parts.scheme else parts.path


_in_call: ContextVar[bool] = ContextVar("orchestrator_clients_in_call", default=False)

CHATTY_LOGGERS = (
    "aiohttp.client",
    "aiohttp.internal",
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
    "urllib3.connection",
    "urllib3.connectionpool",
    "urllib3.response",
    "urllib3.util.retry",
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


class in_call:  # noqa: N801  # it is used like a function
    """Marks this thread or task as being inside one of our calls."""

    __slots__ = ("_token",)

    def __enter__(self) -> None:
        self._token = _in_call.set(True)

    def __exit__(self, *_: object) -> None:
        _in_call.reset(self._token)
