"""`simulate` and `demo`, which run in real time."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from orchestrator_clients import State
from orchestrator_clients.cli.demo.play import play
from orchestrator_clients.cli.demo.scenes import SCENES
from orchestrator_clients.cli.output import Output
from orchestrator_clients.cli.systems import SIMULATED
from orchestrator_clients.testing import Run, Step
from tests.contract.cases import CASES

from .conftest import Shell


@pytest.fixture
def alone(tmp_path: Path) -> Shell:
    """The command without any profile."""
    return Shell(tmp_path)


@contextmanager
def simulated(shell: Shell, *arguments: str) -> Iterator[list[str]]:
    """Run simulators, give the lines they print at their start, and stop them by Ctrl-C, which must end well."""
    process = shell.background("simulate", "--port", "0", *arguments)
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    while "--json" not in arguments and "Ctrl-C stops them" not in lines[-1]:
        lines.append(process.stdout.readline())
    try:
        yield lines
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert errors == "the simulators have stopped\n"


@pytest.mark.parametrize("key", SIMULATED)
def test_a_profile_is_ready(alone: Shell, key: str) -> None:
    with simulated(alone, key, "--write", "sim.toml", "--json") as lines:
        told = json.loads(lines[0])
        path = alone.folder / "sim.toml"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert (told["system"], told["profiles"]) == (key, "sim.toml")
        done = alone("list", ORCHESTRATORS_CONFIG="sim.toml")
        assert (done.returncode, done.stderr) == (0, "")  # nobody is warned of secrets that open nothing
        path.chmod(0o644)
        assert "which others can read" in alone("list", ORCHESTRATORS_CONFIG="sim.toml").stderr


def test_the_file_goes_with_the_simulators(alone: Shell) -> None:
    with simulated(alone, "cloudify") as lines:
        text = "".join(lines)
        path = text.split("Profiles for them are in ")[1].split(".toml")[0] + ".toml"
        assert Path(path).exists()
        assert f"export ORCHESTRATORS_CONFIG={path}" in text
        assert "password simulated-password" in text
    assert not Path(path).exists()


def test_a_port_that_is_taken(alone: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = alone("simulate", "cloudify", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "cannot be used (Address already in use); choose others with --port" in done.stderr


def test_the_demonstration_in_a_pipe(alone: Shell) -> None:
    done = alone("demo", FORCE_COLOR="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    for scene in SCENES:
        key = scene.system.key
        assert f"ok      {key}: ended as scripted: {scene.ends}" in done.stdout
        for act in scene.acts:
            assert f"{key} (sync) {act.call} -> " in done.stdout
        name = scene.low_level.module.__name__.rpartition(".")[2]
        for mode, function in (("sync", "sync_detailed"), ("async", "asyncio_detailed")):
            (line,) = [
                text
                for text in done.stdout.splitlines()
                if text.startswith(f"{key} ({mode}) api: {name}.{function}() -> ")
            ]
            assert f"(orchestrator_api.{key}.models." in line or line.endswith(("(list)", "(str)", "(None)", "(dict)"))
        _the_story_is_told(key, [line for line in done.stdout.splitlines() if line.startswith(f"{key} (sync) ")])
    last = done.stdout.splitlines()[-1]
    assert last.startswith(f"{len(SCENES)} run")
    assert float(last.split()[3]) < 20


def _the_story_is_told(key: str, lines: list[str]) -> None:
    """Check what the demonstration shows of each system, in the same words: docs/systems.md has the table of it."""

    def told(call: str) -> str:
        (line,) = [line for line in lines if line.startswith(f"{key} (sync) {call}")]
        return line.partition(" -> ")[2]

    assert "orchestrator_clients.Target]" in told("targets.list()")
    assert "Execution)" in told('start("')
    assert re.search(r"validate succeeded.*build failed", told("run.steps"))
    case = CASES[key]
    assert re.search(case.telling.no_log or "no space left", told("run.logs()"))
    decided = "decided; it was to approve or reject"
    assert (decided if case.gates else case.registered.clients()[0].run_no_gates) in told("run.approve()")
    assert case.telling.reason in told("run.wait()")
    assert "orchestrator_clients.ExecutionFailed" in told("run.wait()")


def test_every_system_has_its_scene() -> None:
    assert sorted(scene.system.key for scene in SCENES) == sorted(SIMULATED)


def test_a_run_that_goes_otherwise_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    scene = next(scene for scene in SCENES if scene.system.key == "cloudify")

    def failing(simulator: object) -> None:
        simulator.script = Run(steps=(Step("first", 0.1, ends="failed", message="no room"),))  # type: ignore[attr-defined]

    assert play(Output(), [replace(scene, prepare=failing)]) == 1
    text = capsys.readouterr().out
    assert "FAILED  cloudify: it ended as failed, not as cancelled" in text
    assert "1 run in " in text
    assert "not all ended as scripted" in text


def test_an_act_without_occasion_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    scene = next(scene for scene in SCENES if scene.system.key == "cloudify")

    def quick(simulator: object) -> None:
        simulator.script = Run(steps=(Step("first", 0.1),))  # type: ignore[attr-defined]

    assert play(Output(), [replace(scene, prepare=quick, ends=State.SUCCEEDED)]) == 1
    assert "there was no occasion for executions.cancel(run.id)" in capsys.readouterr().out


@pytest.mark.skipif(not (Path(__file__).parents[2] / "scripts" / "demo").exists(), reason="not in a clone")
def test_the_script(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    stamp = root / ".venv" / ".bootstrap"
    wanted = subprocess.run(
        "cat requirements.lock pyproject.toml scripts/bootstrap | git hash-object --stdin",
        shell=True,
        cwd=root,
        capture_output=True,
    )
    if not stamp.exists() or stamp.read_bytes().strip() != wanted.stdout.strip():
        pytest.skip("bootstrap would install packages first")
    done = subprocess.run(
        [str(root / "scripts" / "demo")],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    assert "nothing drifted" in done.stdout + done.stderr
    assert "all ended as scripted" in done.stdout
