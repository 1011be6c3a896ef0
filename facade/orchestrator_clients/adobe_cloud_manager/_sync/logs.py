# Derived from _async/logs.py by scripts/unasync: do not edit.
"""Reading the log of a step, or an artifact."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from ..._core._sync.caller import Caller
from ..._core.errors import ApiError, AuthError, DecodeError, NotFoundError, TransportError
from ..._core.redact import signed_parts
from ..._core.settings import Timeout
from ..logs import MOST_BREAKS, Source, checked, parse_link, read_headers, read_request, surplus

if TYPE_CHECKING:
    from ..._core._sync.stream import Body


class Log:
    """One log of a step: its address is asked for when it is needed, and again when the storage refuses it.

    `offset` is the number of bytes read so far, where the next reading begins.
    """

    def __init__(
        self,
        client: Caller,
        source: Source,
        *,
        offset: int = 0,
        most: int | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        self._client, self._source, self._timeout = client, source, timeout
        self._url: str | None = None
        self._held = ExitStack()
        self.offset = offset
        self._end = None if most is None else offset + most

    def read(self, *, ranged: bool = False) -> Generator[bytes, None]:
        """Yield the bytes from `offset` to where the log now ends; NotFoundError where there is no log (yet).

        A connection that breaks is taken up where it broke; who stops early and closes this closes it. `ranged` asks for a
        range even from the first byte.
        """
        with ExitStack() as self._held:  # its link is a secret while it is read
            if self._url is not None:
                self._held.enter_context(self._client.hiding(signed_parts(self._url)))
            with closing(self._pieces(ranged=ranged)) as pieces:
                for chunk in pieces:
                    yield chunk

    def _pieces(self, *, ranged: bool) -> Generator[bytes, None]:
        breaks = 0
        while True:
            body = self._open(ranged=ranged or breaks > 0)
            if body is None:
                return
            try:
                skip = surplus(body.status, body.headers, self.offset, self._source.read)
                for chunk in body:
                    rest, skip = chunk[skip:], max(0, skip - len(chunk))
                    rest, more = self._within(rest)
                    self.offset += len(rest)
                    if rest:
                        yield rest
                    if more:
                        raise self._too_long()
                return
            except TransportError:
                breaks += 1
                if breaks > MOST_BREAKS or body.encoded:
                    raise
            finally:
                body.close()
            self._client.run_clock.sleep(float(breaks))

    def _within(self, chunk: bytes) -> tuple[bytes, bool]:
        """Return what of a chunk is before the limit, and whether there is more of it."""
        if self._end is None or self.offset + len(chunk) <= self._end:
            return chunk, False
        return chunk[: self._end - self.offset], True

    def _too_long(self) -> DecodeError:
        text = f"the {self._source.what} goes on after byte {self.offset}, where it was to end: it was left there"
        return DecodeError(text, system=self._client.system, operation=self._source.read)

    def _open(self, *, ranged: bool) -> Body | None:
        """Return the body from `offset` on, None if the log ends there."""
        renewed = self._url is None
        while True:
            if self._url is None:
                self._url = self._locate()
            try:
                body = self._client.stream(
                    read_request(self._url, self._source.read),
                    timeout=self._timeout,
                    headers=read_headers(self.offset, ranged=ranged),
                )
            except AuthError:
                if renewed:
                    raise
                renewed, self._url = True, None  # signed addresses expire while a long log is read
            except ApiError as error:
                if error.status == 416:
                    return None
                raise
            else:
                return self._countable(body)

    def _countable(self, body: Body) -> Body:
        if self.offset and body.encoded:
            body.close()
            raise DecodeError(
                f"the {self._source.what} comes compressed though it was not asked to: it cannot be read from the middle",
                system=self._client.system,
                operation=self._source.read,
            )
        return body

    def _locate(self) -> str:
        link = self._client.call(
            self._source.request, parse_link, timeout=self._timeout, headers={"Accept": "application/json"}
        )
        url = checked(link, self._client.base_url, self._source)
        self._held.enter_context(self._client.hiding(signed_parts(url)))
        return url

    def grown(self) -> Generator[bytes, None]:
        """Yield what is new since the last reading, nothing where the log is not written yet."""
        try:
            with closing(self.read(ranged=True)) as chunks:
                for chunk in chunks:
                    yield chunk
        except NotFoundError:
            return


__all__ = ["Log"]
