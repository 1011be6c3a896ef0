"""A loopback server that answers each operation in turn with what was laid out, the last of it again and again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

REGION = "eu-west-1"
KEYS = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")


@dataclass(frozen=True)
class Call:
    """A request as it came over the socket."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def operation(self) -> str:
        return urlsplit(self.target).path.strip("/")

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query))

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Error:
    """An answer that is no success, or a success that is no JSON."""

    status: int
    name: str = ""
    message: str = ""
    text: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


Reply = dict[str, Any] | Error | Callable[[Call], "dict[str, Any] | Error"]


class Service:
    """`replies[operation]` is a list of answers; an operation without one answers 500."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.replies: dict[str, list[Reply]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def lay(self, operation: str, *replies: Reply) -> None:
        self.replies[operation] = list(replies)

    def count(self, operation: str) -> int:
        return sum(call.operation == operation for call in self.calls)

    def of(self, operation: str) -> list[Call]:
        return [call for call in self.calls if call.operation == operation]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, call: Call) -> dict[str, Any] | Error:
        self.calls.append(call)
        laid = self.replies.get(call.operation)
        if not laid:
            return Error(500, "ServiceException", f"nothing was laid out for {call.operation}")
        reply = laid.pop(0) if len(laid) > 1 else laid[0]
        return reply(call) if callable(reply) else reply

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # an answer in one piece: two would wait 40 ms for each other

            def handle_any(self) -> None:
                length = int(self.headers.get("content-length", 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                reply = service.answer(Call(self.command, self.path, headers, self.rfile.read(length)))
                error = reply if isinstance(reply, Error) else Error(200, text=json.dumps(reply))
                text = error.text if error.text is not None else json.dumps({"message": error.message})
                self.send_response(error.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("x-amzn-RequestId", "request-1")
                if error.name:
                    self.send_header("x-amzn-ErrorType", error.name)
                for name, value in error.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())
                self.wfile.flush()

            do_GET = do_POST = do_PUT = handle_any  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        return Handler
