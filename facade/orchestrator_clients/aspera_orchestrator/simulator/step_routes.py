"""Orchestrator's operations on work steps."""

from __future__ import annotations

from collections.abc import Mapping

from ..._simulation.messages import Answer, Call, Handler
from . import answers
from .formats import wished
from .server import Server


class StepRoutes:
    """The work steps of a server: their status, their outputs, and what can be done to them."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers by the names that `routes` knows."""
        return {
            "work_step_status": self._step_status,
            "output": self._output,
            "work_step_cancel": self._cancel_step,
            "workstep_reset": self._restart,
        }

    def _step_status(self, call: Call) -> Answer:
        _, step = self._server.step(call)
        if call.query_value("status_only") == "true":  # no XML, whatever the type says
            return answers.bare(call, step.status, self._server.site.style)
        return answers.either(call, step.json(self._server.site.style), step.xml(self._server.site.style))

    def _output(self, call: Call) -> Answer:
        name = call.query_value("output_name")
        if name is None:
            return self._step_status(call)
        _, step = self._server.step(call)
        found = next((variable for variable in step.outputs if variable.name == name), None)
        if found is None:
            raise self._server.refuse(f"NoMethodError: undefined method `value' for nil:NilClass ({name})")
        form, value = wished(call), found.plain(self._server.site.style)
        if form == "xml":
            return answers.xml(call, found.output_xml(self._server.site.style))
        if form == "txt" or isinstance(value, str):  # Rails hands a text to its JSON renderer as it is, without quotes
            return answers.bare(call, found.text(self._server.site.style), self._server.site.style)
        return Answer.json(value)

    def _cancel_step(self, call: Call) -> Answer:
        order, step = self._server.step(call)
        now, before = self._server.now, step.status
        order.cancel_step(order.place(step.id), now)
        return answers.xml(call, answers.cancelled_xml(self._server.step(call)[1], before, now))

    def _restart(self, call: Call) -> Answer:
        order, step = self._server.step(call)
        done = step.id not in {kept.id for kept in order.kept}  # the documented ones have no script to play
        if done:
            self._server.run_again(order, order.place(step.id))
        return answers.xml(call, answers.restarted_xml(done, self._server.steps(order) if done else ()))
