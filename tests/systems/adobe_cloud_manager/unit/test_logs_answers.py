"""What answers about logs mean, read without a connection: where a log is, and from which byte on."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients import DecodeError, NotFoundError
from orchestrator_clients.adobe_cloud_manager.logs import LogLink, checked, parse_link, surplus


@pytest.mark.parametrize(
    ("status", "content", "headers", "url"),
    [
        (200, b'{"redirect": "https://logs.example.com/a?sig=x"}', {}, "https://logs.example.com/a?sig=x"),
        (307, b"", {"location": "https://logs.example.com/a"}, "https://logs.example.com/a"),
        (307, b"", {}, None),
        (200, b"{}", {}, None),
        (200, b"", {}, None),
        (200, b" \n", {}, None),
        (200, b"[1]", {}, None),
        (200, b"null", {}, None),
        (200, b'{"redirect": 7}', {}, None),
        (200, b'{"redirect": ""}', {}, None),
    ],
)
def test_where_a_log_is(status: int, content: bytes, headers: dict[str, str], url: str | None) -> None:
    assert parse_link(httpx.Response(status, content=content, headers=headers)) == LogLink(url, status)


@pytest.mark.parametrize(("status", "content"), [(200, b"<html>"), (200, b'{"redirect": "https'), (302, b"")])
def test_what_is_no_answer_about_a_log(status: int, content: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        parse_link(httpx.Response(status, content=content, headers={"location": "https://login.example.com/"}))


@pytest.mark.parametrize(
    "url",
    [
        "/relative",
        "ftp://logs.example.com/a",
        "https://user:pw@logs.example.com/a",
        "https://",
        "https://[::1",
        "https://logs.example.com:port/",
        "http://127.0.0.1/a",
        "https://localhost/a",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_must_not_be_fetched(url: str) -> None:
    with pytest.raises(DecodeError, match="not followed") as caught:
        checked(LogLink(url, 200), "https://cloudmanager.adobe.io")
    assert "pw" not in str(caught.value)


def test_no_log_is_a_clear_error() -> None:
    with pytest.raises(NotFoundError, match="no log") as caught:
        checked(LogLink(None, 200), "https://cloudmanager.adobe.io")
    assert (caught.value.operation, caught.value.status) == ("get_step_logs", 200)


@pytest.mark.parametrize(
    ("status", "content_range", "offset", "skipped"),
    [
        (200, None, 0, 0),
        (200, None, 7, 7),
        (206, "bytes 7-9/10", 7, 0),
        (206, "bytes 5-9/10", 7, 2),
        (206, None, 7, 0),
        (206, "rubbish", 7, 0),
        (200, "bytes 7-9/10", 7, 7),
    ],
)
def test_what_comes_before_the_offset_is_left_out(
    status: int, content_range: str | None, offset: int, skipped: int
) -> None:
    assert surplus(status, {"content-range": content_range} if content_range else {}, offset) == skipped


def test_an_answer_with_a_hole_is_refused() -> None:
    with pytest.raises(DecodeError, match="begins at byte 8, not at 7"):
        surplus(206, {"content-range": "bytes 8-9/10"}, 7)
    with pytest.raises(DecodeError, match="begins at byte 9999"):
        surplus(206, {"content-range": f"bytes {'9' * 5000}-/*"}, 7)
