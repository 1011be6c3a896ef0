"""Receivers over real sockets: they answer first, act later, and refuse nothing that is merely not theirs."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients._simulation.server import LoopbackServer
from orchestrator_clients.events import (
    AdobeEvents,
    AsyncAdobeEvents,
    AwsEvents,
    CodeStreamEvents,
    EventKind,
    EventsApp,
    Received,
)
from orchestrator_clients.testing import AdobeCloudManagerSimulator, AwsImageBuilderSimulator, Run, Step

pytestmark = pytest.mark.anyio


@pytest.fixture
def adobe() -> Iterator[AdobeCloudManagerSimulator]:
    """An execution that has ended, of which nobody has heard."""
    with AdobeCloudManagerSimulator(script=Run(steps=(Step("build", 60),))) as simulator:
        with simulator.client(verify=False) as client:
            client.executions.start("19905", "48213")
        simulator.clock.sleep(100)
        yield simulator


def source_of(adobe: AdobeCloudManagerSimulator, **options: Any) -> AsyncAdobeEvents:
    known = adobe.credentials
    options = {"keys_url": adobe.event_host.url, "clock": adobe.clock, "verify": False, **options}
    return AsyncAdobeEvents(known.org_id, known.client_id, **options)


@contextmanager
def served(source: Any, on_event: Callable[[Any], object], **options: Any) -> Iterator[str]:
    """Serve a receiver, and give its address."""
    server = LoopbackServer(EventsApp(source, on_event, **options))  # type: ignore[arg-type]
    server.start()
    try:
        yield f"http://127.0.0.1:{server.port}/adobe"
    finally:
        server.stop()


def post(url: str, body: bytes, headers: dict[str, str] | None = None, method: str = "POST") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request(method, url, body=body, headers=headers or {})
    answer = connection.getresponse()
    try:
        return answer.status, answer.read()
    finally:
        connection.close()


def eventually(happened: Callable[[], object]) -> None:
    """Wait for what is done after an answer."""
    until = time.monotonic() + 5
    while not happened() and time.monotonic() < until:
        time.sleep(0.005)
    assert happened()


def test_a_registration_and_its_events(adobe: AdobeCloudManagerSimulator) -> None:
    got: list[Any] = []
    with served(source_of(adobe), got.append) as url:
        assert adobe.event_host.register(url)
        assert adobe.event_host.deliver(url) == [200] * 4
        eventually(lambda: len(got) == 4)
        assert {one.kind for one in got} == {
            EventKind.STARTED,
            EventKind.STEP_STARTED,
            EventKind.STEP_ENDED,
            EventKind.ENDED,
        }
        assert adobe.event_host.deliver(url) == []


def test_a_registration_that_is_not_confirmed_is_for_a_person(adobe: AdobeCloudManagerSimulator) -> None:
    addresses: list[str] = []

    class Mute(AsyncAdobeEvents):
        async def receive(self, method: str, *rest: Any) -> Received:
            return Received(status=500) if method == "GET" else await super().receive(method, *rest)

    known = adobe.credentials
    mute = Mute(known.org_id, known.client_id, keys_url=adobe.event_host.url, verify=False)
    with served(mute, print, on_validation=addresses.append) as url:
        assert not adobe.event_host.register(url)
        eventually(lambda: addresses)
    assert addresses[0].startswith(adobe.event_host.url)
    assert adobe.event_host.calls == []  # nobody but a person opens it


def test_all_that_goes_wrong_on_the_way(adobe: AdobeCloudManagerSimulator) -> None:
    got: list[Any] = []
    post_office = adobe.event_host.post
    post_office.duplicates, post_office.reordering, post_office.forgeries = 1.0, 0.5, 1.0
    with served(source_of(adobe), got.append) as url:
        statuses = adobe.event_host.deliver(url)
        post_office.forgeries = 0
        statuses += adobe.event_host.deliver(url)
        assert statuses.count(200) == 8  # every good one, and its double
        assert set(statuses) <= {200, 400, 401}
        assert len(statuses) == 12
        eventually(lambda: len(got) == 4)


def test_what_could_not_be_checked_comes_again(adobe: AdobeCloudManagerSimulator) -> None:
    got: list[Any] = []
    host = adobe.event_host
    broken = host.fault(faults.status(500), on="read_event_signer")
    with served(source_of(adobe, max_attempts=1), got.append) as url:
        assert host.deliver(url) == [503] * 4
        broken.remove()
        adobe.clock.advance(59)
        assert host.deliver(url) == []
        adobe.clock.advance(2)
        assert host.deliver(url) == [200] * 4
        eventually(lambda: len(got) == 4)


def test_a_key_that_does_not_come_does_not_hold_the_answer(adobe: AdobeCloudManagerSimulator) -> None:
    adobe.event_host.fault(faults.hang(), on="read_event_signer")
    one = adobe.event_host.deliveries()[0]
    begun = time.monotonic()
    with served(source_of(adobe), print, within=0.3) as url:
        assert post(url, one.body, dict(one.headers))[0] == 503
    assert time.monotonic() - begun < 5


def test_what_is_done_for_an_event_does_not_hold_the_answer(adobe: AdobeCloudManagerSimulator) -> None:
    release, got = threading.Event(), []

    async def slowly(event: Any) -> None:
        while not release.is_set():  # noqa: ASYNC110 - it is set by a thread
            await asyncio.sleep(0.005)
        got.append(event)

    with served(source_of(adobe), slowly) as url:
        assert adobe.event_host.deliver(url) == [200] * 4
        assert got == []
        release.set()
        eventually(lambda: len(got) == 4)


def test_an_error_of_what_is_done_is_logged(
    adobe: AdobeCloudManagerSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_: Any) -> None:
        raise LookupError("mine")

    with served(source_of(adobe), fails) as url:
        assert adobe.event_host.deliver(url) == [200] * 4
        eventually(lambda: caplog.text.count("LookupError: mine") == 4)


def test_bodies_that_are_too_long_or_too_slow(adobe: AdobeCloudManagerSimulator) -> None:
    with served(source_of(adobe, max_bytes=1000), print, within=0.3) as url:
        where = urlsplit(url)
        assert post(url, b"x" * 1001)[0] == 413
        for head, status in (
            (b"Content-Length: 999999999999\r\n\r\n", b"413"),
            (b"Content-Length: 10\r\n\r\nabc", b"408"),
            (b"Transfer-Encoding: chunked\r\n\r\n" + (b"1F4\r\n" + b"x" * 500 + b"\r\n") * 3, b"413"),
        ):
            with socket.create_connection((str(where.hostname), where.port or 80), timeout=10) as raw:
                raw.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n" + head)
                assert raw.recv(1000).split(b" ")[1] == status
        assert post(url, b"", method="PUT")[0] == 405
        assert post(url, b"", method="HEAD")[0] == 405


def test_an_endpoint_for_aws_and_one_for_code_stream() -> None:
    got: list[Any] = []
    with AwsImageBuilderSimulator() as aws, served(AwsEvents(secret_header=("x-api-key", "s3cret")), got.append) as url:
        aws.seed(1)
        (one, *_) = aws.event_bus.deliveries("sns")
        assert post(url, one.body)[0] == 401
        assert post(url, one.body, {"X-Api-Key": "s3cret"})[0] == 200
        assert post(url, b'{"Type": "SubscriptionConfirmation"}', {"X-Api-Key": "s3cret"})[0] == 200
        eventually(lambda: [event.kind for event in got] == [EventKind.CHANGED, EventKind.UNKNOWN])
    with served(CodeStreamEvents(id_field="run"), got.append) as url:
        assert post(url, json.dumps({"run": "r-1"}).encode())[0] == 200
        assert post(url, b"{")[0] == 400
        eventually(lambda: got[-1].id == "r-1")


async def test_its_lifespan_closes_the_source(adobe: AdobeCloudManagerSimulator) -> None:
    source, sent = source_of(adobe), []
    app = EventsApp(source, print)

    async def send(message: Any) -> None:
        sent.append(message["type"])

    messages = iter(["lifespan.startup", "lifespan.shutdown"])

    async def receive() -> Any:
        return {"type": next(messages)}

    await app({"type": "lifespan"}, receive, send)
    await app({"type": "websocket"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete", "websocket.close"]
    one = adobe.event_host.deliveries()[0]
    with pytest.raises(UsageError, match="closed"):
        await source.read(one.body, one.headers)


async def test_who_gives_up_gets_no_answer(adobe: AdobeCloudManagerSimulator) -> None:
    async def gone() -> Any:
        return {"type": "http.disconnect"}

    async def never(_: Any) -> None:
        raise AssertionError("nobody is there")

    await EventsApp(source_of(adobe), never)({"type": "http", "method": "POST", "headers": []}, gone, never)


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"on_event": 3}, "on_event"),
        ({"on_validation": 3}, "on_validation"),
        ({"within": 0}, "within=0"),
        ({"within": None}, "within"),
    ],
)
def test_bad_options_are_refused(options: dict[str, Any], match: str) -> None:
    with pytest.raises(UsageError, match=match):
        EventsApp(AwsEvents(), **{"on_event": print, **options})


def test_a_receiver_that_would_block_is_refused(adobe: AdobeCloudManagerSimulator) -> None:
    with AdobeEvents("o@AdobeOrg", None, verify=False) as source:
        with pytest.raises(UsageError, match="AsyncAdobeEvents"):
            EventsApp(source, print)
