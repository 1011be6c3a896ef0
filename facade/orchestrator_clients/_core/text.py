"""Text of a server where a human reads it: on one line, and with nothing that a terminal would act on."""

from __future__ import annotations

from unicodedata import category

HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls (escape sequences begin with one), marks that turn the direction of writing, lone surrogates, line separators."""


def is_harmful(character: str) -> bool:
    """Return whether a character is one that begins a line, moves the cursor, or turns the direction of writing."""
    return not " " <= character <= "~" and category(character) in HARMFUL


def one_line(text: str) -> str:
    """Return a text with what is harmful escaped as Python would write it, so that nothing is lost or acted on."""
    if text.isprintable():
        return text
    return "".join(_escaped(character) if is_harmful(character) else character for character in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
