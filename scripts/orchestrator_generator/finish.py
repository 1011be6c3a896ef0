"""Completes a rendered package: file headers, sorted imports, one layout."""

import subprocess
from importlib.metadata import version
from pathlib import Path

from ruff import find_ruff_bin  # type: ignore[import-untyped]

from .document import SpecError
from .source import Source

_BLOCKS = '{known-first-party = ["orchestrator_api"], no-lines-before = ["local-folder"]}'
"""What is imported of generated code is one block."""


def finish(source: Source, output: Path) -> None:
    """Complete the files of a package; `SpecError` for what is no Python."""
    _write_headers(source, output)
    _format(source, output)


def _write_headers(source: Source, output: Path) -> None:
    """Template override (e): every file says what made it and how to make it again."""
    template = (source.templates / "header.txt").read_text(encoding="utf-8")
    generator = f"openapi-python-client {version('openapi-python-client')}"
    header = template.format(shown=source.shown, generator=generator, again=source.again)
    for path in output.rglob("*.py"):
        text = path.read_text(encoding="utf-8").lstrip("\n")
        if text or path.name == "__init__.py":
            path.write_text(header + text, encoding="utf-8")
        else:  # an object of any fields, which needs no class
            path.unlink()


def _format(source: Source, output: Path) -> None:
    """Sort imports, drop unused ones, format: isolated, so that no configuration above changes the bytes."""
    common = ["--isolated", "--no-cache", "--quiet", "--line-length", "120", "--target-version", "py311"]
    unused, imports = (["check", "--select", rules, "--fix"] for rules in ("F401,F811", "I"))
    imports += ["--config", f"lint.isort = {_BLOCKS}"]
    for arguments in (unused, imports, ["format"]):  # the second lays out what the first has left
        command = [find_ruff_bin(), *arguments, *common, "--no-respect-gitignore", str(output)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = " ".join((done.stderr or done.stdout).split())[:300]
            raise SpecError(f"{source.name}: the generator refuses it: {said}")
