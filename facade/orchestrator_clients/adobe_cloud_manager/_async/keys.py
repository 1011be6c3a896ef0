"""The public keys of Adobe I/O, fetched when a signature names one, and kept for a day."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..._core._async.reader import AsyncReader
from ..._core.clock import Clock
from ..._core.deadline import current_deadline
from ..._core.errors import ApiError, RequestTimeout, TransportError
from ..._core.locks import AsyncLock, AsyncTurn
from ..signatures import LIFETIME, key_of
from ..tables import SYSTEM

if TYPE_CHECKING:
    import httpx
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

OPERATION = "read_event_signer"

MOST = 100
"""Paths that are remembered, with a key or as without one."""

MISSING = 60.0
"""Seconds for which a path without a key is not asked for again."""

REQUESTS, PERIOD = 20, 60.0
"""Keys that are fetched at most in so many seconds: anybody can name paths, and Adobe has few keys."""

_NO_KEY = frozenset({403, 404, 410})
"""What hosts of files answer where there is none."""


@dataclass(frozen=True, slots=True)
class _Kept:
    key: RSAPublicKey | None
    until: float


class AsyncKeys:
    """The keys by their paths. Each is fetched once, whoever needs it, and none waits for that past its deadline."""

    def __init__(self, reader: AsyncReader) -> None:
        self._reader = reader
        self._clock: Clock = reader.clock
        self._lock = AsyncLock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._asked: deque[float] = deque(maxlen=REQUESTS)

    async def get(self, path: str) -> RSAPublicKey | None:
        """Return the key at a path that was checked, None if there is none; raises what kept it from being fetched."""
        kept = self._fresh(path)
        if kept is not None:
            return kept.key
        try:
            async with AsyncTurn(self._lock, self._clock, current_deadline()):
                kept = self._fresh(path)
                return (kept or await self._fetched(path)).key
        except TimeoutError:
            raise RequestTimeout(
                "the time was up while another key was fetched", system=SYSTEM, operation=OPERATION, retry_safe=True
            ) from None

    def _fresh(self, path: str) -> _Kept | None:
        kept = self._kept.get(path)
        return kept if kept is not None and self._clock.monotonic() < kept.until else None

    async def _fetched(self, path: str) -> _Kept:
        before = self._kept.get(path)
        if before is None or before.key is None:  # a path that had a key is no stranger's
            self._take_turn()
        try:
            key = await self._reader.call(_request(path), _parse, headers={"Accept": "*/*"})
        except ApiError as error:
            if error.status not in _NO_KEY:
                raise
            kept = _Kept(None, self._clock.monotonic() + MISSING)
        else:
            kept = _Kept(key, self._clock.monotonic() + LIFETIME)
        self._kept[path] = kept
        self._kept.move_to_end(path)
        self._make_room()
        return kept

    def _make_room(self) -> None:
        """Forget the oldest, first those without a key: however many paths strangers name, the keys stay."""
        while len(self._kept) > MOST:
            empty = next((path for path, one in self._kept.items() if one.key is None), None)
            del self._kept[empty or next(iter(self._kept))]

    def _take_turn(self) -> None:
        """Count a request; TransportError where there were too many."""
        now = self._clock.monotonic()
        if len(self._asked) == REQUESTS and now - self._asked[0] < PERIOD:
            raise TransportError(
                f"no key is fetched now: there were {REQUESTS} requests for keys within {PERIOD:.0f} s",
                system=SYSTEM,
                operation=OPERATION,
                retry_safe=True,
            )
        self._asked.append(now)


def _request(path: str) -> dict[str, object]:
    return {"method": "get", "url": path, "extensions": {"operation": OPERATION}}


def _parse(answer: httpx.Response) -> RSAPublicKey:
    return key_of(answer.content)
