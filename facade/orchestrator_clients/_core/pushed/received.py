"""What a receiver answers, and what it is to do when it has answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..errors import (
    EventRefused,
    ForgedEvent,
    MalformedEvent,
    MisdirectedEvent,
    OrchestratorError,
    OversizedEvent,
    ReplayedEvent,
)
from ..logs import reason_of, tell
from .event import Event

STATUSES: Mapping[type[EventRefused], int] = {
    ForgedEvent: 401,
    MalformedEvent: 400,
    OversizedEvent: 413,
    # Both are good deliveries; a sender that gets another answer counts failures, and in the end sends no more.
    MisdirectedEvent: 200,
    ReplayedEvent: 200,
}
UNAVAILABLE = 503
"""What could not be checked may be good: Adobe sends it again, for 24 hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The answer to a delivery: send `status`, `headers` and `body` at once, and then do what `event` asks for.

    `event` is None where there is nothing to do; `error` then says why, if it was refused or could not be checked.
    `validation_url` is what a person has to open within five minutes so that a registration becomes active. They must check
    its host first: anybody can send one. It is never opened here.
    """

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    body: bytes = b""
    event: Event | None = None
    error: OrchestratorError | None = None
    validation_url: str | None = field(default=None, repr=False)


def said(text: str, status: int = 200) -> Received:
    """Return an answer that is a text, which no browser takes for anything else."""
    headers = {"content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff"}
    return Received(status=status, headers=headers, body=text.encode("utf-8", "replace"))


def wrong_method() -> Received:
    """Return the answer to what is no delivery."""
    return Received(status=405, headers={"allow": "GET, POST"})


def refused(error: OrchestratorError) -> Received:
    """Return the answer to a delivery that was refused or could not be checked. The log has the reason alone."""
    status = next((status for kind, status in STATUSES.items() if isinstance(error, kind)), UNAVAILABLE)
    level, reason = logging.INFO if status == 200 else logging.WARNING, reason_of(error)
    tell(level, "event_refused", "an event was not taken: %s", error, system=error.system, reason=reason)
    return Received(status=status, error=error)


def posted(method: str, read: Callable[[], Event]) -> Received:
    """Return the answer to a delivery by POST, which `read` reads."""
    if method.upper() != "POST":
        return wrong_method()
    try:
        return Received(event=read())
    except EventRefused as error:
        return refused(error)


__all__ = ["Received", "posted", "refused", "said", "wrong_method"]
