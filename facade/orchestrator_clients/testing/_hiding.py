"""Removes secrets from recordings and keeps their structure: JSON stays JSON, and different tokens stay different."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from .._core.redact import HIDDEN, SIGNATURE, Redactor, is_sensitive

UNSENT = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "date",
        "keep-alive",
        "server",
        "set-cookie",
        "transfer-encoding",
    }
)
"""Headers of answers that are not recorded: they are secret, or no longer true."""

_SECRET_KIND = re.compile("secret|password|encrypted|restricted", re.IGNORECASE)
_ELEMENT = re.compile(r"(<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>)([^<>]+)(?=</)")
_ATTRIBUTE = re.compile(r"([\w:.-]+)=(\"[^\"<>]*\"|'[^'<>]*')")
_NAMED = re.compile(r"(<name(?:\s[^<>]*)?>([^<>]*)</name>\s*<value(?:\s[^<>]*)?>)([^<>]+)(?=</)")


class Hider:
    """Replaces secrets by marks, each secret by its own mark."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._own = Redactor(secrets)
        self._marks: dict[str, str] = {}
        self._lock = Lock()

    def mark(self, secret: str) -> str:
        """Return the mark of a secret."""
        if secret.startswith(HIDDEN):
            return secret
        with self._lock:
            return self._marks.setdefault(secret, f"{HIDDEN}{len(self._marks) + 1}")

    def text(self, text: str, redactor: Redactor) -> str:
        """Return a text without secrets."""
        return self._own.text(redactor.text(text))

    def leaf(self, value: str, redactor: Redactor, name: str = "") -> str:
        """Return a value that has a name, perhaps an empty one, without secrets."""
        if value and is_sensitive(name):
            return self.mark(value)
        if value[:1] in "{[" and (inner := parsed(value)) is not None:
            return json.dumps(self.value(inner, redactor), ensure_ascii=False)
        if "://" in value and "?" in value and not re.search(r"\s", value):
            return self.link(value, redactor)
        hidden = self.text(value, redactor)
        return self.mark(value) if hidden == HIDDEN else hidden

    def value(self, value: Any, redactor: Redactor, name: str = "") -> Any:
        """Return a value of JSON without secrets; that of a variable is one where its name or kind says so."""
        if isinstance(value, Mapping):
            secret = self._is_secret_pair(value)
            return {
                str(key): self.value(part, redactor, "secret" if secret and key == "value" else str(key))
                for key, part in value.items()
            }
        if isinstance(value, list):
            return [self.value(part, redactor, name) for part in value]
        if isinstance(value, str):
            return self.leaf(value, redactor, name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        hidden = is_number and (_SECRET_KIND.search(name) or self.text(str(value), redactor) == HIDDEN)
        return self.mark(str(value)) if hidden else value

    def _is_secret_pair(self, pair: Mapping[str, Any]) -> bool:
        names = (str(pair.get(key) or "") for key in ("name", "key"))
        kinds = (str(pair.get(key) or "") for key in ("type", "kind"))
        return "value" in pair and (any(map(is_sensitive, names)) or any(map(_SECRET_KIND.search, kinds)))

    def pairs(self, pairs: Iterable[tuple[str, str]], redactor: Redactor) -> list[list[str]]:
        """Return the pairs of a query or form without secrets; in a signed one every long value is one."""
        known = list(pairs)
        signed = any(is_sensitive(name) for name, _ in known)
        return [
            [name, self.mark(value) if signed and len(value) >= SIGNATURE else self.leaf(value, redactor, name)]
            for name, value in known
        ]

    def link(self, url: str, redactor: Redactor) -> str:
        """Return a URL without secrets; what is no secret is as it was."""
        start, _, query = url.partition("?")
        pieces = [piece.partition("=") for piece in query.split("&")]
        signed = any(is_sensitive(unquote_plus(name)) for name, _, _ in pieces)
        kept = []
        for name, sign, raw in pieces:
            value = unquote_plus(raw)
            hidden = value and (is_sensitive(unquote_plus(name)) or (signed and len(value) >= SIGNATURE))
            kept.append(name + sign + (self.mark(value) if hidden else self.text(raw, redactor)))
        return f"{self.text(start, redactor)}?{'&'.join(kept)}"

    def markup(self, text: str, redactor: Redactor) -> str:
        """Return XML or HTML without secrets, as well-formed as it was."""
        text = _NAMED.sub(lambda m: m[1] + self.leaf(m[3], redactor, m[2]), text)
        text = _ELEMENT.sub(lambda m: m[1] + self.leaf(m[3], redactor, m[2]), text)
        return _ATTRIBUTE.sub(lambda m: f"{m[1]}={m[2][0]}{self.leaf(m[2][1:-1], redactor, m[1])}{m[2][0]}", text)

    def body(self, body: bytes, redactor: Redactor, *, is_form: bool = False) -> dict[str, Any]:
        """Return a body as a file has it: `json`, `form`, `text`, or `base64` of what is none of these."""
        try:
            text = body.decode()
        except UnicodeDecodeError:
            import base64

            return {"base64": base64.b64encode(body).decode()}
        if is_form:
            return {"form": self.pairs(parse_qsl(text, keep_blank_values=True), redactor)}
        if (value := parsed(text)) is not None:
            return {"json": self.value(value, redactor)}
        return {"text": self.markup(text, redactor) if text.lstrip()[:1] == "<" else self.text(text, redactor)}

    def headers(self, headers: Mapping[str, str], redactor: Redactor) -> dict[str, str]:
        """Return the headers of an answer without secrets, and without those that would no longer be true."""
        kept = {name: value for name, value in headers.items() if name.lower() not in UNSENT}
        return {name: self.leaf(value, redactor, name) for name, value in kept.items()}


def parsed(text: str) -> Any:
    """Return the object or list that a text is as JSON, else None."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def parts(target: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the path of a request target, and the pairs of its query."""
    split = urlsplit(target)
    return split.path, parse_qsl(split.query, keep_blank_values=True)
