"""Secrets that are known, found in texts however they are spelled. One more costs the same however many there are."""

from __future__ import annotations

import base64
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import reduce
from threading import Lock
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from .escapes import Undone, undone
from .silent import Secret

SHORTEST = 4
"""A secret of fewer characters is not searched for in texts: to hide each "a" would reveal more than it hides."""

MOST_PASSING = 200
"""How many secrets that came later than those of the caller are remembered; a client may live for months."""

LAYERS = 4
"""Escapes within one another that are undone: a URL in JSON in JSON in HTML has four."""

ESCAPED = 9
"""Characters that escapes within one another add to one: `&amp;#x27;` has ten."""

FOLDED = 16
"""Characters from which a secret is also found where it goes on in another line."""


class Spelled(NamedTuple):
    """A secret in all its spellings, the longest first, and in those that escapes are put upon; `longest` has several on it."""

    all: tuple[str, ...]
    plain: tuple[str, ...]
    longest: int

    @property
    def odd(self) -> Spelled:
        """Return what of it is not mere words."""
        return Spelled(_odd(self.all), _odd(self.plain), self.longest)


def _odd(spellings: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in spellings if not _WORDS.fullmatch(one))


class Known:
    """Secrets of the caller, which last, and others that pass: tokens, signed links. Safe to share between threads."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._lock = Lock()
        self._lasting = {Secret(secret): spellings(secret) for secret in secrets if len(secret) >= SHORTEST}
        self._passing: dict[str, Spelled] = {}
        self._held: dict[str, Spelled] = {}
        self._holders: dict[str, int] = {}
        self._refresh()

    def add(self, secret: str) -> None:
        """Know this secret from now on; of those added the last `MOST_PASSING` are known."""
        secret = Secret(secret)
        with self._lock:
            if len(secret) < SHORTEST or secret in self._lasting or secret in self._passing:
                return
            if len(self._passing) >= MOST_PASSING:
                del self._passing[next(iter(self._passing))]
            self._passing[secret] = spellings(secret)
            self._refresh()

    def hold(self, secret: str) -> None:
        """Know this secret until everybody who holds it has let go."""
        secret = Secret(secret)
        with self._lock:
            self._holders[secret] = self._holders.get(secret, 0) + 1
            if len(secret) >= SHORTEST and secret not in self._held:
                self._held[secret] = spellings(secret)
                self._refresh()

    def let_go(self, secret: str) -> None:
        """Forget a secret, unless somebody else holds it or it is known for another reason."""
        with self._lock:
            self._holders[secret] -= 1
            if not self._holders[secret]:
                del self._holders[secret]
                self._held.pop(secret, None)
                self._refresh()

    def _refresh(self) -> None:
        self._all = (*self._lasting.values(), *self._passing.values(), *self._held.values())
        self._odd = tuple(kept for one in self._all if (kept := one.odd).all)
        longest = max((one.longest for one in self._all), default=0)
        self.longest = longest + longest // 16 if longest >= FOLDED else longest  # with the line ends of a folded one

    def spans(self, text: str, *, words: bool = True) -> list[tuple[int, int]]:
        """Return where secrets stand, in order, those that overlap as one; without `words` none that is mere words."""
        sought = self._all if words else self._odd
        found = [span for one in sought for spelling in one.all for span in _places(text, spelling)]
        if "\n" in text or "\\n" in text:
            found += self._folded(text)
        if self._all:
            found += self._escaped(text, sought)
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and start < merged[-1][1]:
                merged[-1] = merged[-1][0], max(end, merged[-1][1])
            else:
                merged.append((start, end))
        return merged

    def _folded(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where secrets stand that go on in another line."""
        pieces, begins, shifts, at, kept = [], [0], [0], 0, 0
        for fold in _FOLD.finditer(text):
            pieces.append(text[at : fold.start()])
            kept += fold.start() - at
            at = fold.end()
            begins.append(kept)
            shifts.append(at - kept)
        pieces.append(text[at:])
        whole = "".join(pieces)
        for one in self._all:
            for spelling in one.all:
                for start, end in _places(whole, spelling) if len(spelling) >= FOLDED else ():
                    first, last = bisect_right(begins, start) - 1, bisect_right(begins, end - 1) - 1
                    if first != last:
                        yield start + shifts[first], end + shifts[last]

    def _escaped(self, text: str, sought: Iterable[Spelled]) -> Iterator[tuple[int, int]]:
        """Yield where secrets stand whose characters are escaped in ways that were mixed, or within one another."""
        layers: list[Undone] = []
        while len(layers) < LAYERS and (layer := undone(text)) is not None:
            layers.append(layer)
            text = layer.text
            for one in sought:
                for plain in one.plain:
                    for span in _places(text, plain):
                        yield reduce(lambda place, below: below.origin(*place), reversed(layers), span)

    def hide(self, text: str, mark: str, *, words: bool = True) -> str:
        """Return the text with a mark for each secret; without `words` for none that is mere words, as ours are."""
        spans = self.spans(text, words=words)
        if not spans:
            return text
        pieces: list[str] = []
        at = 0
        for start, end in spans:
            pieces += text[at:start], mark
            at = end
        return "".join((*pieces, text[at:]))


