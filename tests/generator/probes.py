"""The probe: a small spec of our own, laid out, generated, imported and read."""

import importlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from orchestrator_generator.layout import Layout
from tests.generator.recorder import Answer, Recorder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STEP = {"name": "build", "status": "RUNNING"}
RUN = {
    "id": "r1",
    "status": "RUNNING",
    "created": "2031-02-03T10:20:30+00:00",
    "count": 3,
    "first": STEP,
    "steps": [STEP],
    "words": ["a"],
}
SECRET = "hunter2"


@dataclass(frozen=True)
class Package:
    """A generated package that can be imported."""

    folder: Path

    @property
    def name(self) -> str:
        """Return the name it is imported by."""
        return self.folder.name

    def module(self, path: str = "") -> ModuleType:
        """Return the package or one of its modules, such as `api.runs.get_run`."""
        return importlib.import_module(".".join(filter(None, (self.name, path))))

    def model(self, name: str) -> Any:
        """Return a model."""
        return getattr(self.module("models"), name)

    def call(self, operation: str, url: str, /, **arguments: Any) -> Any:
        """Call an operation of the probe once and return the detailed answer."""
        with self.module("client").Client(base_url=url, **arguments.pop("settings", {})) as client:
            return self.module(f"api.runs.{operation}").sync_detailed(**arguments, client=client)


def read(package: Package, **changes: Any) -> Any:
    """Return the model of a run that differs from a good one."""
    return package.model("Run").from_dict({**RUN, **changes})


def answered(package: Package, recorder: Recorder, answer: Answer, **settings: Any) -> Any:
    """Return what `getRun` makes of an answer."""
    recorder.expect(answer)
    return package.call("get_run", recorder.url, run_id="r1", settings=settings)


def lay_out(root: Path, templates: Path | None) -> Layout:
    """Make a repository whose only system is the probe; without templates the generator's own are used, without headers."""
    shutil.copytree(HERE / "probe", root / "specs" / "probe")
    if templates is not None:
        shutil.copytree(templates, root / "specs" / "templates")
    else:
        (root / "specs" / "templates").mkdir()
        (root / "specs" / "templates" / "header.txt").touch()
    (root / "generated").mkdir()
    return Layout(root)


def page_of(count: int) -> dict[str, Any]:
    """Return a page of runs."""
    return {"items": [{**RUN, "steps": [STEP] * 5} for _ in range(count)]}


def calls_to_read(package: Package, count: int) -> int:
    """Return how many functions, of Python and of C, run to read a page: a measure that no busy machine disturbs."""
    page, model = page_of(count), package.model("RunPage")
    model.from_dict(page)
    events = 0

    def count_event(_: object, event: str, __: object) -> None:
        nonlocal events
        events += event in ("call", "c_call")

    sys.setprofile(count_event)
    try:
        model.from_dict(page)
    finally:
        sys.setprofile(None)
    return events


def imported_by(package: Package, statement: str) -> set[str]:
    """Return the modules of a fresh interpreter after a statement, less those of a bare one."""
    script = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    command = [sys.executable, "-P", "-c", script]
    environment = {"PYTHONPATH": str(package.folder.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return the content and time of each file below generated/."""
    files = (path for path in (root / "generated").rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
