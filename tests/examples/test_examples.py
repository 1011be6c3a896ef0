"""Each program of docs/examples runs as it is: on its own simulator, and by its environment on one that stands for a server."""

from __future__ import annotations

import asyncio
import json
import os
import runpy
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestrator_clients import AsyncPoller
from orchestrator_clients.cli.toml import profiles_text
from orchestrator_clients.testing import (
    AdobeCloudManagerSimulator,
    AsperaOrchestratorSimulator,
    AwsImageBuilderSimulator,
    CloudifySimulator,
    Run,
    Simulator,
    Step,
    VirtualClock,
    VmwareCodeStreamSimulator,
)

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
AT_ONCE = Run(steps=(Step("only", 0),))


@contextmanager
def hurried(simulator: Simulator, start: str) -> Iterator[None]:
    """Let some minutes pass once a run was started: the program in a process of its own sleeps on a clock of its own."""
    over = threading.Event()

    def hurry() -> None:
        while not simulator.count(start) and not over.wait(0.01):
            pass
        for _ in range(40):  # it is counted when it comes, and answered some time later
            simulator.clock.advance(20)
            over.wait(0.05)

    thread = threading.Thread(target=hurry)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def ran(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ADOBE_", "AWS_", "ASPERA_", "VRA_"))
    }
    places = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    variables = {**kept, "PATH": places, "HOME": str(folder), **environment}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, timeout=60, check=False)


def lines_of(name: str, *arguments: str, folder: Path, **environment: str) -> list[str]:
    done = ran([sys.executable, str(EXAMPLES / name), *arguments], folder, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def release(folder: Path, *approve: str) -> Path:
    path = folder / "friday.json"
    path.write_text(json.dumps({"pipeline": ["19905", "48213"], "approve": approve}))
    return path


def test_a_release_on_the_simulator_goes_through_the_gate_that_may_be_passed(tmp_path: Path) -> None:
    path = release(tmp_path, "approval")
    assert lines_of("release_service.py", str(tmp_path), folder=tmp_path) == ["friday succeeded "]
    assert json.loads(path.read_text())["state"] == "succeeded"


def test_a_release_that_nobody_allowed_waits_for_a_person(tmp_path: Path) -> None:
    release(tmp_path)
    (line,) = lines_of("release_service.py", str(tmp_path), folder=tmp_path)
    assert line.startswith("friday waiting ")


def test_a_release_by_its_settings_is_started_once_however_often_it_is_run(tmp_path: Path) -> None:
    release(tmp_path)
    with AdobeCloudManagerSimulator(script=AT_ONCE) as simulator, hurried(simulator, "start_pipeline"):
        given = {f"ADOBE_{name.upper()}": str(value) for name, value in simulator.connection().items()}
        for _ in range(2):
            assert lines_of("release_service.py", str(tmp_path), folder=tmp_path, **given) == ["friday succeeded "]
        assert simulator.count("start_pipeline") == 1


def test_a_release_that_takes_too_long_is_given_up_by_the_process_that_started_it(tmp_path: Path) -> None:
    program = runpy.run_path(str(EXAMPLES / "release_service.py"))
    path = release(tmp_path)

    async def carry_out(simulator: AdobeCloudManagerSimulator) -> None:
        async with simulator.async_client() as adobe, AsyncPoller() as poller:
            await program["carry_out"](adobe, poller, program["Release"](path))

    with AdobeCloudManagerSimulator(script=Run(steps=(Step("build", 48 * 3600),))) as simulator:
        asyncio.run(carry_out(simulator))
        assert simulator.clock.monotonic() < 12 * 3600
    assert json.loads(path.read_text())["state"] == "running"


def test_nightly_builds_on_the_simulator(tmp_path: Path) -> None:
    assert lines_of("nightly_builds.py", folder=tmp_path) == ["web-base 2.1.0/1: succeeded"]


def test_nightly_builds_by_settings_fail_with_the_step_that_failed(tmp_path: Path) -> None:
    script = Run(steps=(Step("build", 0, ends="failed", message="no disk"),))
    with (
        AwsImageBuilderSimulator(script=script, clock=VirtualClock(time.time())) as simulator,
        hurried(simulator, "start_image_pipeline_execution"),
    ):
        known = simulator.credentials
        given = {"AWS_REGION": simulator.region, "AWS_ENDPOINT_URL": simulator.url}
        given |= {"AWS_ACCESS_KEY_ID": known.access_key, "AWS_SECRET_ACCESS_KEY": known.secret_key}
        done = ran([sys.executable, str(EXAMPLES / "nightly_builds.py")], tmp_path, **given)
    assert (done.returncode, done.stderr) == (1, "")
    assert "no disk" in done.stdout


def test_media_on_the_simulator_in_three_formats(tmp_path: Path) -> None:
    lines = lines_of("media_pipeline.py", "12", "a.mov", folder=tmp_path)
    assert lines[0].endswith(" succeeded")
    assert "Transcode Complete alike" in lines
    assert "  files = ['a.mov', 'b \"two\".mov']" in lines


def test_media_by_settings(tmp_path: Path) -> None:
    with AsperaOrchestratorSimulator(script=AT_ONCE) as simulator:
        user, password = simulator.connection()["auth"]
        given = {"ASPERA_URL": simulator.connection()["base_url"], "ASPERA_USER": user, "ASPERA_PASSWORD": password}
        lines = lines_of("media_pipeline.py", "12", "a.mov", folder=tmp_path, **given)
        assert simulator.count("initiate_work_order") == 1
    assert "only Complete alike" in lines


def notebook(**names: Any) -> dict[str, Any]:
    """Run the cells of the notebook, in their order, and return what they made."""
    cells = json.loads((EXAMPLES / "timeline.ipynb").read_text(encoding="utf-8"))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), "timeline.ipynb", "exec"), names)
    return names


