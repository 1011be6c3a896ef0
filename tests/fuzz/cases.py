"""Inputs for what reads strangers' data: good ones that were damaged, byte by byte or value by value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

PIECES = (
    *(b"", b"\0", b"\n", b"\r\n", b"\x1b[2J", b"\xff", b"\xe2\x80\xae", b"\\", b'"', b"'", b"`", b"#", b":", b",", b"=", b"=>"),
    *(b"{", b"}", b"[", b"]", b"(", b")", b"<", b">", b"</", b"<a>", b"]]>", b"<![CDATA[", b"&amp;", b"&#0;", b"<!DOCTYPE a>"),
    *(b"null", b"true", b"nil", b"NaN", b"Infinity", b"-", b"0", b"1e999", b"9" * 5000, b"0x", b"%", b"%00", b"@", b"//", b".."),
    *(b"\\u0000", b"\\ud800", b"---\n", b"- ", b"arn:", b"https://", b"xn--",
      b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00+14:00"),
)  # fmt: skip
"""What readers stumble over."""

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**400, 1.5, -0.0, 1e308, "", " ", "0", "7", "true", "null", "\0", "\ud800"),
    *("x" * 2000, "9" * 5000, "\x1b[2J\r\n", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "2030-02-30", "https:/\r/host"),
    *([], {}, [None], [[]], {"": None}, ["x", 1], {"id": []}, [[[[[[[[[[]]]]]]]]]], {"a": {"a": {"a": {"a": None}}}}),
)  # fmt: skip
"""Values of other types than the documented ones, and of the documented ones at their ends."""

_PLACE = st.integers(0, 2**16)


def damaged(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Give bytes near one of the seeds, or any."""
    piece = st.one_of(st.sampled_from(PIECES), st.binary(max_size=4))
    edits = st.lists(st.tuples(_PLACE, st.integers(0, 12), piece), max_size=6)
    return st.one_of(st.builds(_edited, st.sampled_from(list(seeds)), edits), st.binary(max_size=60))


def _edited(data: bytes, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    for place, cut, piece in edits:
        at = place % (len(data) + 1)
        data = data[:at] + piece + data[at + cut :]
    return data


def mistyped(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Give JSON near one of the seeds, in which some values are of another type, missing, or told twice."""
    edits = st.lists(st.tuples(_PLACE, st.one_of(st.just(...), st.sampled_from(ODD))), min_size=1, max_size=4)
    return st.builds(_retyped, st.sampled_from(list(seeds)), edits)


def _retyped(data: bytes, edits: Sequence[tuple[int, Any]]) -> bytes:
    try:
        root = [json.loads(data)]
    except ValueError:
        return data
    for place, value in edits:
        places = list(_places(root))
        holder, key = places[place % len(places)]
        if value is ... and holder is not root:
            del holder[key]
        elif value is not ...:
            holder[key] = deepcopy(value)
    return json.dumps(root[0]).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])
