"""Metrics and logs of the steps of a simulated Cloud Manager."""

from __future__ import annotations

from collections.abc import Sequence

from ..._simulation.messages import Answer, Call, Refusal
from . import errors
from .logs import written
from .metrics import AdobeMetric, measured
from .program_routes import ProgramsSimulator
from .render import LOGGED

_SONAR = "sonarLogFile"


class LogsSimulator(ProgramsSimulator):
    """What steps measured and wrote. `setup` of a subclass says how that is answered."""

    metrics: dict[str, Sequence[AdobeMetric]]
    last_words: bytes
    no_log: Answer | None
    no_metrics: Answer | None

    def _metrics(self, call: Call) -> Answer:
        execution, index = self._store.place(call)
        shown = execution.shown(index, self.clock.time())
        if self.no_metrics is not None:
            return self.no_metrics
        if shown.step.name not in self.metrics or shown.state in ("not_started", "running"):
            return Answer.json({})
        return Answer.json({"metrics": measured(self.metrics[shown.step.name], shown, execution.inputs.get(index))})

    def _logs(self, call: Call) -> Answer:
        execution, index = self._store.place(call)
        if self.no_log is not None:
            return self.no_log
        shown, file = execution.shown(index, self.clock.time()), call.query_value("file")
        known = file is None or (file == _SONAR and shown.step.name == "codeQuality")
        if shown.step.name not in LOGGED or shown.started is None or not known:
            raise Refusal(errors.not_found())
        address = self.log_host.link(execution.id, index, file or f"{shown.step.name}.log")
        if "application/json" in (call.header("accept") or ""):
            return Answer.json({"redirect": address})
        return Answer(307, (("location", address),))

    def _log_of(self, execution_id: str, index: int, file: str) -> bytes | None:
        with self.lock:
            execution, now = self._store.executions.get(execution_id), self.clock.time()
            if execution is None:
                return None
            if (artifact := self._artifact_of(execution_id, index, file)) is not None:
                return artifact
            shown = execution.shown(index, now)
            word = "sonar" if file == _SONAR else shown.step.name
            return written(shown, word, now, self.last_words)
