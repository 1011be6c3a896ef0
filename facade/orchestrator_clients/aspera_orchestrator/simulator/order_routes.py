"""Orchestrator's operations on work orders."""

from __future__ import annotations

from collections.abc import Mapping

from ..._simulation.messages import Answer, Call, Handler, Refusal
from . import answers
from .orders import WorkOrder
from .server import NO_JSON, Server
from .start import not_imitated, read_start, refused_start, workflow_of

_NO_RIGHTS = "Orchestrator::PermissionDenied: no permission to run this workflow"


class OrderRoutes:
    """The work orders of a server."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers by the names that `routes` knows."""
        return {
            "initiate": self._initiate,
            "work_order_status": self._order_status,
            "work_orders_list": self._list,
            "work_order_output": self._order_outputs,
            "work_order_cancel": self._cancel,
            "work_order_reset": self._reset,
        }

    def _initiate(self, call: Call) -> Answer:
        if self._server.user(call) == self._server.site.viewer:
            raise Refusal(answers.trace(_NO_RIGHTS, 403))
        if (name := not_imitated(call)) is not None:
            raise Refusal(answers.unimitated(name))
        try:
            start = read_start(call)
        except ValueError:
            raise self._server.refuse(NO_JSON) from None
        self._server.check_workflow(start.workflow)
        if not start.inputs.get("file"):
            return refused_start()
        return self._about(call, self._server.add(self._server.site.script, self._server.now, start), "initiate")

    def _order_status(self, call: Call) -> Answer:
        return self._about(call, self._server.order(call), "status")

    def _list(self, call: Call) -> Answer:
        self._server.check_workflow(workflow_of(call))
        most, now = call.query_value("max_results"), self._server.now
        if most is not None and not most.isdecimal():
            raise self._server.refuse(f'ArgumentError: invalid value for Integer(): "{most}"')
        shown = [*self._server.store.work_orders.values()][: int(most) if most else None]
        return answers.either(call, *answers.order_list(shown, now, self._server.site.style))

    def _order_outputs(self, call: Call) -> Answer:
        """Answer in XML, whatever is wanted: the vendor's command line client found it usable as nothing else."""
        wanted = call.query_value("step_name")
        steps = [step for step in self._server.steps(self._server.order(call)) if wanted in (None, step.name)]
        return answers.xml(call, answers.outputs_xml(steps, call.query_value("variable_name"), self._server.site.style))

    def _cancel(self, call: Call) -> Answer:
        order = self._server.order(call)
        order.cancel(self._server.now)
        return self._about(call, order, "cancel")

    def _reset(self, call: Call) -> Answer:
        order = self._server.order(call)
        self._server.run_again(order, 0)
        return self._about(call, order, "reset")

    def _about(self, call: Call, order: WorkOrder, action: str) -> Answer:
        now = self._server.now
        record = answers.order_json(order, now, self._server.site.style)
        return answers.either(
            call, {"work_order": record}, answers.order_xml(order, now, self._server.site.style, action)
        )
