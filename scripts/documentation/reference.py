"""The reference of what all systems share: the names of the package itself, of its tests and of its events."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

import orchestrator_clients
import orchestrator_clients.events
import orchestrator_clients.testing
from orchestrator_clients._registry import OWN

from .markdown import reference

PAGES: dict[str, ModuleType] = {
    "reference.md": orchestrator_clients,
    "reference-testing.md": orchestrator_clients.testing,
    "reference-events.md": orchestrator_clients.events,
}
GROUPS: dict[str, tuple[str, ...]] = {
    "Executions": ("Execution", "State", "Step", "Progress", "LogLine", "Look", "Snapshot"),
    "Waiting for many": ("wait_many", "watch_many", "Waited", "Poller", "PollerCounts"),
    "Tokens and intents": ("resume", "adopt"),
    "What can be started": ("Target", "TargetInput", "Targets"),
    "Clients": ("OrchestratorClient", "client_of", "async_client_of"),
    "Options": ("Options", "CallOptions", "Retry", "Timeout", "RequestEvent", "ResponseEvent", "RetryEvent"),
    "What methods return": ("Items", "Page", "Body", "CapturedCalls", "CapturedCall"),
    "A system of your own": ("Registered",),
}
"""The names of the package by what they are for; each has one place."""
MADE = {"Poller", "Retry", "Registered"}
"""Classes of the package whose objects users make themselves; the others are returned by methods."""
TITLES = {
    "reference.md": "What all systems share: executions, waiting, options",
    "reference-testing.md": "Simulators and what tests use",
    "reference-events.md": "Receivers of events",
}


def page(name: str) -> str:
    """Return a page: the module's public names but those of systems and errors, which have pages of their own."""
    module = PAGES[name]
    names = "Names that begin with `Async` or `async_` are the asynchronous counterparts."
    head = f"# {TITLES[name]}\n\n`from {module.__name__} import ...`. {names}\n"
    body = _grouped() if module is orchestrator_clients else _listed(module)
    return "\n".join([head, *body])


def _grouped() -> Iterator[str]:
    for title, names in GROUPS.items():
        yield f"## {title}\n"
        for name in names:
            inherited = name == "Execution"
            yield reference(f"orchestrator_clients.{name}", level=3, inherited=inherited, made=name in MADE)


def _listed(module: ModuleType) -> Iterator[str]:
    for name in shown(module):
        yield reference(f"{module.__name__}.{name}", level=2, made=True)


def shown(module: ModuleType) -> list[str]:
    """Return the public names of a module that its page shows."""
    return [name for name in module.__all__ if _shown(module, name)]


def _shown(module: ModuleType, name: str) -> bool:
    value = getattr(module, name)
    home = str(getattr(value, "__module__", ""))
    elsewhere = home.startswith(tuple(f"{system.package}." for system in OWN)) and module is orchestrator_clients
    error = inspect.isclass(value) and issubclass(value, orchestrator_clients.OrchestratorError)
    return not (elsewhere or error or "._async." in home)
