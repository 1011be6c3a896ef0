"""Values of Ruby, how its `inspect` prints them, and what JSON would have for them; literals with their values."""

import json
import math
import re
from pathlib import Path
from typing import NamedTuple, TypeAlias

from orchestrator_clients.aspera_orchestrator.ruby_literal import Value

VECTORS = json.loads((Path(__file__).parent / "ruby_vectors.json").read_text(encoding="utf-8"))
"""`literals`: texts `in` with the values `out`; `refused`: texts that are none."""


# Symbols as keys: the longest name that an arrow follows. As values: the longest that ends there.
OPERATORS = "[] []= ! != !~ =~ == === < <= <=> << > >= >> + +@ - -@ * ** / % & | ^ ~ `"
NAMES = "a a= a? a! _ A é 日本 😀 हिन्दी @a @@b $c nil"
SYMBOL_KEYS = [*OPERATORS.split(), *NAMES.split()]


class Symbol(NamedTuple):
    name: str


class Hash(NamedTuple):
    pairs: "list[tuple[Ruby, Ruby]]"


class Style(NamedTuple):
    """How a Ruby prints: `labels` since 3.4, `ascii` where the locale is not UTF-8."""

    labels: bool
    ascii: bool


Ruby: TypeAlias = "bool | int | float | str | Symbol | Hash | list[Ruby] | None"
WORDS: dict[object, str] = {
    None: "nil",
    True: "true",
    False: "false",
    math.inf: "Infinity",
    -math.inf: "-Infinity",
}
ESCAPES = dict(zip('\n\t\r\a\b\x1b\f\v"\\#', 'ntrabefv"\\#', strict=True))
TO_ESCAPE = re.compile(r'[^ -~]|["\\]|#(?=[{$@])')
BARE = re.compile(
    r"(@@?|\$)?[^\W\d]\w*|[^\W\d]\w*[?!=]|\[\]=?|[!=]~|!=?|={2,3}|<=>|[<>]=?|<<|>>|[-+]@?|\*\*?|[/%&|^~`]"
)
LABEL = re.compile(r"[^\W\d]\w*[?!]?")


def quoted(text: str, style: Style) -> str:
    def escaped(found: re.Match[str]) -> str:
        char = found[0]
        if char in ESCAPES:
            return "\\" + ESCAPES[char]
        if "\udc80" <= char <= "\udcff":
            return f"\\x{ord(char) - 0xDC00:02X}"
        if char.isprintable() and not style.ascii:
            return char
        return f"\\u{ord(char):04X}" if char <= "\uffff" else f"\\u{{{ord(char):X}}}"

    return '"' + TO_ESCAPE.sub(escaped, text) + '"'


def symbol(name: str, style: Style) -> str:
    bare = BARE.fullmatch(name) and not (style.ascii and not name.isascii())
    return ":" + (name if bare else quoted(name, style))


def number(value: float) -> str:
    text = repr(value)
    return text if "." in text or "e" not in text else text.replace("e", ".0e")


def inspect(value: Ruby, style: Style) -> str:
    match value:
        case list():
            return "[" + ", ".join(inspect(item, style) for item in value) + "]"
        case Hash(pairs):
            return "{" + ", ".join(pair(key, item, style) for key, item in pairs) + "}"
        case Symbol(name):
            return symbol(name, style)
        case str():
            return quoted(value, style)
        case None | bool() | math.inf:
            return WORDS[value]
        case _:
            return WORDS.get(value) or number(value) if isinstance(value, float) else str(value)


def pair(key: Ruby, value: Ruby, style: Style) -> str:
    if not style.labels:
        return f"{inspect(key, style)}=>{inspect(value, style)}"
    if not isinstance(key, Symbol):
        return f"{inspect(key, style)} => {inspect(value, style)}"
    bare = LABEL.fullmatch(key.name) and not (style.ascii and not key.name.isascii())
    return f"{key.name if bare else quoted(key.name, style)}: {inspect(value, style)}"


def as_json(value: Ruby, style: Style) -> Value:
    match value:
        case list():
            return [as_json(item, style) for item in value]
        case Hash(pairs):
            return {key_text(key, style): as_json(item, style) for key, item in pairs}
        case Symbol(name):
            return name
        case _:
            return value


def key_text(key: Ruby, style: Style) -> str:
    match key:
        case str() | Symbol():
            return key if isinstance(key, str) else key.name
        case None:
            return ""
        case _:
            return inspect(key, style)
