"""Headers onto a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .http.call import Call


def put(request: Call, headers: Mapping[str, str]) -> None:
    """Set the headers on a request; those of the same name are replaced."""
    for name, value in headers.items():
        request.headers[name] = value
