"""`start`: what is sent, and what is said of it."""

from __future__ import annotations

import json

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell, running


def test_start_sends_typed_inputs(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell(
        "start",
        "web/execute_operation",
        "--input",
        "operation=0012",
        "--json-input",
        'operation_kwargs={"n": [1, null]}',
    )
    assert done.returncode == 0
    (execution,) = manager.executions.values()
    assert (execution.workflow_id, execution.parameters["operation"]) == ("execute_operation", "0012")
    assert execution.parameters["operation_kwargs"] == {"n": [1, None]}
    assert "to wait for it:\norchestrators wait --token '{" in done.stderr


def test_start_sends_options(shell: Shell, manager: CloudifySimulator) -> None:
    running(manager)
    assert shell("start", "web/install").returncode == 6
    assert shell("start", "web/install", "--option", "queue=true").returncode == 0
    assert json.loads(manager.calls_of("start_execution")[-1].body)["queue"] is True


def test_a_lost_start_says_how_to_find_out(shell: Shell, manager: CloudifySimulator) -> None:
    manager.fault(faults.reset_before_answer(), on="start_execution", after=True)
    done = shell("start", "web/install")
    assert done.returncode == 6
    assert "it may or may not have happened. To find out, list the newest executions" in done.stderr
    assert manager.count("start_execution") == 1
