"""Cloud Manager's programs, pipelines, environments and artifacts, beside the executions of the one pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import md5
from typing import TYPE_CHECKING, Protocol

from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from . import errors, programs
from .logs import LogHost
from .store import Store

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

ARTIFACT = "artifact-"
"""What the names of artifacts begin with on the host that has the logs as well."""


class Built(Protocol):
    """The attributes of the simulator that these routes read; tests may set them."""

    clock: Clock
    program_id: str
    pipeline_id: str
    log_host: LogHost
    artifacts: dict[str, dict[str, bytes]]


class ProgramRoutes:
    """A program with one pipeline and two environments, and what its steps have built."""

    def __init__(self, built: Built, store: Store) -> None:
        self._site, self._store = built, store

    def routes(self, at: str) -> tuple[SimulatedOperation, ...]:
        """Return the operations; `at` is the path of a step."""
        program = "/api/program/{program}"
        return (
            SimulatedOperation("get_programs", "GET", "/api/programs", self._programs),
            SimulatedOperation("get_program", "GET", program, self._program),
            SimulatedOperation("get_pipelines", "GET", f"{program}/pipelines", self._pipelines),
            SimulatedOperation("get_environments", "GET", f"{program}/environments", self._environments),
            SimulatedOperation("get_pipeline", "GET", f"{program}/pipeline/{{pipeline}}", self._pipeline),
            SimulatedOperation("list_step_artifacts", "GET", f"{at}/artifacts", self._artifacts),
            SimulatedOperation("get_step_artifact", "GET", f"{at}/artifact/{{artifact}}", self._artifact),
        )

    def _built(self, call: Call) -> Mapping[str, bytes]:
        """Return what the step has built by now, by the names of the files."""
        execution, index = self._store.place(call)
        shown = execution.shown(index, self._site.clock.time())
        return self._site.artifacts.get(shown.step.name, {}) if shown.state == "succeeded" else {}

    def _artifacts(self, call: Call) -> Answer:
        rows: list[programs.Row] = [
            {"id": str(number), "file": name, "type": name.rpartition(".")[2], "md5": md5(data).hexdigest()}  # noqa: S324
            for number, (name, data) in enumerate(self._built(call).items(), 1)
        ]
        return Answer.json(programs.listed("artifacts", rows, call.path) if rows else {})

    def _artifact(self, call: Call) -> Answer:
        execution, index = self._store.place(call)
        names = dict(enumerate(self._built(call), 1))
        number = call.params["artifact"]
        name = names.get(int(number)) if number.isdecimal() else None
        if name is None:
            raise Refusal(errors.not_found())
        return Answer.json({"redirect": self._site.log_host.link(execution.id, index, f"{ARTIFACT}{name}")})

    def artifact_of(self, execution_id: str, index: int, file: str) -> bytes | None:
        """Return the bytes of an artifact, for the host that has them; None for a file that is none."""
        execution = self._store.executions.get(execution_id)
        if execution is None or not file.startswith(ARTIFACT):
            return None
        shown = execution.shown(index, self._site.clock.time())
        return self._site.artifacts.get(shown.step.name, {}).get(file.removeprefix(ARTIFACT))

    def _programs(self, call: Call) -> Answer:
        return Answer.json(programs.listed("programs", [programs.program(self._site.program_id)], call.path))

    def _program(self, call: Call) -> Answer:
        return Answer.json(programs.program(self._site.program_id))

    def _pipelines(self, call: Call) -> Answer:
        return Answer.json(programs.listed("pipelines", [self._the_pipeline()], call.path))

    def _environments(self, call: Call) -> Answer:
        return Answer.json(programs.listed("environments", programs.environments(self._site.program_id), call.path))

    def _pipeline(self, call: Call) -> Answer:
        return Answer.json(self._the_pipeline())

    def _the_pipeline(self) -> programs.Row:
        newest, now = self._store.newest(), self._site.clock.time()
        status = "IDLE" if newest is None or newest.over(now) else "WAITING" if newest.play.at(now).waiting else "BUSY"
        return programs.pipeline(self._site.program_id, self._site.pipeline_id, status)