def test_the_timeline_has_a_bar_for_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VRA_URL", raising=False)
    picture = notebook()["timeline"]._repr_svg_()
    assert picture.count("<rect ") == 3
    assert picture.count("#c62828") == 1
    assert ">Stage0.deploy</text>" in picture


def test_the_timeline_of_a_run_by_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    with VmwareCodeStreamSimulator(script=Run(steps=(Step("a<b", 5), Step("c", 5)))) as simulator:
        with simulator.client() as client:
            run = client.start(next(iter(client.targets.list())).id).wait()
        given = simulator.connection()
        for name, value in (("URL", given["base_url"]), ("TOKEN", given["refresh_token"]), ("EXECUTION", run.id)):
            monkeypatch.setenv(f"VRA_{name}", value)
        picture = notebook()["timeline"]._repr_svg_()
    assert "a&lt;b" in picture
    assert picture.count("<rect ") == 2


@pytest.mark.parametrize(
    ("script", "code", "told"),
    [
        (AT_ONCE, 0, "::notice::installed"),
        (Run(steps=(Step("only", 0, ends="failed", message="no disk"),)), 1, "::error::it failed"),
    ],
)
def test_the_step_of_github_actions_ends_as_the_run_did(script: Run, code: int, told: str, tmp_path: Path) -> None:
    steps = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text())["jobs"]["release"]["steps"]
    (step,) = (step for step in steps if "env" in step)
    with CloudifySimulator(script=script) as simulator, hurried(simulator, "start_execution"):
        given = simulator.connection()
        user, password = given["auth"]
        profile = {
            "base_url": given["base_url"],
            "tenant": given["tenant"],
            "user": user,
            "password_env": "CLOUDIFY_PASSWORD",
        }
        (tmp_path / "profiles.toml").write_text(profiles_text({"cloudify": profile}))
        variables = {**step["env"], "CLOUDIFY_PASSWORD": password}
        done = ran(["bash", "-e", "-c", step["run"]], tmp_path, **variables)
    assert (done.returncode, told in done.stdout) == (code, True), done.stdout + done.stderr


def test_the_step_of_github_actions_says_when_nothing_was_asked(tmp_path: Path) -> None:
    steps = yaml.safe_load((EXAMPLES / "github-actions.yml").read_text())["jobs"]["release"]["steps"]
    (step,) = (step for step in steps if "env" in step)
    done = ran(["bash", "-e", "-c", step["run"]], tmp_path, **step["env"])
    assert done.returncode == 2
    assert "::error::not reached, refused" in done.stdout
