"""Requests of Argo Workflows, checked before they are sent. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestrator_api.argo_workflows.api.workflows import stop_workflow, submit_workflow
from orchestrator_api.argo_workflows.models import StopRequest, SubmitOptions, SubmitRequest
from orchestrator_api.argo_workflows.types import UNSET

from .._core.errors import UsageError
from .._core.inputs import json_object, path_id, text_given
from .tables import INTENT_LABEL, SYSTEM, TEMPLATE_LABEL

PAGE_SIZE = 100
"""Workflows in a page: of each the server sends all nodes."""


def submit(namespace: str, template: str, parameters: Mapping[str, Any] | None, mark: str | None) -> dict[str, Any]:
    """Return the request that submits a workflow from a template, with the mark of an intent as a label."""
    body = SubmitRequest(
        resource_kind="WorkflowTemplate",
        resource_name=text_given(template, "template", system=SYSTEM),
        submit_options=SubmitOptions(
            parameters=_parameters(parameters) or UNSET,
            labels=f"{INTENT_LABEL}={mark}" if mark else UNSET,
        ),
    )
    return submit_workflow.build_request(namespace, body=body)


def _parameters(parameters: Mapping[str, Any] | None) -> list[str]:
    """Return inputs as the server takes them: texts, for there are no others."""
    given = json_object(parameters, "parameters", system=SYSTEM) if parameters is not None else {}
    for name, value in given.items():
        if not isinstance(value, str | int | float) or "=" in name or not name:
            raise UsageError(f"parameters[{name!r}]: give a text or a number, and a name without =", system=SYSTEM)
    return [f"{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in given.items()]


def stop(namespace: str, name: str, message: str | None) -> dict[str, Any]:
    """Return the request that stops a workflow."""
    said = UNSET if message is None else text_given(message, "message", system=SYSTEM)
    return stop_workflow.build_request(namespace, path_id(name, "name", system=SYSTEM), body=StopRequest(message=said))


def selector(template: str | None) -> str | None:
    """Return the labels that workflows of a template have."""
    if template is None:
        return None
    return f"{TEMPLATE_LABEL}={text_given(template, 'template', system=SYSTEM)}"
