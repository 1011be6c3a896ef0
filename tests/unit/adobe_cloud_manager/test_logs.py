"""Logs: where they are, and reading them over real sockets: bare, from the middle, taken up again, as they grow."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients import (
    AdobeCloudManager,
    AsyncAdobeCloudManager,
    AuthError,
    ConnectionFailed,
    DecodeError,
    NotFoundError,
    RequestTimeout,
    UsageError,
)
from orchestrator_clients.adobe_cloud_manager.logs.common import LogLink, checked, parse_link, surplus
from orchestrator_clients.adobe_cloud_manager.logs.files import PartialFile
from orchestrator_clients.testing import VirtualClock

from .conftest import IDS, STEP, Request, Server, answer, step

SIGNED = "/store/build.txt?sig=S3CR3T%2Fx&se=2026"


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


def broken(part: PartialFile) -> None:
    part.write(b"new")
    raise BrokenPipeError


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "log.txt"
    target.write_bytes(b"old")
    with pytest.raises(BrokenPipeError), PartialFile(target) as part:
        broken(part)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
    with PartialFile(target) as part:
        part.write(b"new")
        assert target.read_bytes() == b"old"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


@pytest.mark.parametrize("to", [".", "missing/log.txt"])
def test_a_bad_place_is_refused_before_anything_is_sent(tmp_path: Path, to: str, server: Server) -> None:
    with client(server, VirtualClock()) as adobe, pytest.raises(UsageError, match="to="):
        adobe.steps.download_log(*IDS, to=tmp_path / to)
    assert not server.requests


def options(server: Server, clock: VirtualClock, deadline: float = 300.0) -> dict[str, Any]:
    fixed: dict[str, Any] = {"token": "T0KEN-abc", "clock": clock, "chance": lambda: 0.5}
    return {"base_url": server.url, "deadline": deadline, **fixed}


def client(server: Server, clock: VirtualClock, **more: float) -> AdobeCloudManager:
    return AdobeCloudManager("A1@AdobeOrg", "client-id", **options(server, clock, **more))


@pytest.fixture(params=["sync", "async"])
def read(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """Collect what a method of `steps` gives, by either client, on a clock that nobody waits for."""

    def sync(method: str, more: dict[str, float], arguments: dict[str, Any]) -> Any:
        with client(server, clock, **more) as adobe:
            result = getattr(adobe.steps, method)(*IDS, **arguments)
            return b"".join(result) if isinstance(result, Iterator) else result

    async def asynchronous(method: str, more: dict[str, float], arguments: dict[str, Any]) -> Any:
        async with AsyncAdobeCloudManager("A1@AdobeOrg", "client-id", **options(server, clock, **more)) as adobe:
            result = getattr(adobe.steps, method)(*IDS, **arguments)
            return b"".join([chunk async for chunk in result]) if hasattr(result, "__aiter__") else await result

    def run(method: str, *, deadline: float = 300.0, **arguments: Any) -> Any:
        more = {"deadline": deadline}
        if request.param == "sync":
            return sync(method, more, arguments)
        return asyncio.run(asynchronous(method, more, arguments))

    clock = VirtualClock()
    return run


LOG = bytes(range(256)) * 1000  # no UTF-8


def points_to(server: Server, storage: Server, *statuses: str) -> None:
    """Let the API tell where the log is, and the step's status: each of these once, the last one for ever.

    Its execution goes on.
    """
    told = list(statuses)

    def handle(request: Request) -> bytes:
        if request.target.partition("?")[0] == f"{STEP}/logs":
            return answer(200, {"redirect": storage.url + SIGNED})
        if "/phase/" not in request.target:
            return answer(200, {"id": IDS[2], "programId": IDS[0], "pipelineId": IDS[1], "status": "RUNNING"})
        status = told.pop(0) if len(told) > 1 else told[0]
        return answer(200, step("build", status))

    server.handler = handle


def ranged(request: Request, log: bytes) -> bytes:
    """Answer as a storage that knows ranges."""
    wanted = request.headers.get("range")
    if wanted is None:
        return answer(200, log)
    begin = int(wanted.removeprefix("bytes=").removesuffix("-"))
    if begin >= len(log):
        return answer(416, b"InvalidRange")
    return answer(206, log[begin:], Content_Range=f"bytes {begin}-{len(log) - 1}/{len(log)}")


def test_a_log_is_fetched_bare_from_the_other_host(read: Callable[..., Any], server: Server, storage: Server) -> None:
    points_to(server, storage)
    storage.handler = lambda request: ranged(request, LOG)
    assert read("iter_log", file="sonarLogFile") == LOG
    (api,), (bare,) = server.requests, storage.requests
    assert api.target == f"{STEP}/logs?file=sonarLogFile"
    assert api.headers["accept"] == "application/json"
    credentials = {"authorization": "Bearer T0KEN-abc", "x-api-key": "client-id", "x-gw-ims-org-id": "A1@AdobeOrg"}
    assert credentials.items() <= api.headers.items()
    assert bare.target == SIGNED
    assert not credentials.keys() & bare.headers.keys()
    assert "T0KEN" not in str(bare.headers)
    assert (bare.headers["accept-encoding"], bare.headers.get("range")) == ("identity", None)


def test_a_307_leads_there_as_well(read: Callable[..., Any], server: Server, storage: Server) -> None:
    server.handler = lambda request: answer(307, Location=storage.url + SIGNED)
    storage.handler = lambda request: ranged(request, LOG)
    assert read("iter_log", offset=100) == LOG[100:]
    assert storage.requests[0].headers["range"] == "bytes=100-"
    assert len(server.requests) == 1


def test_a_download_is_there_whole(read: Callable[..., Any], server: Server, storage: Server, tmp_path: Path) -> None:
    points_to(server, storage)
    storage.handler = lambda request: ranged(request, LOG)
    assert read("download_log", to=tmp_path / "log.txt") == tmp_path / "log.txt"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [LOG]


def test_a_broken_connection_is_taken_up_where_it_broke(
    read: Callable[..., Any], server: Server, storage: Server, tmp_path: Path
) -> None:
    points_to(server, storage)

    def handle(request: Request) -> bytes:
        if len(storage.requests) == 1:
            return answer(200, LOG[:1000], length=len(LOG))
        if len(storage.requests) == 2:
            return answer(200, LOG[:3000], length=len(LOG))  # no ranges here: all from the beginning
        if len(storage.requests) == 3:
            return answer(503)
        return ranged(request, LOG)

    storage.handler = handle
    read("download_log", to=tmp_path / "log.txt")
    assert (tmp_path / "log.txt").read_bytes() == LOG
    assert [r.headers.get("range") for r in storage.requests] == [None, "bytes=1000-", "bytes=3000-", "bytes=3000-"]


def test_a_log_that_never_comes_whole_leaves_no_file(
    read: Callable[..., Any], server: Server, storage: Server, tmp_path: Path
) -> None:
    points_to(server, storage)
    storage.handler = lambda request: answer(206, b"x", length=100)
    with pytest.raises(ConnectionFailed) as caught:
        read("download_log", to=tmp_path / "log.txt")
    assert not list(tmp_path.iterdir())
    assert len(storage.requests) == 6
    assert (caught.value.operation, caught.value.retry_safe) == ("read_log", True)
    assert storage.url in str(caught.value)
    assert "S3CR3T" not in repr(caught.value)


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """What a silent storage waits for."""
    event = threading.Event()
    yield event
    event.set()


def test_a_storage_that_falls_silent_is_given_up(server: Server, storage: Server, released: threading.Event) -> None:
    points_to(server, storage)

    def handle(request: Request) -> Iterator[bytes]:
        yield answer(200, b"x", length=100)
        released.wait(5)

    storage.handler = handle
    with client(server, VirtualClock()) as adobe:
        log = adobe.steps.iter_log(*IDS, timeout=0.05)
        assert next(log) == b"x"  # before the rest is there
        with pytest.raises(RequestTimeout):
            list(log)
        released.set()


def test_a_long_reading_outlasts_the_deadline_of_a_call(
    read: Callable[..., Any], server: Server, storage: Server
) -> None:
    points_to(server, storage)

    def handle(request: Request) -> Iterator[bytes]:
        yield answer(200, LOG[:10], length=20)
        time.sleep(0.15)  # real: a transport counts by its own clock
        yield LOG[10:20]

    storage.handler = handle
    assert read("iter_log", deadline=0.1) == LOG[:20]
    assert len(storage.requests) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_an_address_that_expired_is_asked_for_again_once(
    read: Callable[..., Any], server: Server, storage: Server, status: int
) -> None:
    points_to(server, storage)
    storage.handler = lambda request: (
        answer(200, LOG[:10], length=20) if len(storage.requests) == 1 else answer(status, b"<Error>expired</Error>")
    )
    with pytest.raises(AuthError):
        read("iter_log")
    assert (len(server.requests), len(storage.requests)) == (2, 3)
    assert all("authorization" not in request.headers for request in storage.requests)


def test_a_compressed_log_is_read_but_not_from_the_middle(
    read: Callable[..., Any], server: Server, storage: Server
) -> None:
    points_to(server, storage)
    packed = zlib.compress(LOG)
    storage.handler = lambda request: answer(200, packed, Content_Encoding="deflate")
    assert read("iter_log") == LOG
    with pytest.raises(DecodeError, match="compressed"):
        read("iter_log", offset=5)
    storage.handler = lambda request: answer(200, packed[:-10], Content_Encoding="deflate")
    with pytest.raises(DecodeError, match="cut short"):
        read("iter_log")
    storage.handler = lambda request: answer(200, packed, Content_Encoding="br")
    with pytest.raises(DecodeError, match="not asked for"):
        read("iter_log")


def test_leaving_early_gives_the_connection_back(server: Server, storage: Server) -> None:
    points_to(server, storage)
    storage.handler = lambda request: ranged(request, LOG)

    async def main() -> None:
        async with AsyncAdobeCloudManager("A1@AdobeOrg", "client-id", **options(server, VirtualClock())) as adobe:
            async for chunk in adobe.steps.iter_log(*IDS):
                assert LOG.startswith(chunk)
                break
            assert b"".join([chunk async for chunk in adobe.steps.iter_log(*IDS)]) == LOG

    asyncio.run(main())
    with client(server, VirtualClock()) as adobe:
        for _ in range(3):
            assert LOG.startswith(next(iter(adobe.steps.iter_log(*IDS))))


def test_no_library_logs_the_signed_address_or_a_credential(
    read: Callable[..., Any], server: Server, storage: Server, caplog: pytest.LogCaptureFixture
) -> None:
    points_to(server, storage)
    storage.handler = lambda request: (
        answer(200, LOG[:9], length=20) if len(storage.requests) == 1 else ranged(request, LOG)
    )
    with caplog.at_level(logging.DEBUG):
        assert read("iter_log") == LOG
    assert any(record.name == "orchestrator_clients" for record in caplog.records)
    assert not [word for word in ("S3CR3T", "T0KEN", "client-id") if word in caplog.text]


@pytest.mark.parametrize("body", [b"{}", b"", b'{"other": 1}'])
def test_no_log_raises_not_found(read: Callable[..., Any], server: Server, body: bytes) -> None:
    server.handler = lambda request: answer(200, body)
    with pytest.raises(NotFoundError, match="no log"):
        read("iter_log")
    assert len(server.requests) == 1


def test_a_growing_log_is_followed_to_its_end_and_once_more(
    read: Callable[..., Any], server: Server, storage: Server
) -> None:
    points_to(server, storage, "NOT_STARTED", "RUNNING", "RUNNING", "RUNNING", "FINISHED")
    lengths = [None, 5, 5, 9, 12]  # bytes written at the n-th look

    def handle(request: Request) -> bytes:
        length = lengths[len(storage.requests) - 1]
        return answer(404) if length is None else ranged(request, LOG[:length])

    storage.handler = handle
    assert read("tail_log") == LOG[:12]
    assert [r.headers["range"] for r in storage.requests] == [f"bytes={n}-" for n in (0, 0, 5, 5, 9)]
    assert sum(request.target.startswith(f"{STEP}/logs") for request in server.requests) == 1


def test_tailing_looks_every_five_seconds(server: Server, storage: Server) -> None:
    points_to(server, storage, "RUNNING", "RUNNING", "WAITING")
    storage.handler = lambda request: ranged(request, LOG[: 3 * len(storage.requests)])
    clock = VirtualClock()
    with client(server, clock) as adobe:
        seen = [(chunk, clock.monotonic()) for chunk in adobe.steps.tail_log(*IDS)]
    assert seen == [(LOG[:3], 0), (LOG[3:6], 5), (LOG[6:9], 10)]


def test_a_step_that_ends_without_a_log_is_not_found(read: Callable[..., Any], server: Server, storage: Server) -> None:
    points_to(server, storage, "RUNNING", "FAILED")
    with pytest.raises(NotFoundError):
        read("tail_log")
    assert len(storage.requests) == 2


@pytest.mark.parametrize(("name", "value"), [("offset", -1), ("offset", True), ("file", ""), ("poll", 0)])
def test_bad_arguments_are_refused_at_once(server: Server, name: str, value: Any) -> None:
    with client(server, VirtualClock()) as adobe, pytest.raises(UsageError, match=name):
        adobe.steps.tail_log(*IDS, **{name: value})
    assert not server.requests
