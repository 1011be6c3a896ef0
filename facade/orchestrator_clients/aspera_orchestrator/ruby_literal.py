"""Reads one Ruby literal, as `inspect` prints it or a person writes it, and never runs any of it.

Aspera Orchestrator sends values of type `hash` as such text inside its XML (the vendor's help page "Check the
Status of a Specific Step"). Three hands write it, and all three are read:

- `inspect` up to Ruby 3.3: `{"a"=>1, :b=>2}`;
- `inspect` from Ruby 3.4 on: `{"a" => 1, b: 2}`; 4.1 servers can run on it (the product's authoring guide);
- hand-made text, which the help page mixes with the first: `{'Studio A' => {"id"=>"n1"}}`.

Whatever is not a literal (a date, a range, `#<Object>`, code) is refused as a whole: nothing is guessed or
dropped. It is read from left to right, and nothing more than a few times: the time is linear in the length of any
input, good or bad.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from . import ruby_tokens as tokens

__all__ = ["RubyLiteralError", "Value", "loads"]

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""What a literal is once read: the shape of JSON, so that it equals the server's own JSON answer."""

_EXCERPT: Final = 20
# CPython's own limit for turning digits into an integer (the work is quadratic), kept even where it is off.
_MAX_DIGITS: Final = 4300


class RubyLiteralError(ValueError):
    """The text is not one Ruby literal: `reason` says why, `position` (in characters, from 0) says where.

    `excerpt` is the text from there on, 20 characters at most: values can be secret.
    """

    def __init__(self, reason: str, position: int, excerpt: str = "") -> None:
        super().__init__(reason, position, excerpt)  # all of them, or the error could not be pickled
        self.reason = reason
        self.position = position
        self.excerpt = excerpt

    def __str__(self) -> str:
        """The reason, the place and the excerpt, in ASCII."""
        return f"{self.reason} at character {self.position}: {self.excerpt!a}"


def loads(text: str | bytes, *, max_depth: int = 200, max_length: int = 32 * 1024 * 1024) -> Value:
    r"""The value that the Ruby literal `text` stands for, as JSON has it.

    Symbols are read as text. Keys become text by the rule of Rails' JSON writer (measured with Ruby 3.1 and
    3.4): strings and symbols as they are, `nil` as `""`, all else as its source text; the last of two equal
    keys wins. Bytes that are not UTF-8, raw or written `\xFF`, are kept as surrogate escapes (PEP 383).
    Fractions become floats, as in Ruby: rounded, and `1.0e400` is infinite.

    Raises `RubyLiteralError` for anything else, and for more than `max_depth` containers inside one another,
    more than `max_length` characters (or bytes), or an integer of more than 4300 digits.
    """
    if len(text) > max_length:
        raise RubyLiteralError(f"longer than {max_length}", max_length)
    if isinstance(text, bytes):
        text = text.decode("utf-8", "surrogateescape")
    try:
        return _Reader(text).document(max_depth)
    except RecursionError:  # the caller is deep in its own stack, or allowed more than the interpreter does
        raise RubyLiteralError("nested too deeply for this interpreter", 0, text[:_EXCERPT]) from None


_WORDS: Final[dict[str, Value]] = {
    "nil": None,
    "true": True,
    "false": False,
    "Infinity": float("inf"),
    "-Infinity": float("-inf"),
    "NaN": float("nan"),
}


