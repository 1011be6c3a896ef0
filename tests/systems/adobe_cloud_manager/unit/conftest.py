"""A loopback server that answers what a test says, byte by byte, and the resources tests are about."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from orchestrator_clients import AdobeCloudManager, AsyncAdobeCloudManager
from orchestrator_clients.testing import VirtualClock

BASE = "/api/program/19905/pipeline/48213"
RUN = f"{BASE}/execution/1188402"
STEP = f"{RUN}/phase/70111/step/90553"
IDS = ("19905", "48213", "1188402", "70111", "90553")
SECRET = "p8e-S3CR3T/+&x"
RELATIONS = "http://ns.adobe.com/adobecloud/rel/"


def step(action: str, status: str, *links: str, **fields: Any) -> dict[str, Any]:
    """Return a step as the server would send it, with links of `rel/pipeline/...`."""
    return {
        "stepId": "90553",
        "phaseId": "70111",
        "action": action,
        "status": status,
        "_links": {f"{RELATIONS}pipeline/{name}": {"href": f"{STEP}/{name}"} for name in links},
        **fields,
    }


def run(status: str, *steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return an execution as the server would send it."""
    embedded = {"_embedded": {"stepStates": list(steps)}} if steps else {}
    return {"id": "1188402", "programId": "19905", "pipelineId": "48213", "status": status, **embedded, **fields}


class Request:
    """One request as it came over the socket."""

    def __init__(self, head: bytes, body: bytes) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = first.split(" ")
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.body = body


def answer(status: int, body: bytes | object = b"", *, length: int | None = None, **headers: str) -> bytes:
    """Return the bytes of an answer; `length` claims another length than the body has."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"Content-Length": str(len(data) if length is None else length), "Connection": "close", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + data


class Server:
    """Answers each connection by `handler` and remembers the requests."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.handler: Callable[[Request], bytes | Iterator[bytes]] = lambda request: answer(404)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                data = b""
                while b"\r\n\r\n" not in data:
                    chunk = connection.recv(65536)
                    if not chunk:
                        break
                    data += chunk
                if not data:
                    return
                head, _, body = data.partition(b"\r\n\r\n")
                request = Request(head, body)
                while len(request.body) < int(request.headers.get("content-length", 0)):
                    request.body += connection.recv(65536)
                self.requests.append(request)
                self._answer(connection, request)

    def _answer(self, connection: socket.socket, request: Request) -> None:
        said = self.handler(request)
        with contextlib.suppress(OSError):  # the client may have gone
            for piece in [said] if isinstance(said, bytes) else said:
                connection.sendall(piece)

    def close(self) -> None:
        socket.create_connection(self._socket.getsockname()).close()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def server() -> Iterator[Server]:
    """The API."""
    one = Server()
    yield one
    one.close()


@pytest.fixture
def storage() -> Iterator[Server]:
    """The file storage logs are in: another origin."""
    one = Server()
    yield one
    one.close()


@pytest.fixture
def login() -> Iterator[Server]:
    """Adobe's login service."""
    one = Server()
    one.handler = lambda request: answer(
        200, {"access_token": f"TOKEN-{len(one.requests)}", "token_type": "bearer", "expires_in": 86399}
    )
    yield one
    one.close()


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def adobe(server: Server, login: Server, clock: VirtualClock) -> Iterator[AdobeCloudManager]:
    server.handler = lambda request: answer(200, run("RUNNING"))
    with AdobeCloudManager(
        "A1@AdobeOrg",
        "client-id",
        SECRET,
        base_url=server.url,
        token_url=f"{login.url}/ims/token/v3",
        clock=clock,
        chance=lambda: 0.5,
    ) as client:
        yield client


def options(server: Server, clock: VirtualClock, deadline: float = 300.0) -> dict[str, Any]:
    """Return the settings of a client of this server whose token never expires."""
    fixed: dict[str, Any] = {"token": "T0KEN-abc", "clock": clock, "chance": lambda: 0.5}
    return {"base_url": server.url, "deadline": deadline, **fixed}


def client(server: Server, clock: VirtualClock, **more: float) -> AdobeCloudManager:
    """Return such a client."""
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
