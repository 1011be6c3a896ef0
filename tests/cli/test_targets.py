"""`targets`: what can be started, for all systems."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.cloudify.simulator.simulator import Parameter, WorkflowRecord
from orchestrator_clients.testing import CloudifySimulator, Run, Step
from tests.contract.cases import CASES

from .conftest import Shell, secrets_of


@pytest.mark.parametrize("key", sorted(CASES))
def test_all_systems_give_the_same_columns(key: str, write_profiles: Callable[..., Path], tmp_path: Path) -> None:
    with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
        simulator.script = Run(steps=(Step("build", 1),))  # type: ignore[attr-defined]
        path = write_profiles(**{key: simulator})
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of(key, simulator)})
        done = shell("targets")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[0].split("\t") == [*CASES[key].startable.row]
        records = [json.loads(line) for line in shell("targets", "--json").stdout.splitlines()]
        assert [record["id"] for record in records] == [line.split("\t")[0] for line in done.stdout.splitlines()]
        assert len({tuple(record) for record in records}) == 1
        name, told = CASES[key].startable.shown
        one = shell("targets", name)
        assert (one.returncode, one.stdout.endswith(told)) == (0, True), one.stdout + one.stderr
        assert shell("start", CASES[key].target, *CASES[key].startable.needed).returncode == 0


NAMED = [key for key, case in CASES.items() if not case.startable.group and case.startable.name != case.target]
"""Where what can be started has a name of its own beside its id."""


@pytest.mark.parametrize("key", sorted(NAMED))
def test_a_start_by_name(key: str, write_profiles: Callable[..., Path], tmp_path: Path) -> None:
    with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
        path = write_profiles(**{key: simulator})
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of(key, simulator)})
        assert shell("start", CASES[key].startable.name, *CASES[key].startable.needed).returncode == 0
        done = shell("start", "Shap", *CASES[key].startable.needed)
        assert done.returncode == 2
        assert "there is no target 'Shap' among the 1 that can be seen" in done.stderr


def test_defaults_that_are_secrets_are_hidden(shell: Shell, manager: CloudifySimulator) -> None:
    workflow = WorkflowRecord(
        {"db_password": Parameter("string", default="hunter2-hunter2"), "size": Parameter(default=3)}
    )
    manager.deployments["web"].workflows = {"install": workflow}
    record = json.loads(shell("targets", "web/install", "--json").stdout)
    assert [one["default"] for one in record["inputs"]] == ["***", 3]
    lines = shell("targets", "web/install").stdout
    assert "--input db_password=***" in lines
    assert "hunter2" not in lines


def test_one_that_is_not_there(shell: Shell) -> None:
    assert shell("targets", "nope/install").returncode == 6
    done = shell("targets", "web/nope")
    assert (done.returncode, "deployment web has no workflow 'nope'; it has install" in done.stderr) == (2, True)


def test_a_limit(shell: Shell) -> None:
    assert len(shell("targets", "--limit", "3").stdout.splitlines()) == 3


def test_on_a_terminal(shell: Shell) -> None:
    from .test_terminal import finished, spawned

    text, code = finished(spawned(shell, "targets", "--limit", "2"))
    drawn: Any = [line.split() for line in text.splitlines() if "web/" in line]
    assert code == 0
    assert drawn[0] == ["web/install", "install", "Web", "tier"]
