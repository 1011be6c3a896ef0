"""Type checkers know the public surface: what is right passes strictly, and what is misspelt is refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.typing.checkers import Found, mypy, pyright, verified
from tests.typing.written import BAD, written

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's project: code for every client, the package `consumer`, and `api.py`."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in written():
        (folder / name).write_text(text)
    shutil.copy(HERE / "api.py", folder)
    shutil.copytree(HERE / "consumer", folder / "consumer", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize("checker", [mypy, pyright], ids=lambda checker: checker.__name__)
def test_right_lines_pass_and_wrong_ones_are_refused(checker: Callable[[Path], Found], project: Path) -> None:
    found = {f"{name}:{line}": text for name, lines in checker(project).items() for line, text in lines.items()}
    wanted = {
        f"{path.name}:{number}"
        for path in project.rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if line.endswith(BAD)
    }
    assert len(wanted) > 100
    assert {place: text for place, text in found.items() if place not in wanted} == {}
    assert sorted(wanted - set(found)) == []


@pytest.mark.parametrize("package", ["orchestrator_clients", "orchestrator_api"])
def test_every_public_name_has_a_type(package: str, tmp_path: Path) -> None:
    told = verified(package, tmp_path)
    assert len(told["symbols"]) > 1000
    lacking = [one["name"] for one in told["symbols"] if not one["isTypeKnown"] or one["isTypeAmbiguous"]]
    assert lacking == []
    assert told["completenessScore"] == 1
