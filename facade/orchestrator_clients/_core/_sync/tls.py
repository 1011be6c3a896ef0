# Derived from _async/tls.py by scripts/unasync: do not edit.
"""TLS over any stream: over a socket, and over the TLS of a proxy, alike in both worlds."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import httpcore

from ..wire.contract import Fault, WireFailure
from ..wire.sockets import PIECE
from ..wire.watch import Watch

T = TypeVar("T")

_RECORD = 65_536


class TlsStream(httpcore.NetworkStream):
    """What is written goes encrypted over the stream below."""

    def __init__(self, lower: httpcore.NetworkStream, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self._lower = lower
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)

    def handshake(self) -> None:
        """Agree on keys and check the certificate; raises WireFailure."""
        try:
            self._pump(self._tls.do_handshake)
        except ssl.SSLCertVerificationError as error:
            raise WireFailure(Fault.UNTRUSTED, told=error.verify_message) from None
        except ssl.SSLError as error:
            raise WireFailure(Fault.UNREACHABLE, f"TLS: {error.reason or 'the server hung up'}") from None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, nothing at the end; raises WireFailure."""
        try:
            return self._pump(self._tls.read, max_bytes)
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""
        except ssl.SSLError as error:
            raise WireFailure(Fault.BROKEN, f"TLS: {error.reason}") from None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it; raises WireFailure, or httpcore's WriteError."""
        try:
            sent = 0
            while sent < len(buffer):
                sent += self._pump(self._tls.write, buffer[sent:])
        except ssl.SSLError as error:
            raise httpcore.WriteError(str(error)) from None

    def close(self) -> None:
        """Close the stream below. No farewell: HTTP says by itself where a body ends."""
        self._lower.close()

    def get_extra_info(self, info: str) -> Any:
        """Return the TLS object, or what the stream below knows."""
        return self._tls if info == "ssl_object" else self._lower.get_extra_info(info)

    def _pump(self, step: Callable[..., T], *arguments: Any) -> T:
        """Take a step of TLS, with as much going to and fro as it needs."""
        while True:
            try:
                result = step(*arguments)
            except ssl.SSLWantReadError:
                self._flush()
                if came := self._lower.read(_RECORD):
                    self._incoming.write(came)
                else:
                    self._incoming.write_eof()
            else:
                self._flush()
                return result

    def _flush(self) -> None:
        if self._outgoing.pending:
            self._lower.write(self._outgoing.read())


class TlsAble(httpcore.NetworkStream):
    """A stream over which TLS can be begun, more than once: with a proxy, then with the server behind it.

    What is written goes out when an answer is waited for, or there is much of it: head and body of a request together.
    """

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream, self._watch, self._unsent = stream, watch, b""
        self.close, self.get_extra_info = stream.close, stream.get_extra_info  # type: ignore[method-assign]

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what came, nothing at the end; raises WireFailure."""
        if self._unsent:
            with suppress(httpcore.WriteError):  # as httpcore has it: an answer may have come all the same
                self._send()
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it, or keep it for what comes with it; raises WireFailure, or httpcore's WriteError."""
        if len(self._unsent) + len(buffer) <= PIECE:
            self._unsent += buffer
            return
        self._send()
        self._stream.write(buffer, timeout)

    def _send(self) -> None:
        unsent, self._unsent = self._unsent, b""
        self._stream.write(unsent)

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the stream under TLS; raises WireFailure."""
        tls = TlsStream(self._stream, ssl_context, server_hostname)
        tls.handshake()
        self._watch.shook_hands()
        return TlsAble(tls, self._watch)
