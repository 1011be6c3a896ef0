"""Runs type checkers as a user's project has them: strict, and on the packages as they are installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import orchestrator_api
import orchestrator_clients

Found = dict[str, dict[int, str]]
"""Of each file the lines that are refused, and why."""


def mypy(folder: Path) -> Found:
    """Return what mypy --strict refuses."""
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-incremental",
        "--config-file=",
        "--no-error-summary",
        ".",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: Found = {}
    for name, line, text in re.findall(r"^([\w./]+):(\d+): error: (.*)$", done.stdout, re.MULTILINE):
        found.setdefault(Path(name).name, {})[int(line)] = text
    return found


def pyright(folder: Path) -> Found:
    """Return what pyright refuses in its strict mode, unused imports aside: that a line is one does not make its name wrong."""
    config = {"typeCheckingMode": "strict", "reportUnusedImport": False, "include": ["."]}
    (folder / "pyrightconfig.json").write_text(json.dumps(config))
    found: Found = {}
    for one in run_pyright(folder, "--project", str(folder))["generalDiagnostics"]:
        if one["severity"] == "error":
            found.setdefault(Path(one["file"]).name, {})[one["range"]["start"]["line"] + 1] = one["message"]
    return found


def ty(folder: Path) -> Found:
    """Return what ty refuses."""
    options = [f"--extra-search-path={place}" for place in places()]
    done = run("ty", "check", "--python", sys.executable, "--output-format=concise", *options, ".", folder=folder)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: Found = {}
    for name, line, text in re.findall(r"^([\w./]+):(\d+):\d+: error(.*)$", done.stdout, re.MULTILINE):
        found.setdefault(Path(name).name, {})[int(line)] = text
    return found


def pyrefly(folder: Path) -> Found:
    """Return what pyrefly refuses in a project with a configuration: without one it checks little."""
    (folder / "pyrefly.toml").write_text('project-includes = ["**/*.py"]\n')
    options = [f"--search-path={place}" for place in places()]
    interpreter = f"--python-interpreter-path={sys.executable}"
    done = run("pyrefly", "check", interpreter, "--output-format=json", *options, folder=folder)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: Found = {}
    for one in json.loads(done.stdout)["errors"]:
        if one["severity"] == "error":
            found.setdefault(Path(one["path"]).name, {})[one["line"]] = one["description"]
    return found


def verified(package: str, folder: Path) -> dict[str, Any]:
    """Return what pyright says of the types of a package's public names, those that other packages lack left out."""
    answer: dict[str, Any] = run_pyright(folder, "--ignoreexternal", "--verifytypes", package)["typeCompleteness"]
    return answer


def run_pyright(folder: Path, *arguments: str) -> Any:
    """Return the JSON that pyright prints."""
    command = [sys.executable, "-m", "pyright", "--outputjson", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment())
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    return json.loads(done.stdout)


def run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program that is installed beside this Python."""
    command = [str(Path(sys.executable).parent / program), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment())


def is_there(checker: str) -> bool:
    """Return whether a checker is installed: a release is tested with some of them only."""
    return (Path(sys.executable).parent / checker).exists()


def environment() -> dict[str, str]:
    """Return an environment in which `python` is this one, and has the packages that are tested."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(places())}


def places() -> list[str]:
    """Return the folders that hold the packages that are tested."""
    return list({str(Path(package.__path__[0]).parent): None for package in (orchestrator_clients, orchestrator_api)})
