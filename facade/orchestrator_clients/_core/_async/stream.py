"""Answers that are read chunk by chunk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, Self

from ..codings import Inflater, codings
from ..http.answer import Headers
from ..http.call import Call
from ..settings import Timeout
from ..wire.contract import AsyncReply, Fault, WireFailure
from .http import AsyncSeam


class AsyncBody:
    """The body of a success, unread: iterate over it once, then close it.

    `status` and `headers` are those of the answer. There is no limit on its length, nor on the time it takes as long as
    each chunk arrives within the read timeout. A body that breaks off raises TransportError, one that cannot be undone of
    its content coding DecodeError.
    """

    def __init__(self, seam: AsyncSeam, call: Call, reply: AsyncReply) -> None:
        self._seam, self._call, self._reply = seam, call, reply
        self.status: int = reply.status
        self.headers: Mapping[str, str] = Headers(reply.headers)

    @classmethod
    async def open(
        cls,
        seam: AsyncSeam,
        request: Mapping[str, Any],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Send a request and return the body of its success.

        Until the body begins all is as for any other call: repeats, deadline, typed errors, and for a `bare` request no
        credentials.
        """
        return cls(seam, *await seam.open(request, timeout=timeout, headers=headers))

    @property
    def encoded(self) -> bool:
        """Return whether the server compressed it, so that positions in it mean nothing to the reader."""
        return bool(codings(self.headers.get("content-encoding")))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the chunks as they come, none of them empty."""
        failure = None
        try:
            inflater = Inflater(self.headers.get("content-encoding"))
            async for chunk in self._reply.chunks():
                for piece in inflater.pieces(chunk):
                    yield piece
            if rest := inflater.finish():
                yield rest
        except (WireFailure, ValueError) as error:
            failure = self._seam.judge.broken(self._call, error)
        except Exception as error:  # nothing foreign comes out, and nothing of what it may hold
            foreign = WireFailure(Fault.BROKEN, type(error).__name__)
            failure = self._seam.judge.broken(self._call, foreign)
        finally:
            await self.aclose()
        if failure is not None:
            raise failure

    async def aclose(self) -> None:
        """Give the connection back; closing twice is fine."""
        await self._reply.aclose()
