"""Logs that are read as they grow, over real sockets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients import NotFoundError, UsageError
from orchestrator_clients.testing import VirtualClock

from .conftest import IDS, STEP, Request, Server, answer, client
from .logs import LOG, points_to, ranged


def test_a_growing_log_is_followed_to_its_end_and_once_more(
    read: Callable[..., Any], server: Server, storage: Server
) -> None:
    points_to(server, storage, "NOT_STARTED", "RUNNING", "RUNNING", "RUNNING", "FINISHED")
    lengths = [None, 5, 5, 9, 12]  # bytes written at the n-th look

    def handle(request: Request) -> bytes:
        length = lengths[len(storage.requests) - 1]
        return answer(404) if length is None else ranged(request, LOG[:length])

    storage.handler = handle
    assert read("tail_log") == LOG[:12]
    assert [r.headers["range"] for r in storage.requests] == [f"bytes={n}-" for n in (0, 0, 5, 5, 9)]
    assert sum(request.target.startswith(f"{STEP}/logs") for request in server.requests) == 1


def test_tailing_looks_every_five_seconds(server: Server, storage: Server) -> None:
    points_to(server, storage, "RUNNING", "RUNNING", "WAITING")
    storage.handler = lambda request: ranged(request, LOG[: 3 * len(storage.requests)])
    clock = VirtualClock()
    with client(server, clock) as adobe:
        seen = [(chunk, clock.monotonic()) for chunk in adobe.steps.tail_log(*IDS)]
    assert seen == [(LOG[:3], 0), (LOG[3:6], 5), (LOG[6:9], 10)]


def test_a_step_that_ends_without_a_log_is_not_found(read: Callable[..., Any], server: Server, storage: Server) -> None:
    points_to(server, storage, "RUNNING", "FAILED")
    with pytest.raises(NotFoundError):
        read("tail_log")
    assert len(storage.requests) == 2


@pytest.mark.parametrize(("name", "value"), [("offset", -1), ("offset", True), ("file", ""), ("poll", 0)])
def test_bad_arguments_are_refused_at_once(server: Server, name: str, value: Any) -> None:
    with client(server, VirtualClock()) as adobe, pytest.raises(UsageError, match=name):
        adobe.steps.tail_log(*IDS, **{name: value})
    assert not server.requests
