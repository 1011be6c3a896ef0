"""The commands that README shows, as they are printed, in a shell, against simulators."""

from __future__ import annotations

import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.testing import (
    AdobeCloudManagerSimulator,
    CloudifySimulator,
    Run,
    Step,
    VmwareCodeStreamSimulator,
)

from .conftest import COMMAND, LONG, Shell, secrets_of

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
LINES = re.findall(
    r"^    ((?:export|orchestrators) .*)$", README.split("### From a shell")[1].split("\n## ")[0], re.MULTILINE
)
GATE = Run(steps=(Step("build", 5), Step("approval", 1, waits_for_person=True), Step("deploy", 5)))


@pytest.fixture
def simulators() -> Iterator[dict[str, Any]]:
    with ExitStack() as stack:
        found = {
            "cloudify": stack.enter_context(CloudifySimulator()),
            "vmware_code_stream": stack.enter_context(VmwareCodeStreamSimulator()),
            "adobe_cloud_manager": stack.enter_context(AdobeCloudManagerSimulator(script=GATE)),
        }
        over = threading.Event()
        ticking = threading.Thread(target=lambda: tick(found["cloudify"], over))
        ticking.start()
        yield found
        over.set()
        ticking.join()


def tick(simulator: CloudifySimulator, over: threading.Event) -> None:
    """Let a tenth of a second pass as a second."""
    while not over.wait(0.1):
        simulator.clock.advance(1)


def started(simulators: dict[str, Any]) -> dict[str, str]:
    """Start the runs that the lines speak of."""
    cloudify, code_stream, adobe = simulators.values()
    with cloudify.client() as client:
        cloudify.script = Run(steps=(Step("long", 1e9),), stopping=1e9)
        stuck = client.executions.start(deployment_id="db", workflow_id="install")
        cloudify.script = LONG
    with code_stream.client() as client:
        run = client.pipelines.execute("Portal", "ship")
    with adobe.client() as client:
        gate = client.executions.start("19905", "48213")
    code_stream.clock.advance(60)
    adobe.clock.advance(6)
    return {"RUN": run.id, "GATE": gate.id, "STUCK": stuck.id}


def test_the_lines_do_what_they_say(
    simulators: dict[str, Any], write_profiles: Callable[..., Path], tmp_path: Path
) -> None:
    write_profiles(**simulators).rename(tmp_path / "sim.toml")
    secrets = {name: value for key, one in simulators.items() for name, value in secrets_of(key, one).items()}
    path = os.pathsep.join((str(Path(COMMAND).parent), os.environ["PATH"]))
    env = {**Shell(tmp_path).env(), **secrets, **started(simulators), "PATH": path}
    export, *lines = LINES
    ends = {}
    for line in lines:
        done = subprocess.run(
            f"{export}\n{line}", shell=True, capture_output=True, text=True, env=env, cwd=tmp_path, timeout=60
        )
        ends[" ".join(line.split()[1:3])] = (done.returncode, done.stderr[-500:])
    assert {words: code for words, (code, _) in ends.items()} == {
        "start web/install": 0,
        "list --profile": 0,
        "steps --timeline": 0,
        "status --html": 0,
        "wait --until": 5,
        "approve --profile": 0,
        "logs --follow": 0,
        "cancel --kill": 4,
    }, ends
    assert "<!doctype html>" in (tmp_path / "out.html").read_text().lower()
    assert (tmp_path / "build.log").read_text() == "".join(f"build: second {number}\n" for number in range(5))
    assert simulators["cloudify"].executions[env["STUCK"]].status == "cancelled"


def test_the_lines_show_most_commands() -> None:
    shown = {line.split()[1] for line in LINES[1:]}
    assert shown >= {"start", "list", "steps", "status", "wait", "approve", "logs", "cancel"}
