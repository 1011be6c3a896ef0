"""Timelines: where the bars of steps begin and end, and how they are drawn."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import Snapshot, State, Step
from orchestrator_clients.cli.timeline import bars, drawn, span

from .runs import at, step


def run(*steps: Step, **fields: Any) -> Snapshot:
    fields = {"state": State.SUCCEEDED, "raw_status": "ok", **fields}
    return Snapshot(system="x", id="1", ids={"id": "1"}, steps=steps, **fields)


def test_bars() -> None:
    steps = step("a", State.SUCCEEDED, 0, 5), step("b", State.SUCCEEDED, 5, 10), step("c", State.QUEUED)
    found = [(bar.begin, bar.end) for bar in bars(run(*steps, started=at(0), ended=at(20)))]
    assert found == [(0, 0.25), (0.25, 0.5), (None, None)]


def test_a_running_step_reaches_to_now() -> None:
    one = run(step("a", State.SUCCEEDED, 0, 5), step("b", State.RUNNING, 5), state=State.RUNNING)
    assert span(one, at(10)) == (at(0), at(10))
    assert [(bar.begin, bar.end) for bar in bars(one, at(10))] == [(0, 0.5), (0.5, 1)]


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [step("nothing known", State.SUCCEEDED)],
        [step("no length", State.SUCCEEDED, 5, 5)],
        [step("ends before it begins", State.SUCCEEDED, 5, 3)],
        [step("ended, but when?", State.SUCCEEDED, 5)],
        [step("a" * 300, State.SUCCEEDED, 0, 1)],
    ],
)
def test_odd_times_are_drawn_all_the_same(steps: list[Step]) -> None:
    for bar in bars(run(*steps), at(9)):
        assert bar.begin is None or (bar.end is not None and 0 <= bar.begin <= bar.end <= 1)
    assert all(len(text) <= 80 for text in drawn(run(*steps), at(9), 80))


def test_a_drawn_timeline() -> None:
    steps = step("build", State.SUCCEEDED, 0, 5), step("deploy", State.FAILED, 5, 10), step("later", State.QUEUED)
    assert list(drawn(run(*steps), at(10), 48, block="#")) == [
        "build  |######      | succeeded  5.0s",
        "deploy |      ######| failed     5.0s",
        "later  |            | queued",
    ]
