# Derived from _async/groups.py by scripts/unasync: do not edit.
"""Executions of one workflow on many deployments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orchestrator_api.cloudify import models
from orchestrator_api.cloudify.api.execution_groups import act_on_execution_group, get_execution_group

from ..._core._sync.caller import Caller
from ..._core._sync.many import Waited, wait_many
from ..._core._sync.pages import Items
from ..._core.settings import Timeout
from .. import groups, requests
from ..groups import ExecutionGroup
from ..reading import LOOK
from .execution import CloudifyExecution
from .executions import CloudifyExecutions


class ExecutionGroups:
    """Execution groups; deployment groups, which they are started on, are made by `client.api` or in the console."""

    def __init__(self, client: Caller, executions: CloudifyExecutions) -> None:
        self._client, self._executions = client, executions

    def start(
        self,
        *,
        deployment_group_id: str,
        workflow_id: str,
        parameters: Mapping[str, Any] | None = None,
        by_deployment: Mapping[str, Mapping[str, Any]] | None = None,
        force: bool | None = None,
        concurrency: int | None = None,
        timeout: Timeout | None = None,
    ) -> ExecutionGroup:
        """Start a workflow on each deployment of a group and return the new execution group. It is sent once.

        `parameters` are for all deployments; `by_deployment` has parameters by deployment id, which take precedence.
        `concurrency` executions run at a time (server default 5), the others are queued; with `force` they run beside other
        executions of their deployment. A deployment without such a workflow is left out. A lost answer raises
        OutcomeUnknownError.
        """
        request = groups.start(
            deployment_group_id, workflow_id, parameters, by_deployment, force=force, concurrency=concurrency
        )
        return groups.group_of(self._client.call(request, groups.parse_started, timeout=timeout))

    def get(self, group_id: str, *, timeout: Timeout | None = None) -> ExecutionGroup:
        """Return an execution group as it is now, with the ids of its executions; NotFoundError if there is none."""
        request = get_execution_group.build_request(groups.checked(group_id))
        parse = groups.about(group_id, get_execution_group.parse_response)
        return groups.group_of(self._client.call(request, parse, timeout=timeout), group_id)

    def executions(
        self, group_id: str, *, limit: int | None = None, timeout: Timeout | None = None
    ) -> Items[CloudifyExecution]:
        """Return the executions of a group, without their parameters, oldest first; none for a group that is not there."""
        return self._executions.list(
            execution_group_id=groups.checked(group_id),
            include=LOOK,
            include_system_workflows=True,
            limit=limit,
            timeout=timeout,
        )

    def wait(
        self,
        group_id: str,
        *,
        timeout: float | None = None,
        poll: float | tuple[float, float] | None = None,
        concurrency: int = 8,
    ) -> list[Waited[CloudifyExecution]]:
        """Wait for all executions of a group and return how each ended, oldest first; one failure does not disturb the others.

        The arguments are those of `wait_many`, which asks for all of them together. NotFoundError without the group.
        """
        self.get(group_id)
        members: list[CloudifyExecution] = []
        for page in self.executions(group_id).pages():
            members += page.items
        return wait_many(members, timeout=timeout, poll=poll, concurrency=concurrency)

    def cancel(
        self, group_id: str, *, force: bool = False, kill: bool = False, timeout: Timeout | None = None
    ) -> ExecutionGroup:
        """Ask for all executions of a group that have not ended to be cancelled; they have not stopped yet.

        `force` and `kill` are those of `executions.cancel`. The answer has no members: `get` reads them.
        """
        action = requests.cancelling(force=force, kill=kill, system=self._client.system)
        return self._act(group_id, action, timeout)

    def resume(self, group_id: str, *, force: bool = False, timeout: Timeout | None = None) -> ExecutionGroup:
        """Let the failed and cancelled executions of a group go on where they stopped; `force` repeats what was unfinished."""
        return self._act(
            group_id, models.ExecutionAction.FORCE_RESUME if force else models.ExecutionAction.RESUME, timeout
        )

    def _act(self, group_id: str, action: models.ExecutionAction, timeout: Timeout | None) -> ExecutionGroup:
        request = groups.act(group_id, action)
        parse = groups.about(group_id, act_on_execution_group.parse_response)
        return groups.group_of(self._client.call(request, parse, timeout=timeout), group_id)
