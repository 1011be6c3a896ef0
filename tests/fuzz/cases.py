"""Inputs for readers of untrusted data: valid ones that were damaged, byte by byte or value by value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from random import Random
from typing import Any

PIECES = (
    *(b"", b"\0", b"\n", b"\r\n", b"\x1b[2J", b"\xff", b"\xe2\x80\xae", b"\\", b'"', b"'", b"`", b"#", b":", b",", b"=", b"=>"),
    *(b"{", b"}", b"[", b"]", b"(", b")", b"<", b">", b"</", b"<a>", b"]]>", b"<![CDATA[", b"&amp;", b"&#0;", b"<!DOCTYPE a>"),
    *(b"null", b"true", b"nil", b"NaN", b"Infinity", b"-", b"0", b"1e999", b"9" * 5000, b"0x", b"%", b"%00", b"@", b"//", b".."),
    *(b"\\u0000", b"\\ud800", b"---\n", b"- ", b"arn:", b"https://", b"xn--", b"*", b"?", b"|", b"!", b"&", b"%", b";"),
    *(b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00+14:00", b"[" * 3000, b"{\"a\":" * 3000, b"<a>" * 3000),
)  # fmt: skip
"""Pieces of input that readers may fail at."""

DEEP: Mapping[str, bytes] = {f"@deep-{n}@": b'{"a":[' * n + b"null" + b"]}" * n for n in (100, 480, 3000)}
"""What stands for nested values until JSON is written: Python's own functions give up on them."""

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 7, 2**31, 2**53 + 1, 2**63, 10**30, -(10**400), 10**4000, 1.5, -0.0, 1e308, 5e-324),
    *(float("nan"), float("inf"), float("-inf")),
    *("", " ", "0", "7", "-1", "1e9", "true", "null", "\0", "\ud800", "\u202e", "a/b", "..", "%2e%2e", "a,b", "{}", "[]"),
    *("x" * 2000, "9" * 5000, "\x1b[2J\r\n", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "2030-02-30", "0000-00-00"),
    *("2030-05-01T12:00:00+99:99", "2030-05-01T12:00:00.123456789Z", "https:/\r/host", "https://[", "//h", "http://h:99999/"),
    *("arn:aws:imagebuilder:::", "arn:::::image/a/1.0.0/1", "RUNNING", "FAILED", "failed", "terminated", "Complete", "Error"),
    *([], {}, [None], [[]], {"": None}, ["x", 1], [{}], {"id": []}, {"status": {}}, [[[[[[[[[[]]]]]]]]]]),
    *DEEP,
)  # fmt: skip
"""Values of other types than the documented ones, and of the documented ones at their ends."""


def damaged(random: Random, seeds: Sequence[bytes]) -> bytes:
    """Return bytes near one of the seeds, or now and then any."""
    if random.random() < 0.02:
        return random.randbytes(random.randrange(60))
    data = random.choice(seeds)
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        at, cut = random.randrange(len(data) + 1), random.choice((0, 0, 1, 2, 12, 60))
        data = data[:at] + _piece(random, seeds) + data[at + cut :]
    return data


def _piece(random: Random, seeds: Sequence[bytes]) -> bytes:
    kind = random.random()
    if kind < 0.6:
        return random.choice(PIECES)
    if kind < 0.8:
        return random.randbytes(random.randrange(1, 5))
    other = random.choice(seeds)
    at = random.randrange(len(other) + 1)
    return other[at : at + random.randrange(1, 40)]


def mistyped(random: Random, body: bytes) -> bytes:
    """Return JSON near another, in which some values are of another type, missing, or elsewhere; other bytes damaged."""
    try:
        root = [json.loads(body)]
        for _ in range(random.choice((1, 1, 1, 2, 4))):
            known = list(places(root))
            holder, key = random.choice(known)
            _change(random, holder, key, known, root)
        return _spelled(root[0])
    except (ValueError, RecursionError):  # it is no JSON, or nested more deeply than Python itself goes
        return damaged(random, [body])


def _change(random: Random, holder: Any, key: Any, known: Sequence[tuple[Any, Any]], root: list[Any]) -> None:
    kind = random.random()
    if kind < 0.1 and holder is not root:
        del holder[key]
    elif kind < 0.2:
        where, name = random.choice(known)
        holder[key] = deepcopy(where[name])
    else:
        holder[key] = deepcopy(random.choice(ODD))


def _spelled(value: Any) -> bytes:
    text = json.dumps(value).encode()
    for mark, deep in DEEP.items():
        text = text.replace(json.dumps(mark).encode(), deep)
    return text


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each holder and key of a value of JSON, from the outside in."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def smallest(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return what is left of an input that makes something fail when all is cut off that it can do without."""
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data):
            shorter = data[:at] + data[at + size :]
            if fails(shorter):
                data = shorter
            else:
                at += size
        size //= 2
    return data
