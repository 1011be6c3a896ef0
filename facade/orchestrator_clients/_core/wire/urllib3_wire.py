"""The synchronous wire of the extra `[fast]`: urllib3's connections, without its pools and repeats, read by http.client."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Iterator
from http.client import HTTPException, IncompleteRead
from typing import Any

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError, NewConnectionError, ProtocolError, ReadTimeoutError

from .contract import Fault, Limits, Pairs, Reply, WireFailure, WireRequest
from .http_answer import HttpAnswer, head_of
from .slots import Slots
from .sockets import WHOLE, connect
from .watch import Watch
from .ways import Ways

_PIECE = 65_536
"""Bytes that are asked for at once of a body that is streamed, or whose length is unknown."""


class _Raw(socket.SocketIO):
    """What a response reads from: each read is given what the call may still take."""

    def __init__(self, sock: socket.socket, watch: Watch) -> None:
        super().__init__(sock, "r")
        self._timed, self._watch = sock, watch

    def readinto(self, b: Any) -> int | None:
        self._timed.settimeout(self._watch.left_to_read())
        return super().readinto(b)


class _Timed:
    """A connected socket whose reads and writes have what is left of the call."""

    def __init__(self, sock: socket.socket, watch: Watch) -> None:
        self._sock, self._watch = sock, watch

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        self._sock._io_refs += 1  # type: ignore[attr-defined]  # noqa: SLF001  # as socket.makefile does
        return io.BufferedReader(_Raw(self._sock, self._watch))

    def sendall(self, data: bytes) -> None:
        self._watch.writes()
        self._sock.settimeout(self._watch.left_to_read())
        self._sock.sendall(data)

    def settimeout(self, _: float | None) -> None:
        """Leave it: what is left is set before each read and write."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class _Connection(HTTPConnection):
    watch: Watch

    def exchanged(self, request: WireRequest) -> HttpAnswer:
        """Send a request and return the answer to it, its body unread.

        urllib3 would look at each header by itself, and wrap the answer for pools and repeats of its own.
        """
        self.sock.sendall(head_of(request) + request.body)
        answer = HttpAnswer(self.sock, method=request.method)
        try:
            answer.begin()
        except BaseException:
            answer.close()
            raise
        if answer.will_close:
            self.close()  # once the answer is read
        return answer

    def open(self, context: ssl.SSLContext | None) -> None:
        """Connect, by sockets of our own: what is interrupted in between is closed."""
        sock = connect(self.host, self.port or 80, self.watch)
        try:
            sock.settimeout(self.watch.left_to_connect())
            if context is not None:
                sock = context.wrap_socket(sock, server_hostname=self.host, do_handshake_on_connect=False)
                sock.do_handshake()
        except BaseException:
            sock.close()
            raise
        timed: Any = _Timed(sock, self.watch)
        self.sock = timed


class Urllib3Wire:
    """Sends over urllib3's connections, straight to the server: calls through a proxy go by the default wire."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._slots: Slots[_Connection] = Slots(lambda connection: connection.close(), time.monotonic)

    @property
    def idle(self) -> int:
        """Return how many connections lie idle."""
        return len(self._slots)

    def send(self, request: WireRequest, limits: Limits) -> Reply:
        """Send a request and return the answer once its head is there; raises WireFailure."""
        connection = self._connection(request, limits)
        try:
            answer = connection.exchanged(request)
        except BaseException as error:
            connection.close()
            if isinstance(error, Exception):
                raise _failure(error, connection.watch) from None
            raise error.with_traceback(None)  # noqa: B904  # the variables of what is below hold the request
        return _Reply(answer, connection, request.target.origin, self._slots)

    def _connection(self, request: WireRequest, limits: Limits) -> _Connection:
        target = request.target
        while (connection := self._slots.take(target.origin, fresh=limits.fresh)) is not None:
            if connection.is_connected:
                connection.watch.begin(request, limits)
                return connection
            connection.close()
        made = _Connection(target.host, target.port)
        made.watch = Watch(0)
        made.watch.begin(request, limits)
        try:
            made.open(self._ways.trust if target.scheme == "https" else None)
        except Exception as error:
            raise _failure(error, made.watch) from None
        return made

    def close(self) -> None:
        """Close all connections that are not in use, and those in use when they are given back."""
        self._slots.close()

    def abandon(self) -> None:
        """Close this process's ends of all idle sockets: nothing is sent."""
        self._slots.close()


class _Reply:
    def __init__(self, answer: HttpAnswer, connection: _Connection, origin: str, slots: Slots[_Connection]) -> None:
        self.status: int = answer.status
        self.headers: Pairs = answer.head.pairs
        self._answer, self._connection, self._origin, self._slots = answer, connection, origin, slots
        self._open, self._is_unbounded = True, False

    def chunks(self) -> Iterator[bytes]:
        """Yield the body as it comes; raises WireFailure."""
        answer = self._answer
        is_whole_wanted = answer.length is not None and not self._is_unbounded
        try:
            while not answer.is_whole and (chunk := answer.read(WHOLE) if is_whole_wanted else answer.read1(_PIECE)):
                yield chunk
            if not answer.is_whole:
                raise IncompleteRead(b"", answer.length)
        except Exception as error:
            raise _failure(error, self._connection.watch) from None

    def unbounded(self) -> None:
        """From here on only `Limits.read` counts."""
        self._is_unbounded = True
        self._connection.watch.unbounded()

    def close(self) -> None:
        """Give the connection back, or up if the body was not read to its end."""
        if not self._open:
            return
        self._open = False
        whole = self._answer.is_whole
        self._answer.close()
        if whole and self._connection.sock is not None:
            self._connection.watch.request = None
            self._slots.give(self._origin, self._connection)
        else:
            self._connection.close()


def _failure(error: Exception, watch: Watch) -> Exception:
    """Return the failure that an exception of urllib3 or http.client stands for; one that is none of theirs as it is."""
    cause: BaseException = error
    while isinstance(cause, HTTPError) and (inner := cause.__cause__ or cause.__context__) is not None:
        cause = inner
    if isinstance(cause, WireFailure):
        return cause
    if isinstance(cause, ssl.SSLCertVerificationError):
        return WireFailure(Fault.UNTRUSTED, told=_verify_message(cause))
    if isinstance(error, TimeoutError | ReadTimeoutError) or isinstance(cause, TimeoutError):
        return watch.late()
    if isinstance(cause, ssl.SSLError) and not watch.left:
        return watch.broken(f"TLS: {cause.reason or 'the server hung up'}")
    if isinstance(error, ValueError | UnicodeError) and not watch.left:
        return WireFailure(Fault.UNSENDABLE, "a header value holds a character that HTTP does not allow")
    if isinstance(error, NewConnectionError | OSError | ProtocolError | IncompleteRead):
        return watch.broken(_words(cause))
    if isinstance(error, HTTPException | HTTPError):
        return WireFailure(Fault.MALFORMED, type(cause).__name__) if watch.left else watch.broken(type(cause).__name__)
    return error


def _verify_message(cause: BaseException) -> str:
    return getattr(cause, "verify_message", "") or "the name does not fit"


def _words(cause: BaseException) -> str:
    return getattr(cause, "strerror", None) or type(cause).__name__
