"""A system is one folder and one line: scripts/new-system in a copy of the repository, and the example of the documents in it."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.documents import blocks

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/examples/argo_workflows"
OWN = ("specs/{}", "facade/orchestrator_clients/{}", "generated/orchestrator_api/{}", "tests/systems/{}")
COPIED = (
    *("facade", "generated", "specs", "scripts", "tests", "docs", "pyproject.toml", "mkdocs.yml"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md"),
)
SHARED = (
    "tests/contract/test_playing_the_person.py",
    "tests/contract/test_contract.py",
    "tests/contract/test_every_method.py",
    "tests/simulation/test_words.py",
    "tests/contract/test_pickles.py",
    "tests/contract/test_turns.py",
    "tests/contract/test_targets.py",
    "tests/contract/test_changing_lists.py",
    "tests/contract/test_endings.py",
    "tests/cli/test_targets.py",
    "tests/cli/test_cancel.py",
    "tests/contract/test_same_story.py",
    "tests/contract/test_standstill.py",
    "tests/systems/argo_workflows",
)
"""Some of the shared tests, of every kind."""


class Copy:
    """A copy of the repository, in which commands run on its own sources."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in COPIED:
            source = ROOT / name
            copy = shutil.copytree if source.is_dir() else shutil.copy
            ignored = {"ignore": shutil.ignore_patterns("__pycache__")} if source.is_dir() else {}
            copy(source, root / name, **ignored)  # type: ignore[operator]
        (root / ".venv/bin").mkdir(parents=True)
        (root / ".venv/bin/ruff").symlink_to(Path(sys.executable).with_name("ruff"))

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python in it."""
        sources = os.pathsep.join(str(self.root / name) for name in ("facade", "generated", "scripts"))
        env = {**os.environ, "PYTHONPATH": sources, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, *command], cwd=self.root, env=env, capture_output=True, text=True, check=False, timeout=900
        )

    def fine(self, *command: str) -> str:
        """Run Python in it, which must succeed."""
        done = self.run(*command)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout

    def derived(self) -> list[Path]:
        """Return the files that follow from the registry, its own code and tables in documents."""
        return [
            Path(line) for line in self.fine("-c", "import exports; [print(p) for p, _ in exports.derived()]").split()
        ]

    def texts(self) -> Mapping[str, str]:
        """Return the texts of all files but the system's own."""
        own = tuple(folder.format("argo_workflows") for folder in OWN)
        paths = (path for name in COPIED for path in [self.root / name, *(self.root / name).rglob("*")])
        found = {str(path.relative_to(self.root)): path for path in paths if path.is_file()}
        return {
            name: path.read_text(errors="replace")
            for name, path in found.items()
            if not name.startswith(own) and "__pycache__" not in name and not name.startswith("docs/examples/")
        }


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Copy, Mapping[str, str]]:
    """A copy of the repository, and the texts it had."""
    copy = Copy(tmp_path_factory.mktemp("repository"))
    return copy, copy.texts()


@pytest.fixture(scope="module")
def new(before: tuple[Copy, Mapping[str, str]]) -> Copy:
    """A copy with the new system as the script leaves it."""
    copy, _ = before
    copy.fine("scripts/new_system.py", "argo_workflows")
    return copy


def test_the_page_shows_what_there_is() -> None:
    reading, registered, held = blocks("docs/new-system.md")
    assert reading in (EXAMPLE / "facade/orchestrator_clients/argo_workflows/reading.py").read_text()
    acme = (ROOT / "tests/data/acme/acme_clients/__init__.py").read_text()
    assert [line for line in registered.splitlines() if line not in acme] == []
    tests = (ROOT / "tests/data/acme/tests/test_contract.py").read_text()
    assert [line for line in held.splitlines() if line not in tests] == []


def failures(output: str) -> set[str]:
    return set(re.findall(r"^E +AssertionError: (\S+: .*)$", output, re.MULTILINE))


