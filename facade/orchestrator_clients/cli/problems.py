"""Errors as people need them: what happened, where, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._core.errors import (
    ApiError,
    AuthError,
    BusyError,
    ConflictError,
    ConnectionFailed,
    DecodeError,
    NotFoundError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ServerError,
    UsageError,
)
from .._core.outcomes import WaitError
from .exits import Exit, exit_of
from .wording import in_commands

if TYPE_CHECKING:
    from .session import Session

REMEDIES: tuple[tuple[type[OrchestratorError], str], ...] = (
    (UsageError, ""),
    (WaitError, ""),
    (AuthError, "check the credentials of the profile, and that they may do this"),
    (NotFoundError, "check the id (`orchestrators list` shows what there is) and the profile"),
    (OutcomeUnknownError, "do not repeat the command before you know (`orchestrators list` shows the newest runs)"),
    (BusyError, ""),
    (ConflictError, "look at its state with `orchestrators status`"),
    (RateLimitError, "wait a little and repeat the command"),
    (ConnectionFailed, "check base_url in the profile, that the server is up, and whether a proxy or a VPN is needed"),
    (RequestTimeout, "repeat the command; if it stays so, raise `timeout` in the profile or look at the server"),
    (ServerError, "repeat the command later; its operators may know more"),
    (DecodeError, "check base_url in the profile: something else than the API seems to answer there"),
    (ApiError, "check what was asked for, and base_url in the profile"),
)
"""What to do about an error, first match wins; nothing where the message says it."""


def lines(error: OrchestratorError, where: str | None) -> Iterator[str]:
    """Yield the lines that show an error to a person."""
    yield f"error: {in_commands(str(error), error.system)}"
    if where and not isinstance(error, UsageError):
        yield f"  where: {where}"
    remedy = next((text for kind, text in REMEDIES if isinstance(error, kind)), "")
    if remedy:
        yield f"  what to do: {remedy}"
    for note in getattr(error, "__notes__", ()):
        yield f"  {in_commands(note, error.system)}"


def give_up(session: Session, error: OrchestratorError, where: str | None = None, about: str | None = None) -> Exit:
    """Tell a person of an error as `complain` does, and a program that reads --json as well: what it asked for is not there."""
    code = complain(session, error, where)
    if session.out.as_json:
        session.out.exact(json.dumps({"error": session.out.ours(str(error)), "exit_code": int(code), "id": about}))
    return code


def complain(session: Session, error: OrchestratorError, where: str | None = None) -> Exit:
    """Tell a person of an error and return its exit code."""
    if where is None and error.system is not None:
        try:
            where = session.profile().where
        except OrchestratorError:  # several profiles were used, or none
            where = None
    for line in lines(error, where):
        session.out.note(line)
    return exit_of(error)
