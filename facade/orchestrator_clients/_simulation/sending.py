"""Sending an answer, whole or broken."""

from __future__ import annotations

import asyncio
from email.utils import formatdate
from http import HTTPStatus
from typing import TYPE_CHECKING

from .faults import Break, Fault, Later, Reply, Slow
from .messages import Answer
from .server import connection_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send


def dated(answer: Answer, now: float) -> Answer:
    """The answer with the headers that every server adds. A length that the handler gave is left alone."""
    headers = [("date", formatdate(now, usegmt=True))]
    if answer.header("content-length") is None and answer.status != HTTPStatus.NO_CONTENT:
        headers.append(("content-length", str(len(answer.body))))
    return answer.with_headers(headers)


def replaced(fault: Reply, now: float, vendor_error: Callable[[int], Answer]) -> Answer:
    """The answer that this fault puts in the place of the right one."""
    headers = tuple((name, _value(value, now)) for name, value in fault.headers)
    if fault.body is None:
        return vendor_error(fault.status).with_headers(headers)
    return Answer(fault.status, headers, fault.body)


async def read_body(receive: Receive, most: int) -> bytes | None:
    """The whole body of a request; None as soon as it is longer than `most` bytes, with the rest unread."""
    body = bytearray()
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            break
    return bytes(body)


async def send_answer(answer: Answer | None, fault: Fault | None, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the answer as this fault has it; whole, if it has nothing to do with sending."""
    if isinstance(fault, Break):
        await _send_broken(answer, fault, scope, receive)
    elif isinstance(fault, Slow) and fault.pause is None:
        await _gone(receive)
    elif answer is not None:
        await _head(answer, send)
        if isinstance(fault, Slow):
            await _body_slowly(answer.body, fault, send)
        await send({"type": "http.response.body", "body": b"" if isinstance(fault, Slow) else answer.body})


async def _body_slowly(body: bytes, fault: Slow, send: Send) -> None:
    for start in range(0, len(body), fault.piece):
        await asyncio.sleep(fault.pause or 0)
        await send({"type": "http.response.body", "body": body[start : start + fault.piece], "more_body": True})


async def _send_broken(answer: Answer | None, fault: Break, scope: Scope, receive: Receive) -> None:
    connection = connection_of(scope)
    if fault.where == "during" and answer is not None:
        connection.write(_raw(answer))
    if fault.reset:
        connection.reset()
    else:
        connection.close()
    await _gone(receive)


async def _gone(receive: Receive) -> None:
    """Return when the connection has ended. uvicorn then takes an unanswered request for granted."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _head(answer: Answer, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})


def _raw(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} ", *(f"{name}: {value}" for name, value in answer.headers), "", ""]
    return "\r\n".join(lines).encode("latin-1") + answer.body[: len(answer.body) // 2]


def _value(value: str | Later, now: float) -> str:
    return formatdate(now + value.seconds, usegmt=True) if isinstance(value, Later) else value
