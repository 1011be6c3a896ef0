"""`cancel`, also by force, and options that only some systems have: sent as they are meant, or refused before anything is."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from orchestrator_clients.testing import CloudifySimulator, Run, Step, VmwareCodeStreamSimulator
from tests.contract.cases import CASES

from .conftest import Shell, ended, running, until

CODE_STREAM = "vmware_code_stream"
LACKING = [
    *(("cancel", option, key) for option in ("--force", "--kill") for key in CASES if key != "cloudify"),
    *(("cancel", "--comment=why", key) for key in CASES if key != CODE_STREAM),
    *(("approve", "--comment=why", key) for key in CASES if key not in (CODE_STREAM, "aws_image_builder")),
    *(("reject", "--comment=why", key) for key in CASES if key not in (CODE_STREAM, "aws_image_builder")),
]
HAVING = {
    ("cancel", "--force"): "cloudify",
    ("cancel", "--kill"): "cloudify",
    ("cancel", "--comment"): CODE_STREAM,
    ("approve", "--comment"): f"aws_image_builder, {CODE_STREAM}",
    ("reject", "--comment"): f"aws_image_builder, {CODE_STREAM}",
}


@pytest.mark.parametrize(("command", "option", "key"), LACKING)
def test_what_a_system_lacks_is_refused_before_anything_is_sent(
    command: str, option: str, key: str, shell_of: Callable[..., Shell]
) -> None:
    with CASES[key].registered.simulator()() as simulator:
        done = shell_of(key, simulator)(command, "8461", option)
        name = option.partition("=")[0]
        assert done.returncode == 2
        assert done.stderr == f"error: {key} has no {name}; there is one for {HAVING[command, name]}\n"
        assert simulator.calls == []


@pytest.mark.parametrize("command", ["approve", "reject"])
@pytest.mark.parametrize("key", sorted(key for key, case in CASES.items() if not case.gates))
def test_without_gates_there_is_nothing_to_decide(command: str, key: str, shell_of: Callable[..., Shell]) -> None:
    with CASES[key].registered.simulator()() as simulator:
        done = shell_of(key, simulator)(command, "8461")
        assert done.returncode == 2
        assert "has no gate that could be decided here: " in done.stderr
        assert CASES[key].registered.clients()[0].run_no_gates in done.stderr
        assert "; there is one for adobe_cloud_manager, aws_image" in done.stderr
        assert simulator.calls == []


def test_cancel(shell: Shell, manager: CloudifySimulator) -> None:
    run, other = running(manager), ended(manager, "terminated")
    done = shell("cancel", run, other)
    assert done.returncode == 6
    assert f"{run}: asked to cancel" in done.stderr
    assert f"{other}:\nerror: cloudify act_on_execution: 400 illegal_action_error" in done.stderr
    manager.clock.sleep(10)
    assert manager.executions[run].status == "cancelled"


def test_cancel_and_wait(shell: Shell, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("long", 1000),), stopping=0.0)
    process = shell.background("cancel", running(manager), "--wait", "--timeout", "30")
    until(lambda: manager.count("act_on_execution") == 1)
    manager.clock.sleep(10)
    process.communicate(timeout=40)
    assert process.returncode == 4


def started(manager: CloudifySimulator) -> str:
    manager.script = Run(steps=(Step("long", 1000),), stopping=1000)
    with manager.client() as client:
        run = client.executions.start(deployment_id="web", workflow_id="install").id
    manager.clock.sleep(10)
    return run


@pytest.mark.parametrize(("option", "action"), [("--force", "force-cancel"), ("--kill", "kill")])
def test_by_force(shell: Shell, manager: CloudifySimulator, option: str, action: str) -> None:
    run = started(manager)
    assert shell("cancel", run).returncode == 0
    done = shell("cancel", run, option, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["state"] == "cancelling"
    sent = [json.loads(call.body)["action"] for call in manager.calls_of("act_on_execution")]
    assert sent == ["cancel", action]


def test_a_kill_is_waited_for(shell: Shell, manager: CloudifySimulator) -> None:
    process = shell.background("cancel", started(manager), "--kill", "--wait", "--timeout", "30")
    until(lambda: manager.count("act_on_execution") == 1)
    manager.clock.sleep(10)
    process.communicate(timeout=40)
    assert process.returncode == 4


@pytest.mark.parametrize("arguments", [["--force", "--kill", "e1"], ["--force", "e1", ".."]])
def test_nothing_is_sent_if_anything_is_wrong(shell: Shell, manager: CloudifySimulator, arguments: list[str]) -> None:
    done = shell("cancel", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""


def test_code_stream_keeps_the_reason(shell_of: Callable[..., Shell]) -> None:
    with VmwareCodeStreamSimulator() as server:
        server.script = Run(steps=(Step("work", 1000),))
        ship = shell_of(CODE_STREAM, server)
        run = json.loads(ship("start", "ship", "--json").stdout)["id"]
        with server.client() as client:
            client.executions.pause(run)
        server.clock.sleep(10)
        assert ship("approve", run, "--comment", "it is Monday").returncode == 0
        assert ship("cancel", run, "--comment", "it is Friday").returncode == 0
        sent = [json.loads(call.body or b"{}") for call in server.calls_of("act_on_execution")]
        assert [body.get("reason") for body in sent] == [None, "it is Monday", "it is Friday"]