def test_three_files_and_fifteen_lines_are_touched_elsewhere(new: Copy, before: tuple[Copy, Mapping[str, str]]) -> None:
    _, texts = before
    now = new.texts()
    assert set(now) == set(texts), "no file comes or goes elsewhere"
    changed = {name for name, text in now.items() if text != texts[name]}
    inside = "facade/orchestrator_clients"
    touched = {
        name: sum(
            line.startswith("+") and not line.startswith("+++")
            for line in difflib.unified_diff(texts[name].splitlines(), now[name].splitlines(), lineterm="", n=0)
        )
        for name in changed
    }
    assert touched.pop(f"{inside}/_registry.py") == 1, "one line is written by hand"
    assert touched.pop("generated/record.json", 0) < 40
    written = (path.relative_to(new.root) for path in new.derived())
    assert set(touched) <= set(map(str, written)), "all else follows from it"
    code = {name: number for name, number in touched.items() if name.endswith(".py")}
    assert set(code) == {f"{inside}/__init__.py", f"{inside}/testing/__init__.py"}
    assert sum(code.values()) <= 16, code
    assert all(number <= 5 for name, number in touched.items() if name.endswith(".md")), touched


def test_each_file_says_what_is_to_be_done(new: Copy) -> None:
    done = new.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/systems/argo_workflows/test_to_do.py")
    told = failures(done.stdout)
    assert done.returncode == 1
    assert "facade/orchestrator_clients/argo_workflows/tables.py: say what the vendor's words, codes and" in str(told)
    assert len(told) == 18, done.stdout
    for path in EXAMPLE.rglob("*.*"):
        if path.is_file() and path.suffix == ".py" and path.name != "__init__.py":
            assert any(one.startswith(str(path.relative_to(EXAMPLE))) for one in told), path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["cloudify"], "specs/cloudify is there already"),
        (["Acme"], "a key is written like acme_jobs"),
        (["class"], "a key is written like acme_jobs"),
        (["acme_jobs", "--client", "Cloudify"], "there is a client of this name"),
        (["acme_jobs", "--client", "acme"], "is written like AcmeJobs"),
    ],
)
def test_what_cannot_be_added(arguments: list[str], words: str, before: tuple[Copy, Mapping[str, str]]) -> None:
    done = before[0].run("scripts/new_system.py", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


@pytest.fixture(scope="module")
def finished(new: Copy) -> Copy:
    """A copy in which the new system was written: the example of the documents."""
    shutil.copytree(EXAMPLE, new.root, dirs_exist_ok=True)
    new.fine("-m", "orchestrator_generator.repository", "argo_workflows")
    new.fine("scripts/unasync.py")
    new.fine("scripts/exports.py")
    return new


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "facade/orchestrator_clients", "tests/systems", "scripts"],
        ["-m", "ruff", "format", "--check", "facade/orchestrator_clients", "tests/systems"],
        ["-m", "mypy", "--cache-dir", "mypy", "-p", "orchestrator_clients.argo_workflows"],
        ["scripts/unasync.py", "--check"],
        ["scripts/exports.py", "--check"],
        ["-m", "openapi_spec_validator", "specs/argo_workflows/openapi.yaml"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=lambda command: " ".join(command)[:30],
)
def test_the_example_passes_lint(command: list[str], finished: Copy) -> None:
    finished.fine(*command)


def test_the_example_passes_its_own_and_the_shared_tests(finished: Copy) -> None:
    told = finished.fine("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "argo_workflows", *SHARED)
    assert re.search(r"\b\d{3} passed", told), told[-500:]


def test_its_registration_taken_back_is_noticed(finished: Copy) -> None:
    registry = finished.root / "facade/orchestrator_clients/_registry.py"
    whole = registry.read_text()
    registry.write_text("".join(line for line in whole.splitlines(keepends=True) if "argo_workflows" not in line))
    try:
        done = finished.run("scripts/exports.py", "--check")
        assert (done.returncode, "not as the registry says" in done.stdout) == (1, True), done.stdout + done.stderr
    finally:
        registry.write_text(whole)


@pytest.mark.parametrize("folder", OWN)
def test_a_folder_taken_away_is_noticed(folder: str, finished: Copy, tmp_path: Path) -> None:
    place = finished.root / folder.format("argo_workflows")
    shutil.move(place, tmp_path / "away")
    try:
        done = finished.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/unit/test_registry.py", "-k", "argo")
        assert done.returncode not in (0, 5), done.stdout[-2000:]
    finally:
        shutil.move(tmp_path / "away", place)
