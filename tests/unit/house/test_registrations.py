"""Each registration of a system outside its own folders, taken back in a copy of the tree, fails a check."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from orchestrator_clients._registry import OWN

ROOT = Path(__file__).parents[3]
KEY, CLIENT = "cloudify", "Cloudify"
"""The system that is taken back."""

FACADE = "facade/orchestrator_clients"
NEEDED = (
    "CHANGELOG.md",
    "README.md",
    "docs",
    "facade/orchestrator_clients",
    "generated",
    "pyproject.toml",
    "scripts",
    "specs",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree, with the tools of this one."""
    copy = tmp_path_factory.mktemp("house")
    for name in NEEDED:
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        else:
            shutil.copy(source, target)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


@pytest.fixture
def changed(tree: Path) -> Iterator[Callable[[str, Callable[[str], str]], Path]]:
    """Changes a file of the copy, until the test is over."""
    kept: dict[Path, str] = {}

    def change(name: str, edit: Callable[[str], str]) -> Path:
        path = tree / name
        kept[path] = path.read_text()
        path.write_text(edit(kept[path]))
        assert path.read_text() != kept[path]
        return tree

    yield change
    for path, text in kept.items():
        path.write_text(text)


def check(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a check in the copy, on its own sources."""
    return subprocess.run(
        [sys.executable, "-P", *words],
        cwd=tree,
        env={"PYTHONPATH": "facade:generated:scripts", "PATH": "/usr/bin:/bin", "HOME": str(tree)},
        capture_output=True,
        text=True,
    )


EXPORTS = ("scripts/exports.py", "--check")
GENERATED = ("-m", "orchestrator_generator.repository", "--check", KEY)


def without(pattern: str) -> Callable[[str], str]:
    """Return an edit that leaves out the lines in which something is found."""
    return lambda text: "".join(line for line in text.splitlines(keepends=True) if not re.search(pattern, line))


REGISTRATIONS: Mapping[str, tuple[Callable[[str], str], str]] = {
    f"{FACADE}/_registry.py": (without(rf'Registered\("{KEY}"'), f"{FACADE}/__init__.py"),
    f"{FACADE}/__init__.py": (without(rf'^    "(Async)?{CLIENT}",'), f"{FACADE}/__init__.py"),
    f"{FACADE}/testing/__init__.py": (without(rf'^    "{CLIENT}Simulator"'), f"{FACADE}/testing/__init__.py"),
    "README.md": (without(rf"^\| `{CLIENT}` \|"), "README.md"),
    "docs/cli.md": (without(rf"^\| `{KEY}` \|"), "docs/cli.md"),
    "docs/testing.md": (without(rf"^\| `{CLIENT}Simulator` \|"), "docs/testing.md"),
}
"""Each file, what takes the system out of it, and the file of which the check then speaks."""

RECORD = "generated/record.json"


def forgotten(text: str) -> str:
    """Return what the packages were generated from without what the system's was."""
    return json.dumps({key: entry for key, entry in json.loads(text).items() if key != KEY}, indent=1) + "\n"


def outdated(text: str) -> str:
    """Return it with another spec as that of the system."""
    entries = json.loads(text)
    return json.dumps({**entries, KEY: {**entries[KEY], "spec": "0" * 64}}, indent=1) + "\n"


@pytest.mark.parametrize("edit", [forgotten, outdated])
def test_what_a_package_was_made_from_is_missed(
    edit: Callable[[str], str], tree: Path, changed: Callable[[str, Callable[[str], str]], Path]
) -> None:
    before = check(tree, *GENERATED)
    assert before.returncode == 0, before.stdout + before.stderr
    done = check(changed(RECORD, edit), *GENERATED)
    assert (done.returncode, f"{RECORD} is out of step for {KEY}" in done.stdout) == (1, True), (
        done.stdout + done.stderr
    )


def test_the_copy_is_in_order(tree: Path) -> None:
    done = check(tree, *EXPORTS)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", REGISTRATIONS)
def test_a_registration_taken_back_is_noticed(name: str, changed: Callable[[str, Callable[[str], str]], Path]) -> None:
    edit, told = REGISTRATIONS[name]
    done = check(changed(name, edit), *EXPORTS)
    assert (done.returncode, told in done.stdout) == (1, True), done.stdout + done.stderr


def test_one_line_is_all_that_is_written_by_hand(tree: Path) -> None:
    lines = (tree / FACADE / "_registry.py").read_text().splitlines()
    assert len([line for line in lines if f'"{KEY}"' in line]) == 1


def named(path: Path) -> bool:
    """Return whether code names the system: in an import, as a name, or as a text of its own."""
    said = {KEY, CLIENT, f"Async{CLIENT}"}
    for node in ast.walk(ast.parse(path.read_text())):
        words = {getattr(node, field, None) for field in ("id", "attr", "name", "value")}
        if isinstance(node, ast.ImportFrom) and node.module:
            words |= {*node.module.split(".")}
        if said & {word for word in words if isinstance(word, str)}:
            return True
    return False


def test_nothing_else_that_ships_names_a_system(tree: Path) -> None:
    package = tree / FACADE
    old = {package / "testing" / f"{system.key}.py" for system in OWN}  # paths of 0.1
    known = {tree / name for name in REGISTRATIONS} | old
    inside = {path for system in OWN for path in (package / system.key).rglob("*")}
    others = [path for path in package.rglob("*.py") if path not in known | inside]
    assert [path.relative_to(package).as_posix() for path in others if named(path)] == []
