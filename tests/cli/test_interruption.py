"""What is left when a wait is stopped: the run, and a way to wait for it again."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
from collections.abc import Callable

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Simulator, Step, VmwareCodeStreamSimulator

from .conftest import Shell, running, until


def hint(process: subprocess.Popen[str]) -> list[str]:
    """Return the command that a wait prints at its beginning, as arguments."""
    assert process.stderr is not None
    assert "to wait elsewhere" in process.stderr.readline()
    return shlex.split(process.stderr.readline())[1:]


def looked(manager: CloudifySimulator, times: int = 2) -> None:
    until(lambda: manager.count("get_execution") >= times)


def test_ctrl_c_leaves_the_run_alone(shell: Shell, manager: CloudifySimulator) -> None:
    process = shell.background("start", "web/install", "--wait")
    hint(process)
    looked(manager)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    said, command = errors.strip().splitlines()[-2:]
    assert said == "stopped waiting; what was started goes on. To wait again:"
    assert "Traceback" not in errors
    assert manager.count("act_on_execution") == 0
    manager.clock.sleep(60)
    assert shell(*shlex.split(command)[1:]).returncode == 0
    assert manager.count("start_execution") == 1


@pytest.mark.parametrize("flags", [[], ["--json"], ["--json", "--timeout", "600"]])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_wait_goes_on_elsewhere(
    shell: Shell, manager: CloudifySimulator, flags: list[str], number: signal.Signals
) -> None:
    process = shell.background("start", "web/install", "--wait", *flags)
    again = hint(process)
    looked(manager)
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode == -number
    other = shell.background(*again, "--json", "--poll", "0.05")
    looked(manager, manager.count("get_execution") + 1)
    manager.clock.sleep(60)
    output, _ = other.communicate(timeout=30)
    assert (other.returncode, json.loads(output)["state"]) == (0, "succeeded")
    assert manager.count("start_execution") == 1
    assert manager.count("act_on_execution") == 0


@pytest.mark.parametrize("point", ["before a look", "in a look", "between looks", "at the end"])
def test_killed_at_any_point(shell: Shell, manager: CloudifySimulator, point: str) -> None:
    if point == "in a look":
        manager.fault(faults.hang(), on="get_execution", calls=1)
    process = shell.background("start", "web/install", "--wait")
    again = hint(process)
    if point != "before a look":
        looked(manager, 1 if point == "in a look" else 2)
    if point == "at the end":
        manager.clock.sleep(60)
    process.kill()
    process.communicate(timeout=20)
    manager.clock.sleep(60)
    done = shell(*again, "--json")
    assert (done.returncode, json.loads(done.stdout)["state"]) == (0, "succeeded")
    assert (manager.count("start_execution"), manager.count("act_on_execution")) == (1, 0)


def test_the_deadline_goes_along(shell: Shell, manager: CloudifySimulator) -> None:
    process = shell.background("start", "web/install", "--wait", "--timeout", "0.5")
    again = hint(process)
    process.communicate(timeout=20)
    assert process.returncode == 3
    done = shell(*again)
    assert done.returncode == 3
    assert "did not end within the deadline" in done.stderr


def test_ctrl_c_while_a_look_hangs(shell: Shell, manager: CloudifySimulator) -> None:
    run = json.loads(shell("start", "web/install", "--json").stdout)["id"]
    process = shell.background("wait", run, "--poll", "0.05")
    hint(process)
    looked(manager)
    manager.fault(faults.hang(), on="get_execution")
    looked(manager, manager.count("get_execution") + 1)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130


def test_ctrl_c_elsewhere(shell: Shell, manager: CloudifySimulator) -> None:
    manager.fault(faults.hang(), on="list_executions")
    process = shell.background("list")
    until(lambda: manager.count("list_executions") == 1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in errors


KNOWN = {
    "start": ("start_execution", "cloudify start_execution", "list the newest executions of the deployment"),
    "cancel": ("act_on_execution", "cloudify act_on_execution", "read its status"),
    "approve": ("act_on_execution", "vmware_code_stream act_on_execution", ""),
}
"""The operation of a command, how it is named, and how to find out what became of it."""


@pytest.mark.parametrize("command", ["start", "cancel"])
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_ctrl_c_tells_how_to_find_out(command: str, flags: list[str], shell: Shell, manager: CloudifySimulator) -> None:
    target = "web/install" if command == "start" else running(manager)
    _is_told(shell, manager, command, [target, *flags])


def test_ctrl_c_tells_how_to_find_out_about_a_gate(shell_of: Callable[..., Shell]) -> None:
    with VmwareCodeStreamSimulator(script=Run(steps=(Step("work", 1000),))) as server:
        with server.client() as client:
            run = client.pipelines.execute("Portal", "ship").id
            client.executions.pause(run)
        server.clock.sleep(10)
        _is_told(shell_of("vmware_code_stream", server), server, "approve", [run])


def _is_told(shell: Shell, server: Simulator, command: str, arguments: list[str]) -> None:
    operation, name, remedy = KNOWN[command]
    server.fault(faults.hang(), on=operation)
    before = server.count(operation)
    process = shell.background(command, *arguments)
    until(lambda: server.count(operation) > before)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    assert (process.returncode, output) == (130, "")
    (line,) = errors.strip().splitlines()
    assert line.startswith(f"{name}: it was broken off, and may or may not have happened. To find out, {remedy}")
    assert server.count(operation) == before + 1
