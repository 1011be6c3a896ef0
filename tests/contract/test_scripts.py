"""Each simulator takes a script when it is made, and has it again after a reset."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import State, testing
from orchestrator_clients.testing import Run, Step
from tests.contract.cases import CASES, Case

FAILING = Run(steps=(Step("alone", 1, ends="failed", message="no disk"),))


def ends(case: Case, simulator: Any) -> State:
    with simulator.client() as client:
        return case.start(client, simulator).wait(timeout=3600, check=False).state


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_script_given_at_construction(case: Case) -> None:
    with getattr(testing, case.simulator)(script=FAILING) as simulator:
        assert ends(case, simulator) is State.FAILED
        simulator.script = Run(steps=(Step("alone", 1),))
        assert ends(case, simulator) is State.SUCCEEDED
        simulator.reset()
        assert ends(case, simulator) is State.FAILED
