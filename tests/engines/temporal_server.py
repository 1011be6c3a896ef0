"""A real Temporal server and real workers, as processes on loopback: both stop with the test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from orchestrator_clients.cli.toml import profiles_text
from tests.engines.known import LOOPBACK, free_port, settings

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "temporal"


def program(name: str) -> str:
    """Return the path of a program that came with a package of this environment."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} is not installed: scripts/engines-test temporal brings it"
    return found


@contextmanager
def server(database: Path) -> Iterator[str]:
    """Run Temporal's development server: the real one in a single process, with its history in a file; return its address."""
    port = str(free_port())
    options = ["--ip", LOOPBACK, "--port", port, "--headless", "--db-filename", str(database), "--log-level", "error"]
    with process([program("temporal"), "server", "start-dev", *options]):
        yield f"{LOOPBACK}:{port}"


class Workers:
    """Worker processes on the simulators' profiles."""

    def __init__(self, address: str, simulators: Mapping[str, Any], folder: Path) -> None:
        self._command = [sys.executable, str(EXAMPLE / "worker.py"), address, str(folder / "profiles.toml")]
        profiles = {name: settings(simulator) for name, simulator in simulators.items()}
        (folder / "profiles.toml").write_text(profiles_text(profiles))
        self._log = folder / "worker.log"
        self._worker: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start a worker."""
        with self._log.open("ab") as log:
            self._worker = subprocess.Popen(self._command, stdout=log, stderr=log)

    def kill(self) -> None:
        """Kill the worker as an out-of-memory killer does."""
        if self._worker is not None:
            self._worker.kill()
            self._worker.wait()

    @property
    def log(self) -> str:
        """What workers wrote."""
        return self._log.read_text() if self._log.exists() else ""


@contextmanager
def process(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as begun:
        try:
            yield begun
        finally:
            begun.terminate()
            try:
                begun.wait(10)
            except subprocess.TimeoutExpired:
                begun.kill()
