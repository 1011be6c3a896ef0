"""Which hooks a client calls. What they are called with is in `events`, which few clients need."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .events import RequestEvent, ResponseEvent, RetryEvent


class Hooks(NamedTuple):
    """What a client calls at each event, None for nothing. What a hook of an asynchronous client returns is awaited."""

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[ResponseEvent], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None
