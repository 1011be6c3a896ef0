"""The body of a start: what it may say, and what the manager makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from ..._simulation.messages import Call, Refusal
from .access import CloudifyUser, forbidden
from .errors import html_page, refusal
from .query import boolean
from .records import Deployment, Parameter, WorkflowRecord, read_instant
from .rules import ADMINISTRATOR_ONLY, STATUSES

Body = dict[str, object]

_NEEDS_DEPENDENTS_GONE = frozenset({"stop", "uninstall", "update", "heal"})

_ENVIRONMENT_ERRORS = {
    # Read in the manager's source, not exercised. The first two pass by themselves.
    "pending": "deployment_environment_creation_pending_error",
    "creating": "deployment_environment_creation_in_progress_error",
    "failed": "deployment_creation_error",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A start as understood."""

    deployment_id: str
    workflow_id: str
    parameters: Body
    allow_custom_parameters: bool
    force: bool
    dry_run: bool
    queue: bool
    scheduled: float | None
    details: Body
    """The administrators' fields, as far as given."""


def body_of(call: Call, *required: str) -> Body:
    """Return the JSON object in the body. Raises 415, the HTML 400, the 500 for null and the 400 for a missing field."""
    if call.header("content-type") != "application/json":  # exactly so: a charset is refused
        raise refusal(415, "Content type must be application/json")
    try:
        body = call.json()
    except ValueError:
        raise Refusal(html_page(400, "The browser sent a request that this server could not understand.")) from None
    if body is None:
        raise refusal(500, "Internal error: argument of type 'NoneType' is not iterable")
    fields = body if isinstance(body, dict) else {}
    for name in required:
        if name not in fields:
            raise refusal(400, f"Missing {name} in json request body")
    return fields


def read_start(call: Call, user: CloudifyUser, now: float) -> Start:
    """Return what a start asks for, in the order in which the manager checks. Raises its errors."""
    body = body_of(call, "deployment_id", "workflow_id")
    deployment, workflow = _text(body, "deployment_id"), _text(body, "workflow_id")
    flags = {
        name: boolean(name, body.get(name, False)) for name in ("allow_custom_parameters", "force", "dry_run", "queue")
    }
    details = {name: body[name] for name in ADMINISTRATOR_ONLY if body.get(name)}
    _check_rights(user, deployment, details)
    scheduled = _scheduled(body.get("scheduled_time"), now)
    parameters = body.get("parameters")
    if parameters is not None and not isinstance(parameters, dict):
        kind = type(parameters).__name__
        raise refusal(400, f"request body's 'parameters' field must be a dict but is of type {kind}")
    return Start(
        deployment_id=deployment,
        workflow_id=workflow,
        parameters=parameters or {},
        scheduled=scheduled,
        details=details,
        **flags,
    )


def ready_deployment(deployments: Mapping[str, Deployment], name: str, tenant: str | None) -> Deployment | None:
    """Return the deployment that a start names, if it names one. Raises the 404, and the 400s of an unfinished one."""
    if not name:
        return None
    deployment = deployments.get(name)
    if deployment is None or deployment.tenant != tenant:
        raise refusal(404, f"Requested `Deployment` with ID `{name}` was not found")
    if deployment.environment != "ready":
        message = f"The environment of deployment {name} is {deployment.environment}"
        raise refusal(400, message, _ENVIRONMENT_ERRORS[deployment.environment])
    return deployment


def unavailable(start: Start, deployment: Deployment | None) -> tuple[str, str] | None:
    """Return code and message of why a workflow cannot be started as things stand; None if it can, or is forced."""
    if deployment is None or start.force:
        return None
    if not deployment.workflows[start.workflow_id].available:
        return "unavailable_workflow_error", f"Workflow {start.workflow_id} is not available"
    if deployment.depended_on and start.workflow_id in _NEEDS_DEPENDENTS_GONE:
        return "dependent_exists_error", f"Other installations depend on deployment {deployment.id}"
    return None


def merged_parameters(workflow: WorkflowRecord, name: str, given: Body, *, custom: bool) -> Body:
    """Return the declared defaults with the given values over them, converted to the declared types. Raises the 400."""
    faults = [f"{key} is required" for key, each in workflow.parameters.items() if each.required and key not in given]
    faults += [f"{key} is not declared" for key in given if key not in workflow.parameters and not custom]
    merged: Body = {key: each.default for key, each in workflow.parameters.items() if not each.required}
    for key, value in given.items():
        try:
            merged[key] = _converted(workflow.parameters.get(key, Parameter()), value)
        except (ValueError, TypeError):
            faults.append(f"{key} has an illegal value")
    if faults:
        message = f"Workflow `{name}` must be provided with the right parameters to execute: {'; '.join(faults)}"
        raise refusal(400, message, "illegal_execution_parameters_error")
    return merged


def _text(body: Body, name: str) -> str:
    value = body[name]
    if not isinstance(value, str):
        kind = type(value).__name__
        raise refusal(400, f"{name} parameter is expected to be of type str but is of type {kind}")
    return value


def _check_rights(user: CloudifyUser, deployment_id: str, details: Body) -> None:
    needed = [ADMINISTRATOR_ONLY[name] for name in details] + ([] if deployment_id else ["set_execution_details"])
    if needed and not user.is_administrator:
        raise forbidden(user, needed[0])
    status = details.get("force_status")
    if status is not None and status not in STATUSES:
        message = f'Force status was set to invalid state "{status}". Valid states are: {",".join(STATUSES)}'
        raise refusal(400, message)


def _scheduled(value: object, now: float) -> float | None:
    if not value:
        return None
    instant = read_instant(value)
    if instant is None:
        raise refusal(500, f"Internal error: Unknown string format: {value}")
    if instant <= now:
        raise refusal(400, f"Date `{value}` has already passed, please provide valid date.")
    return instant


_PYTHON_TYPES: dict[str, type] = {"string": str, "list": list, "dict": dict}


def _converted(parameter: Parameter, value: object) -> object:
    converted = _to_type(parameter.type, value)
    if parameter.choices and converted not in parameter.choices:
        raise ValueError(converted)
    return converted


def _to_type(kind: str | None, value: object) -> object:
    if kind is None:
        return value
    if kind in ("integer", "float") and isinstance(value, int | float | str):
        return int(value) if kind == "integer" else float(value)  # True and 1.5 become 1
    if kind == "boolean":
        value = json.loads(value.lower()) if isinstance(value, str) else value
        if isinstance(value, bool):
            return value
    elif isinstance(value, _PYTHON_TYPES.get(kind, ())):
        return value
    raise TypeError(kind)