class _Reader:
    """A place in a text: every method reads from there and moves on. `room` is the depth still allowed."""

    __slots__ = ("_at", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = len(text) - len(text.lstrip(" \t\r\n"))

    def document(self, room: int) -> Value:
        value = self._value(room)
        if self._at < len(self._text):
            raise self._error("expected the end")
        return value

    def _value(self, room: int) -> Value:
        token = self._take(tokens.VALUE, "expected a value")
        kind = token.lastgroup
        if kind == "number":
            return self._number(token)
        if kind == "word":
            return _WORDS[token["word"]]
        if kind not in ("open", "texts"):
            return self._string(token)
        if room <= 0:
            raise self._error("nested too deeply", token.start())
        if kind == "texts":
            return _texts(token["texts"])
        opening = token["open"]
        if len(opening) > 1:  # its end is in it: an empty one
            return {} if opening[0] == "{" else []
        return self._array(room - 1) if opening == "[" else self._hash(room - 1)

    def _array(self, room: int) -> list[Value]:
        items: list[Value] = []
        more = True
        while more:
            item = tokens.PLAIN_ITEM.match(self._text, self._at) if room > 0 else None
            if item is None:
                items.append(self._value(room))
                more = self._more("]")
            else:
                text, atom, texts, mark = item.groups()
                items.append(_plain(atom, texts) if text is None else text)
                self._at, more = item.end(), mark == ","
        return items

    def _hash(self, room: int) -> dict[str, Value]:
        pairs: dict[str, Value] = {}
        more = True
        while more:
            pair = tokens.PLAIN_PAIR.match(self._text, self._at) if room > 0 else None  # a hash in it needs room
            if pair is None:
                key = self._key(room)
                pairs[key] = self._value(room)
                more = self._more("}")
            else:
                double, single, symbol, label, text, atom, texts, mark = pair.groups()
                pairs[double or single or symbol or label or ""] = _plain(atom, texts) if text is None else text
                self._at, more = pair.end(), mark == ","
        return pairs

    def _key(self, room: int) -> str:
        token = tokens.KEY.match(self._text, self._at)
        if token is None:
            return self._other_key(room)
        self._at = token.end()
        return self._string(token)

    def _other_key(self, room: int) -> str:
        start = self._at
        value = self._value(room)
        source = self._text[start : self._at].rstrip(" \t\r\n")
        self._take(tokens.AFTER_KEY, "expected =>")
        return "" if value is None else source

    def _more(self, end: str) -> bool:
        token = self._take(tokens.AFTER_VALUE, f"expected , or {end}")
        mark = token["mark"]
        if mark not in (",", end):
            raise self._error(f"expected , or {end}", token.start())
        return mark == ","

    def _number(self, token: re.Match[str]) -> int | float:
        digits = token["number"]
        if "." in digits:
            return float(digits)
        try:
            if len(digits) > _MAX_DIGITS + digits.startswith("-"):
                raise ValueError
            return int(digits)
        except ValueError:  # from `int` where the interpreter's own limit has been lowered
            raise self._error("integer with too many digits", token.start()) from None

    def _string(self, token: re.Match[str]) -> str:
        body: str = token[token.lastindex or 0]
        if "\\" not in body:
            return body
        if token.lastgroup == "single":
            return _SINGLE_ESCAPE.sub(r"\1", body)
        return self._unescaped(body, token.start(token.lastindex or 0))

    def _unescaped(self, body: str, start: int) -> str:
        def character(escape: re.Match[str]) -> str:
            try:
                return _character(escape)
            except ValueError:
                raise self._error("not a valid escape", start + escape.start()) from None

        return _BYTES.sub(_decoded, _ESCAPE.sub(character, body))

    def _take(self, pattern: re.Pattern[str], otherwise: str) -> re.Match[str]:
        token = pattern.match(self._text, self._at)
        if token is None:
            raise self._error(otherwise)
        self._at = token.end()
        return token

    def _error(self, reason: str, position: int | None = None) -> RubyLiteralError:
        start = self._at if position is None else position
        return RubyLiteralError(reason, start, self._text[start : start + _EXCERPT])


def _plain(atom: str | None, texts: str | None) -> Value:
    if atom is None:
        return _texts(texts or "")
    if atom in _WORDS:
        return _WORDS[atom]
    return atom[1:] if atom[0] == ":" else int(atom)


def _texts(pairs: str) -> dict[str, Value]:
    # Cut at its quotation marks, every other part is a text: a key, a value, a key, and so on.
    parts = pairs.split('"')
    return {parts[key]: parts[key + 2] for key in range(1, len(parts), 4)}


# Escapes. In single quotes a backslash is one unless a quote or a backslash follows.
_SINGLE_ESCAPE: Final = re.compile(r"\\([\\'])")
_ESCAPE: Final = re.compile(
    r"""\\(?: u(?P<point>[0-9A-Fa-f]{4})
            | u\{(?P<points>[ ]*+[0-9A-Fa-f][0-9A-Fa-f ]*+)\}
            | x(?P<hex>[0-9A-Fa-f]{1,2})
            | (?P<octal>[0-7]{1,3})
            | (?P<other>.) )""",
    re.DOTALL | re.VERBOSE,
)
_LETTERS: Final = dict(zip("ntrabefvs", "\n\t\r\a\b\x1b\f\v ", strict=True))
_BYTES: Final = re.compile(r"[\udc80-\udcff]+")  # a run of bytes as `_byte` and `surrogateescape` write them


def _character(escape: re.Match[str]) -> str:
    """The text an escape stands for; ValueError if it is cut short or names no character."""
    kind, body = escape.lastgroup, escape[escape.lastindex or 0]
    if kind == "other":
        if body in "ux":  # without the digits they need
            raise ValueError
        return _LETTERS.get(body, body)
    if kind == "hex":
        return _byte(int(body, 16))
    if kind == "octal":  # Ruby 1.8 printed bytes so; beyond \377 Ruby keeps the low eight bits
        return _byte(int(body, 8) & 0xFF)
    return "".join(map(_point, body.split()))


def _byte(value: int) -> str:
    return chr(value if value < 0x80 else 0xDC00 + value)


def _point(digits: str) -> str:
    value = int(digits, 16)
    if len(digits) > 6 or 0xD800 <= value < 0xE000:  # half a pair is no character: Ruby refuses it, too
        raise ValueError
    return chr(value)


def _decoded(run: re.Match[str]) -> str:
    r"""Bytes next to one another may be one character (`\xC3\xA9`), raw ones and written ones alike."""
    return run[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
