"""How the simulated Orchestrator writes values: Rails XML, and Ruby's `inspect` in its two styles. Written by its rules anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, in seconds since 1970."""

    seconds: float

    def __str__(self) -> str:
        return datetime.fromtimestamp(int(self.seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Style:
    """What differs from version to version: the arrow and symbols of `inspect`, and the word for times in XML."""

    arrow: str = "=>"
    time_type: str = "datetime"


OLD = Style()
"""Ruby up to 3.3, older Rails."""
NEW = Style(" => ", "dateTime")
"""Ruby 3.4, newer Rails."""

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\x1b": "\\e",
    "\a": "\\a",
    "\b": "\\b",
    "\v": "\\v",
    "\f": "\\f",
}


def inspect(value: object, style: Style) -> str:
    """Return a value as Ruby's `inspect` prints it."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{inspect(k, style)}{style.arrow}{inspect(v, style)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inspect(item, style) for item in value) + "]"
    return _float(value) if isinstance(value, float) else str(value)


def _float(value: float) -> str:
    """Return a fraction as Ruby prints it: with digits on both sides of the point, also before an exponent."""
    mantissa, mark, exponent = repr(value).partition("e")
    return f"{mantissa}{'' if '.' in mantissa or not mark else '.0'}{mark}{exponent}"


def _quoted(text: str) -> str:
    out = []
    for index, character in enumerate(text):
        if character == "#" and text[index + 1 : index + 2] in ("{", "$", "@"):
            out.append("\\#")
        elif character in _ESCAPES:
            out.append(_ESCAPES[character])
        else:
            out.append(character if character >= " " and character != "\x7f" else f"\\u{ord(character):04X}")
    return f'"{"".join(out)}"'


def element(name: str, value: object, style: Style, **attributes: str) -> str:
    """Return an element of Rails XML: with `type` and `nil` as Rails writes them, names with dashes."""
    tag = name.replace("_", "-")
    given = "".join(f" {key}={quoteattr(text)}" for key, text in attributes.items())
    if value is None:
        return f'<{tag}{given} nil="true"/>'
    if isinstance(value, Moment):
        return f'<{tag}{given} type="{style.time_type}">{value}</{tag}>'
    if isinstance(value, bool):
        return f'<{tag}{given} type="boolean">{str(value).lower()}</{tag}>'
    if isinstance(value, int | float):
        return f'<{tag}{given} type="{"integer" if isinstance(value, int) else "float"}">{value}</{tag}>'
    if isinstance(value, Mapping):
        return f"<{tag}{given}>{''.join(element(k, v, style) for k, v in value.items())}</{tag}>"
    return f"<{tag}{given}>{xml_text(str(value))}</{tag}>"


def array(name: str, item: str, values: list[Mapping[str, object]], style: Style) -> str:
    """Return a list of Rails XML."""
    tag = name.replace("_", "-")
    if not values:
        return f'<{tag} type="array"/>'
    return f'<{tag} type="array">{"".join(element(item, value, style) for value in values)}</{tag}>'


def xml_text(text: str) -> str:
    """Return a text as XML has it; what XML cannot say becomes U+FFFD, as Rails makes it."""
    return escape("".join(c if (c >= " " and c not in "\ufffe\uffff") or c in "\t\n\r" else "\ufffd" for c in text))


def document(content: str) -> bytes:
    """Return an XML document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'.encode()
