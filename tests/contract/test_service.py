"""The service of docs/services.md, killed and started again: every job is done, and nothing is started twice.

Its processes are real, and so is their time: some seconds. A run that takes too long has a virtual clock.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.testing import AdobeCloudManagerSimulator, CloudifySimulator, Run, Step, VirtualClock, faults
from tests.documents import blocks

INSTALLS = 40
PROGRAM = "tests.contract.programs.service"
ROOT = Path(__file__).parents[2]


@contextmanager
def systems(seconds: float) -> Iterator[tuple[Any, Any]]:
    """Yield a manager with a deployment for each job, and a Cloud Manager, on which things take so many seconds."""
    with (
        CloudifySimulator(clock=SystemClock(), script=Run(steps=(Step("create", seconds),))) as manager,
        AdobeCloudManagerSimulator(
            clock=SystemClock(),
            script=Run(steps=(Step("build", 1.5), Step("approval", waits_for_person=True), Step("deploy", 0.2))),
        ) as adobe,
    ):
        for number in range(INSTALLS):
            name = f"site-{number}"
            manager.deployments[name] = dataclasses.replace(manager.deployments["web"], id=name)
        yield manager, adobe


def jobs_in(folder: Path) -> None:
    for number in range(INSTALLS):
        job = {"kind": "install", "deployment": f"site-{number}"}
        (folder / f"install-{number:03}.json").write_text(json.dumps(job))
    (folder / "release.json").write_text(json.dumps({"kind": "release", "pipeline": ["19905", "48213"]}))


def begun(folder: Path, manager: Any, adobe: Any) -> subprocess.Popen[str]:
    own, theirs = manager.credentials, adobe.credentials
    secrets = (own.tenant, own.username, own.password, theirs.org_id, theirs.client_id, theirs.client_secret)
    command = [sys.executable, "-m", PROGRAM, str(folder), manager.url, adobe.url, *secrets]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)


def known(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]


def ended(process: subprocess.Popen[str]) -> str:
    """Return what a service printed that ended in order."""
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    return output


def started_once(manager: Any, adobe: Any) -> None:
    assert len(manager.executions) == INSTALLS
    assert len({run.deployment_id for run in manager.executions.values()}) == INSTALLS
    assert adobe.count("start_pipeline") == 1


def test_killed_at_any_moment_it_does_each_job_once(tmp_path: Path) -> None:
    chance = random.Random(5)
    with systems(2.0) as (manager, adobe):
        jobs_in(tmp_path)
        for _ in range(4):
            process = begun(tmp_path, manager, adobe)
            time.sleep(chance.uniform(0.6, 1.6))
            process.kill()
            process.communicate()
        ended(begun(tmp_path, manager, adobe))
        started_once(manager, adobe)
        assert {(job.get("state"), job.get("error")) for job in known(tmp_path)} == {("succeeded", None)}
        assert (tmp_path / "release.log").stat().st_size > 0
        before = len(manager.calls)
        ended(begun(tmp_path, manager, adobe))
        assert len(manager.calls) == before, "what is done is left alone"


def test_sigterm_ends_it_in_order_and_the_runs_go_on(tmp_path: Path) -> None:
    with systems(3.0) as (manager, adobe):
        jobs_in(tmp_path)
        process = begun(tmp_path, manager, adobe)
        until(lambda: len(manager.executions) == INSTALLS and all("token" in job for job in known(tmp_path)), process)
        process.send_signal(signal.SIGTERM)
        begun_to_end = time.monotonic()
        assert "PollerCounts" in ended(process)
        assert time.monotonic() - begun_to_end < 5
        assert {run.status for run in manager.executions.values()} <= {"started", "pending", "terminated"}
        ended(begun(tmp_path, manager, adobe))
        started_once(manager, adobe)
        assert {job["state"] for job in known(tmp_path)} == {"succeeded"}


def test_what_goes_wrong_with_one_job_is_kept_with_it_and_affects_no_other(tmp_path: Path) -> None:
    with systems(0.2) as (manager, adobe):
        for name in ("site-0", "site-1", "nowhere"):
            (tmp_path / f"{name}.json").write_text(json.dumps({"kind": "install", "deployment": name}))
        manager.fault(faults.reset_before_answer(), on="start_execution", calls=1, after=True)  # its answer is lost
        ended(begun(tmp_path, manager, adobe))
        nowhere, *others = known(tmp_path)
        assert ("state" in nowhere, "nowhere" in nowhere["error"]) == (False, True)
        assert [(job["state"], job["error"]) for job in others] == [("succeeded", None)] * 2
        assert len(manager.executions) == 2


def test_a_run_whose_time_is_up_is_not_taken_for_done(tmp_path: Path) -> None:
    with systems(3600) as (manager, adobe), manager.client() as client:
        run = client.executions.start(deployment_id="site-0", workflow_id="install")
        job = {"kind": "install", "deployment": "site-0", "token": run.token(timeout=0.5)}
        (tmp_path / "late.json").write_text(json.dumps(job))
        ended(begun(tmp_path, manager, adobe))
        (late,) = known(tmp_path)
        assert ("state" in late, late["error"]) == (False, "still running")


def test_the_process_that_started_a_run_gives_it_up_when_its_time_is_up(tmp_path: Path) -> None:
    clock, endless = VirtualClock(), Run(steps=(Step("create", 48 * 3600),))
    (tmp_path / "long.json").write_text(json.dumps({"kind": "install", "deployment": "web"}))
    names: dict[str, Any] = {}
    exec(compile(blocks("docs/services.md")[0], "docs/services.md", "exec"), names)
    with CloudifySimulator(clock=clock, script=endless) as manager, AdobeCloudManagerSimulator(clock=clock) as adobe:
        asyncio.run(names["main"](tmp_path, manager.async_client(), adobe.async_client()))
    (long,) = known(tmp_path)
    assert ("state" in long, long.get("error")) == (False, "still running")


def until(true: Any, process: subprocess.Popen[str]) -> None:
    """Wait for something, as long as the process lives."""
    while not true():
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.02)
