# Derived from _async/reader.py by scripts/unasync: do not edit.
"""What reads from a service beside a system, such as one that has its events: one seam, and nothing of executions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ..options import Options, chance_of, clock_of, settings_of
from ..redact import Redactor
from ..settings import secret_headers
from ..vendor import Vendor
from .auth import Auth
from .http import Seam

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")


class Reader:
    """Requests to one origin, with the retry, limits, errors and redaction that clients have."""

    def __init__(self, vendor: Vendor, base_url: str, auth: Auth, *, redactor: Redactor, options: Options) -> None:
        settings = settings_of(vendor.system, base_url, options)
        for secret in secret_headers(settings.headers):
            redactor.add(secret)
        self.clock = clock_of(options)
        self._seam = Seam(vendor, settings, auth, clock=self.clock, chance=chance_of(options), redactor=redactor)

    def call(
        self,
        request: Mapping[str, Any],
        parse: Callable[[httpx.Response], T | None],
        *,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send a request and return what `parse` makes of the answer."""
        return self._seam.perform(request, parse, headers=headers)

    def close(self) -> None:
        """Close the connections; closing twice is fine."""
        self._seam.close()


__all__ = ["Reader"]
