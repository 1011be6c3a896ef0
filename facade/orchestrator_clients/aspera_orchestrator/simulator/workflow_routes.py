"""Orchestrator's operations on workflows, and on the server itself: the login and the ping."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..._simulation.messages import Answer, Call, Handler, Refusal
from . import answers, workflows
from .access import logged_in
from .server import NO_JSON, Server
from .start import read_object, workflow_of


class WorkflowRoutes:
    """The workflow of a server, and what it says of itself."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers by the names that `routes` knows."""
        return {
            "workflows_list": self._workflows,
            "workflow_inputs_spec": self._inputs_spec,
            "workflow_outputs_spec": self._outputs_spec,
            "workflow_details": self._details,
            "workflows_status": self._all_details,
            "login": self._login,
            "remote_node_ping": self._ping,
        }

    def _workflows(self, call: Call) -> Answer:
        return answers.either(call, *workflows.workflow_list(self._server.site.workflow_id, self._server.site.style))

    def _inputs_spec(self, call: Call) -> Answer:
        self._server.check_workflow(workflow_of(call))
        return answers.either(
            call, *workflows.inputs_spec(self._server.site.workflow_id, self._server.now, self._server.site.style)
        )

    def _outputs_spec(self, call: Call) -> Answer:
        self._server.check_workflow(workflow_of(call))
        return answers.either(call, *workflows.outputs_spec(self._server.site.style))

    def _details(self, call: Call) -> Answer:
        self._server.check_workflow(workflow_of(call))
        return answers.either(call, *workflows.counts(self._counted(), self._server.site.style))

    def _all_details(self, call: Call) -> Answer:
        return answers.either(call, *workflows.counts(self._counted(), self._server.site.style, every=True))

    def _counted(self) -> list[tuple[str, float]]:
        """Return the status word of each work order, and when it last did something."""
        now = self._server.now
        return [(order.status(now), order.updated(now)) for order in self._server.store.work_orders.values()]

    def _login(self, call: Call) -> Answer:
        if tuple(map(int, re.findall(r"\d+", self._server.site.version))) < (4, 1, 3):
            raise Refusal(answers.no_route())
        try:
            token = logged_in(
                read_object(call), (self._server.site.credentials, self._server.site.viewer), self._server.now
            )
        except ValueError:
            raise self._server.refuse(NO_JSON) from None
        return Answer.text("Invalid credentials\n", 401) if token is None else Answer.json({"token": token})

    def _ping(self, call: Call) -> Answer:
        return answers.either(call, *answers.ping(self._server.site.version))
