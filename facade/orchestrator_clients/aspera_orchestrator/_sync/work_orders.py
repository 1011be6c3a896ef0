# Derived from _async/work_orders.py by scripts/unasync: do not edit.
"""Work orders: the runs of workflows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from orchestrator_api.aspera_orchestrator.api.work_orders import (
    cancel_work_order,
    get_work_order_outputs,
    get_work_order_status_xml,
    list_work_orders,
    reset_work_order,
)
from orchestrator_api.aspera_orchestrator.types import UNSET

from ..._core._sync.caller import Caller
from ..._core._sync.pages import Items
from ..._core.execution.intent import carrying, intent_of
from ..._core.inputs import path_id, text_given
from ..._core.pages import Page, check_limit
from ..._core.settings import Timeout
from .. import orders, reading, requests
from ..intents import marked_name
from ..requests import XML, encoded, number
from ..values import Variable
from .execution import AsperaExecution

if TYPE_CHECKING:
    from ..requests import Request


class WorkOrders:
    """The work orders of an Orchestrator."""

    def __init__(self, client: Caller) -> None:
        self._client = client

    def start(
        self,
        *,
        workflow_id: int | str,
        inputs: Mapping[str, Any] | None = None,
        name: str | None = None,
        priority: int | None = None,
        dedicated_worker: bool = False,
        preemptive_level: int | None = None,
        tags: str | None = None,
        method: str = "POST",
        intent: str | None = None,
        timeout: Timeout | None = None,
    ) -> AsperaExecution:
        """Start a workflow and return its work order as an execution. It is sent once.

        `priority` is 1 (low) to 3 (high), `dedicated_worker` asks for a worker of its own, a lower `preemptive_level` goes
        first, `tags` is passed on as it is (its form is not known). `method="GET"` is the way of servers before 4.1.6: the
        inputs then travel in the URL, where they are logged, hashes and arrays as JSON text. A start that is refused raises
        ApiError with the missing inputs in `details["missing_parameters"]`; a lost answer raises OutcomeUnknownError; with an
        `intent` of the client's `intent()`, whose mark is added to the name, `adopt` then finds out.
        """
        wanted = intent_of(self._client, intent, requests.workflow_target(workflow_id))
        request = requests.start(
            workflow_id,
            inputs,
            method=method,
            dedicated_worker=dedicated_worker,
            name=marked_name(wanted, name),
            priority=priority,
            preemptive_level=preemptive_level,
            tags=tags,
        )
        with carrying(intent):
            return self._run(self._client.call(encoded(request), orders.started, timeout=timeout))

    def get(self, work_order_id: int | str, *, timeout: Timeout | None = None) -> AsperaExecution:
        """Return a work order as an execution, with its work steps. Several steps of one name differ by `id`.

        A step that failed may be tried again: it does not mean that the work order has ended. Of a sub-workflow only the
        step that runs it is listed. An unknown id is answered with whatever status the server likes: any ApiError.
        """
        order = number(work_order_id, "work_order_id")
        request = get_work_order_status_xml.build_request(order)
        return self._run(self._client.call(request, orders.found(order), timeout=timeout, headers=XML))

    def list(
        self,
        *,
        workflow_id: int | str,
        limit: int | None = None,
        max_results: int | None = None,
        timeout: Timeout | None = None,
    ) -> Items[AsperaExecution]:
        """Return the work orders of a workflow, as much of each as the server's list says; `refresh` reads the rest.

        `max_results` asks the server for no more than that (seen in a test of one client only); `limit` stops here.
        """
        check_limit(max_results or None, system=self._client.system, name="max_results")
        most = max_results or UNSET
        request = list_work_orders.build_request(
            path_id(workflow_id, "workflow_id", system=self._client.system), max_results=most
        )

        def fetch(_: Hashable | None) -> Page[AsperaExecution]:
            found = self._client.call(encoded(request), orders.listed, timeout=timeout)
            return Page([self._run(fields) for fields in found])

        return Items(fetch, system=self._client.system, operation="list_work_orders", limit=limit)

    def outputs(
        self,
        work_order_id: int | str,
        *,
        step_name: str | None = None,
        variable_name: str | None = None,
        timeout: Timeout | None = None,
    ) -> tuple[Variable, ...]:
        """Return the outputs of all steps of a work order, typed; or only those of a step, or of a name."""
        request = get_work_order_outputs.build_request(
            number(work_order_id, "work_order_id"),
            step_name=UNSET if step_name is None else text_given(step_name, "step_name", system=self._client.system),
            variable_name=UNSET
            if variable_name is None
            else text_given(variable_name, "variable_name", system=self._client.system),
        )
        return self._client.call(encoded(request), reading.order_outputs, timeout=timeout, headers=XML)

    def cancel(self, work_order_id: int | str, *, timeout: Timeout | None = None) -> AsperaExecution:
        """Ask for a work order to be cancelled and return it as the server then says; it is sent once.

        It may still be `Canceling`: wait for the end. A lost answer raises OutcomeUnknownError.
        """
        order = number(work_order_id, "work_order_id")
        return self._act(cancel_work_order.build_request(order), order, timeout)

    def reset(self, work_order_id: int | str, *, timeout: Timeout | None = None) -> AsperaExecution:
        """Reset a work order, so that it runs again, and return it as the server then says; it is sent once.

        A lost answer raises OutcomeUnknownError.
        """
        order = number(work_order_id, "work_order_id")
        run = self._act(reset_work_order.build_request(order), order, timeout)
        self._client.run_decisions.note(run.id)
        return run

    def _act(self, request: Request, order: int, timeout: Timeout | None) -> AsperaExecution:
        return self._run(self._client.call(request, orders.acted(order), timeout=timeout))

    def _run(self, fields: orders.Fields) -> AsperaExecution:
        return AsperaExecution(**{"client": self._client, "system": self._client.system, **fields})
