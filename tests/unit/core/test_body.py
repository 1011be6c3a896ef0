"""Bodies are read within limits."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients._core.body import TooLarge, excerpt, inflate, loads
from orchestrator_clients._core.redact import Redactor


def raw_deflate(data: bytes) -> bytes:
    squeezer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeezer.compress(data) + squeezer.flush()


CODINGS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "GZIP": gzip.compress, "deflate": zlib.compress}


@pytest.mark.parametrize(
    ("name", "compress"), [*CODINGS.items(), ("deflate", raw_deflate), ("identity", bytes), ("", bytes)]
)
@given(data=st.binary(min_size=1, max_size=2000))
def test_inflate_undoes_the_coding(name: str, compress, data: bytes) -> None:  # type: ignore[no-untyped-def]
    assert inflate(compress(data), name, 2000) == data


def test_inflate_undoes_two_codings_from_the_outside_in() -> None:
    assert inflate(gzip.compress(zlib.compress(b"x")), "deflate, gzip", 100) == b"x"


def test_a_bomb_is_stopped_at_the_limit() -> None:
    with pytest.raises(TooLarge, match="max_response_bytes=1000"):
        inflate(gzip.compress(b"0" * 10_000_000), "gzip", 1000)


@pytest.mark.parametrize(
    ("body", "coding"),
    # Without `mtime` the ids of these cases would change with the clock, and pytest-xdist would refuse them.
    [(gzip.compress(b"hello " * 100, mtime=0)[:-9], "gzip"), (b"plain text", "gzip"), (b"x", "br"), (b"x", "zstd")],
)
def test_what_cannot_be_undone_is_an_error(body: bytes, coding: str) -> None:
    with pytest.raises(ValueError, match="answer"):
        inflate(body, coding, 10_000)


def test_excerpt_is_short_and_on_one_line() -> None:
    assert excerpt(b"<html>\n\n  <b>\xff" + b"x" * 1000, Redactor()).startswith("<html> <b>\ufffdxxx")
    assert len(excerpt(b"y" * 1000, Redactor())) == 200


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"a": ', b"[" * 100_000, b"\xff\xfe"])
def test_loads_refuses_what_is_not_json(body: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        loads(body)
