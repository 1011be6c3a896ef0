"""Everything in the specs is reachable: each operation has a call of the low-level client, of known meaning, in both worlds."""

import inspect
import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest
import yaml

import orchestrator_clients
from orchestrator_clients import ConnectionFailed
from orchestrator_clients._core.redact import Redactor
from orchestrator_clients._core.vendor import Vendor

SPECS = Path(__file__).parents[2] / "specs"
VENDORS: dict[str, Vendor] = {
    client.vendor.system: client.vendor
    for name in orchestrator_clients.__all__
    if isinstance(getattr(client := getattr(orchestrator_clients, name), "vendor", None), Vendor)
}


def specced(system: str) -> set[str]:
    """Return the ids of the operations of a spec in snake case."""
    document = yaml.safe_load((SPECS / system / "openapi.yaml").read_text(encoding="utf-8"))
    methods = {"get", "put", "post", "delete", "patch", "head", "options"}
    ids = [path[method]["operationId"] for path in document["paths"].values() for method in path if method in methods]
    return {re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", text).lower() for text in ids}


def calls(system: str) -> dict[str, ModuleType]:
    """Return the modules of the low-level client by the operation that each sends."""
    home = import_module(f"orchestrator_api.{system}.api")
    modules = [import_module(found.name) for found in walk_packages(home.__path__, f"{home.__name__}.")]
    return {module.__name__.rpartition(".")[2]: module for module in modules if hasattr(module, "build_request")}


@pytest.mark.parametrize("system", sorted(VENDORS))
def test_each_operation_of_a_spec_can_be_called_and_has_a_meaning(system: str) -> None:
    found = calls(system)
    assert set(found) == specced(system)
    assert set(found) <= set(VENDORS[system].operations)
    for module in found.values():
        assert "client" in inspect.signature(module.sync_detailed).parameters
        assert inspect.iscoroutinefunction(module.asyncio_detailed)
        assert f'OPERATIONS["{module.__name__.rpartition(".")[2]}"]' in inspect.getsource(module.build_request)


@pytest.mark.parametrize("system", sorted(VENDORS))
def test_the_name_of_no_operation_is_taken_for_that_of_a_secret(system: str) -> None:
    for name in VENDORS[system].operations:
        told = str(ConnectionFailed("https://host.example.com: refused", system=system, operation=name))
        assert Redactor().text(told) == told  # `get_token: https://...` would hide what could not be reached


def test_the_five_are_there() -> None:
    assert set(VENDORS) == {path.parent.name for path in SPECS.glob("*/openapi.yaml")}
    assert len(VENDORS) == 5
