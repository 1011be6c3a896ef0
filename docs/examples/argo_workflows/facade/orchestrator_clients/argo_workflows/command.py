"""Argo Workflows on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from .._command.system import Setting, System, needed

if TYPE_CHECKING:
    from .._core._sync.execution import Execution
    from . import ArgoWorkflows, AsyncArgoWorkflows


class ArgoWorkflowsSystem(System["ArgoWorkflows"]):
    """Workflows of a namespace."""

    key = "argo_workflows"
    title = "Argo Workflows"
    runs = "workflows of a namespace"
    settings: ClassVar[Mapping[str, Setting]] = {
        "namespace": Setting("the namespace whose workflows are meant"),
        "token": Setting("the token of a service account", secret=True),
    }
    ids: ClassVar[tuple[str, ...]] = ("name",)
    target: ClassVar[tuple[str, ...]] = ("template",)
    calls: ClassVar[Mapping[str, str]] = {"workflows.list": "list"}
    filters: ClassVar[tuple[str, ...]] = ("template",)

    def classes(self) -> tuple[type[ArgoWorkflows], type[AsyncArgoWorkflows]]:
        """Return the classes of its clients."""
        from . import ArgoWorkflows, AsyncArgoWorkflows

        return ArgoWorkflows, AsyncArgoWorkflows

    def arguments(self, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what they take beyond the common options."""
        return {name: needed(settings, name, self.key) for name in self.settings}

    def start(
        self, client: ArgoWorkflows, target: Mapping[str, str], inputs: Mapping[str, Any], options: Mapping[str, Any]
    ) -> Execution:
        """Submit a workflow from a template."""
        return client.workflows.submit(target["template"], parameters=inputs or None, **options)

    def list(self, client: ArgoWorkflows, filters: Mapping[str, str], limit: int | None) -> Iterable[Execution]:
        """Return the workflows of the namespace, or of a template."""
        return client.workflows.list(template=filters.get("template"), limit=limit)


COMMAND = ArgoWorkflowsSystem()
