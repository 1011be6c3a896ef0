"""A server that costs next to nothing: canned bytes by the first number in the request. Runs in a process of its own."""

import asyncio
import json
import re
import sys
from functools import cache

from . import bodies, system_bodies

SIZE = re.compile(rb"(?:_size=|-)(\d{1,12})[&\" ]")


RUN = re.compile(r"/executions/[\w-]*-(\d+)$")
INCLUDE = re.compile(rb"[?&]_include=([\w,%]+)")
IDS = re.compile(rb"[?&]id=[\w-]*-(\d+)")


def _answer(request: bytes) -> bytes:
    """Return a page of the size asked for, or of the executions asked for by id."""
    target = request.split(b" ", 2)[1]
    ids = IDS.findall(target)
    if ids:
        fields = INCLUDE.search(target)
        wanted = tuple(fields[1].decode().replace("%2C", ",").split(",")) if fields else ()
        return _whole(bodies.executions_of([int(number) for number in ids], wanted))
    path = target.split(b"?")[0]
    whole = _one(path.decode("ascii"))
    if whole is not None:
        return whole
    size = SIZE.search(request)
    return _page(path, int(size[1]) if size else 20)


@cache
def _one(path: str) -> bytes | None:
    """Return the answer about one thing, None where a list is asked for."""
    if path == system_bodies.ADOBE:
        return _whole(system_bodies.adobe_execution(12))
    if path == system_bodies.CODE_STREAM:
        return _whole(system_bodies.code_stream_execution(40))
    if path == system_bodies.WORK_STEP:
        return _whole(system_bodies.work_step(100))
    found = RUN.search(path)
    return _whole(json.dumps(bodies.execution(int(found[1]))).encode()) if found else None


@cache
def _page(path: bytes, size: int) -> bytes:
    if path.endswith((b"/operations", b"/events")):  # of the steps of one execution: it has as many as it has
        return _whole(bodies.operations() if path.endswith(b"/operations") else bodies.executions(0))
    return _whole(bodies.steps(size) if b"ListWorkflowStepExecutions" in path else bodies.executions(size))


def _whole(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class _Protocol(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._data = b""

    def data_received(self, data: bytes) -> None:
        self._data += data
        while (request := self._whole_request()) is not None:
            self._transport.write(_answer(request))  # type: ignore[attr-defined]

    def _whole_request(self) -> bytes | None:
        head, end, rest = self._data.partition(b"\r\n\r\n")
        if not end:
            return None
        length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
        needed = int(length[1]) if length else 0
        if len(rest) < needed:
            return None
        self._data = rest[needed:]
        return head + b"\r\n" + rest[:needed]


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(_Protocol, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    closing = asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await closing  # the parent closes our input when it is done


if __name__ == "__main__":
    asyncio.run(_serve())
