"""Requests for execution groups, and groups as the manager describes them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orchestrator_api.cloudify import models
from orchestrator_api.cloudify.api.execution_groups import act_on_execution_group, start_execution_group
from orchestrator_api.cloudify.types import UNSET

from .._core.body import BadAnswer
from .._core.errors import UsageError
from .._core.inputs import json_object, path_id, text_given
from .._core.model import State, given, state_of
from .._core.vendor import text_of
from .tables import STATES, SYSTEM

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.cloudify.models import ExecutionAction
    from orchestrator_api.cloudify.models import ExecutionGroup as RawGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionGroup:
    """Executions of one workflow on the deployments of a group, as they stood at one moment.

    `state` is the manager's for them all: it counts a group whose members were cancelled as succeeded. `execution_ids` are
    those of its members, as far as the answer has them, and `raw` the model of the low-level client.
    """

    id: str
    """Of the group."""
    state: State
    raw_status: str | None = None
    """The manager's word for `state`."""
    workflow_id: str | None = None
    """The workflow that its members run."""
    deployment_group_id: str | None = None
    """The group of deployments they run on."""
    concurrency: int | None = None
    """How many of them run at once."""
    execution_ids: Sequence[str] = ()
    raw: RawGroup = field(repr=False, compare=False)


def group_of(raw: RawGroup, asked: str | None = None) -> ExecutionGroup:
    """Return the group that a model describes."""
    status, concurrency = text_of(given(raw.status)), given(raw.concurrency)
    return ExecutionGroup(
        id=text_of(given(raw.id)) or asked or "",
        state=state_of(SYSTEM, STATES, status),
        raw_status=status,
        workflow_id=text_of(given(raw.workflow_id)),
        deployment_group_id=text_of(given(raw.deployment_group_id)),
        concurrency=concurrency if isinstance(concurrency, int) else None,
        execution_ids=tuple(one for one in given(raw.execution_ids) or () if isinstance(one, str)),
        raw=raw,
    )


def start(
    deployment_group_id: str,
    workflow_id: str,
    parameters: Mapping[str, Any] | None,
    by_deployment: Mapping[str, Mapping[str, Any]] | None,
    *,
    force: bool | None,
    concurrency: int | None,
) -> dict[str, Any]:
    """Return the request that starts a workflow on each deployment of a group."""
    if concurrency is not None and (
        not isinstance(concurrency, int) or isinstance(concurrency, bool) or concurrency < 1
    ):
        raise UsageError(f"concurrency={concurrency!r}: give a whole number from 1", system=SYSTEM)
    for name, one in (by_deployment or {}).items():
        json_object(one, f"by_deployment[{name!r}]", system=SYSTEM)
    body = models.StartExecutionGroupRequest(
        deployment_group_id=text_given(deployment_group_id, "deployment_group_id", system=SYSTEM),
        workflow_id=text_given(workflow_id, "workflow_id", system=SYSTEM),
        default_parameters=UNSET if parameters is None else json_object(parameters, "parameters", system=SYSTEM),
        parameters=UNSET if by_deployment is None else json_object(by_deployment, "by_deployment", system=SYSTEM),
        force=UNSET if force is None else force,
        concurrency=UNSET if concurrency is None else concurrency,
    )
    return start_execution_group.build_request(body=body)


def act(group_id: str, action: ExecutionAction) -> dict[str, Any]:
    """Return the request for an action on all executions of a group."""
    return act_on_execution_group.build_request(checked(group_id), body=models.ExecutionActionRequest(action=action))


def checked(group_id: str) -> str:
    """Return the id of a group; `UsageError` for what cannot be one."""
    return path_id(group_id, "group_id", system=SYSTEM)


def parse_started(answer: httpx.Response) -> RawGroup | None:
    """Return what the answer to a start says of the group; ValueError if it does not name it."""
    started = start_execution_group.parse_response(answer)
    if started is not None and text_of(given(started.id)) is None:
        raise BadAnswer("the workflow was started, but the answer does not name its execution group")
    return started


def about(
    group_id: str, parse: Callable[[httpx.Response], RawGroup | None]
) -> Callable[[httpx.Response], RawGroup | None]:
    """Return the reader of an answer that must be about this group; ValueError for one about another."""

    def read(answer: httpx.Response) -> RawGroup | None:
        raw = parse(answer)
        if raw is not None and text_of(given(raw.id)) not in (None, str(group_id)):
            raise BadAnswer("the answer is about another execution group")
        return raw

    return read
