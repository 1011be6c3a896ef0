"""A loopback server that notes each request and answers with what the test has laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Request:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def segments(self) -> list[str]:
        """Return the parts of the path between the slashes, each decoded on its own."""
        return [unquote(part) for part in urlsplit(self.target).path.split("/")]

    @property
    def query(self) -> list[tuple[str, str]]:
        """Return the pairs of the query, sorted: their order means nothing but within one name."""
        return sorted(parse_qsl(urlsplit(self.target).query, keep_blank_values=True), key=lambda pair: pair[0])


@dataclass(frozen=True)
class Answer:
    """What to answer."""

    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


class Recorder:
    """Serves `answer` to any request, whatever its method and path, and keeps the requests in `seen`."""

    def __init__(self) -> None:
        self.answer = Answer()
        self.seen: list[Request] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        """Return the base URL, which has a path of its own, as that of most systems."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/base/v1"

    def expect(self, answer: Answer) -> None:
        """Answer so from now on, and forget what was seen."""
        self.answer = answer
        self.seen.clear()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def respond(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                recorder.seen.append(Request(self.command, self.path, headers, body))
                answer = recorder.answer
                self.send_response(answer.status)
                sent = {"Content-Type": answer.content_type, **answer.headers, "Content-Length": str(len(answer.body))}
                for name, value in sent.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer.body)

            do_DELETE = do_GET = do_HEAD = do_OPTIONS = do_PATCH = do_POST = do_PUT = respond  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Say nothing."""

        return Handler
