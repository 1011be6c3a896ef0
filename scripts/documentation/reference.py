"""The reference of what all systems share: the names of the package itself, of its tests and of its events."""

from __future__ import annotations

import inspect
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
TITLES = {
    "reference.md": "Executions, waiting and all that systems share",
    "reference-testing.md": "Simulators and what tests use",
    "reference-events.md": "Receivers of events",
}


def page(name: str) -> str:
    """Return a page: the module's public names but those of systems and errors, which have pages of their own."""
    module = PAGES[name]
    shown = [public for public in module.__all__ if _shown(module, public)]
    head = f"# {TITLES[name]}\n\n`from {module.__name__} import ...`. Names with `Async` or `async_` are the same, awaited.\n"
    return "\n".join([head, *(_entry(module, public) for public in shown)])


def _entry(module: ModuleType, name: str) -> str:
    return reference(f"{module.__name__}.{name}", level=2, inherited=name == "Execution")


def _shown(module: ModuleType, name: str) -> bool:
    value = getattr(module, name)
    home = str(getattr(value, "__module__", ""))
    elsewhere = home.startswith(tuple(f"{system.package}." for system in OWN)) and module is orchestrator_clients
    error = inspect.isclass(value) and issubclass(value, orchestrator_clients.OrchestratorError)
    return not (elsewhere or error or "._async." in home)