_WORDS = re.compile(r"[A-Za-z]+(?:[ _.:/-]+[A-Za-z]+)*|[0-9]+")
"""What our own texts may hold by chance: to replace it there would reveal that it is a secret."""

_FOLD = re.compile(r"(?:\r\n?|\n|\\r\\n|\\n)[ \t]*")
"""The end of a line and the white space by which the next one continues it; also as JSON writes it."""


def _places(text: str, part: str) -> Iterator[tuple[int, int]]:
    start = text.find(part)
    while start >= 0:
        yield start, start + len(part)
        start = text.find(part, start + len(part))


def spellings(secret: str) -> Spelled:
    """Return how a secret may be written: as it is, and by URLs, JSON, HTML, XML, headers and base64."""
    known = sorted(set(_spellings(str(secret))), key=len, reverse=True)
    plain = (secret, secret.replace(" ", "+"), *_base64(secret.encode("utf-8", "surrogatepass")))
    odd = sum(not character.isalnum() for character in secret)
    return Spelled(
        tuple(map(Secret, known)),
        tuple(map(Secret, dict.fromkeys(plain))),
        max(len(known[0]), len(secret) + ESCAPED * odd),
    )


def _spellings(secret: str) -> Iterator[str]:
    yield secret
    whole = secret.encode("utf-8", "surrogatepass")
    for encoded in (quote(whole, safe=""), quote(whole), quote_plus(whole)):
        yield from _cases(encoded)
        yield from _cases(quote(encoded, safe=""))  # a URL within a URL
    told = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for text in (told.replace('"', "&quot;").replace("'", "&#x27;"), told):  # as `html.escape` writes it
        yield text
        for apostrophe in ("&#39;", "&apos;"):
            yield text.replace("&#x27;", apostrophe)
            yield text.replace("&#x27;", apostrophe).replace("&quot;", "&#34;")
    for ascii_only in (True, False):
        text = json.dumps(secret, ensure_ascii=ascii_only)[1:-1]
        yield text
        yield json.dumps(text, ensure_ascii=ascii_only)[1:-1]  # JSON within JSON
        for escaped in ("&<>", "&<>='"):  # as Rails writes it, and Gson
            yield "".join(f"\\u{ord(c):04x}" if c in escaped else c for c in text)
    yield repr(secret)[1:-1]
    yield from _base64(whole)
    if secret.startswith("Basic "):
        yield secret.removeprefix("Basic ").rstrip("=")


def _cases(encoded: str) -> tuple[str, str]:
    return encoded, _ESCAPE.sub(lambda found: found[0].lower(), encoded)


def _base64(secret: bytes) -> tuple[str, str]:
    return tuple(encode(secret).decode().rstrip("=") for encode in (base64.b64encode, base64.urlsafe_b64encode))  # type: ignore[return-value]


_ESCAPE = re.compile("%(?:25)*[0-9A-F]{2}")
