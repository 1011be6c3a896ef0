# Derived from _async/stream.py by scripts/unasync: do not edit.
"""Answers that are read chunk by chunk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Self, cast

import httpx

from ..codings import Inflater, codings
from ..http.common import request_options
from ..settings import Timeout
from .http import HttpClient


class Body:
    """The body of a success, unread: iterate over it once, then close it.

    `status` and `headers` are those of the answer. There is no limit on its length, nor on the time it takes as long as
    each chunk arrives within the read timeout. A body that breaks off raises TransportError, one that cannot be undone of
    its content coding DecodeError.
    """

    def __init__(self, http: HttpClient, answer: httpx.Response) -> None:
        self._http, self._answer, self._closed = http, answer, False
        self.status: int = answer.status_code
        self.headers: Mapping[str, str] = answer.headers

    @classmethod
    def open(
        cls,
        http: HttpClient,
        request: Mapping[str, Any],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Send a request and return the body of its success.

        Until the body begins all is as for any other call: repeats, deadline, typed errors, and for a `bare` request no
        credentials.
        """
        options = request_options(http.system, request, timeout, headers, parse=None, stream=True)
        return cls(http, http.request(**options))

    @property
    def encoded(self) -> bool:
        """Return whether the server compressed it, so that positions in it mean nothing to the reader."""
        return bool(codings(self.headers.get("content-encoding")))

    def __iter__(self) -> Iterator[bytes]:
        """Yield the chunks as they come, none of them empty."""
        try:
            inflater = Inflater(self.headers.get("content-encoding"))
            for chunk in cast(httpx.SyncByteStream, self._answer.stream):
                for piece in inflater.pieces(chunk):
                    yield piece
            if rest := inflater.finish():
                yield rest
        except (httpx.TransportError, ValueError) as error:
            raise self._http.judge.broken(self._answer.request, error) from error
        except Exception as error:
            foreign = httpx.ReadError(f"the transport failed: {type(error).__name__}")
            raise self._http.judge.broken(self._answer.request, foreign) from None
        finally:
            self.close()

    def close(self) -> None:
        """Give the connection back; closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        cast(httpx.SyncByteStream, self._answer.stream).close()
