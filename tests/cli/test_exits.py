"""Exit codes: of each error, of each state, and the worst of several."""

from __future__ import annotations

import pytest

from orchestrator_clients import (
    AuthError,
    BusyError,
    ConflictError,
    ConnectionFailed,
    DecodeError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ServerError,
    State,
    UsageError,
    WaitTimeout,
)
from orchestrator_clients.cli.exits import Exit, exit_for, exit_of, worst


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (UsageError, 2),
        (ExecutionFailed, 1),
        (ExecutionCancelled, 4),
        (NeedsAttention, 5),
        (WaitTimeout, 3),
        (AuthError, 6),
        (NotFoundError, 6),
        (ConflictError, 6),
        (BusyError, 6),
        (RateLimitError, 6),
        (ServerError, 6),
        (ConnectionFailed, 6),
        (RequestTimeout, 6),
        (DecodeError, 6),
        (OutcomeUnknownError, 6),
    ],
)
def test_exit_code_of_each_error(kind: type[OrchestratorError], code: int) -> None:
    assert exit_of(kind.__new__(kind, "x")) == code


def test_no_error_exits_with_0() -> None:
    assert exit_of(None) == 0


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("queued", 0), ("running", 0), ("cancelling", 0), ("succeeded", 0), ("unknown", 0),
        ("failed", 1), ("cancelled", 4), ("waiting", 5), ("paused", 5),
    ],
)  # fmt: skip
def test_exit_code_of_each_state(state: str, code: int) -> None:
    assert exit_for(State(state)) == code


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ([], 0),
        ([0, 0], 0),
        ([5, 4], 4),
        ([4, 3], 3),
        ([3, 1], 1),
        ([1, 6], 6),
        ([6, 2], 2),
        ([0, 5], 5),
        ([2, 130], 130),
        ([130, 0], 130),
    ],
)
def test_the_worst_code_of_several(codes: list[int], code: int) -> None:
    assert worst(map(Exit, codes)) == code
