"""The output of other generators for the same spec, made when the benchmarks run, in a folder that git ignores."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "peers"
SPEC = ROOT / "specs" / "cloudify" / "openapi.yaml"


def stock_client(folder: Path) -> None:
    """Make the output of openapi-python-client with its own templates, and our settings for it."""
    config = ROOT / "specs" / "cloudify" / "generator.yaml"
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(SPEC), "--config", str(config)]
    _run([*command, "--meta", "none", "--output-path", str(folder / "peer_stock_client")])


def openapi_generator(folder: Path) -> None:
    """Make the output of openapi-generator's `python`, by the program in its package on PyPI and a Java runtime."""
    package = find_spec("openapi_generator_cli")
    assert package
    assert package.origin
    jar = Path(package.origin).with_name("openapi-generator.jar")
    command = ["java", "-jar", str(jar), "generate", "-g", "python", "-i", str(SPEC), "-o", str(folder)]
    _run([*command, "--package-name", "peer_openapi_generator"])


RECIPES: Mapping[str, tuple[str, Callable[[Path], None]]] = {
    "stock_client": ("openapi-python-client", stock_client),
    "openapi_generator": ("openapi-generator-cli", openapi_generator),
}
"""By contender: the distribution that makes it, and how."""


def folder_of(name: str) -> Path:
    """Return where the output for a contender is or goes to."""
    maker = RECIPES[name][0]
    stamp = sha256(SPEC.read_bytes() + version(maker).encode()).hexdigest()[:12]
    return FOLDER / f"{name}-{stamp}"


def make(name: str) -> str | None:
    """Make what a contender needs unless it is there, and return None, or why it cannot be had here."""
    if name not in RECIPES or folder_of(name).is_dir():
        return None
    if name == "openapi_generator" and shutil.which("java") is None:
        return "its generator needs a Java runtime, and there is none"
    unfinished = FOLDER / f"{name}-unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    RECIPES[name][1](unfinished)
    unfinished.rename(folder_of(name))
    return None


def _run(command: list[str]) -> None:
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {' '.join((process.stderr or process.stdout).split())[-300:]}")
