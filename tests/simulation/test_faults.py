"""Every fault, as a plain HTTP client sees it."""

from __future__ import annotations

import contextlib
import gzip
import socket
from collections.abc import Iterator

import httpx
import pytest

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._simulation import faults
from orchestrator_clients._simulation.faults import Fault, Later
from orchestrator_clients.testing import Answer, Call, Operation, Simulator, VirtualClock


class Counter(Simulator):
    """Counts how often it was asked to."""

    def setup(self) -> None:
        self.number = 0

    def operations(self) -> tuple[Operation, ...]:
        return (
            Operation(
                "get_number", "GET", "/number", lambda call: Answer.json({"number": self.number, "pad": "x" * 200})
            ),
            Operation("count_up", "POST", "/number", self._count),
        )

    def error(self, status: int) -> Answer:
        return Answer.json({"vendor": status}, status)

    def _count(self, call: Call) -> Answer:
        self.number += 1
        return Answer.json({"number": self.number})


@pytest.fixture
def counter() -> Iterator[Counter]:
    with Counter() as simulator:
        yield simulator


@pytest.fixture
def client(counter: Counter) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=counter.url, timeout=5, verify=False) as client:
        yield client


HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("fault", "status", "headers", "start"),
    [
        (faults.rate_limited(2), 429, {"Retry-After": "2"}, b'{"vendor": 429}'),
        (faults.rate_limited(Later(2)), 429, {"Retry-After": "Wed, 01 May 2030 08:00:02 GMT"}, b'{"vendor": 429}'),
        (faults.rate_limited("soon"), 429, {"Retry-After": "soon"}, b'{"vendor": 429}'),
        (faults.rate_limited(None), 429, {"Retry-After": None}, b'{"vendor": 429}'),
        (faults.status(500), 500, {"Content-Type": "application/json"}, b'{"vendor": 500}'),
        (faults.status(502, form="html"), 502, {"Content-Type": HTML}, b"<html>"),
        (faults.status(503, retry_after=7), 503, {"Retry-After": "7"}, b'{"vendor": 503}'),
        (faults.status(504, form="empty"), 504, {"Content-Length": "0", "Content-Type": None}, b""),
        (faults.status(520, form="html"), 520, {"Content-Type": HTML}, b"<html>"),
        (faults.html_page(), 200, {"Content-Type": HTML}, b"<html>"),
        (faults.empty(), 200, {"Content-Type": "application/json", "Content-Length": "0"}, b""),
        (faults.malformed(), 200, {"Content-Type": "application/json"}, b'{"id": "1'),
        (faults.oversized(100_000), 200, {"Content-Length": "100000"}, b'{"padding": "000'),
        (faults.oversized(100_000, compressed=True), 200, {"Content-Encoding": "gzip"}, b'{"padding": "000'),
        (faults.redirect("http://elsewhere.example/x", 302), 302, {"Location": "http://elsewhere.example/x"}, b""),
        (faults.redirect("http://elsewhere.example/x"), 307, {"Location": "http://elsewhere.example/x"}, b""),
        (faults.doctype(), 200, {"Content-Type": "application/xml"}, b"<?xml"),
        (faults.entity_bomb(), 200, {"Content-Type": "application/xml"}, b"<?xml"),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
def test_another_answer(
    counter: Counter, client: httpx.Client, fault: Fault, status: int, headers: dict[str, str | None], start: bytes
) -> None:
    rule = counter.fault(fault, on="count_up", calls=1)
    answer = client.post("/number")
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in headers} == headers
    assert answer.content.startswith(start)
    assert counter.number == 0, "the operation did not take place"
    assert rule.hits == 1
    assert client.post("/number").json() == {"number": 1}


def test_a_bomb_is_small_on_the_wire_and_big_when_opened() -> None:
    bomb = faults.oversized(1_000_000, compressed=True)
    assert isinstance(bomb, faults.Reply)
    assert bomb.body is not None
    assert len(bomb.body) < 2_000
    assert len(gzip.decompress(bomb.body)) == 1_000_000


