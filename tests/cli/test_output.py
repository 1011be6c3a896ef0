"""Where results go when the place for them is full, closed, or no ordinary file."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path
from threading import Thread

import pytest

from orchestrator_clients.cli.files import write_whole
from orchestrator_clients.testing import CloudifySimulator

from .conftest import COMMAND, Shell

FULL = Path("/dev/full")


def run(shell: Shell, redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = f'exec "$0" "$@" {redirection}'
    command = ["/bin/sh", "-c", script, COMMAND, *arguments]
    return subprocess.run(
        command, env=shell.env(), cwd=shell.folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["completion", "bash"], ["list"], ["list", "--json"]])
def test_a_full_disk_is_said_in_one_line(shell: Shell, manager: CloudifySimulator, arguments: list[str]) -> None:
    manager.seed(1)
    done = run(shell, f"> {FULL}", *arguments)
    assert done.stderr == "Error: the output could not be written: No space left on device\n"
    assert done.returncode == 74
    assert run(shell, f"> {FULL} 2> {FULL}", *arguments).returncode == 74


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_written_to_in_vain(shell: Shell, manager: CloudifySimulator, redirection: str) -> None:
    manager.seed(1)
    done = run(shell, redirection, "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "" or redirection == "2>&-"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    seen: list[bytes] = []
    reader = Thread(target=lambda: seen.append(path.read_bytes()))
    reader.start()
    write_whole(path, [b"a ", b"log"])
    reader.join(10)
    assert seen == [b"a log"]
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "soon"])
def test_what_is_no_number_of_seconds_is_refused(shell: Shell, manager: CloudifySimulator, seconds: str) -> None:
    done = shell("wait", "some-id", "--timeout", seconds)
    assert done.returncode == 2
    assert "Invalid value for '--timeout'" in done.stderr
    assert manager.calls == []
