"""Generates packages into folders, in processes of their own with a fixed environment."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .document import SpecError
from .source import Source


@dataclass(frozen=True)
class Made:
    """The result of generating a package: its size, or why it failed."""

    name: str
    operations: int = 0
    models: int = 0
    refused: str = ""


def build(source: Source, output: Path) -> Made:
    """Generate one package into a folder, or raise `SpecError` with one clear message."""
    (made,) = build_all({"it": (source, output)})
    if made.refused:
        raise SpecError(made.refused)
    return made


def build_all(orders: Mapping[str, tuple[Source, Path]]) -> Iterator[Made]:
    """Generate packages at once, and yield each as soon as it is made."""
    asked = "".join(json.dumps(_order(name, *order)) + "\n" for name, order in orders.items())
    command = [sys.executable, "-m", "orchestrator_generator.worker"]
    missing = set(orders)
    with tempfile.TemporaryFile("w+") as asked_file, tempfile.TemporaryFile("w+") as said_file:
        asked_file.write(asked)
        asked_file.seek(0)
        with subprocess.Popen(
            command, env=_environment(), stdin=asked_file, stdout=subprocess.PIPE, stderr=said_file, text=True
        ) as process:
            for line in process.stdout or ():
                made = Made(**json.loads(line))
                missing.discard(made.name)
                yield made
        said_file.seek(0)
        said = " ".join(said_file.read().split())[-300:]
    for name in sorted(missing):
        yield Made(name, refused=f"{orders[name][0].name}: the generator broke: {said}")


def _order(name: str, source: Source, output: Path) -> Mapping[str, Any]:
    paths = {"spec": source.spec, "config": source.config, "templates": source.templates, "output": output}
    told = {"name": name, "shown": source.shown, "again": source.again, "strict": source.strict}
    return {**{key: str(path.absolute()) for key, path in paths.items()}, **told}


def _environment() -> dict[str, str]:
    """Return an environment in which the caller's locale, hash seed, time zone, settings and folder cannot change the output."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "SYSTEMROOT") if name in os.environ}
    fixed = {"PYTHONHASHSEED": "0", "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", "TZ": "UTC"}
    return {**kept, **fixed, "PYTHONPATH": str(Path(__file__).parents[1])}
