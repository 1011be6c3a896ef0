"""The executions of the one simulated pipeline: making them, and finding them and their steps."""

from __future__ import annotations

from ..._simulation.messages import Call, Refusal
from ..._simulation.script import Playback, Run
from . import errors
from .record import AdobeRecord


class Store:
    """What there is. `executions`: by id, oldest first."""

    def __init__(self, program_id: str, pipeline_id: str) -> None:
        self._program_id = program_id
        self._pipeline_id = pipeline_id
        self._last_id = 1_188_400
        self.executions: dict[str, AdobeRecord] = {}

    def add(
        self, script: Run, begun: float, tail: float, *, trigger: str = "MANUAL", mode: str = "NORMAL"
    ) -> AdobeRecord:
        """Make an execution that began then."""
        self._last_id += 1
        number, play = str(self._last_id), Playback(script, begun)
        made = AdobeRecord(number, self._program_id, self._pipeline_id, play, begun, trigger, mode, tail)
        self.executions[number] = made
        return made

    def sort(self) -> None:
        """Put the executions in the order in which they began."""
        ordered = sorted(self.executions.items(), key=lambda item: item[1].created)
        self.executions.clear()
        self.executions.update(ordered)

    def newest(self) -> AdobeRecord | None:
        """Return the last to begin."""
        return next(reversed(self.executions.values()), None)

    def rest(self, step_id: str, source_id: str | None) -> Run:
        """Return how an earlier execution goes on from one of its steps; without a source from one of the newest."""
        source = self.newest() if source_id is None else self.executions.get(source_id)
        if source is None:
            raise Refusal(errors.not_found())
        index = source.index_of(step_id)
        if index is None:
            raise Refusal(errors.conflict("that execution has no such step"))
        return source.play.script.rest(index)

    def found(self, call: Call) -> AdobeRecord:
        """Return the execution that a path names, or refuse the call."""
        execution = self.executions.get(call.params["execution"])
        if execution is None:
            raise Refusal(errors.not_found())
        return execution

    def place(self, call: Call) -> tuple[AdobeRecord, int]:
        """Return the execution and the place in it of the step that a path names, or refuse the call."""
        execution = self.found(call)
        index = execution.index_of(call.params["step"])
        if index is None or execution.step_ids(index)[0] != call.params["phase"]:
            raise Refusal(errors.not_found())
        return execution, index
