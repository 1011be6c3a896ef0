# Derived from _async/intents.py by scripts/unasync: do not edit.
"""Starts of workflows that can be adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..._core._sync.adopt import Starting
from ..._core._sync.pages import Items
from ..._core.execution.intent import Starts
from ..._core.silent import silent
from .. import intents
from ..intents import CloudifyStarts
from .execution import CloudifyExecution

if TYPE_CHECKING:
    from .executions import CloudifyExecutions

PAGE = 50
"""Executions of one deployment and workflow in a page: the newest are looked for."""


class Intents(Starting[CloudifyExecution]):
    """The part of the client that is about intents."""

    run_intents: ClassVar[Starts] = CloudifyStarts()
    executions: CloudifyExecutions
    _user: str | None = None

    def intent(
        self,
        *,
        deployment_id: str,
        workflow_id: str,
        key: str | None = None,
        parameter: str | None = None,
        signing_key: str | bytes | None = None,
    ) -> str:
        """Return the intent to start a workflow: JSON text without a credential, to be stored before the start is made.

        `executions.start(..., intent=text)` makes the start, and `adopt(text, clients=[client])` finds its execution again,
        also in another process. `key` names the start (by default a new UUID). Cloudify has no field for a mark: a new
        execution by this user is taken for the one of the start. To be certain, name a `parameter` that carries a mark; it is
        sent as a custom parameter, which the workflow gets too and must accept. `signing_key` as for `token`. The newest
        executions are read, which raises the errors of a read.
        """
        signing_key = silent(signing_key)
        return self._intended(intents.target(deployment_id, workflow_id, parameter), key, signing_key, by=self._user)

    def run_starts(self, target: Mapping[str, Any]) -> Items[CloudifyExecution]:
        """Return the executions of a deployment's workflow, the newest first."""
        where = intents.target(target.get("deployment_id"), target.get("workflow_id"))
        return self.executions.list(
            deployment_id=where["deployment_id"],
            workflow_id=where["workflow_id"],
            sort="-created_at",
            include_system_workflows=True,
            page_size=PAGE,
        )
