"""Bodies are read within limits."""

import gzip
import itertools
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients._core.body import excerpt, loads
from orchestrator_clients._core.codings import Inflater, TooLarge, inflate
from orchestrator_clients._core.errors import UsageError
from orchestrator_clients._core.extras import TRANSPORT_VARIABLE, uses_extra
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


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip"])
def test_many_members_are_undone_in_time(coding: str) -> None:
    """No clock is read: were the reader quadratic, this would take minutes."""
    body = gzip.compress(b"") * 200_000 + gzip.compress(b"the last")
    assert inflate(gzip.compress(body) if "," in coding else body, coding, 100) == b"the last"


@pytest.mark.parametrize("padding", [bytes(10_000), b"\x1f\x8b" * 5000, b"x" * 4095 + b"\x1f\x8bx"])
def test_what_follows_a_deflated_body_is_padding(padding: bytes) -> None:
    assert inflate(zlib.compress(b"body") + padding, "deflate", 100) == b"body"


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
    with pytest.raises(ValueError, match="the body is not JSON|nested too deeply"):
        loads(body)


@pytest.mark.parametrize(
    ("wanted", "module", "message"),
    [
        ("junk", "json", "ORCHESTRATOR_CLIENTS_TRANSPORT='junk': give httpx or fast"),
        ("HTTPX", "json", "give httpx or fast"),
        ("fast", "no_such_module", r"no_such_module is missing: pip install 'orchestrator-clients\[fast\]'"),
    ],
)
def test_the_environment_may_not_ask_for_what_there_is_not(
    wanted: str, module: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TRANSPORT_VARIABLE, wanted)
    with pytest.raises(UsageError, match=message):
        uses_extra(module)


@pytest.mark.parametrize(
    ("wanted", "module", "used"),
    [
        ("", "json", True),
        ("fast", "json", True),
        ("httpx", "json", False),
        ("", "no_such_module", False),
        ("httpx", "no_such_module", False),
    ],
)
def test_the_extra_is_used_where_it_is_unless_the_environment_says_no(
    wanted: str, module: str, used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TRANSPORT_VARIABLE, wanted)
    assert uses_extra(module) is used


def members(data: bytes, *cuts: int) -> bytes:
    """Compress the parts of something one by one: several members are one file (RFC 1952)."""
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return b"".join(gzip.compress(data[start:end]) for start, end in itertools.pairwise(edges))


@given(data=st.binary(max_size=500), cuts=st.lists(st.integers(0, 500), max_size=4), size=st.integers(1, 40))
def test_gzip_in_several_members(data: bytes, cuts: list[int], size: int) -> None:
    body = members(data, *cuts)
    assert inflate(body, "gzip", 500) == data
    inflater = Inflater("gzip")
    pieces = [piece for at in range(0, len(body), size) for piece in inflater.pieces(body[at : at + size])]
    assert b"".join(pieces) + inflater.finish() == data


def test_the_limit_holds_over_all_members() -> None:
    with pytest.raises(TooLarge):
        inflate(members(b"x" * 100, 50), "gzip", 99)


def test_a_member_that_is_cut_short() -> None:
    with pytest.raises(ValueError, match="cut short"):
        inflate(members(b"x" * 100, 50)[:-9], "gzip", 1000)


@pytest.mark.parametrize("padding", [b"\0" * 20, b"\r\n", b"\0"])
def test_what_follows_the_last_member_is_padding(padding: bytes) -> None:
    assert inflate(gzip.compress(b"hello") + padding, "gzip", 1000) == b"hello"


@pytest.mark.parametrize("header", ["UTF-8", "none", "binary", "7bit", "identity", "", "*", "utf-8, identity"])
def test_what_is_no_coding_says_nothing_of_the_body(header: str) -> None:
    assert inflate(b"{}", header, 10) == b"{}"
