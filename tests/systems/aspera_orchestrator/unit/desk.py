"""A loopback Orchestrator that answers what a test has laid out, and answers without a server."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from orchestrator_clients._core.http.answer import Answer

ROOT = "/aspera/orchestrator"
DATA = Path(__file__).parents[3] / "data" / "aspera"
AUTH = ("ops", "pass word&1")
BASIC = "Basic " + base64.b64encode(b"ops:pass word&1").decode()
ORDER = '<work_order id="9120"><status state="{}">{}</status><work_steps>{}</work_steps></work_order>'
STARTED = '{"work_order": {"id": 9120, "status": "In Progress"}}'
PAGE = "<!DOCTYPE html><html><title>Log in</title></html>"
TRACE = "ActiveRecord::RecordNotFound: Couldn't find WorkStep\n  /opt/app/work_step.rb:11\n"


def body(content: bytes | str, kind: str = "text/plain") -> Answer:
    """Return an answer as the seam hands it to the functions that read it."""
    data = content.encode() if isinstance(content, str) else content
    return Answer(200, content=data, headers={"Content-Type": kind})


def sample(name: str) -> bytes:
    """Return an answer as the vendor's help page prints it."""
    return (DATA / name).read_bytes()


def method_of(client: Any, name: str) -> Any:
    """Return a client's method by its dotted name."""
    for part in name.split("."):
        client = getattr(client, part)
    return client


@dataclass(frozen=True)
class Request:
    """A request as it came over the socket."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path).removeprefix(f"{ROOT}/api")

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


Reply = tuple[int, bytes | str, str]


class Desk:
    """Answers the requests in turn with what was laid out, the last of it again and again."""

    def __init__(self) -> None:
        self.seen: list[Request] = []
        self._replies: list[Reply] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}{ROOT}"

    def lay(self, content: bytes | str, *, status: int = 200, kind: str = "application/json") -> Desk:
        self._replies.append((status, content, kind))
        return self

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _next(self) -> Reply:
        return self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        desk = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def respond(self) -> None:
                sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                desk.seen.append(Request(self.command, self.path, headers, sent))
                status, content, kind = desk._next()
                data = content.encode() if isinstance(content, str) else content
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = respond  # noqa: N815

            def log_message(self, *_: Any) -> None:
                pass

        return Handler
