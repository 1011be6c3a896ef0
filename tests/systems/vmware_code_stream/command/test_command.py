"""Code Stream on the command line: steps, a person who must act, and what cannot be done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orchestrator_clients.testing import Run, Step, VmwareCodeStreamSimulator

from ....cli.conftest import Shell, secrets_of

FAILING = Run(
    steps=(
        Step("Build.Package", 2.0),
        Step("Deploy.Smoke test", 2.0, ends="failed", message="GET /health gave 503"),
        Step("Deploy.Tell", 1.0),
    )
)


@pytest.fixture
def server() -> Iterator[VmwareCodeStreamSimulator]:
    with VmwareCodeStreamSimulator() as simulator:
        yield simulator


@pytest.fixture
def ship(server: VmwareCodeStreamSimulator, write_profiles: Callable[..., Path], tmp_path: Path) -> Shell:
    path = write_profiles(vmware_code_stream=server)
    return Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of("vmware_code_stream", server)})


def started(ship: Shell, target: str = "ship", *arguments: str) -> str:
    done = ship("start", target, "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def test_a_failed_run(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    server.script = FAILING
    run = started(ship, "Portal/ship", "--input", "branch=main", "--option", "comments=nightly")
    server.clock.sleep(60)
    done = ship("wait", run)
    assert done.returncode == 1
    assert "step 'Smoke test' failed" in done.stderr or "Smoke test" in done.stderr
    assert "GET /health gave 503" in done.stderr
    assert json.loads(server.calls_of("execute_pipeline_by_name")[0].body)["comments"] == "nightly"


def test_steps(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    server.script = FAILING
    run = started(ship)
    server.clock.sleep(60)
    lines = ship("steps", run).stdout.splitlines()
    assert [line.split("\t")[1] for line in lines] == ["succeeded", "failed", "queued"]
    timeline = ship("steps", "--timeline", run).stdout.splitlines()
    assert "failed [FAILED]" in timeline[0]
    assert [line.rstrip().split("|")[-1].split()[0] for line in timeline[1:]] == ["succeeded", "failed", "queued"]
    assert timeline[1].index("█") < timeline[2].index("█")
    assert "█" not in timeline[3]


def test_waiting_for_a_person(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    run = started(ship, "approve")
    server.clock.sleep(10)
    done = ship("wait", run, "--until", "waiting")
    assert done.returncode == 5
    assert "waits for an approval" in done.stderr
    assert ship("status", run, "--exit-code").returncode == 5
    done = ship("approve", run, "--comment", "go", "--step", "Release.Approve")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{run}: approved\n")
    (operation,) = server.user_operations.values()
    assert (operation.status, operation.message) == ("Approved", "go")
    assert ship("approve", run).returncode == 2
    server.clock.sleep(10)
    assert ship("wait", run).returncode == 0


def test_rejecting(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    run = started(ship, "approve")
    server.clock.sleep(10)
    refused = ship("reject", run, "--step", "Release.Nothing")
    assert refused.returncode == 2
    assert "those that do: Release.Approve" in refused.stderr
    assert ship("reject", run, "--comment", "not today").stderr == f"{run}: rejected\n"
    assert ship("wait", run).returncode == 1


def test_a_paused_run_goes_on(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run(steps=(Step("Build.Long", 100.0),))
    run = started(ship)
    with server.client() as client:
        client.executions.pause(run)
    server.clock.sleep(10)
    assert ship("wait", run, "--until", "paused").returncode == 5
    assert ship("approve", run).returncode == 0
    server.clock.sleep(200)
    assert ship("wait", run).returncode == 0


def test_approving_what_does_not_wait(ship: Shell) -> None:
    done = ship("approve", started(ship))
    assert done.returncode == 2
    assert "does not wait for anybody" in done.stderr


def test_a_pipeline_by_its_id(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    path = Path(ship.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text().replace('project = "Portal"\n', ""))
    pipeline = next(one.id for one in server.pipelines.values() if one.name == "ship")
    started(ship, pipeline, "--input", "branch=main")
    assert server.count("execute_pipeline_by_id") == 1


def test_list(ship: Shell, server: VmwareCodeStreamSimulator) -> None:
    runs = [started(ship), started(ship)]
    server.clock.sleep(60)
    done = ship("list", "--filter", "name=ship")
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == set(runs)
    assert ship("list", "--filter", "project=Infra").stdout == ""
