"""Workflows as they are read, by tables."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_api.argo_workflows.models import Workflow
from orchestrator_clients import Progress, State
from orchestrator_clients._core.model import Snapshot
from orchestrator_clients.argo_workflows.reading import FIELDS


def read(**fields: Any) -> Snapshot:
    return Snapshot.lazily(FIELDS, Workflow.from_dict({"metadata": {"name": "build-1"}, **fields}))


@pytest.mark.parametrize(
    ("phase", "shutdown", "state"),
    [
        (None, None, State.QUEUED),
        ("", None, State.QUEUED),
        ("Pending", None, State.QUEUED),
        ("Running", None, State.RUNNING),
        ("Running", "Stop", State.CANCELLING),
        ("Succeeded", None, State.SUCCEEDED),
        ("Succeeded", "Stop", State.SUCCEEDED),
        ("Failed", None, State.FAILED),
        ("Failed", "Terminate", State.CANCELLED),
        ("Error", None, State.FAILED),
        ("Hibernating", "Stop", State.UNKNOWN),
    ],
)
def test_states(phase: str | None, shutdown: str | None, state: State) -> None:
    assert read(spec={"shutdown": shutdown}, status={} if phase is None else {"phase": phase}).state is state


def test_one_that_is_held_is_paused() -> None:
    assert read(spec={"suspend": True}, status={"phase": "Running"}).state is State.PAUSED


def test_nothing_is_invented() -> None:
    run = read()
    assert (run.state, run.raw_status, run.started, run.ended, run.progress) == (State.QUEUED, "", None, None, None)
    assert (run.message, run.steps) == (None, ())


@pytest.mark.parametrize(
    ("text", "progress"),
    [("1/3", Progress(1, 3)), ("0/0", None), ("", None), ("x/y", None), ("1", None), ("-1/2", None)],
)
def test_progress(text: str, progress: Progress | None) -> None:
    assert read(status={"progress": text}).progress == progress


def test_steps_are_the_pods() -> None:
    nodes = {
        "b": {"id": "b", "displayName": "test", "type": "Pod", "phase": "Running", "startedAt": "2030-05-01T08:00:09Z"},
        "a": {"id": "a", "displayName": "get", "type": "Pod", "phase": "Skipped", "startedAt": "2030-05-01T08:00:00Z"},
        "c": {"id": "c", "displayName": "all", "type": "Steps", "phase": "Running"},
    }
    steps = read(status={"nodes": nodes}).steps
    assert [(step.name, step.state, step.id) for step in steps] == [
        ("get", State.SUCCEEDED, "a"), ("test", State.RUNNING, "b")
    ]  # fmt: skip
