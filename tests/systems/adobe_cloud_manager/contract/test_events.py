"""Deliveries of Adobe I/O: what is taken, what is refused and why, and what is answered."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from orchestrator_clients import (
    ClosedError,
    EventRefused,
    ForgedEvent,
    MalformedEvent,
    MisdirectedEvent,
    OrchestratorError,
    OversizedEvent,
    ReplayedEvent,
    UsageError,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients._simulation.deliveries import Delivery
from orchestrator_clients.adobe_cloud_manager.simulator.events import EventHost
from orchestrator_clients.events import AdobeEvents, AsyncAdobeEvents, EventKind
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step
from tests.contract.both import WORLDS, close, settle

pytestmark = pytest.mark.anyio

SCRIPT = Run(steps=(Step("build", 60), Step("codeQuality", 30), Step("approval", 5, waits_for_person=True)))
KINDS = {EventKind.STARTED, EventKind.STEP_STARTED, EventKind.STEP_WAITING, EventKind.STEP_ENDED, EventKind.ENDED}


@pytest.fixture
def host(server: AdobeCloudManagerSimulator) -> EventHost:
    """The events of one execution, which has ended."""
    server.script = SCRIPT
    with server.client(verify=False) as client:
        run = client.executions.start("19905", "48213")
        server.clock.sleep(100)
        gate = run.refresh().waiting_step
        assert gate is not None
        gate.approve()
    server.clock.sleep(100)
    return server.event_host


@pytest.fixture(params=WORLDS)
async def events(
    request: pytest.FixtureRequest, server: AdobeCloudManagerSimulator, host: EventHost, anyio_backend: str
) -> AsyncIterator[Any]:
    made = receiver(request.param, server)
    yield made
    await close(made)


def receiver(world: str, server: AdobeCloudManagerSimulator, **options: Any) -> Any:
    known = server.credentials
    arguments = {"keys_url": server.event_host.url, "clock": server.clock, "verify": False, **options}
    kind = AdobeEvents if world == "sync" else AsyncAdobeEvents
    return kind(arguments.pop("org_id", known.org_id), arguments.pop("client_id", known.client_id), **arguments)


def with_headers(delivery: Delivery, **headers: str | None) -> dict[str, str]:
    """Return the headers of a delivery, some of them others or left out."""
    changed = {**delivery.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {name: value for name, value in changed.items() if value is not None}


async def test_the_five_events_are_read(events: Any, host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    (run,) = server.executions.values()
    found = [await settle(events.read(one.body, one.headers)) for one in host.deliveries()]
    assert {one.kind for one in found} == KINDS
    assert [one.published for one in found] == sorted(one.published for one in found)
    for one in found:
        assert (one.system, one.id, one.ids["execution_id"]) == ("adobe_cloud_manager", run.id, run.id)
        assert (one.step is None) == (one.kind in (EventKind.STARTED, EventKind.ENDED))
        assert one.organisation == server.credentials.org_id
        assert one.raw["event_id"] == one.event_id
        assert "raw" not in repr(one)
    assert [one.kind for one in found].count(EventKind.STEP_STARTED) == 1  # of steps of the other kinds none comes
    assert host.count("read_event_signer") == 1


@pytest.mark.parametrize("name", ["recipient_client_id", "recipientclientid", None])
async def test_the_client_id_has_two_names_or_none(events: Any, host: EventHost, name: str | None) -> None:
    host.recipient_name = name
    for one in host.deliveries():
        event = await settle(events.read(one.body, one.headers))
        assert event.recipient == (None if name is None else "simulated-client-id")


@pytest.mark.parametrize("case", [str.upper, str.title, str.encode])
async def test_headers_come_in_any_case(events: Any, host: EventHost, case: Any) -> None:
    one = host.deliveries()[0]
    assert await settle(events.read(one.body, {case(name): value for name, value in one.headers.items()}))


async def test_either_signature_will_do(events: Any, host: EventHost) -> None:
    first, second, third, *_ = host.deliveries()
    await settle(events.read(first.body, with_headers(first, **{"x-adobe-digital-signature-1": "AAAA"})))
    await settle(events.read(second.body, with_headers(second, **{"x-adobe-public-key1-path": "/prod/keys/gone.pem"})))
    host.fault(faults.status(500), on="read_event_signer")
    gone = with_headers(third, **{"x-adobe-public-key1-path": "/prod/keys/broken.pem"})
    assert await settle(events.read(third.body, gone))


PATHS = (
    "https://evil.example/prod/keys/a.pem",
    "//evil.example/prod/keys/a.pem",
    "/prod/keys/../a.pem",
    "/prod/keys/..pem",
    "/prod/keys/a.pem?x=1",
    "/prod/keys/a.pem#x",
    "/prod/keys/a%2e.pem",
    "/prod/keys/sub/a.pem",
    "/prod/keys/a.pem@evil.example",
    "/prod/keys/a.key",
    "/prod/keys/.pem",
    "/stage/keys/a.pem",
    "prod/keys/a.pem",
    "/prod/keys/a.pem\n/x.pem",
    "/prod/keys/" + "a" * 300 + ".pem",
    "",
)


@pytest.mark.parametrize("path", PATHS)
async def test_no_key_is_fetched_from_elsewhere(events: Any, host: EventHost, path: str) -> None:
    one = host.deliveries()[0]
    paths = {"x-adobe-public-key1-path": path, "x-adobe-public-key2-path": path}
    with pytest.raises(ForgedEvent):
        await settle(events.read(one.body, with_headers(one, **paths)))
    assert host.calls == []


async def test_other_folders_are_an_option(host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    one = host.deliveries()[0]
    other = "/stage/keys/pub-key-1.pem"
    headers = with_headers(one, **{"x-adobe-public-key1-path": other, "x-adobe-public-key2-path": other})
    with receiver("sync", server, key_prefixes="/stage/keys/") as events, pytest.raises(ForgedEvent):
        events.read(one.body, headers)
    assert [call.path for call in host.calls] == [other]


def altered(delivery: Delivery, **fields: Any) -> bytes:
    return json.dumps({**json.loads(delivery.body), **fields}).encode()


REFUSED: dict[str, tuple[Any, type[EventRefused], int]] = {
    "altered": (lambda one: (altered(one, event_id="x"), one.headers), ForgedEvent, 401),
    "no headers": (lambda one: (one.body, {}), ForgedEvent, 401),
    "no signature": (
        lambda one: (one.body, {n: v for n, v in one.headers.items() if "signature" not in n}),
        ForgedEvent,
        401,
    ),
    "no path": (lambda one: (one.body, {n: v for n, v in one.headers.items() if "path" not in n}), ForgedEvent, 401),
    "not base64": (
        lambda one: (one.body, {n: "%%%" if "signature" in n else v for n, v in one.headers.items()}),
        ForgedEvent,
        401,
    ),
    "of another body": (
        lambda one: (
            one.body,
            {n: base64.b64encode(b"x" * 256).decode() if "signature" in n else v for n, v in one.headers.items()},
        ),
        ForgedEvent,
        401,
    ),
    "cut off": (lambda one: (one.body[:-20], one.headers), MalformedEvent, 400),
    "empty": (lambda one: (b"", one.headers), MalformedEvent, 400),
    "no UTF-8": (lambda one: (b"\xff\xfe\xfd", one.headers), MalformedEvent, 400),
    "nested": (lambda one: (b"[" * 100_000, one.headers), MalformedEvent, 400),
    "large": (lambda one: (b" " * 2_000_000, one.headers), OversizedEvent, 413),
    "white space": (lambda one: (one.body + b" ", one.headers), ForgedEvent, 401),
    "another client": (lambda one: (altered(one, recipient_client_id="x"), one.headers), MisdirectedEvent, 200),
    "another organisation": (
        lambda one: (
            altered(one, event={"activitystreams:to": {"xdmImsOrg:id": "FFFF@AdobeOrg"}}),
            one.headers,
        ),
        MisdirectedEvent,
        200,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_refused_has_a_reason_and_an_answer(
    events: Any, host: EventHost, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    change, reason, status = REFUSED[name]
    caplog.set_level(logging.DEBUG)
    one = host.deliveries()[0]
    body, headers = change(one)
    with pytest.raises(reason) as caught:
        await settle(events.read(body, headers))
    assert type(caught.value) is reason
    came = await settle(events.receive("POST", "", headers, body))
    assert (came.status, came.event, type(came.error)) == (status, None, reason)
    shown = f"{caught.value!r} {caught.value} {came.body!r} {caplog.text}"
    for secret in (
        "1188401",
        "simulated-client-id",
        "AdobeOrg",
        "event_id",
        one.headers["x-adobe-digital-signature-1"],
    ):
        assert secret not in shown
    if reason is not ForgedEvent:
        assert host.calls == []
    await settle(events.read(one.body, one.headers))  # what was refused does not keep the event itself away


async def test_nothing_is_taken_twice_or_late(events: Any, host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    first, second, *_ = host.deliveries()
    await settle(events.read(first.body, first.headers))
    for _ in range(2):
        with pytest.raises(ReplayedEvent):
            await settle(events.read(first.body, first.headers))
    assert (await settle(events.receive("POST", "", first.headers, first.body))).status == 200
    server.clock.advance(26 * 3600)
    with pytest.raises(ReplayedEvent, match="older"):
        await settle(events.read(second.body, second.headers))


async def test_how_much_is_remembered_is_an_option(host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    first, second, third, *_ = host.deliveries()
    server.clock.advance(1e7)
    with receiver("sync", server, remember=2, max_age=None) as events:
        for one in (first, second, third, first):
            assert events.read(one.body, one.headers)
        with pytest.raises(ReplayedEvent):
            events.read(third.body, third.headers)
    with receiver("sync", server, remember=0, max_age=None) as events:
        assert events.read(first.body, first.headers) == events.read(first.body, first.headers)


STRANGE = (
    {"event": {"@type": "https://ns.adobe.com/experience/cloudmanager/event/paused"}},
    {"event_id": "1", "event": {"@type": "https://ns.adobe.com/experience/assets/event/created"}},
    {"event": {"activitystreams:object": {"@id": "https://x/api/program/1/pipeline/2/execution/.."}, "@type": 3}},
    {"event": {"activitystreams:published": 7, "activitystreams:to": [], "xdmEventEnvelope:objectType": {}}},
    {"event": []},
    {},
    [],
    ["a"],
    "text",
    None,
    7,
)


@pytest.mark.parametrize("value", STRANGE, ids=str)
async def test_what_is_unknown_is_kept_as_it_is(events: Any, host: EventHost, value: Any) -> None:
    one = host.signer.signed(json.dumps(value).encode())
    came = await settle(events.receive("POST", "", one.headers, one.body))
    assert (came.status, came.event.kind, came.event.id, came.event.raw) == (200, EventKind.UNKNOWN, "", value)


async def test_keys_are_kept_for_a_day_and_fetched_anew(
    events: Any, host: EventHost, server: AdobeCloudManagerSimulator
) -> None:
    first, second, third, *_ = host.deliveries()
    await settle(events.read(first.body, first.headers))
    server.clock.advance(86_000)
    await settle(events.read(second.body, second.headers))
    assert host.count("read_event_signer") == 1
    server.clock.advance(500)
    await settle(events.read(third.body, third.headers))
    assert host.count("read_event_signer") == 2


async def test_keys_that_were_replaced(events: Any, host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    first, *_ = host.deliveries()
    await settle(events.read(first.body, first.headers))
    host.signer.rotate()
    later = host.signer.signed(altered(first, event_id="later"))
    await settle(events.read(later.body, later.headers))
    assert host.count("read_event_signer") == 2


@pytest.mark.parametrize(
    "fault", [faults.status(500), faults.html_page(), faults.reset_before_answer(), faults.oversized()]
)
async def test_what_cannot_be_checked_is_to_be_sent_again(events: Any, host: EventHost, fault: Any) -> None:
    rule = host.fault(fault, on="read_event_signer")
    one = host.deliveries()[0]
    came = await settle(events.receive("POST", "", one.headers, one.body))
    assert (came.status, came.event) == (503, None)
    assert not isinstance(came.error, EventRefused)
    with pytest.raises(OrchestratorError):
        await settle(events.read(one.body, one.headers))
    rule.remove()
    assert (await settle(events.receive("POST", "", one.headers, one.body))).event.kind is EventKind.STARTED


async def test_a_stranger_cannot_make_us_ask_for_ever(events: Any, host: EventHost) -> None:
    one = host.deliveries()[0]
    statuses = []
    for number in range(40):
        path = f"/prod/keys/pub-key-{number}.pem"
        headers = with_headers(one, **{"x-adobe-public-key1-path": path, "x-adobe-public-key2-path": path})
        statuses.append((await settle(events.receive("POST", "", headers, one.body))).status)
    assert statuses == [401] * 20 + [503] * 20
    assert host.count("read_event_signer") == 20
    assert (await settle(events.receive("POST", "", one.headers, one.body))).status == 503
    host.clock.sleep(61)
    assert (await settle(events.receive("POST", "", one.headers, one.body))).status == 200


async def test_a_stranger_cannot_make_us_forget_the_keys(events: Any, host: EventHost) -> None:
    first, second, third, *_ = host.deliveries()
    await settle(events.read(first.body, first.headers))
    for number in range(120):
        if number % 20 == 0:
            host.clock.sleep(61)
        path = f"/prod/keys/none-{number}.pem"
        strange = with_headers(third, **{"x-adobe-public-key1-path": path, "x-adobe-public-key2-path": path})
        assert (await settle(events.receive("POST", "", strange, third.body))).status == 401
    assert host.count("read_event_signer") == 121
    await settle(events.read(second.body, second.headers))
    assert host.count("read_event_signer") == 121
    host.clock.sleep(86_400)  # and the key that is to be fetched anew is, whatever strangers have asked for
    for number in range(20):
        path = f"/prod/keys/more-{number}.pem"
        strange = with_headers(third, **{"x-adobe-public-key1-path": path, "x-adobe-public-key2-path": path})
        assert (await settle(events.receive("POST", "", strange, third.body))).status == 401
    assert (await settle(events.receive("POST", "", third.headers, third.body))).status == 200


@pytest.mark.parametrize(
    ("query", "status", "body"),
    [
        ("challenge=abc", 200, b"abc"),
        (b"?challenge=a%20b+c", 200, b"a b c"),
        ("challenge=%3Cscript%3E", 200, b"<script>"),
        ("x=1&challenge=", 200, b""),
        ("", 405, b""),
        ("challenge=1&challenge=2", 405, b""),
        ("challenge=" + "x" * 1001, 405, b""),
        ("challenge=" + "%20" * 3000, 405, b""),
    ],
)
async def test_a_challenge_is_repeated(events: Any, query: Any, status: int, body: bytes) -> None:
    came = await settle(events.receive("GET", query, {}, b""))
    assert (came.status, came.body) == (status, body)
    if status == 200:
        assert came.headers["content-type"] == "text/plain; charset=utf-8"
        assert came.headers["x-content-type-options"] == "nosniff"
    assert (await settle(events.receive("PUT", query, {}, b""))).status == 405


async def test_a_validation_is_for_a_person(events: Any, host: EventHost, caplog: pytest.LogCaptureFixture) -> None:
    body = json.dumps({"validationUrl": f"{host.url}/validate?id=s3cret"}).encode()
    came = await settle(events.receive("POST", "", {}, body))
    assert (came.status, came.event, came.validation_url) == (200, None, f"{host.url}/validate?id=s3cret")
    assert "person" in caplog.text
    assert "s3cret" not in f"{caplog.text}{came!r}"
    assert host.calls == []


async def test_a_closed_receiver_says_so(host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    events = receiver("sync", server)
    events.close()
    one = host.deliveries()[0]
    with pytest.raises(ClosedError):
        events.receive("POST", "", one.headers, one.body)


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"org_id": ""}, "org_id"),
        ({"org_id": None}, "org_id"),
        ({"client_id": "a\nb"}, "client_id"),
        ({"keys_url": "ftp://x"}, "keys_url"),
        ({"keys_url": "http://keys.example.com"}, "keys_url is plain http"),
        ({"key_prefixes": ()}, "key_prefixes"),
        ({"key_prefixes": "prod/"}, "key_prefixes"),
        ({"key_prefixes": ["/a/../b/"]}, "key_prefixes"),
        ({"max_bytes": 0}, "max_bytes=0"),
        ({"remember": -1}, "remember=-1"),
        ({"remember": True}, "remember=True"),
        ({"max_age": "1"}, "max_age='1'"),
        ({"nonsense": 1}, "nonsense"),
    ],
)
def test_bad_options_are_refused(server: AdobeCloudManagerSimulator, wrong: dict[str, Any], match: str) -> None:
    for world in WORLDS:
        with pytest.raises(UsageError, match=match):
            receiver(world, server, **wrong)


@pytest.mark.parametrize(("body", "headers"), [(None, {}), (7, {}), (b"{}", 7), (b"{}", {"a": 1})])
async def test_bad_arguments_are_refused(events: Any, body: Any, headers: Any) -> None:
    with pytest.raises(UsageError, match="body:|headers:"):
        await settle(events.read(body, headers))
