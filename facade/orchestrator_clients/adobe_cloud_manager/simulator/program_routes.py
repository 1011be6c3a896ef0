"""Cloud Manager's programs, pipelines and environments, beside the executions of the one pipeline."""

from __future__ import annotations

from ..._simulation.messages import Answer, Call, Operation
from ..._simulation.simulator import Simulator
from . import programs
from .store import Store


class ProgramsSimulator(Simulator):
    """A program with one pipeline and two environments. `setup` of a subclass makes the store."""

    program_id = "19905"
    pipeline_id = "48213"
    _store: Store

    def _program_routes(self) -> tuple[Operation, ...]:
        program = "/api/program/{program}"
        return (
            Operation("get_programs", "GET", "/api/programs", self._programs),
            Operation("get_pipelines", "GET", f"{program}/pipelines", self._pipelines),
            Operation("get_environments", "GET", f"{program}/environments", self._environments),
            Operation("get_pipeline", "GET", f"{program}/pipeline/{{pipeline}}", self._pipeline),
        )

    def _programs(self, call: Call) -> Answer:
        return Answer.json(programs.listed("programs", [programs.program(self.program_id)], call.path))

    def _pipelines(self, call: Call) -> Answer:
        return Answer.json(programs.listed("pipelines", [self._the_pipeline()], call.path))

    def _environments(self, call: Call) -> Answer:
        return Answer.json(programs.listed("environments", programs.environments(self.program_id), call.path))

    def _pipeline(self, call: Call) -> Answer:
        return Answer.json(self._the_pipeline())

    def _the_pipeline(self) -> programs.Row:
        newest, now = self._store.newest(), self.clock.time()
        status = "IDLE" if newest is None or newest.over(now) else "WAITING" if newest.play.at(now).waiting else "BUSY"
        return programs.pipeline(self.program_id, self.pipeline_id, status)
