"""Metrics and logs of the steps of a simulated Cloud Manager."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from . import errors
from .logs import written
from .metrics import AdobeMetric, measured
from .program_routes import Built, ProgramRoutes
from .render import LOGGED
from .store import Store

_SONAR = "sonarLogFile"


class Written(Built, Protocol):
    """The attributes of the simulator that these routes read; tests may set them."""

    metrics: dict[str, Sequence[AdobeMetric]]
    last_words: bytes
    no_log: Answer | None
    no_metrics: Answer | None


class LogRoutes:
    """The routes of metrics and logs."""

    def __init__(self, written: Written, store: Store, programs: ProgramRoutes) -> None:
        self._site, self._store, self._programs = written, store, programs

    def routes(self, at: str) -> tuple[SimulatedOperation, ...]:
        """Return the operations; `at` is the path of a step."""
        return (
            SimulatedOperation("get_step_logs", "GET", f"{at}/logs", self._logs),
            SimulatedOperation("step_metric", "GET", f"{at}/metrics", self._metrics),
        )

    def _metrics(self, call: Call) -> Answer:
        execution, index = self._store.place(call)
        shown = execution.shown(index, self._site.clock.time())
        if self._site.no_metrics is not None:
            return self._site.no_metrics
        if shown.step.name not in self._site.metrics or shown.state in ("not_started", "running"):
            return Answer.json({})
        return Answer.json(
            {"metrics": measured(self._site.metrics[shown.step.name], shown, execution.inputs.get(index))}
        )

    def _logs(self, call: Call) -> Answer:
        execution, index = self._store.place(call)
        if self._site.no_log is not None:
            return self._site.no_log
        shown, file = execution.shown(index, self._site.clock.time()), call.query_value("file")
        known = file is None or (file == _SONAR and shown.step.name == "codeQuality")
        if shown.step.name not in LOGGED or shown.started is None or not known:
            raise Refusal(errors.not_found())
        address = self._site.log_host.link(execution.id, index, file or f"{shown.step.name}.log")
        if "application/json" in (call.header("accept") or ""):
            return Answer.json({"redirect": address})
        return Answer(307, (("location", address),))

    def log_of(self, execution_id: str, index: int, file: str) -> bytes | None:
        """Return the bytes of a log or artifact, for the host that has them; None for what there is not."""
        execution, now = self._store.executions.get(execution_id), self._site.clock.time()
        if execution is None:
            return None
        if (artifact := self._programs.artifact_of(execution_id, index, file)) is not None:
            return artifact
        shown = execution.shown(index, now)
        word = "sonar" if file == _SONAR else shown.step.name
        return written(shown, word, now, self._site.last_words)
