"""`GET /deployments` and `GET /deployments/{id}` of a manager."""

from __future__ import annotations

from ..._simulation.messages import Answer, Call
from .access import Caller
from .errors import refusal
from .manager import Manager
from .query import Row, cut, included
from .records import CloudifyRecord, Deployment, Parameter

FIELDS = (
    *("id", "display_name", "description", "blueprint_id", "tenant_name", "visibility", "created_by", "created_at"),
    *("workflows", "latest_execution", "latest_execution_status"),
)
_LATEST = {"terminated": "completed", "failed": "failed", "cancelled": "cancelled", "queued": "queued"}
"""The words for the status of a deployment's latest execution; all other statuses mean in progress."""


def list_deployments(manager: Manager, caller: Caller, call: Call) -> Answer:
    """Return the deployments of the tenant, in the order in which they were made. Raises the manager's 400s."""
    included(call, dict.fromkeys(FIELDS), FIELDS)
    for name, _ in call.query:
        if not name.startswith("_") and name not in ("id", "blueprint_id"):
            raise refusal(400, f"Filter keys '{[name]}' do not exist. Allowed filters are: {list(FIELDS)}")
    for key in call.queried("_sort"):
        if key.lstrip("+-") not in FIELDS:
            raise refusal(400, f"Cannot sort by {key!r}: no such field")
    mine = [one for one in manager.deployments.values() if caller.tenant in (None, one.tenant)]
    rows = [_row(manager, one) for one in mine]
    for name in ("id", "blueprint_id"):
        rows = [row for row in rows if not call.queried(name) or row[name] in call.queried(name)]
    page = cut(call, rows)
    pagination = {"total": page.total, "size": page.size, "offset": page.offset}
    items = [included(call, row, FIELDS) for row in page.items]
    return Answer.json({"items": items, "metadata": {"pagination": pagination, "filtered": None}})


def get_deployment(manager: Manager, caller: Caller, call: Call) -> Answer:
    """Return one deployment. Raises the 404."""
    included(call, dict.fromkeys(FIELDS), FIELDS)
    found = manager.deployments.get(call.params["id"])
    if found is None or caller.tenant not in (None, found.tenant):
        raise refusal(404, f"Requested `Deployment` with ID `{call.params['id']}` was not found")
    return Answer.json(included(call, _row(manager, found), FIELDS))


def _row(manager: Manager, one: Deployment) -> Row:
    latest = _latest(manager, one)
    return {
        "id": one.id,
        "display_name": one.display_name,
        "description": None,
        "blueprint_id": one.blueprint_id,
        "tenant_name": one.tenant,
        "visibility": "tenant",
        "created_by": "admin",
        "created_at": "2030-05-01T07:00:00.000Z",
        "workflows": [
            {
                "name": name,
                "plugin": "default_workflows",
                "is_available": each.available,
                "is_cascading": False,
                "parameters": {key: _parameter(value) for key, value in each.parameters.items()},
            }
            for name, each in one.workflows.items()
        ],
        "latest_execution": latest.id if latest else None,
        "latest_execution_status": _LATEST.get(str(latest.status), "in_progress") if latest else None,
    }


def _parameter(declared: Parameter) -> Row:
    return {
        **({"type": declared.type} if declared.type else {}),
        **({} if declared.required else {"default": declared.default}),
        **({"constraints": [{"valid_values": list(declared.choices)}]} if declared.choices else {}),
    }


def _latest(manager: Manager, one: Deployment) -> CloudifyRecord | None:
    place = (one.tenant, one.id)
    mine = [each for each in manager.executions.values() if (each.tenant_name, each.deployment_id) == place]
    return max(mine, key=lambda each: each.created_at, default=None)
