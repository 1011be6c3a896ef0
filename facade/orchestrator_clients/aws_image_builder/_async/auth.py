"""Signs each attempt anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..._core._async.auth import AsyncAuth
from ..._core.clock import Clock
from ..._core.deadline import current_deadline
from ..._core.headers import put
from ..._core.locks import AsyncLock, AsyncTurn
from ..credentials import KeySource
from ..signing import Keys, Signer
from ..threads import AsyncBlocking

if TYPE_CHECKING:
    from ..._core.http.call import Call


class AsyncSigV4Auth(AsyncAuth):
    """AWS Signature Version 4 with keys taken per request; however many need renewed ones at once, they are fetched once.

    `learned` is told each secret before it is used, so that it can be kept out of texts. `account` is that of the keys in use,
    None as long as it is not known.
    """

    def __init__(self, source: KeySource, region: str, *, clock: Clock, learned: Callable[[str], None]) -> None:
        self._source, self._signer, self._clock, self._learned = source, Signer(region), clock, learned
        self._lock = AsyncLock()
        self._known: Keys | None = None
        self.account: str | None = None

    async def authorize(self, request: Call) -> None:
        """Add date, session token and signature, over the very bytes and URL that are about to be sent.

        TimeoutError where the deadline passes while another call fetches the keys.
        """
        keys = self._source.current() or await self._fetched()
        if keys is not self._known:
            for secret in (keys.secret_key, keys.token):
                self._learned(secret or "")
            self._known, self.account = keys, keys.account
        target = request.target.path
        headers = {name.lower(): value for name, value in request.headers.items()}
        signed = self._signer.sign(request.method, target, headers, request.content, keys, self._clock.time())
        if keys.token is None:
            request.headers.pop("x-amz-security-token", None)
        put(request, signed)

    async def _fetched(self) -> Keys:
        async with AsyncTurn(self._lock, self._clock, current_deadline()):
            keys = self._source.current()
            return await AsyncBlocking.run(self._source.fetch) if keys is None else keys
