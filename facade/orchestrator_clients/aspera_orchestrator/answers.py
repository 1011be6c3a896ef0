"""Reads the body of an answer by what it is, whatever was asked for: the one place that looks at bodies.

Content types are not documented, and some calls ignore the format that was asked for (seen in the vendor's command line
client). So a document is XML or JSON by its first character, and an HTML page is never an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from .._core.body import BadAnswer, loads
from . import rails_xml
from .rails_xml import Json

if TYPE_CHECKING:
    import httpx

_BOM: Final = b"\xef\xbb\xbf"
# Each comment ends at its first end: were others tried, twice as many ways would be with every comment.
_PAGE: Final = re.compile(
    rb"(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_OUTPUT: Final = re.compile(rb"(?:<\?xml[^>]*\?>\s*)?<work[-_]step[-_]output\b", re.IGNORECASE)
# A word or a few: the first line of a stack trace has signs in it, an HTML page has brackets.
_WORD: Final = re.compile(r"[^\W\d]\w*(?:[ _-]\w+){0,2}")
_LONGEST_WORD: Final = 60
_NO_WORDS: Final = frozenset({"null", "nil", "true", "false"})


def document(response: httpx.Response) -> Json:
    """Return the content of an XML or JSON document in the shape of JSON; ValueError for any other body."""
    body = _body(response).strip()
    if body.startswith(b"<"):
        return rails_xml.loads(body, max_bytes=len(body))
    if not body:
        raise BadAnswer("the answer is empty")
    try:
        value: Json = loads(body)
    except ValueError as error:
        raise BadAnswer("the answer is neither JSON nor XML in UTF-8") from error
    return value


def output_document(response: httpx.Response) -> Json:
    """Return the document about one output if the body is one, though a bare value was asked for; None if it is not."""
    body = _body(response).strip()
    return rails_xml.loads(body, max_bytes=len(body)) if _OUTPUT.match(body) else None


def text(response: httpx.Response) -> str:
    """Return the body as text, white space and all; bytes that are not UTF-8 are kept as surrogate escapes (PEP 383)."""
    return _body(response).decode("utf-8", "surrogateescape")


def word(response: httpx.Response) -> str | None:
    """Return the bare word that the body is, without quotation marks and white space around it; None if it is none."""
    found = text(response).strip().strip("\"'").strip()
    fits = len(found) <= _LONGEST_WORD and _WORD.fullmatch(found) and found not in _NO_WORDS
    return found if fits else None


def json_value(response: httpx.Response) -> Json:
    """Return the value of a body that was to be JSON: none if it is empty, and the text itself if it is not JSON.

    Rails writes a text as it is, without quotation marks, where JSON is asked for (public Rails source).
    """
    body = text(response)
    if not body.strip():
        return None
    try:
        value: Json = loads(body.strip().encode("utf-8", "surrogateescape"))
    except ValueError:
        return untyped(body)
    return value


def untyped(body: str) -> Json:
    """Return the value of a text whose type is not known: only what looks like a hash or an array is read as one.

    A null is an empty body (or one space, on old Rails), so an empty text cannot be told from it: both are None.
    """
    trimmed = body.strip()
    if not trimmed:
        return None
    container = literal(trimmed) if trimmed[0] in "{[" else None
    return container if isinstance(container, dict | list) else body


@cache
def _ruby() -> Callable[[bytes], Json]:
    """Return the reader of Ruby literals, imported late: its patterns take long to compile, and most answers have none."""
    from .ruby_literal import loads as ruby

    return ruby


def literal(source: str) -> Json:
    """Return the value of JSON text or else of a Ruby literal, None for what is neither.

    A text that is both means the same in both (measured with Ruby 3.1 and 3.4): what it looks like goes first.
    """
    for read in (_ruby(), loads) if "=>" in source else (loads, _ruby()):
        try:
            return read(source.encode("utf-8", "surrogateescape"))
        except ValueError:
            continue
    return None


def members(value: Json, path: str = "") -> Mapping[str, Json]:
    """Return an object as it is; `BadAnswer` for anything else."""
    if not isinstance(value, dict):
        raise BadAnswer(f"expected an object, got {_kind(value)}", path)
    return value


def unwrapped(value: Json, *names: str) -> Json:
    """Return what is inside the root key, if there is one of these: JSON has it at some calls, XML as read never."""
    for name in names:
        if isinstance(value, dict) and name in value:
            value = value[name]
    return value


def rooted(response: httpx.Response, root: str) -> Json:
    """Return what is inside the root key of a document; JSON that is empty instead of having it is no empty list."""
    content = document(response)
    if not content and not _body(response).lstrip().startswith(b"<"):
        raise BadAnswer("it is missing", root)
    return unwrapped(content, root)


def each(value: Json, item: str, path: str = "") -> Iterator[tuple[str, Mapping[str, Json]]]:
    """Yield the objects of a list, each with its path, however the list is written.

    A list; one object that stands for itself, as XML has a list of one; either of them as the member `item` of an object;
    nothing at all.
    """
    if isinstance(value, dict) and item in value:
        value, path = value[item], f"{path}.{item}" if path else item
    if value is None or (isinstance(value, str) and not value.strip()):
        return
    for number, entry in enumerate(value if isinstance(value, list) else [value]):
        place = f"{path}[{number}]"
        if isinstance(entry, dict) and item not in entry:  # as nearly all are
            yield place, entry
        else:
            yield place, members(unwrapped(entry, item), place)


def _body(response: httpx.Response) -> bytes:
    body = response.content.removeprefix(_BOM)
    if _PAGE.match(body.lstrip()):
        raise BadAnswer("the answer is an HTML page: of a proxy, a login form or a server error")
    return body


def _kind(value: Json) -> str:
    if isinstance(value, str):
        return "text" if value.strip() else "nothing"
    return "a list" if isinstance(value, list) else "null" if value is None else "a number or flag"
