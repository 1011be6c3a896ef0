"""The patterns by which Ruby literals are read, one match a token, or a pair or item where it is of a common shape.

Each takes the white space behind it along. Quantifiers are possessive (`*+`) wherever giving characters back could not
lead to a match: an unterminated string costs one look at each of its characters.
"""

from __future__ import annotations

import re
from typing import Final

_SPACE: Final = r"[ \t\r\n]*+"
_ARROW: Final = rf"{_SPACE}=>"
_DOUBLE: Final = r'"(?P<{}>[^"\\]*+(?:\\.[^"\\]*+)*+)"'
_SINGLE: Final = r"'(?P<{}>[^'\\]*+(?:\\.[^'\\]*+)*+)'"
# Ruby takes all that is not ASCII for letters (measured with Ruby 3.1: an emoji, the vowel signs of Hindi). The
# classes say which of ASCII are none: named by what they hold, they took two thirds of the time to compile all.
_WORD: Final = r"[^\x00-@\[-^`{-\x7f][^\x00-/:-@\[-^`{-\x7f]*+"
# A longer operator stands before those that it starts with.
_OPERATORS: Final = r"\[\]=?|![=~]?|===?|=~|<=>|<[=<]?|>[=>]?|[+-]@?|\*\*?|[/%&|^~`]"


def _symbol(ending: str) -> str:
    """The longest bare symbol name that `ending` follows: the pattern tries longer names first.

    `inspect` before Ruby 3.4 prints keys without regard to what follows: `{:a==>1}` is `a=`, `{:<=>1}` is `<`
    (Ruby bug 20433).
    """
    return rf":(?P<name>(?:@@?|\$)?{_WORD}[?!=]?|{_OPERATORS}){ending}"


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(alternatives) + ")" + _SPACE, re.DOTALL)


# Whole pairs and items of the common shapes, so that one match reads each; all others are read token by token.
# A text without a backslash ends at the next quotation mark, and an integer of 18 digits is within every limit.
_PLAIN: Final = r'"[^"\\]*+"'
_TEXTS: Final = rf"{_PLAIN}{_ARROW}{_SPACE}{_PLAIN}{_SPACE}"
_HASH_OF_TEXTS: Final = rf"\{{{_SPACE}(?P<texts>{_TEXTS}(?:,{_SPACE}{_TEXTS})*+)\}}"
_ATOM: Final = rf"(?P<atom>-?(?:0|[1-9][0-9]{{0,17}}+)|nil|true|false|:{_WORD})"
_PLAIN_VALUE: Final = rf'(?:"(?P<text>[^"\\]*+)"|{_ATOM}|{_HASH_OF_TEXTS}){_SPACE}'
_PLAIN_KEY: Final = rf"""(?:"([^"\\]*+)"{_ARROW}|'([^'\\]*+)'{_ARROW}|:({_WORD}){_ARROW}|({_WORD}):(?!:)){_SPACE}"""
PLAIN_PAIR: Final = _pattern(rf"{_PLAIN_KEY}{_PLAIN_VALUE}(?P<mark>[,}}])")
"""A pair of a hash: four groups for the key, of which one has it, and those of a value and of the mark behind it."""
PLAIN_ITEM: Final = _pattern(rf"{_PLAIN_VALUE}(?P<mark>[,\]])")
"""An item of an array: groups of its value and of the mark behind it."""

KEY: Final = _pattern(
    rf"(?:{_DOUBLE.format('double')}|{_SINGLE.format('single')})(?:{_ARROW}|:(?!:))",
    rf"(?P<label>{_WORD}[?!]?):(?!:)",
    _symbol(_ARROW),
    rf":{_DOUBLE.format('quoted')}{_ARROW}",
)
"""A key with its arrow or colon; keys of other kinds are values with `AFTER_KEY` behind them."""
VALUE: Final = _pattern(
    _HASH_OF_TEXTS,
    _DOUBLE.format("double"),
    r"(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++(?:e[+-]?[0-9]++)?)?)",
    rf"(?P<open>\{{(?:{_SPACE}\}})?|\[(?:{_SPACE}\])?)",
    r"(?P<word>nil|true|false|-?Infinity|NaN)",  # a longer word fails for what follows
    _SINGLE.format("single"),
    _symbol(rf"(?={_SPACE}(?:[,\]}}]|\Z))"),
    rf":{_DOUBLE.format('quoted')}",
)
"""A value, or the beginning of one: the name of the last group says of what kind."""
AFTER_KEY: Final = _pattern("=>")
"""The arrow."""
AFTER_VALUE: Final = _pattern(r"(?P<mark>[,\]}])")
"""What ends a value inside others."""
