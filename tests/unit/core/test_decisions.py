"""A gate that was decided is no news until it changes, or some time has passed."""

import pytest

from orchestrator_clients import Snapshot, State, Step
from orchestrator_clients._core.execution.decisions import GRACE, MOST, Decisions
from orchestrator_clients.testing import VirtualClock


def run(*steps: Step, raw_status: str = "RUNNING", run_id: str = "e1") -> Snapshot:
    return Snapshot(system="x", id=run_id, ids={"id": run_id}, state=State.WAITING, raw_status=raw_status, steps=steps)


def gate(name: str, raw_status: str = "WAITING", step_id: str | None = None) -> Step:
    return Step(name=name, id=step_id, state=State.WAITING, raw_status=raw_status)


DONE = Step(name="build", state=State.SUCCEEDED)


@pytest.mark.parametrize(
    ("seen", "pending"),
    [
        (run(DONE, gate("approve")), True),
        (run(DONE, gate("approve", "WAITING_AGAIN")), False),
        (run(DONE, gate("deploy")), False),
        (run(gate("approve"), gate("deploy")), False),
        (run(DONE), False),
        (run(gate("approve"), run_id="e2"), False),
    ],
)
def test_a_decided_step(seen: Snapshot, pending: bool) -> None:
    clock = VirtualClock(grace=0)
    decisions = Decisions(clock)
    assert not decisions.pending(seen)
    decisions.note("e1", "approve", "WAITING")
    assert decisions.pending(seen) is pending
    clock.advance(GRACE)
    assert not decisions.pending(seen)


@pytest.mark.parametrize("seen", [run(), run(gate("approve")), run(DONE)])
def test_a_run_that_was_let_go_on_as_a_whole(seen: Snapshot) -> None:
    decisions = Decisions(VirtualClock(grace=0))
    decisions.note("e1")
    assert decisions.pending(seen)


def test_a_step_is_known_by_its_id_where_it_has_one() -> None:
    decisions = Decisions(VirtualClock(grace=0))
    decisions.note("e1", "7")
    assert decisions.pending(run(gate("approve", step_id="7")))
    assert not decisions.pending(run(gate("approve", step_id="8")))


def test_few_are_remembered() -> None:
    decisions = Decisions(VirtualClock(grace=0))
    for number in range(3 * MOST):
        decisions.note(str(number))
    assert decisions.recent(str(3 * MOST - 1), None)
    assert not decisions.recent("0", None)
    assert len(decisions._made) <= MOST
