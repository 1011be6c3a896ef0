"""Generates one package into a folder, in a process of its own with a fixed environment."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from .document import SpecError
from .layout import Layout


@dataclass(frozen=True)
class Counts:
    """How much was generated."""

    operations: int
    models: int


def build(layout: Layout, system: str, output: Path) -> Counts:
    """Generate the package of a system into `output`, or raise `SpecError` with one clear message."""
    _run([sys.executable, "-m", "generator.worker", str(layout.root), system, str(output)], system)
    _write_headers(layout, system, output)
    _format(output, system)
    return Counts(len(list(output.glob("api/*/[!_]*.py"))), len(list(output.glob("models/[!_]*.py"))))


def _run(command: list[str], system: str) -> None:
    process = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    if process.returncode:
        raise SpecError(_refusal(process, system))


def _refusal(process: "subprocess.CompletedProcess[str]", system: str) -> str:
    try:
        return str(json.loads(process.stdout.splitlines()[-1]))
    except (ValueError, IndexError):
        said = " ".join((process.stderr or process.stdout).split())[:300]
        return f"{system}/openapi.yaml: the generator refuses it: {said}"


def _environment() -> dict[str, str]:
    """Nothing of the caller's surroundings may change the bytes: not its locale, hash seed, time zone, settings or folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    fixed = {"PYTHONHASHSEED": "0", "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", "TZ": "UTC"}
    return {**kept, **fixed, "PYTHONPATH": str(Path(__file__).parents[1])}


def _write_headers(layout: Layout, system: str, output: Path) -> None:
    """Template override (e): every file says what made it and how to make it again."""
    template = (layout.templates / "header.txt").read_text(encoding="utf-8")
    header = template.format(system=system, generator=f"openapi-python-client {version('openapi-python-client')}")
    for path in output.rglob("*.py"):
        text = path.read_text(encoding="utf-8").lstrip("\n")
        if text or path.name == "__init__.py":
            path.write_text(header + text, encoding="utf-8")
        else:  # an object of any fields, which needs no class
            path.unlink()


def _format(output: Path, system: str) -> None:
    """Sort imports, drop unused ones, format: isolated, so that no configuration above changes the bytes."""
    common = ["--isolated", "--no-cache", "--quiet", "--line-length", "120", "--target-version", "py311"]
    ruff = [sys.executable, "-m", "ruff"]
    for rules in ("F401,F811", "I"):  # the second lays out what the first has left
        _run([*ruff, "check", *common, "--no-respect-gitignore", "--select", rules, "--fix", str(output)], system)
    _run([*ruff, "format", *common, "--no-respect-gitignore", str(output)], system)
