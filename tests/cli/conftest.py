"""The installed command, in processes of its own, against simulators in this one. Their time is moved by the tests."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.cli.toml import profiles_text
from orchestrator_clients.testing import CloudifySimulator, Run, Simulator, Step

# Whoever starts the tests in the background makes every process under them deaf to Ctrl-C, unless it is heard here again.
signal.signal(signal.SIGINT, signal.default_int_handler)

COMMAND = str(Path(sys.executable).with_name("orchestrators"))
SECRET = "simulated-password"
LONG = Run(steps=tuple(Step(f"operation {number}", 1.0) for number in range(1, 4)))
"""Three seconds of the simulator's time."""


@dataclass
class Shell:
    """Calls the command with a profile for a simulator, its secret in the environment."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def env(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORCHESTRATORS", "COV_"))}
        return {**kept, "HOME": str(self.folder), "COLUMNS": "100", **self.environment}

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            env={**self.env(), **environment},
            cwd=self.folder,
        )

    def background(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.env(),
            cwd=self.folder,
        )


@pytest.fixture
def manager() -> Iterator[CloudifySimulator]:
    with CloudifySimulator(script=LONG) as simulator:
        yield simulator


@pytest.fixture
def write_profiles(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of profiles for simulators, with the secrets moved to the environment."""

    def write(**simulators: Simulator) -> Path:
        settings = {}
        for key, simulator in simulators.items():
            system = SYSTEMS[key]
            plain = dict(system.simulated(simulator))
            for name in [name for name in plain if name in system.settings and system.settings[name].secret]:
                plain.pop(name)
                plain[f"{name}_env"] = f"TEST_{key}_{name}".upper()
            settings[key] = plain
        path = tmp_path / "profiles.toml"
        path.write_text(profiles_text(settings))
        return path

    return write


def ended(manager: CloudifySimulator, status: str) -> str:
    """Return the ID of a run that has ended like this."""
    return manager.seed(1, status=status, error="the disk is full" if status == "failed" else "")[0]


def running(manager: CloudifySimulator) -> str:
    """Start a run, and return its ID."""
    with manager.client() as client:
        return client.executions.start(deployment_id="web", workflow_id="install").id


def until(condition: Callable[[], object]) -> None:
    """Return when a condition holds, which a process of the test brings about."""
    latest = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < latest
        time.sleep(0.01)


def secrets_of(key: str, simulator: Simulator) -> dict[str, str]:
    """Return the variables that hold what `write_profiles` moved out."""
    system = SYSTEMS[key]
    return {
        f"TEST_{key}_{name}".upper(): str(value)
        for name, value in system.simulated(simulator).items()
        if name in system.settings and system.settings[name].secret
    }


@pytest.fixture
def shell(manager: CloudifySimulator, write_profiles: Callable[..., Path], tmp_path: Path) -> Shell:
    """The command with one profile, for the manager."""
    path = write_profiles(cloudify=manager)
    return Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of("cloudify", manager)})


@pytest.fixture
def shell_of(write_profiles: Callable[..., Path], tmp_path: Path) -> Callable[..., Shell]:
    """Make the command with one profile, for a simulator of any system."""

    def make(key: str, simulator: Simulator) -> Shell:
        path = write_profiles(**{key: simulator})
        return Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of(key, simulator)})

    return make


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """Commands run within the test process set up the log for the person in front: undo that."""
    loggers = [logging.getLogger(), logging.getLogger("orchestrator_clients")]
    before = [(logger.level, logger.propagate, list(logger.handlers)) for logger in loggers]
    yield
    for logger, (level, propagate, handlers) in zip(loggers, before, strict=True):
        logger.setLevel(level)
        logger.propagate, logger.handlers = propagate, handlers
