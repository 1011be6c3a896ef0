"""Both distributions as users have them: built as wheels and installed, without the sources on any path."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def installed(folder: Path) -> Path:
    """Build both wheels, install them into a folder of their own, and return it: a path to be imported from."""
    for source in (ROOT, ROOT / "facade" / "airflow"):
        _pip("wheel", "--no-build-isolation", "--wheel-dir", str(folder / "wheels"), str(source))
    wheels = [str(wheel) for wheel in (folder / "wheels").glob("*.whl")]
    assert len(wheels) == 2
    _pip("install", "--no-index", "--target", str(folder / "installed"), *wheels)
    return folder / "installed"


def _pip(command: str, *arguments: str) -> None:
    whole = [sys.executable, "-m", "pip", command, "--quiet", "--no-deps", "--disable-pip-version-check", *arguments]
    done = subprocess.run(whole, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
