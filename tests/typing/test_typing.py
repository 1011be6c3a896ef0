"""Type checkers know the public surface: what is right passes strictly, and what is misspelt is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.typing.checkers import Found, is_there, mypy, pyrefly, pyright, ty, verified
from tests.typing.written import BAD, written

HERE = Path(__file__).parent
PASSES = {"pyrefly": 'until="waiting"', "ty": "proxy="}
"""What a checker does not see: pyrefly 1.5.0 takes a text for a collection of members of a StrEnum, and ty 0.0.108 lets options
pass that an unpacked TypedDict does not have. docs/versions.md says so."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project: code for every client, the package `consumer`, and `api.py`."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in written():
        (folder / name).write_text(text)
    for name in ("api.py", "refused.py"):
        shutil.copy(HERE / name, folder)
    shutil.copytree(HERE / "consumer", folder / "consumer", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize("checker", [mypy, pyright, ty, pyrefly], ids=lambda checker: checker.__name__)
def test_right_lines_pass_and_wrong_ones_are_refused(checker: Callable[[Path], Found], project: Path) -> None:
    if not is_there(checker.__name__):
        pytest.skip(f"{checker.__name__} is not installed")
    found = {f"{name}:{line}": text for name, lines in checker(project).items() for line, text in lines.items()}
    wanted = {
        f"{path.name}:{number}": line
        for path in project.rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if line.endswith(BAD)
    }
    assert len(wanted) > 100
    assert {place: text for place, text in found.items() if place not in wanted} == {}
    missed = {place for place, line in wanted.items() if PASSES.get(checker.__name__, BAD + "!") not in line}
    assert sorted(missed - set(found)) == []


@pytest.mark.parametrize("package", ["orchestrator_clients", "orchestrator_api"])
def test_every_public_name_has_a_type(package: str, tmp_path: Path) -> None:
    if not is_there("pyright"):
        pytest.skip("pyright is not installed")
    told = verified(package, tmp_path)
    assert len(told["symbols"]) > 1000
    lacking = [one["name"] for one in told["symbols"] if not one["isTypeKnown"] or one["isTypeAmbiguous"]]
    assert lacking == []
    assert told["completenessScore"] == 1
