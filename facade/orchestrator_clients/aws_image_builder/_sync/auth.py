# Derived from _async/auth.py by scripts/unasync: do not edit.
"""Signs each attempt anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..._core._sync.auth import Auth
from ..._core.clock import Clock
from ..._core.deadline import current_deadline
from ..._core.headers import put
from ..._core.wire.patience import Shared
from ..credentials import KeySource
from ..signing import Keys, Signer

if TYPE_CHECKING:
    from ..._core.http.call import Call


class SigV4Auth(Auth):
    """AWS Signature Version 4 with keys taken per request; however many need renewed ones at once, they are fetched once.

    `learned` is told each secret before it is used, so that it can be kept out of texts. `account` is that of the keys in use,
    None as long as it is not known.
    """

    def __init__(self, source: KeySource, region: str, *, clock: Clock, learned: Callable[[str], None]) -> None:
        self._source, self._signer, self._clock, self._learned = source, Signer(region), clock, learned
        self._fetch = Shared(self._taken)
        self._known: Keys | None = None
        self.account: str | None = None

    @property
    def sets(self) -> frozenset[str]:
        """Return the names of the headers of a signature, in lower case."""
        return frozenset({"authorization", "x-amz-date", "x-amz-security-token"})

    def authorize(self, request: Call) -> None:
        """Add date, session token and signature, over the very bytes and URL that are about to be sent.

        TimeoutError where the deadline passes while the keys are fetched: a helper or service of the chain may take its time.
        """
        keys = self._source.current() or self._fetched()
        if keys is not self._known:
            for secret in (keys.secret_key, keys.token):
                self._learned(secret or "")
            self._known, self.account = keys, keys.account
        target = request.target.path
        headers = request.headers.lowered
        signed = self._signer.sign(request.method, target, headers, request.content, keys, self._clock.time())
        if keys.token is None and "x-amz-security-token" in headers:
            del request.headers["x-amz-security-token"]
        put(request, signed)

    def _fetched(self) -> Keys:
        return self._fetch.get(current_deadline() - self._clock.monotonic())

    def _taken(self) -> Keys:
        return self._source.current() or self._source.fetch()  # it may have been fetched a moment ago
