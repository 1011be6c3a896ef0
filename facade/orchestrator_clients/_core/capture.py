"""What a client sent and got while somebody wanted to see it: `with client.capture() as calls:`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import overload


@dataclass(frozen=True, slots=True, kw_only=True)
class CapturedCall:
    """One attempt of a call, and what came back.

    `operation` and `attempt` are as in errors and events; `url` is without its query and `headers`, those of the answer, are
    without credentials. `body` is the answer as it came, decompressed; it may hold confidential data. It is None if none was
    read (a log that is streamed, a connection that broke), if it is longer than `max_body`, and for a request that goes
    without the client's credentials, such as a login. `request_id` is the vendor's id of the request. `duration` is in
    seconds. `error` is the name of the class of the error if the attempt failed, else None; `status` is None if no answer
    came.
    """

    system: str
    """Key of the system."""
    operation: str
    attempt: int
    method: str
    """Of HTTP, in capitals."""
    url: str
    status: int | None
    headers: Mapping[str, str]
    body: bytes | None = field(repr=False)
    request_id: str | None
    duration: float
    error: str | None


class CapturedCalls(Sequence[CapturedCall]):
    """The attempts that were captured, in the order in which they ended. `dropped` is how many older ones were let go."""

    def __init__(self, limit: int) -> None:
        self._calls: deque[CapturedCall] = deque(maxlen=limit)
        self._lock = Lock()
        self.dropped: int = 0

    @overload
    def __getitem__(self, index: int) -> CapturedCall: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CapturedCall]: ...
    def __getitem__(self, index: int | slice) -> CapturedCall | Sequence[CapturedCall]:
        with self._lock:
            return list(self._calls)[index] if isinstance(index, slice) else self._calls[index]

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[CapturedCall]:
        with self._lock:
            return iter(list(self._calls))

    def __repr__(self) -> str:
        return f"<{len(self)} captured calls>"

    def _add(self, call: CapturedCall) -> None:
        with self._lock:
            self.dropped += len(self._calls) == self._calls.maxlen
            self._calls.append(call)