@pytest.mark.parametrize(
    ("fault", "error", "partial"),
    [
        (faults.reset_before_answer(), httpx.ReadError, False),
        (faults.reset_during_answer(), httpx.ReadError, True),
        (faults.truncated(), httpx.RemoteProtocolError, True),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else "",
)
def test_a_broken_answer(
    counter: Counter, client: httpx.Client, fault: Fault, error: type[Exception], partial: bool
) -> None:
    counter.fault(fault, on="get_number", calls=1)
    received: list[bytes] = []
    heads: list[int] = []
    with pytest.raises(error), client.stream("GET", "/number") as answer:  # noqa: PT012  # what came before it counts
        heads.append(answer.status_code)
        received.extend(answer.iter_raw())
    whole = client.get("/number").content
    assert heads == ([200] if partial else [])
    assert b"".join(received) == (whole[: len(whole) // 2] if partial else b"")


def test_a_drip_comes_in_pieces_and_is_whole(counter: Counter) -> None:
    rule = counter.fault(faults.drip(piece=50, pause=0.002))
    with socket.create_connection(("127.0.0.1", int(counter.url.rpartition(":")[2])), timeout=5) as raw:
        raw.sendall(b"GET /number HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        pieces = list(iter(lambda: raw.recv(65536), b""))
    body = b"".join(pieces).partition(b"\r\n\r\n")[2]
    assert len(pieces) >= 4
    assert body.endswith(b'x"}')
    assert rule.hits == 1


def test_a_hanging_server_lets_the_client_give_up_and_can_still_be_stopped(counter: Counter) -> None:
    counter.fault(faults.hang(), calls=1)
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{counter.url}/number", timeout=0.05)
    assert httpx.get(f"{counter.url}/number").status_code == 200
    counter.fault(faults.hang())
    with socket.create_connection(("127.0.0.1", int(counter.url.rpartition(":")[2]))) as raw:
        raw.sendall(b"GET /number HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        while len(counter.calls) < 3:
            pass
        counter.stop()
        with contextlib.suppress(ConnectionResetError):
            assert raw.recv(1) == b""


def test_a_closed_port_refuses_new_and_drops_kept_connections(counter: Counter, client: httpx.Client) -> None:
    assert client.get("/number").status_code == 200
    counter.fault(faults.refused())
    for _ in range(3):
        with pytest.raises(httpx.ConnectError):
            client.get("/number")
    counter.restore()
    assert client.get("/number").status_code == 200
    assert len(counter.calls) == 2


def test_a_closed_port_opens_when_the_clock_says_so(counter: Counter, client: httpx.Client) -> None:
    counter.fault(faults.refused(3))
    counter.clock.sleep(2.9)
    with pytest.raises(httpx.ConnectError):
        client.get("/number")
    counter.clock.sleep(0.2)
    assert client.get("/number").status_code == 200


def test_a_later_refusal_outlives_the_end_of_an_earlier_one(counter: Counter, client: httpx.Client) -> None:
    counter.refuse(1)
    counter.restore()
    counter.refuse()
    counter.clock.sleep(5)
    with pytest.raises(httpx.ConnectError):
        client.get("/number")
    counter.reset()
    assert client.get("/number").status_code == 200


def test_the_port_can_close_after_an_answer(counter: Counter, client: httpx.Client) -> None:
    counter.fault(faults.refused(1), on="count_up")
    assert client.post("/number").json() == {"number": 1}
    with pytest.raises((httpx.ConnectError, httpx.ReadError, httpx.RemoteProtocolError)):
        # The last bytes of the answer may arrive before the port is closed.
        _ = [client.get("/number") for _ in range(100)]
    counter.clock.sleep(1)
    assert client.get("/number").status_code == 200


def test_a_closed_port_opens_in_real_time_too() -> None:
    with Counter(clock=SystemClock()) as counter, httpx.Client(base_url=counter.url) as client:
        counter.refuse(0.05)
        refused = 0
        while not counter.calls:
            try:
                assert client.get("/number").status_code == 200
            except httpx.ConnectError:
                refused += 1
    assert refused


@pytest.mark.parametrize(
    "fault", [faults.reset_before_answer(), faults.status(502, form="html"), faults.reset_during_answer()]
)
def test_an_answer_can_be_lost_after_the_operation_took_effect(
    counter: Counter, client: httpx.Client, fault: Fault
) -> None:
    counter.fault(fault, on="count_up", calls=1, after=True)
    with contextlib.suppress(httpx.ReadError):
        assert client.post("/number").status_code == 502
    assert counter.number == 1
    assert counter.count("count_up") == 1


@pytest.mark.parametrize(
    ("calls", "failed"),
    [(None, [1, 2, 3, 4, 5]), (2, [2]), (range(1, 4), [1, 2, 3]), (range(2, 6, 2), [2, 4])],
)
def test_calls_are_counted(
    counter: Counter, client: httpx.Client, calls: int | range | None, failed: list[int]
) -> None:
    client.get("/number")  # before the fault was set, so not counted
    rule = counter.fault(faults.status(503), on="get_number", calls=calls)
    seen = []
    for number in range(1, 6):
        client.post("/number")  # another operation, so not counted
        seen += [number] if client.get("/number").status_code == 503 else []
    assert seen == failed
    assert rule.hits == len(failed)
    rule.remove()
    assert client.get("/number").status_code == 200


def test_a_rate_is_reproducible() -> None:
    def draw(seed: int) -> list[int]:
        with Counter() as counter, httpx.Client(base_url=counter.url) as client:
            counter.fault(faults.status(500), rate=0.3, seed=seed)
            return [client.get("/number").status_code for _ in range(60)]

    first = draw(1)
    assert first == draw(1)
    assert first != draw(2)
    assert 8 <= first.count(500) <= 30


def test_of_several_faults_the_first_set_acts(counter: Counter, client: httpx.Client) -> None:
    counter.fault(faults.status(500), calls=1)
    counter.fault(faults.status(503), calls=range(1, 3))
    assert [client.get("/number").status_code for _ in range(3)] == [500, 503, 200]


@pytest.mark.parametrize(
    ("fault", "options", "message"),
    [
        (faults.status(500), {"on": "get_numbers"}, "no operation 'get_numbers'"),
        (faults.status(500), {"calls": 0}, "counted from 1"),
        (faults.status(500), {"calls": range(0)}, "counted from 1"),
        (faults.status(500), {"rate": 0}, "a rate is"),
        (faults.status(500), {"rate": 1.5}, "a rate is"),
        (faults.expired_token(), {}, "does not act out 'expired_token'"),
    ],
)
def test_a_fault_that_could_never_act_is_refused(
    counter: Counter, fault: Fault, options: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        counter.fault(fault, **options)  # type: ignore[arg-type]


def test_the_catalogue_has_every_fault_under_a_name_of_its_own() -> None:
    names = set(faults.catalogue(elsewhere="http://elsewhere.example"))
    assert names == {
        *("refused", "reset-before-answer", "reset-during-answer", "truncated", "drip", "hang"),
        *("429-seconds", "429-date", "429-rubbish", "429-bare"),
        *("500-vendor", "502-html", "503-vendor", "504-empty", "520-html"),
        *("200-html", "200-empty", "200-malformed", "oversized", "gzip-bomb"),
        *("redirect-302", "redirect-307", "doctype", "entity-bomb"),
    }


def test_another_host_records_who_comes() -> None:
    with Counter() as counter, Simulator(clock=VirtualClock()) as elsewhere:
        counter.fault(faults.redirect(f"{elsewhere.url}/trap"))
        httpx.get(f"{counter.url}/number", headers={"X-Secret": "geheim"}, follow_redirects=True)
        (call,) = elsewhere.calls
    assert (call.path, call.header("x-secret")) == ("/trap", "geheim")
