"""How the simulated Orchestrator's Rails writes values into XML and JSON, and which of the two a call wants."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from ..._simulation.messages import Call
from .ruby import AsperaStyle, Foreign, Moment, Symbol, inspect

Form = Literal["xml", "json", "txt"]

_EXTENSIONS: Final[Mapping[str, Form]] = {".xml": "xml", ".json": "json", ".txt": "txt"}
_WORDS: Final[Mapping[str, Form]] = {"xml": "xml", "json": "json", "txt": "txt"}
_TYPES: Final[Mapping[str, Form]] = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "txt",
}


def wished(call: Call) -> Form:
    """Return the format that a call wants: by extension, else by `format=`, else by Accept, else XML (the help pages)."""
    for extension, form in _EXTENSIONS.items():
        if call.path.endswith(extension):
            return form
    word = call.query_value("format") or ""
    if word in _WORDS:
        return _WORDS[word]
    accepted = (part.partition(";")[0].strip() for part in (call.header("accept") or "").split(","))
    first: Form | None = next((_TYPES[kind] for kind in accepted if kind in _TYPES), None)
    return first or "xml"


def plain(value: object, style: AsperaStyle) -> object:
    """Return a value as Rails' JSON has it: decimals, symbols and times as text, no infinity, keys as their text."""
    if isinstance(value, Mapping):
        return {_key(key, style): plain(item, style) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item, style) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Moment):
        return json_time(value, style)
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.text if isinstance(value, Foreign) else value


def json_time(moment: Moment, style: AsperaStyle) -> str:
    """Return a time as JSON has it: with milliseconds on newer Rails."""
    return f"{moment.utc.isoformat(timespec='milliseconds')[:23]}Z" if style.new else str(moment)


def decimal_text(value: Decimal) -> str:
    """Return a decimal without an exponent, with digits on both sides of its point."""
    text = f"{value:f}"
    return text if "." in text else f"{text}.0"


def _key(key: object, style: AsperaStyle) -> str:
    return key if isinstance(key, str) else "" if key is None else inspect(key, style)


def element(
    name: str, value: object, style: AsperaStyle, *, item: str | None = None, null_type: str | None = None
) -> str:
    """Return an element of Rails XML.

    item: the name of the elements of a list, its singular; the name itself, as for words that have none, if left out.
    null_type: the type of the column, where nulls tell it.
    """
    tag = dashed(name)
    if value is None:
        typing = f" type={quoteattr(null_type)}" if null_type and style.typed_nulls else ""
        return f'<{tag}{typing} nil="true"/>'
    if isinstance(value, Mapping):
        inside = "".join(element(_key(key, style), each, style) for key, each in value.items())
        return f"<{tag}>{inside or chr(10)}</{tag}>"  # an empty one has nothing but a line break in it
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _array(tag, (element(item or name, each, style) for each in value))
    kind = _kind(value, style)
    return f"<{tag}{f' type={quoteattr(kind)}' if kind else ''}>{_content(_scalar(value), style)}</{tag}>"


def _array(tag: str, items: Iterable[str]) -> str:
    inside = "".join(items)
    return f'<{tag} type="array">{inside}</{tag}>' if inside else f'<{tag} type="array"/>'


def _kind(value: object, style: AsperaStyle) -> str | None:
    """Return the `type`: none for text."""
    if isinstance(value, Moment):
        return "dateTime" if style.new else "datetime"
    if isinstance(value, Foreign):
        return value.kind
    kinds = ((Symbol, "symbol"), (str, None), (bool, "boolean"), (int, "integer"), (float, "float"))
    more = (*kinds, (Decimal, "decimal"), (date, "date"))
    return next((kind for types, kind in more if isinstance(value, types)), type(value).__name__)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, float):
        return inspect(value, AsperaStyle())
    return value.text if isinstance(value, Foreign) else str(value)


def _content(text: str, style: AsperaStyle) -> str:
    if style.cdata and any(character in text for character in "&<>"):
        return f"<![CDATA[{_allowed(text).replace(']]>', ']]]]><![CDATA[>')}]]>"
    return xml_text(text)


def dashed(name: str) -> str:
    """Return the name of an element: underscores and spaces become dashes, but for underscores at its ends."""
    core = name.strip("_")
    if not core:
        return name
    begin = name.index(core)
    return name[:begin] + core.replace("_", "-").replace(" ", "-") + name[begin + len(core) :]


def xml_text(text: str) -> str:
    """Return a text as XML has it; what XML cannot say becomes U+FFFD, as Rails makes it."""
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    return "".join(c if (c >= " " and c not in "\ufffe\uffff") or c in "\t\n\r" else "\ufffd" for c in text)


def document(content: str) -> bytes:
    """Return an XML document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'.encode()
