"""The execution groups of a manager: starting and reading them, and acting on all members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..._simulation.messages import Answer, Call
from .access import Caller
from .errors import refusal
from .groups import DEFAULT_CONCURRENCY, Group
from .manager import Manager
from .rules import CONFLICT, ENDS, ILLEGAL, outcome
from .start import Start, body_of

ACTIONS = ("cancel", "force-cancel", "kill", "resume", "force-resume")


def start_group(
    manager: Manager, deployment_groups: Mapping[str, Sequence[str]], caller: Caller, call: Call, now: float
) -> Answer:
    """Start a workflow on each deployment of a group that has it. Raises the manager's errors."""
    body = body_of(call, "deployment_group_id", "workflow_id")
    name = str(body["deployment_group_id"])
    if name not in deployment_groups:
        raise refusal(404, f"Requested `DeploymentGroup` with ID `{name}` was not found")
    concurrency = body.get("concurrency", DEFAULT_CONCURRENCY)
    group = Group(
        id=manager.new_id(),
        deployment_group_id=name,
        workflow_id=str(body["workflow_id"]),
        tenant=caller.tenant or "",
        created_at=now,
        concurrency=concurrency if isinstance(concurrency, int) else DEFAULT_CONCURRENCY,
    )
    manager.groups[group.id] = group
    for deployment_id in deployment_groups[name]:
        deployment = manager.deployments.get(deployment_id)
        if deployment is not None and group.workflow_id in deployment.workflows:
            manager.start(_start(body, deployment_id, group.workflow_id), caller, now, group)
    return Answer.json(group.served(manager.executions.values(), whole=True))


def _start(body: Mapping[str, object], deployment_id: str, workflow_id: str) -> Start:
    own = _mapping(_mapping(body.get("parameters")).get(deployment_id))
    return Start(
        deployment_id=deployment_id,
        workflow_id=workflow_id,
        parameters={**_mapping(body.get("default_parameters")), **own},
        allow_custom_parameters=False,
        force=body.get("force") is True,
        dry_run=False,
        queue=True,
        scheduled=None,
        details={},
    )


def get_group(manager: Manager, caller: Caller, call: Call) -> Answer:
    """Return one group. Raises the 404."""
    return Answer.json(_found(manager, caller, call).served(manager.executions.values(), whole=True))


def act_on_group(manager: Manager, caller: Caller, call: Call, now: float) -> Answer:
    """Apply the action to each member whose status allows it. Raises the 404, and the 400 of an unknown action."""
    action = body_of(call, "action")["action"]
    if action not in ACTIONS:
        raise refusal(400, f"Invalid action: {action}, Valid action values are: {list(ACTIONS)}")
    group = _found(manager, caller, call)
    for one in group.members(manager.executions.values()):
        meant = one.status in ("failed", "cancelled") if str(action).endswith("resume") else one.status not in ENDS
        if meant and outcome(one.status, str(action)) not in (ILLEGAL, CONFLICT):
            manager.act(one, str(action), now)
    return Answer.json(group.served((), whole=False))


def _found(manager: Manager, caller: Caller, call: Call) -> Group:
    group = manager.groups.get(call.params["id"])
    if group is None or caller.tenant not in (None, group.tenant):
        raise refusal(404, f"Requested `ExecutionGroup` with ID `{call.params['id']}` was not found")
    return group


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
