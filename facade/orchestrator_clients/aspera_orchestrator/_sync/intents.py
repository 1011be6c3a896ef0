# Derived from _async/intents.py by scripts/unasync: do not edit.
"""Starts of work orders that can be adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..._core._sync.adopt import Starting
from ..._core._sync.pages import Items
from ..._core.execution.intent import Starts
from ..._core.silent import silent
from ..intents import AsperaStarts
from ..requests import workflow_target
from .execution import AsperaExecution

if TYPE_CHECKING:
    from ..._core._sync.execution import Execution
    from .work_orders import WorkOrders


class Intents(Starting[AsperaExecution]):
    """The part of the client that is about intents."""

    run_intents: ClassVar[Starts] = AsperaStarts()
    work_orders: WorkOrders

    def intent(self, *, workflow_id: int | str, key: str | None = None, signing_key: str | bytes | None = None) -> str:
        """Return the intent to start a workflow: JSON text without a credential, to be stored before the start is made.

        `work_orders.start(..., intent=text)` makes the start, with a mark in the work order's name, and `adopt(text,
        clients=[client])` finds the work order again, also in another process. Since the list has no names, `adopt` reads each
        new work order of the workflow by itself. `key` names the start (by default a new UUID). `signing_key` as for `token`.
        The work orders of the workflow are listed, which raises the errors of a read.
        """
        signing_key = silent(signing_key)
        return self._intended(workflow_target(workflow_id), key, signing_key)

    def run_starts(self, target: Mapping[str, Any]) -> Items[AsperaExecution]:
        """Return the work orders of a workflow, of which the list has little but the ids."""
        return self.work_orders.list(workflow_id=workflow_target(target.get("workflow_id"))["workflow_id"])

    def run_told(self, run: Execution) -> Execution:
        """Return a work order with its name."""
        return self.work_orders.get(run.id)
