"""How the simulated Orchestrator's Ruby prints values: `inspect` in its two styles, and as a person writes a hash.

By the rules of Ruby's own documentation; the hand-made form by the vendor's help page "Check the Status of a Specific Step".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final, Literal


class Symbol(str):
    """A Ruby symbol, by its name."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Foreign:
    """An object that prints as no literal: a range, `#<Node:0x0001>`, the name of a class; `kind` is its class."""

    text: str
    kind: str = "Object"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, in seconds since 1970."""

    seconds: float

    @property
    def utc(self) -> datetime:
        """The time in UTC."""
        return datetime.fromtimestamp(self.seconds, UTC)

    def __str__(self) -> str:
        """As this call writes times in XML: in whole seconds."""
        return self.utc.strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def spaced(self) -> str:
        """As Ruby prints a time, and as the calls about work orders write it."""
        return self.utc.strftime("%Y-%m-%d %H:%M:%S UTC")


@dataclass(frozen=True, slots=True)
class AsperaStyle:
    """How a server writes the same values: what differs from version to version, or is documented nowhere.

    ruby: `3.1` prints `{"a"=>1, :b=>2}` and writes times as `datetime`; `3.4`, with a newer Rails, prints
        `{"a" => 1, b: 2}`, writes `dateTime`, and gives times in JSON milliseconds.
    containers: hashes and arrays in XML as `inspect` prints them, `hand_made` as in the vendor's sample, as `json` text, or
        `nested` as elements (which damages keys with underscores and spaces).
    cdata: text that would have to be escaped stands in CDATA, as in the vendor's sample; Rails itself makes none.
    typed_nulls: nulls of a work step have their `type` beside `nil`.
    ascii_only: the server runs in a locale without UTF-8, so that `inspect` escapes whatever is not ASCII.
    numbers_as_text: numbers and flags are texts in JSON too.
    by_content: a bare word or text is `text/plain`; otherwise its type is that of the extension asked for, as in Rails.
    odd_words: status words in capitals between spaces; the product compares them without regard to case.
    """

    ruby: Literal["3.1", "3.4"] = "3.1"
    containers: Literal["inspect", "hand_made", "json", "nested"] = "inspect"
    cdata: bool = False
    typed_nulls: bool = False
    ascii_only: bool = False
    numbers_as_text: bool = False
    by_content: bool = False
    odd_words: bool = False

    @property
    def new(self) -> bool:
        """Whether this is the newer Ruby."""
        return self.ruby == "3.4"


_ESCAPES: Final = {
    character: f"\\{letter}" for character, letter in zip('"\\\n\t\r\x1b\a\b\v\f', '"\\ntreabvf', strict=True)
}
_CONSTANTS: Final = {None: "nil", True: "true", False: "false"}
# Ruby takes all that is not ASCII for letters.
_WORD: Final = r"[A-Za-z_\x80-\U0010ffff][0-9A-Za-z_\x80-\U0010ffff]*"
_LABEL: Final = re.compile(rf"{_WORD}[?!]?")
_BARE: Final = re.compile(
    rf"(?:@@?|\$)?{_WORD}|{_WORD}[?!=]|\[\]=?|![=~]?|===?|=~|<=>|<[=<]?|>[=>]?|[+-]@?|\*\*?|[/%&|^~`]"
)


def inspect(value: object, style: AsperaStyle) -> str:
    """Return a value as Ruby's `inspect` prints it."""
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, Symbol):
        return f":{value}" if _is_bare(value, style) else f":{_quoted(value, style)}"
    if isinstance(value, str):
        return _quoted(value, style)
    if isinstance(value, Mapping):
        return "{" + ", ".join(_pair(key, item, style) for key, item in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(inspect(item, style) for item in value) + "]"
    return _number(value) if isinstance(value, int | float | Decimal) else _object(value)


def hand_made(value: Mapping[object, object], style: AsperaStyle) -> str:
    """Return a hash as in the vendor's sample: its own keys by hand, what is inside as `inspect` prints it."""
    names = (_single(key) if isinstance(key, str) else inspect(key, style) for key in value)
    pairs = (f"{name} => {inspect(item, style)}" for name, item in zip(names, value.values(), strict=True))
    return "{" + ", ".join(pairs) + "}"


def _single(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _pair(key: object, value: object, style: AsperaStyle) -> str:
    if style.new and isinstance(key, Symbol):
        label = key if _LABEL.fullmatch(key) and _printable(key, style) else _quoted(key, style)
        return f"{label}: {inspect(value, style)}"
    arrow = " => " if style.new else "=>"
    return f"{inspect(key, style)}{arrow}{inspect(value, style)}"


def _is_bare(name: str, style: AsperaStyle) -> bool:
    return _BARE.fullmatch(name) is not None and _printable(name, style)


def _printable(text: str, style: AsperaStyle) -> bool:
    return all(_shown(character, style) for character in text)


def _shown(character: str, style: AsperaStyle) -> bool:
    if character < "\x7f":
        return character >= " "
    return not style.ascii_only and unicodedata.category(character) not in ("Cc", "Cn", "Cs", "Zl", "Zp")


def _quoted(text: str, style: AsperaStyle) -> str:
    characters = (_character(text, index, style) for index in range(len(text)))
    return f'"{"".join(characters)}"'


def _character(text: str, index: int, style: AsperaStyle) -> str:
    character = text[index]
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character == "#" and text[index + 1 : index + 2] in ("{", "$", "@"):
        return "\\#"
    if _shown(character, style):
        return character
    point = f"{ord(character):04X}"
    return f"\\u{point}" if len(point) == 4 else f"\\u{{{point}}}"


def _number(value: float | Decimal) -> str:
    """Return a number: a fraction has digits on both sides of the point, also before an exponent."""
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, Decimal):
        sign, digits, _ = value.as_tuple()
        text = "".join(map(str, digits)).rstrip("0") or "0"
        return f"{'-' if sign else ''}0.{text}e{value.adjusted() + 1 if value else 1}"
    mantissa, mark, exponent = repr(value).partition("e")
    return f"{mantissa}{'.0' if mark and '.' not in mantissa else ''}{mark}{exponent}"


def _object(value: object) -> str:
    """Return what prints without quotation marks, and so cannot be read back."""
    if isinstance(value, Moment):
        return value.spaced
    if isinstance(value, date):
        return value.strftime("%a, %d %b %Y")  # by Rails
    if isinstance(value, Foreign):
        return value.text
    raise TypeError(f"there is no Ruby object for a {type(value).__name__}")
