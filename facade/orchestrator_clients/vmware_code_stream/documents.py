"""Flat YAML documents, as answers to imports are: keys with scalars, in lines or between braces.

It is no YAML parser: what is within a value is text, and anything else has no keys to be found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .._core.body import BadAnswer, loads

_QUOTED = r"""'[^']*+(?:''[^']*+)*+'|"[^"\\]*+(?:\\.[^"\\]*+)*+\""""
_KEY = re.compile(
    r"""(?m)^('[^'\n]*+(?:''[^'\n]*+)*+'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|[\w@-]+)[ \t]*:(?=[ \t\r\n]|$)"""
)
_PIECE = re.compile(rf"""{_QUOTED}|[\[\]{{}},]|[^\[\]{{}},'"]+|['"]""")


_MEMBER = re.compile(rf"\s*(?:({_QUOTED})\s*:|([^\s:](?:[^:]*[^\s:])?)\s*:(?=\s|$))")


def documents(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the documents of a text: YAML that is flat, or JSON, which is YAML too; ValueError for what is none."""
    if text.lstrip()[:1] in ("{", "["):
        try:
            value = loads(text.encode())
        except ValueError:
            pass
        else:
            yield from (one if isinstance(one, dict) else {} for one in (value if isinstance(value, list) else [value]))
            return
    for part in re.split(r"(?m)^(?:---|\.\.\.)(?=\s|$)", text):
        if fields := dict(_fields(part)):
            yield fields
        elif re.sub(r"(?m)^\s*#.*$", "", part).strip():
            raise BadAnswer("the body is not YAML of the documented shape")


def _fields(part: str) -> Iterator[tuple[str, str]]:
    if part.lstrip()[:1] == "{":
        yield from _between_braces(part.strip())
        return
    pieces = _KEY.split(part)
    yield from ((_scalar(name), _scalar(text)) for name, text in zip(pieces[1::2], pieces[2::2], strict=True))


def _between_braces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the members of `{name: ship, status: CREATED}`; a nested one is given as its text."""
    depth, members = 0, list[list[str]]([[]])
    for found in _PIECE.finditer(text):
        piece = found[0]
        if piece == '"':  # tried at each of many, that would take the square of their number
            raise BadAnswer("a quote is not closed")
        depth -= piece in ("}", "]")
        if depth == 1 and piece == ",":
            members.append([])
        elif depth > 0:
            members[-1].append(piece)
        depth += piece in ("{", "[")
    for member in map("".join, members):
        if head := _MEMBER.match(member):
            yield _scalar(head[1] or head[2]), _scalar(member[head.end() :])


def _scalar(text: str) -> str:
    """Return the text of a scalar, which may be quoted, a block, or go on over lines that are indented."""
    head, *lines = text.strip().splitlines() or [""]
    if head[:1] in ("|", ">"):
        return ("\n" if head[0] == "|" else " ").join(line.strip() for line in lines).strip()
    joined = " ".join(part.strip() for part in (head, *lines))
    if quoted := re.match(r"'([^']*+(?:''[^']*+)*+)'", joined):
        return quoted[1].replace("''", "'")
    if quoted := re.match(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', joined):
        return _double_quoted(quoted[0])
    plain = re.split(r"(?:^|\s)#", joined, maxsplit=1)[0].strip()
    return "" if plain in ("null", "~") else plain


def _double_quoted(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:  # an escape that YAML has and JSON has not
        return text[1:-1]
