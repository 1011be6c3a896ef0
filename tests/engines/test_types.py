"""What is written for an engine is typed, where that engine is installed: mypy in its strict mode, and pyright."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = {"airflow.version": "facade/airflow/orchestrators_airflow", "temporalio.client": "docs/examples/temporal"}


def _installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


here = [path for engine, path in WRITTEN.items() if _installed(engine)]
pytestmark = pytest.mark.skipif(
    not here or not _installed("mypy"), reason="scripts/engines-test brings engines and checkers"
)


def passes(arguments: list[str], paths: list[Path]) -> None:
    sources = os.pathsep.join(map(str, paths))
    environment = {**os.environ, "MYPYPATH": sources, "PYTHONPATH": sources}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", here)
def test_mypy_is_content(path: str) -> None:
    options = ["--strict", "--no-incremental", "--follow-imports=silent", "--config-file="]
    passes(["mypy", *options, path], _sources(path))


@pytest.mark.parametrize("path", here)
def test_pyright_is_content(path: str, tmp_path: Path) -> None:
    config = {"include": [os.path.relpath(ROOT / path, tmp_path)], "extraPaths": [*map(str, _sources(path))]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({**config, "typeCheckingMode": "standard"}))
    passes(["pyright", "--warnings", "--pythonpath", sys.executable, "--project", str(tmp_path)], _sources(path))


def _sources(path: str) -> list[Path]:
    return [ROOT / "facade", ROOT / "generated", ROOT / path, (ROOT / path).parent]
