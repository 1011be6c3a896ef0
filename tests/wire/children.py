"""Runs a program of `tests/wire/programs` in a process of its own, which may crash or hang without harm to the tests."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Whoever starts the tests in the background makes every process under them deaf to Ctrl-C, unless it is heard here again.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-X", "faulthandler", "-W", "error", "-W", "ignore:This process:DeprecationWarning", "-m"]
"""Warnings are errors, but for what Python says of every fork of a process with threads."""


@contextlib.contextmanager
def running(program: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run a program; whatever is left of it and its children is killed at the end."""
    command = [*COMMAND, f"tests.wire.programs.{program}", *map(str, arguments)]
    pipes: dict[str, Any] = {
        "stdin": subprocess.PIPE,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "text": True,
    }
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": paths}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, **pipes)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def ended(process: subprocess.Popen[str], seconds: float, code: int = 0) -> str:
    """Return what a program printed, which must end in time, by this exit code and without a complaint."""
    try:
        out, complaint = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGABRT)  # faulthandler tells where every thread is
        out, complaint = process.communicate(timeout=5)
        raise AssertionError(f"the program hangs after {seconds} s:\n{out}\n{complaint}") from None
    assert process.returncode == code, f"exit code {process.returncode}:\n{out}\n{complaint[:3000]}"
    assert complaint[:3000] == "", complaint[:3000]
    return out


def run(program: str, *arguments: object, seconds: float = 12) -> str:
    """Run a program to its end, and return what it printed."""
    with running(program, *arguments) as process:
        return ended(process, seconds)


def interrupted(process: subprocess.Popen[str], seconds: float = 1.0, code: int = 0) -> str:
    """Send Ctrl-C to a program, which must end within so many seconds, and return what it printed."""
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    out = ended(process, 8, code)
    assert time.monotonic() - begun < seconds, "Ctrl-C was heard too late"
    return out
