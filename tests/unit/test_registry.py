"""The registry of systems: what follows from it, and that 0.1's names are still there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import exports
from orchestrator_clients._registry import OWN, Registered

NAMES = (Path(__file__).parents[1] / "data/public_names_0.1.txt").read_text().splitlines()


def test_keys_and_ports_are_in_order_and_each_its_own() -> None:
    assert [system.key for system in OWN] == sorted({system.key for system in OWN})
    assert len({system.port for system in OWN}) == len(OWN)


@pytest.mark.parametrize("system", OWN, ids=lambda system: system.key)
def test_a_line_names_what_there_is(system: Registered) -> None:
    sync, asynchronous = system.clients()
    assert (sync.__name__, asynchronous.__name__) == (system.client, f"Async{system.client}")
    assert sync.vendor.system == system.simulator().system == system.key
    assert system.module("command").COMMAND.key == system.module("scene").SCENE.system.key == system.key


HOMES = (
    "specs/{}/openapi.yaml",
    "facade/orchestrator_clients/{}/simulator/__init__.py",
    "generated/orchestrator_api/{}/operations.py",
)


@pytest.mark.parametrize("system", OWN, ids=lambda system: system.key)
def test_a_line_has_its_folders(system: Registered) -> None:
    homes = [*HOMES, "tests/systems/{}/case.py"]
    assert [home for home in homes if not (exports.ROOT / home.format(system.key)).exists()] == []


@pytest.mark.parametrize("home", HOMES)
def test_a_folder_has_its_line(home: str) -> None:
    """A folder that is not registered would be noticed by nothing."""
    folder, _, rest = home.partition("/{}/")
    found = {path.relative_to(exports.ROOT / folder).parts[0] for path in (exports.ROOT / folder).glob(f"*/{rest}")}
    assert found == {system.key for system in OWN}


def test_files_are_as_the_registry_says() -> None:
    assert [path for path, wanted in exports.derived() if path.read_text() != wanted] == []


@pytest.mark.parametrize("system", OWN, ids=lambda system: system.key)
def test_a_line_taken_back_is_noticed(system: Registered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "OWN", [other for other in OWN if other is not system])
    stale = {str(path.relative_to(exports.ROOT)) for path, wanted in exports.derived() if path.read_text() != wanted}
    inside = "facade/orchestrator_clients"
    documents = {"README.md", "docs/cli.md", "docs/testing.md"}
    assert stale == {f"{inside}/__init__.py", f"{inside}/testing/__init__.py", *documents}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_last_release_can_be_imported(name: str) -> None:
    module, attribute = name.split()
    found = import_module(module)
    assert attribute == "-" or hasattr(found, attribute)
