"""A server on loopback that gives one damaged answer among good ones, and the client that reads them all."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from orchestrator_clients import OrchestratorError
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.cli.demo.scenes import SCENES
from orchestrator_clients.cli.systems import SYSTEMS, address
from orchestrator_clients.cli.text import shown

FIELDS = (
    "id",
    "ids",
    "state",
    "raw_status",
    "name",
    "started",
    "ended",
    "progress",
    "steps",
    "message",
    "attention",
    "link",
)


class Relay(ThreadingHTTPServer):
    """Hands requests on to a simulator and keeps the answers; later it gives those, and the damaged one in its place."""

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target: int | None = urlsplit(target).port
        self.kept: dict[str, tuple[int, str, bytes]] = {}
        self.damaged: tuple[str, bytes] = ("", b"")

    def answer(self, call: _Handler, body: bytes) -> tuple[int, str, bytes]:
        """Return status, type and body for a request."""
        kind = shape(call.command, call.path)
        if self.target is not None:
            connection = http.client.HTTPConnection("127.0.0.1", self.target, timeout=10)
            connection.request(call.command, call.path, body=body, headers=dict(call.headers))
            answer = connection.getresponse()
            self.kept[kind] = answer.status, answer.headers.get("content-type", "application/json"), answer.read()
            connection.close()
        status, media_type, good = self.kept.get(kind, (404, "application/json", b"{}"))
        return status, media_type, self.damaged[1] if kind == self.damaged[0] else good


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # head and body at once: two small packets would wait for an acknowledgement
    server: Relay

    def handle_one_request(self) -> None:
        self.wfile.flush()
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        status, media_type, answer = self.server.answer(self, body)
        self.send_response(status)
        self.send_header("content-type", media_type)
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        pass


def shape(method: str, path: str) -> str:
    """Return what a request asks for, whatever the ids in it."""
    return f"{method} {re.sub(r'[0-9a-f]{8}-[-0-9a-f]+|[0-9]+', 'N', path.partition('?')[0])}"


@contextmanager
def client_of(key: str) -> Iterator[tuple[list[bytes], Callable[[bytes], None]]]:
    """Give the answers that a system's client reads, each behind a line that says to what, and a function that reads one."""
    system = SYSTEMS[key]
    scene = next(scene for scene in SCENES if scene.system.key == key)
    with ExitStack() as stack:
        server = stack.enter_context(system.simulator(clock=SystemClock()))
        scene.prepare(server)
        relay = Relay(server.url)
        stack.callback(relay.server_close)
        threading.Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        stack.callback(relay.shutdown)
        here = f"127.0.0.1:{relay.server_port}"
        settings = {
            name: value.replace(urlsplit(server.url).netloc, here) if isinstance(value, str) else value
            for name, value in system.simulated(server).items()
        }
        client = stack.enter_context(system.client({**settings, "max_attempts": 1}))
        run = scene.start(client)
        filters = {name: settings[name] for name in system.filters if name in settings}
        looks = (
            lambda: [client.fetch_run(run.ids, detail=True)],
            lambda: client.fetch_runs([run.ids]).values(),
            lambda: list(system.list(client, filters, 3)),
        )
        relay.kept.clear()
        for look in looks:
            list(look())
        relay.target = None
        kept = [f"{kind}\n".encode() + body for kind, (_, _, body) in relay.kept.items()]

        def read(data: bytes) -> None:
            kind, _, body = data.partition(b"\n")
            relay.damaged = kind.decode("utf-8", "replace"), body
            for look in looks:
                _read_all(look)

        yield kept, read


def _read_all(look: Callable[[], Any]) -> None:
    try:
        runs = list(look())
    except OrchestratorError:
        return
    for run in runs:
        for name in FIELDS:
            try:
                getattr(run, name)
            except OrchestratorError:
                continue
        try:
            str(run), repr(run), address(shown(run, str))
        except OrchestratorError:
            continue
