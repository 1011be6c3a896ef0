"""The base of all simulators: a real server that starts and stops at once, and remembers its calls."""

from __future__ import annotations

import gc
import json
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import httpx
import pytest

from orchestrator_clients._simulation.server import LoopbackServer
from orchestrator_clients.testing import Answer, Call, Operation, Refusal, Simulator, SpecViolation, VirtualClock


class Things(Simulator):
    """A small system of our own."""

    system = "things"

    def operations(self) -> tuple[Operation, ...]:
        return (
            Operation("get_thing", "GET", "/things/{id}", lambda call: Answer.json({"id": call.params["id"]})),
            Operation("make_thing", "POST", "/things", self._make),
            Operation("get_nothing", "GET", "/nothing", self._broken),
        )

    def setup(self) -> None:
        self.made: list[object] = []

    def check(self, call: Call) -> None:
        if call.header("X-Forbidden") is not None:
            raise Refusal(Answer.text("no", 403))

    def finish(self, call: Call, answer: Answer) -> Answer:
        return answer.with_headers((("x-vendor", "things"),))

    def _make(self, call: Call) -> Answer:
        self.made.append(call.json())
        return Answer.json(len(self.made), 201)

    def _broken(self, call: Call) -> Answer:
        raise KeyError("a mistake of ours")


def test_many_run_at_a_time() -> None:
    simulators = [Things().start() for _ in range(10)]
    urls = {simulator.url for simulator in simulators}
    answers = [httpx.get(f"{url}/things/7").json() for url in urls]
    for simulator in simulators:
        simulator.stop()
    assert len(urls) == 10
    assert answers == [{"id": "7"}] * 10


def test_nothing_is_left_after_stop() -> None:
    before = threading.active_count()
    with Things() as things, httpx.Client() as client:
        assert client.get(f"{things.url}/things/1").status_code == 200  # the connection stays open in the client
        url = things.url
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)
    with pytest.raises(RuntimeError, match="not running"):
        _ = things.url


@pytest.mark.parametrize("end", [LoopbackServer.stop, LoopbackServer.close_port], ids=["stop", "close-port"])
def test_connections_that_just_arrive_end_with_the_others(end: Callable[[LoopbackServer], None]) -> None:
    for _ in range(30):
        server = LoopbackServer(_no_app)
        server.start()
        links = [socket.create_connection(("127.0.0.1", server.port), timeout=10) for _ in range(8)]
        end(server)
        for link in links:
            with link, suppress(ConnectionResetError):
                assert link.recv(1) == b""
        server.stop()
    gc.collect()  # of what is left a warning would tell


async def _no_app(scope: object, receive: object, send: object) -> None:
    raise AssertionError("nothing was asked")


def test_it_can_be_started_again_and_stopped_twice() -> None:
    things = Things()
    for _ in range(2):
        things.start()
        assert httpx.get(f"{things.url}/things/1").status_code == 200
        things.stop()
    things.stop()
    with things, pytest.raises(RuntimeError, match="running already"):
        things.start()


def test_a_fixed_port_is_used_and_can_be_used_again_at_once() -> None:
    with Things() as first:
        port = int(first.url.rpartition(":")[2])
    for _ in range(2):
        with Things(port=port) as things:
            assert httpx.get(f"http://127.0.0.1:{port}/things/1").status_code == 200
            with pytest.raises(OSError, match="in use"):
                Things(port=port).start()
            assert things.count("get_thing") == 1


def test_it_listens_on_loopback_only() -> None:
    server = LoopbackServer(lambda scope, receive, send: None)  # type: ignore[arg-type, return-value]
    server.start()
    try:
        with pytest.raises(OSError, match=r"(?i)refused|timed out|unreachable"):
            socket.create_connection(("127.0.0.2", server.port), timeout=1)
    finally:
        server.stop()


