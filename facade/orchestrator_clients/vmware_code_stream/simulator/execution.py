"""An execution: what is kept of it, and how it is sent at an instant."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from ..._simulation.script import Playback, Run, RunPicture, ScriptedStep
from ..._simulation.words import said
from .records import PREFIX, UserOperation, local_text, micros
from .script import Json, Place, place
from .stages import results_of, stage_names, stages_of

SECONDS_TO_START = 0.5
"""How long an execution says NOT_STARTED, unless others must end first."""
SECONDS_TO_PAUSE = 1.0
"""How long PAUSING and RESUMING last."""

STATUS_OF: Mapping[str, str] = {
    "queued": "QUEUED",
    "running": "RUNNING",
    "waiting": "WAITING",
    "paused": "PAUSED",
    "cancelling": "CANCELING",
    "succeeded": "COMPLETED",
    "failed": "FAILED",
    "cancelled": "CANCELED",
}


@dataclass(slots=True, kw_only=True)
class CodeStreamRecord:
    """One run of a pipeline. Instants are seconds since 1970-01-01 UTC. Tests may change everything.

    `playback` is None as long as it is QUEUED behind others. `rollback_run` is the run that its failure has started.
    `status` is a word to report whatever happens; None leaves it to the script.
    """

    id: str
    index: int
    name: str
    project: str
    pipeline_id: str
    definition: Json = field(repr=False)
    script: Run = field(repr=False)
    requested_at: float
    playback: Playback | None = field(default=None, repr=False)
    comments: str | None = None
    source: str | None = None
    reason: str | None = None
    tags: list[str] = field(default_factory=list[str])
    input: Json = field(default_factory=dict[str, object])
    executed_by: str = "admin"
    nested: bool = False
    rollback: bool = False
    rollback_run: CodeStreamRecord | None = None
    status: str | None = None
    passing: tuple[str, float] | None = None
    """PAUSING or RESUMING, and until when."""
    operation: UserOperation | None = None
    """The approval that it waits for."""
    _last: tuple[float, RunPicture] | None = field(default=None, repr=False)

    def picture(self, now: float) -> RunPicture | None:
        """Return the state of the run without its rollback; None if it is queued behind others."""
        if self.playback is None:
            return None
        if self._last is None or not (self._last[0] == now or self._last[1].finished):
            self._last = (now, self.playback.at(now))
        return self._last[1]

    def forget_picture(self) -> None:
        """Compute the state anew when it is next read, because something was done to the run."""
        self._last = None

    def ended_at(self, now: float) -> float | None:
        """Return when it ended, its rollback included; None if it has not."""
        if self.rollback_run is not None:
            return self.rollback_run.ended_at(now)
        picture = self.picture(now)
        return picture.ended if picture else None

    def status_at(self, now: float) -> str:
        """Return the status word."""
        if self.status is not None:
            return said(self.status)
        picture = self.picture(now)
        if picture is None:
            return "QUEUED"
        if picture.word is not None:
            return said(picture.word)  # the picture may be one that was taken for an earlier call
        if self.rollback_run is not None:
            return self._status_of_rollback(self.rollback_run, now)
        if picture.state == "queued" and self.playback is not None and now < self.playback.begun:
            return "NOT_STARTED"
        if self.passing is not None and now < self.passing[1] and picture.state not in ("cancelling", "cancelled"):
            return self.passing[0]
        return STATUS_OF[picture.state]

    def stopped_at_step(self, now: float) -> Place | None:
        """Return where it failed or was canceled, or where it waits."""
        picture = self.picture(now)
        for each in picture.steps if picture else ():
            if each.state in ("failed", "cancelled", "waiting"):
                return place(each.step)
        return None

    def field(self, name: str, now: float) -> object:
        """Return one member of the execution as it is sent, without making all of them."""
        return _FIELDS[name](self, now)

    def served(self, now: float, *, expanded: bool, old: bool = False) -> Json:
        """Return the execution as it is sent; `expanded` with its stages, `old` as under the older prefix."""
        status, ended = self.status_at(now), self.ended_at(now)
        updated = now if ended is None else ended
        texts = {"comments": self.comments, "reason": self.reason, "statusMessage": self._message(status, now)}
        return {
            "id": self.id,
            "name": self.name,
            "project": self.project,
            "index": self.index,
            "status": status,
            **{name: text for name, text in texts.items() if text is not None},
            "input": self.input,
            "output": self.definition.get("output") or {} if status == "COMPLETED" else {},
            "_inputMeta": self.definition.get("_inputMeta") or {},
            "_outputMeta": {},
            "starred": {},
            "stageOrder": stage_names(self.script),
            "stages": stages_of(self, now, old=old) if expanded else {},
            "tags": self.tags,
            "notifications": [],
            "ciWorkspaceResults" if old else "workspaceResults": results_of(self, now) if expanded else [],
            "createdAt": local_text(self.requested_at),
            "updatedAt": local_text(updated),
            "createdBy": self.executed_by,
            "updatedBy": self.executed_by,
            "_createTimeInMicros": micros(self.requested_at),
            "_updateTimeInMicros": micros(updated),
            "_requestTimeInMicros": micros(self.requested_at),
            "_durationInMicros": micros(updated) - micros(self.requested_at),
            "_executedBy": self.executed_by,
            "_source": self.source or "",
            "_nested": self.nested,
            "_rollback": self.rollback,
            "_link": self.link,
            "_pipelineLink": f"{PREFIX}/pipelines/{self.pipeline_id}",
        }

    @property
    def link(self) -> str:
        """Its path on the server."""
        return f"{PREFIX}/executions/{self.id}"

    def _status_of_rollback(self, run: CodeStreamRecord, now: float) -> str:
        if run.ended_at(now) is None:
            return "ROLLING_BACK"
        return "ROLLBACK_COMPLETED" if run.status_at(now) == "COMPLETED" else "ROLLBACK_FAILED"

    def _message(self, status: str, now: float) -> str | None:
        if status == "COMPLETED":
            return "Execution Completed."
        where = self.stopped_at_step(now)
        if status in ("FAILED", "ROLLING_BACK", "ROLLBACK_COMPLETED", "ROLLBACK_FAILED") and where is not None:
            picture = self.picture(now)
            return f"{where.label}: {(picture.error if picture else None) or 'Task failed.'}"
        if status == "WAITING" and where is not None:
            return f"{where.label}: Waiting for approval."
        return "Execution Canceled." if status == "CANCELED" else None


_FIELDS: Mapping[str, Callable[[CodeStreamRecord, float], object]] = {
    "id": lambda run, _: run.id,
    "name": lambda run, _: run.name,
    "project": lambda run, _: run.project,
    "index": lambda run, _: run.index,
    "status": lambda run, now: run.status_at(now),
    "_nested": lambda run, _: run.nested,
    "_rollback": lambda run, _: run.rollback,
    "_executedBy": lambda run, _: run.executed_by,
    "comments": lambda run, _: run.comments,
    "_requestTimeInMicros": lambda run, _: micros(run.requested_at),
    "_createTimeInMicros": lambda run, _: micros(run.requested_at),
    "_updateTimeInMicros": lambda run, now: micros(run.ended_at(now) or now),
}
EXECUTION_FIELDS = frozenset(_FIELDS)
"""What lists of executions can be filtered and ordered by. `name` is the pipeline's."""


def never_begun(script: Run) -> Run:
    """Return a script whose first step never begins: that of an execution canceled in the queue."""
    return replace(script, queued=math.inf)


def gate_opens(playback: Playback) -> tuple[ScriptedStep, float] | None:
    """Return the step at which the run will wait for a person, and when; None if it ends without."""
    for each in playback.at(1e15).steps:
        if each.state == "waiting" and each.started is not None:
            return each.step, each.started + each.step.seconds * each.step.attempts
    return None
