"""What reads from a service beside a system, such as one that has its events: one seam, and nothing of executions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..options import Options, chance_of, clock_of, settings_of
from ..redact import Redactor
from ..settings import secret_headers
from ..vendor import Vendor
from .auth import AsyncAuth
from .http import AsyncSeam

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")


class AsyncReader:
    """Requests to one origin, with the retry, limits, errors and redaction that clients have."""

    def __init__(self, vendor: Vendor, base_url: str, auth: AsyncAuth, *, redactor: Redactor, options: Options) -> None:
        settings = settings_of(vendor.system, base_url, options)
        for secret in secret_headers(settings.headers):
            redactor.add(secret)
        self.clock = clock_of(options)
        self._seam = AsyncSeam(vendor, settings, auth, clock=self.clock, chance=chance_of(options), redactor=redactor)

    async def call(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send a request and return what `parse` makes of the answer."""
        return await self._seam.perform(request, parse, headers=headers)

    async def aclose(self) -> None:
        """Close the connections; closing twice is fine."""
        await self._seam.aclose()


__all__ = ["AsyncReader"]
