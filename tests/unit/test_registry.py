"""The registry of systems: what follows from it, what it takes from other packages, and that 0.1's names are still there."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import exports
from orchestrator_clients import UsageError, _registry
from orchestrator_clients._registry import GROUP, OWN, Registered, registered

NAMES = (Path(__file__).parents[1] / "data/public_names_0.1.txt").read_text().splitlines()
SEVENTH = Registered("acme_jobs", "AcmeJobs", 9461, package="acme_clients")


def joined(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let another package be installed that has an entry point for a name of this module."""
    entry = EntryPoint("acme", f"{__name__}:{name}", GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: globals()[self.value.rpartition(":")[2]])
    monkeypatch.setattr(_registry, "entry_points", lambda *, group: [entry] if group == GROUP else [])


TAKEN = Registered("cloudify", "Cloudify", 9462)
NOTHING = "acme"


def test_another_package_adds_a_system(monkeypatch: pytest.MonkeyPatch) -> None:
    joined(monkeypatch, "SEVENTH")
    assert list(registered()) == sorted([*(system.key for system in OWN), "acme_jobs"])
    assert registered()["acme_jobs"].package == "acme_clients"


@pytest.mark.parametrize(("name", "words"), [("TAKEN", "adds cloudify, which is there"), ("NOTHING", "no Registered")])
def test_what_cannot_be_added(name: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    joined(monkeypatch, name)
    with pytest.raises(UsageError, match=f"entry point acme .*{words}"):
        registered()


def test_keys_and_ports_are_in_order_and_each_its_own() -> None:
    assert [system.key for system in OWN] == sorted({system.key for system in OWN})
    assert len({system.port for system in OWN}) == len(OWN)


@pytest.mark.parametrize("system", OWN, ids=lambda system: system.key)
def test_a_line_names_what_there_is(system: Registered) -> None:
    sync, asynchronous = system.clients()
    assert (sync.__name__, asynchronous.__name__) == (system.client, f"Async{system.client}")
    assert sync.vendor.system == system.simulator().system == system.key
    assert system.module("command").COMMAND.key == system.module("scene").SCENE.system.key == system.key


def test_files_are_as_the_registry_says() -> None:
    assert [path for path, wanted in exports.derived() if path.read_text() != wanted] == []


@pytest.mark.parametrize("system", OWN, ids=lambda system: system.key)
def test_a_line_taken_back_is_noticed(system: Registered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "OWN", [other for other in OWN if other is not system])
    stale = {str(path.relative_to(exports.ROOT)) for path, wanted in exports.derived() if path.read_text() != wanted}
    inside = "facade/orchestrator_clients"
    assert stale == {f"{inside}/__init__.py", f"{inside}/testing/__init__.py"}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_the_last_release_can_be_imported(name: str) -> None:
    module, attribute = name.split()
    found = import_module(module)
    assert attribute == "-" or hasattr(found, attribute)
