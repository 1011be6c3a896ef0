"""The public surface: what is exported, and that both worlds offer the same."""

import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

import orchestrator_clients
from orchestrator_clients import CallOptions, RetryEvent
from orchestrator_clients._core.vendor import Vendor

CLIENTS = sorted(
    name.removeprefix("Async")
    for name in orchestrator_clients.__all__
    if name.startswith("Async") and isinstance(getattr(getattr(orchestrator_clients, name), "vendor", None), Vendor)
)


def test_all_is_sorted_and_true() -> None:
    assert orchestrator_clients.__all__ == sorted(orchestrator_clients.__all__)
    for name in orchestrator_clients.__all__:
        value = getattr(orchestrator_clients, name)
        assert getattr(value, "__name__", name) == name  # aliases of types have none
    assert set(orchestrator_clients.__all__) <= set(dir(orchestrator_clients))


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="AdobeClutchManager"):
        _ = orchestrator_clients.AdobeClutchManager


def test_all_five_are_there() -> None:
    assert CLIENTS == ["AdobeCloudManager", "AsperaOrchestrator", "AwsImageBuilder", "Cloudify", "VmwareCodeStream"]


@pytest.mark.parametrize("name", orchestrator_clients.__all__)
def test_every_public_name_has_a_docstring(name: str) -> None:
    value = getattr(orchestrator_clients, name)
    assert inspect.getdoc(value), name
    for method, function in inspect.getmembers(value, inspect.isfunction):
        if not method.startswith("_"):
            assert inspect.getdoc(function), f"{name}.{method}"


def test_importing_is_cheap() -> None:
    heavy = ("httpx", "attrs", "xmltodict", "rich", "botocore")
    code = f"import sys, orchestrator_clients; print(*(name for name in {heavy} if name in sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == []


@pytest.mark.parametrize("name", CLIENTS)
def test_both_worlds_offer_the_same(name: str) -> None:
    sync, asynchronous = getattr(orchestrator_clients, name), getattr(orchestrator_clients, f"Async{name}")
    modules = [inspect.getmodule(sync), inspect.getmodule(asynchronous)]
    assert all(modules)
    assert surface(asynchronous) == surface(sync)
    ours, theirs = classes(modules[0]), classes(modules[1])
    assert {twin(known): surface(cls) for known, cls in theirs.items()} == {
        known: surface(cls) for known, cls in ours.items()
    }


def classes(module: Any) -> dict[str, type]:
    return {
        name: cls for name, cls in vars(module).items() if inspect.isclass(cls) and cls.__module__ == module.__name__
    }


def surface(cls: type) -> dict[str, str]:
    """Return the public methods and properties of a class with their signatures, in the words of the synchronous world."""
    members = inspect.getmembers(cls, lambda member: inspect.isfunction(member) or isinstance(member, property))
    return {twin(name): twin(signature(member)) for name, member in members if not name.startswith("_")}


def signature(member: Any) -> str:
    return "property" if isinstance(member, property) else str(inspect.signature(member))


def twin(text: str) -> str:
    text = re.sub(r"\b(_?)Async(?=[A-Z])", r"\1", text)
    text = re.sub(r"Awaitable\[(\w+)\]", r"\1", text)
    return text.replace("aclose", "close")


def test_the_types_of_options_of_calls_are_there_at_run_time() -> None:
    assert get_type_hints(CallOptions)["on_retry"] == Callable[[RetryEvent], object] | None
