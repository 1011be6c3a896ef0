"""Calls that are cancelled at each turn of the loop, and then a thousand good ones: `cancelling async URL kept|closed`.

The server is in the same loop, so that a turn of the loop is a step of the call. Nobody listens at URL.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from orchestrator_clients import AsyncCloudify
from tests.wire.answers import PAGE
from tests.wire.programs.asking import arguments
from tests.wire.worlds import OPTIONS

_, _, (WHAT,) = arguments()
TURNS, TIMES, GOOD, SIDE_BY_SIDE = range(1, 41), 50, 1000, 10


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer; `closed` ends the connection after each answer, as a manager does that no proxy stands before."""
    ending = b"Connection: close\r\n" if WHAT == "closed" else b""
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            await reader.readuntil(b"\r\n\r\n")
            head = b"HTTP/1.1 200 OK\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            writer.write(head % (ending, len(PAGE)) + PAGE)
            await writer.drain()
            if ending:
                break
    writer.close()


async def look(client: Any) -> list[Any]:
    return [run async for run in client.executions.list()]


async def cancelled(client: Any, turns: int) -> None:
    """Make a call and cancel it after so many turns; it must be over within half a second, and say what it is."""
    task = asyncio.ensure_future(look(client))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    async with asyncio.timeout(0.5):
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def main() -> None:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with AsyncCloudify(url, **{**OPTIONS, "deadline": 5}) as client:
        for _ in range(TIMES):
            for turns in TURNS:
                await cancelled(client, turns)
        for _ in range(GOOD // SIDE_BY_SIDE):
            assert await asyncio.gather(*(look(client) for _ in range(SIDE_BY_SIDE))) == [[]] * SIDE_BY_SIDE
    server.close()
    # No task of a cancelled call is left behind; the server's own end with their connections.
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert not others or not (await asyncio.wait(others, timeout=2))[1], others


asyncio.run(main())
