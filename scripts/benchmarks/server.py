"""A server that costs next to nothing: canned bytes by the first number in the request. Runs in a process of its own."""

import asyncio
import re
import sys
from functools import cache

from . import bodies

SIZE = re.compile(rb"(?:_size=|maxResults\W+)(\d+)")


@cache
def _answer(path: bytes, size: int) -> bytes:
    body = bodies.steps(size) if b"ListWorkflowStepExecutions" in path else bodies.executions(size)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


class _Protocol(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._data = b""

    def data_received(self, data: bytes) -> None:
        self._data += data
        while (request := self._whole_request()) is not None:
            size = SIZE.search(request)
            self._transport.write(_answer(request.split(b" ", 2)[1].split(b"?")[0], int(size[1]) if size else 20))  # type: ignore[attr-defined]

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
