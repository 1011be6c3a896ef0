"""Workflows of deployments as targets. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._core.errors import DecodeError
from .._core.model import given
from .._core.targets import Target, TargetInput
from .._core.vendor import name_of, text_of

if TYPE_CHECKING:
    from orchestrator_api.cloudify.models import Deployment, Workflow


FIELDS = ("id", "display_name", "description", "blueprint_id", "tenant_name", "latest_execution_status", "workflows")
"""What is asked for of a deployment: the whole has its inputs and outputs as well, secrets among them perhaps."""

BUSY = frozenset({"in_progress"})
"""Words for the latest execution of a deployment that mean that it goes on (read in the source of 7.1)."""


def targets_of(raw: Deployment, system: str) -> Sequence[Target]:
    """Return a target for each workflow of a deployment; `DecodeError` for a deployment without an id."""
    deployment_id = name_of(given(raw.id))
    if deployment_id is None:
        raise DecodeError("the deployment has no id", system=system, operation="list_deployments", path="items.id")
    return [_target(raw, system, deployment_id, one) for one in given(raw.workflows) or () if name_of(given(one.name))]


def _target(raw: Deployment, system: str, deployment_id: str, workflow: Workflow) -> Target:
    name = name_of(given(workflow.name)) or ""
    latest, available = text_of(given(raw.latest_execution_status)), given(workflow.is_available)
    return Target(
        system=system,
        id=f"{deployment_id}/{name}",
        ids={"deployment_id": deployment_id, "workflow_id": name},
        name=name,
        group=text_of(given(raw.display_name)) or deployment_id,
        inputs=_inputs(given(workflow.parameters)),
        enabled=available if isinstance(available, bool) else None,
        busy=None if latest is None else latest in BUSY,
        status=latest,
        description=text_of(given(raw.description)),
        raw=raw,
    )


def _inputs(parameters: object) -> Sequence[TargetInput]:
    found = parameters.items() if isinstance(parameters, Mapping) else ()
    return tuple(_input(str(name), one if isinstance(one, Mapping) else {}) for name, one in found)


def _input(name: str, declared: Mapping[str, Any]) -> TargetInput:
    required = declared.get("required")
    return TargetInput(
        name=name,
        type=text_of(declared.get("type")),
        required=required if isinstance(required, bool) else "default" not in declared,
        default=declared.get("default"),
        description=text_of(declared.get("description")),
    )