def test_one_connection_serves_many_calls() -> None:
    with Things() as things, socket.create_connection(("127.0.0.1", int(things.url.rpartition(":")[2]))) as raw:
        for _ in range(3):
            raw.sendall(b"GET /things/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            received = b""
            while not received.endswith(b'{"id": "1"}'):
                came = raw.recv(4096)
                assert came, received  # at the end of the connection nothing more comes
                received += came
            assert received.startswith(b"HTTP/1.1 200 OK\r\n")
        assert things.count("get_thing") == 3


def test_a_call_is_kept_as_it_came() -> None:
    with Things() as things:
        body = json.dumps({"a": 1}).encode()
        httpx.post(
            f"{things.url}/things?b=2&a=&b=%C3%A9", content=body, headers={b"X-Mixed-Case": "Ä".encode("latin-1")}
        )
        httpx.get(f"{things.url}/things/a%20b")
        httpx.get(f"{things.url}/elsewhere")
        made, got, lost = things.calls
    assert (made.operation, made.method, made.path, made.body) == ("make_thing", "POST", "/things", body)
    assert made.query == (("b", "2"), ("a", ""), ("b", "é"))
    assert made.queried("b") == ["2", "é"]
    assert made.query_value("missing") is None
    assert made.header("x-MIXED-case") == "Ä"
    assert made.json() == {"a": 1}
    assert (got.path, got.params) == ("/things/a%20b", {"id": "a b"})
    assert (lost.operation, lost.params) == (None, {})
    assert things.calls_of("get_thing") == [got]
    assert things.count("make_thing") == 1


def test_the_repr_of_a_call_shows_no_credentials() -> None:
    with Things() as things:
        httpx.get(f"{things.url}/things/1?password=geheim", headers={"Authorization": "Bearer geheim"})
        assert "geheim" not in repr(things.calls)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/things/1", {}, 200),
        ("HEAD", "/things/1", {}, 200),
        ("GET", "/things/1", {"X-Forbidden": "1"}, 403),
        ("GET", "/things/", {}, 404),
        ("GET", "/things/1/", {}, 404),
        ("GET", "/things/a%2Fb", {}, 404),
        ("DELETE", "/things/1", {}, 405),
    ],
)
def test_routes(method: str, path: str, headers: dict[str, str], status: int) -> None:
    with Things() as things:
        answer = httpx.request(method, things.url + path, headers=headers)
    assert answer.status_code == status
    assert answer.headers["X-Vendor"] == "things"
    assert (answer.content == b"") == (method == "HEAD")


def test_answers_carry_the_date_of_the_clock() -> None:
    clock = VirtualClock(0)
    with Things(clock=clock) as things:
        clock.advance(61)
        assert httpx.get(f"{things.url}/things/1").headers["Date"] == "Thu, 01 Jan 1970 00:01:01 GMT"


def test_reset_forgets_calls_and_state() -> None:
    with Things() as things:
        httpx.post(f"{things.url}/things", json=1)
        things.reset()
        assert (things.calls, things.made) == ([], [])
        assert httpx.post(f"{things.url}/things", json=1).json() == 1


def test_a_mistake_in_a_handler_fails_the_test_and_not_only_the_client() -> None:
    things = Things().start()
    assert httpx.get(f"{things.url}/nothing").status_code == 500
    with pytest.raises(KeyError, match="a mistake of ours"):
        things.stop()
    things.stop()  # it was told once


def test_several_mistakes_come_as_a_group() -> None:
    things = Things().start()
    for _ in range(2):
        httpx.get(f"{things.url}/nothing")
    with pytest.raises(ExceptionGroup) as caught:
        things.stop()
    assert len(caught.value.exceptions) == 2


def test_a_mistake_does_not_hide_the_failure_of_a_test() -> None:
    with pytest.raises(ZeroDivisionError) as caught, Things() as things:  # noqa: PT012
        httpx.get(f"{things.url}/nothing")
        _ = 1 / 0
    assert "a mistake of ours" in caught.value.__notes__[0]


def test_calls_from_many_threads_are_all_there() -> None:
    def work(url: str) -> None:
        with httpx.Client() as client:
            for _ in range(20):
                client.post(f"{url}/things", json=1)

    with Things() as things:
        threads = [threading.Thread(target=work, args=(things.url,)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert things.count("make_thing") == len(things.made) == 100


@pytest.mark.anyio
async def test_an_async_client_is_served_while_its_loop_runs() -> None:
    with Things() as things:
        async with httpx.AsyncClient() as client:
            answer = await client.get(f"{things.url}/things/1")
    assert answer.json() == {"id": "1"}


def test_an_unknown_operation_is_no_zero() -> None:
    with pytest.raises(ValueError, match="no operation 'get_thingy'"):
        Things().count("get_thingy")


DOCUMENT = """
openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /things:
    post:
      operationId: makeThing
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses:
        "201": {description: made, content: {application/json: {schema: {type: integer, maximum: 1}}}}
  /things/{id}:
    get:
      operationId: getThing
      responses:
        "200": {description: got, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
components:
  schemas:
    Thing: {type: object, required: [id], properties: {id: {type: string, maxLength: 3}}}
"""


@pytest.mark.parametrize(
    ("method", "path", "json", "message"),
    [
        ("POST", "/things", {}, None),
        ("POST", "/things", [], r"request of make_thing:\n  \$: \[\] is not of type 'object'"),
        ("GET", "/things/1", None, None),
        ("GET", "/things/1234", None, r"answer 200 of get_thing:\n  \$\.id: '1234' is too long"),
        ("GET", "/elsewhere", None, None),
        ("GET", "/things/1?refuse", None, "answer 403 of get_thing: the document has no such status"),
    ],
)
def test_answers_are_held_against_a_document(
    method: str, path: str, json: object, message: str | None, tmp_path: pytest.TempPathFactory
) -> None:
    spec = tmp_path / "openapi.yaml"  # type: ignore[operator]
    spec.write_text(DOCUMENT)
    things = Things(spec=spec).start()
    headers = {"X-Forbidden": "1"} if "refuse" in path else {}
    httpx.request(method, things.url + path, json=json, headers=headers)
    if message is None:
        things.stop()
    else:
        with pytest.raises(SpecViolation, match=message):
            things.stop()
