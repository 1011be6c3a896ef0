"""The answers of a simulator, kept, and given again with one of them damaged to the client that reads them all."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from itertools import islice
from types import ModuleType
from typing import Any

import httpx

from orchestrator_clients import OrchestratorError
from orchestrator_clients._core.model import Snapshot
from orchestrator_clients._registry import registered
from orchestrator_clients.cli.systems import address
from orchestrator_clients.cli.text import shown

from .looks import LOOKS

MOST = 20
"""Items that are read of a list, and levels that are gone into."""


class Place(httpx.BaseTransport):
    """Where requests go: to the simulator while it is listened to, and then nowhere, with answers from memory."""

    def __init__(self) -> None:
        self._real: httpx.BaseTransport | None = httpx.HTTPTransport()
        self.kept: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.damaged: tuple[str, bytes] = ("", b"")

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer to a request."""
        kind = kind_of(request)
        self.asked.append(kind)
        if self._real is not None:
            answer = self._real.handle_request(request)
            answer.read()
            self.kept[kind] = spelled(answer.status_code, dict(answer.headers), answer.content)
            return answer_of(self.kept[kind])
        return answer_of(self.damaged[1] if kind == self.damaged[0] else self.kept.get(kind, b"404\n\n{}"))

    def remember(self) -> None:
        """From here on answer from memory."""
        assert self._real is not None
        self._real.close()
        self._real = None


def kind_of(request: httpx.Request) -> str:
    """Return what a request asks for, whatever the ids in it, and in which format."""
    path = re.sub(r"[0-9a-f]{8}-[-0-9a-f]+|[0-9]+", "N", request.url.path)
    form = request.url.params.get("format")
    return f"{request.method} {path}{f'?format={form}' if form else ''}"


def spelled(status: int, headers: Mapping[str, str], body: bytes) -> bytes:
    """Return an answer as one of the inputs: status, headers, and behind an empty line the body."""
    kept = {name: value for name, value in headers.items() if name not in _LEFT_OUT}
    lines = [str(status), *(f"{name}: {value}" for name, value in kept.items()), "", ""]
    return "\n".join(lines).encode() + body


_LEFT_OUT = ("content-length", "date", "server", "connection")


def answer_of(data: bytes) -> httpx.Response:
    """Return the answer that an input spells, as far as it is one."""
    head, _, body = data.partition(b"\n\n")
    status, *lines = head.split(b"\n")
    number = int(status) if status.isdigit() and len(status) == 3 else 200
    headers = [
        (name.strip(b" \r") or b"x", value.strip(b" \r")) for name, _, value in (line.partition(b":") for line in lines)
    ]
    return httpx.Response(number, headers=headers, stream=httpx.ByteStream(body))


@contextmanager
def client_of(key: str) -> Iterator[tuple[list[bytes], Callable[[bytes], None]]]:
    """Give the answers that a system's client reads, and a function that reads one.

    The line before each answer says what it answers, and behind `#` which of the looks that ask for it reads it; without
    that, all of them do.
    """
    place = Place()
    with registered()[key].simulator()() as server:

        def make() -> Any:
            return server.client(transport=place, max_attempts=1)

        server.script = LOOKS[key].script
        with make() as client:
            looks = list(LOOKS[key].of(server, client, make))
            place.kept.clear()
            asking = _asking(looks, place)
            place.remember()
            errors = [spelled(status, {}, body) for status, body in ERRORS]
            kept = [
                f"{kind}#{number}\n".encode() + answer
                for kind, good in place.kept.items()
                for number in range(len(asking[kind]))
                for answer in (good, *errors)
            ]

            def read(data: bytes) -> None:
                line, _, answer = data.partition(b"\n")
                kind, _, number = line.decode("utf-8", "replace").partition("#")
                place.damaged = kind, answer
                looks = asking.get(kind, [])
                for look in looks[int(number) :][:1] if number.isdecimal() else looks:
                    _looked(look)

            yield kept, read


def _asking(looks: Iterable[Callable[[], object]], place: Place) -> dict[str, list[Callable[[], object]]]:
    """Return the looks that ask for each kind of answer."""
    asking: dict[str, list[Callable[[], object]]] = {}
    for look in looks:
        place.asked.clear()
        _looked(look)
        for kind in dict.fromkeys(place.asked):
            asking.setdefault(kind, []).append(look)
    return asking


ERRORS = (
    (
        400,
        b'{"message": "no", "error_code": "not_found", "error": "x", "errors": [{"code": "E", "message": "m"}], "details": {}}',
    ),
    (
        401,
        b'{"error": "invalid_token", "error_description": "x", "serverErrorId": "1", "statusCode": 401, "__type": "x#Y"}',
    ),
    (503, b"<html><body>busy</body></html>"),
)


def _looked(look: Callable[[], object]) -> None:
    with suppress(OrchestratorError):
        read_all(look())


def read_all(value: object, deep: int = 0) -> None:
    """Read all that can be read of a value, each part by itself; what does not come out may only be our own errors."""
    if deep > MOST or isinstance(value, str | bytes | int | float | datetime | Enum | ModuleType | type | None):
        return
    if isinstance(value, Mapping):
        for name, part in islice(value.items(), MOST):
            read_all(name, deep + 1)
            read_all(part, deep + 1)
    elif isinstance(value, list | tuple | set | Iterator) or hasattr(value, "pages"):
        for part in islice(value, MOST):  # type: ignore[arg-type]
            read_all(part, deep + 1)
    elif type(value).__module__.startswith(("orchestrator_clients.", "orchestrator_api.")):
        _read_object(value, deep)


def _read_object(value: Any, deep: int) -> None:
    for name in _names(type(value)):
        with suppress(OrchestratorError):
            read_all(getattr(value, name), deep + 1)
    reads: list[Callable[[], object]] = [lambda: str(value), lambda: repr(value)]
    if hasattr(value, "to_dict"):
        with suppress(ValueError):  # of the low-level client: nested too deeply to be written
            value.to_dict()
    if isinstance(value, Snapshot):
        reads += [
            value.to_json,  # type: ignore[attr-defined]
            value.token,  # type: ignore[attr-defined]
            lambda: _pickled(value),
            lambda: address(shown(value, str, str)),
        ]
    for read in reads:
        with suppress(OrchestratorError):
            read()


def _pickled(value: object) -> None:
    with suppress(RecursionError):  # Python's own, of an answer with a thousand levels
        pickle.dumps(value)


def _names(cls: type) -> list[str]:
    if cls not in _known:
        own = {f.name for f in fields(cls)} if is_dataclass(cls) else set()
        slots = {name for one in cls.__mro__ for name in getattr(one, "__slots__", ())}
        hints = {name for one in cls.__mro__ for name in getattr(one, "__annotations__", {})}
        properties = {name for one in cls.__mro__ for name, part in vars(one).items() if isinstance(part, property)}
        names = sorted(own | slots | hints | properties)
        _known[cls] = [name for name in names if not name.startswith("_") and name not in _NOT_READ]
    return _known[cls]


_known: dict[type, list[str]] = {}

_NOT_READ = {"client", "FIELDS", "LISTS", "additional_keys"}
