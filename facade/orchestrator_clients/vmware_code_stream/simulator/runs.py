"""The executions at work: starting, queueing, waiting for approval, pausing, canceling and rolling back."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..._simulation.script import Ending, Playback, Run
from .errors import not_found, refusal
from .execution import SECONDS_TO_PAUSE, SECONDS_TO_START, CodeStreamRecord, gate_opens, never_begun
from .records import Pipeline, UserOperation
from .script import Json, Task, mapping, place, playable, script_of, texts
from .store import Store

DEFAULT_DAYS = 3.0
"""Days that an approval may be waited for, where the script does not say."""


@dataclass(slots=True)
class Runs:
    """State and rules. Methods take the present time in seconds since 1970-01-01 UTC, and raise the 400s and 404s.

    `script` is how the next executions go; None: as their pipelines say. `rollback_script` is that of rollbacks.
    """

    store: Store
    script: Run | None = None
    rollback_script: Run | None = None
    executions: dict[str, CodeStreamRecord] = field(default_factory=dict[str, CodeStreamRecord])
    operations: dict[str, UserOperation] = field(default_factory=dict[str, UserOperation])
    _agenda: list[tuple[float, int, CodeStreamRecord]] = field(
        default_factory=list[tuple[float, int, CodeStreamRecord]]
    )
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _at_work: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    _queues: dict[str, deque[CodeStreamRecord]] = field(default_factory=dict[str, deque[CodeStreamRecord]])

    def catch_up(self, now: float) -> None:
        """Apply all planned changes up to now, in order."""
        while self._agenda and self._agenda[0][0] <= now:
            at, _, execution = heapq.heappop(self._agenda)
            self._look_at(execution, at)

    def find(self, execution_id: str) -> CodeStreamRecord:
        """Return an execution."""
        if execution_id not in self.executions:
            raise not_found(f"execution with the id {execution_id}")
        return self.executions[execution_id]

    def numbered(self, pipeline: Pipeline, index: str) -> CodeStreamRecord:
        """Return an execution by its number within its pipeline."""
        for each in self.of(pipeline):
            if str(each.index) == index:
                return each
        raise not_found(f"execution {index} of {pipeline.name}")

    def of(self, pipeline: Pipeline) -> Iterator[CodeStreamRecord]:
        """Return the executions of a pipeline."""
        return (each for each in self.executions.values() if each.pipeline_id == pipeline.id)

    def next_change(self, execution: CodeStreamRecord, now: float) -> float:
        """Return when an execution may next change by itself, after `catch_up`: infinity if it waits for somebody."""
        times = [execution.playback.next_change(now)] if execution.playback else []
        times += [at for at, _, _ in self._agenda[:1]]
        times += [execution.passing[1]] if execution.passing else []
        return min((at for at in times if at > now), default=math.inf)

    # Start

    def start(self, pipeline: Pipeline, request: Json, by: str, now: float) -> CodeStreamRecord:
        """Return a new execution, which is QUEUED if the pipeline may not have more at work."""
        if pipeline.state == "DISABLED":
            raise refusal(400, f"The pipeline {pipeline.name} is not enabled.")
        given = {**mapping(pipeline.spec.get("input")), **mapping(request.get("input"))}
        for name, meta in mapping(pipeline.spec.get("_inputMeta")).items():
            if mapping(meta).get("mandatory") is True and given.get(name) in (None, ""):
                raise refusal(400, f"The input {name} is mandatory.")
        comments, source = _text(request, "comments"), _text(request, "source")
        execution = self._new(pipeline, self.script or script_of(pipeline.spec), by, now)
        execution.input, execution.tags = given, texts(request.get("tags"))
        execution.comments, execution.source = comments, source
        if len(self._at_work.setdefault(pipeline.id, set())) >= pipeline.concurrency:
            self._queues.setdefault(pipeline.id, deque()).append(execution)
        else:
            self._begin(execution, now)
        return execution

    def add(self, pipeline: Pipeline, script: Run, requested: float) -> CodeStreamRecord:
        """Add an execution that is at work beside all others, and takes no place from them."""
        execution = self._new(pipeline, script, "admin", requested)
        execution.playback = Playback(execution.script, requested + SECONDS_TO_START)
        return execution

    def _new(self, pipeline: Pipeline, script: Run, by: str, now: float) -> CodeStreamRecord:
        pipeline.runs += 1
        execution = CodeStreamRecord(
            id=self.store.new_id(),
            index=pipeline.runs,
            name=pipeline.name,
            project=pipeline.project,
            pipeline_id=pipeline.id,
            definition=dict(pipeline.spec),
            script=playable(script),
            requested_at=now,
            executed_by=by,
        )
        self.executions[execution.id] = execution
        return execution

    def _begin(self, execution: CodeStreamRecord, now: float) -> None:
        self._at_work.setdefault(execution.pipeline_id, set()).add(execution.id)
        execution.playback = Playback(execution.script, now + SECONDS_TO_START)
        self._plan(execution, now)

    # Actions

    def act(self, execution: CodeStreamRecord, action: str, request: Json, now: float) -> None:
        """Take up an action. Which one is legal in which status is not known: what makes no sense is a 400."""
        status = execution.status_at(now)
        ended = execution.ended_at(now) is not None
        if action == "tag":
            execution.tags = texts(request.get("tags"))
            return
        if ended or status == "ROLLING_BACK" or not _sensible(action, execution, now):
            raise refusal(400, f"The execution cannot {action}: it is {status}.")
        execution.reason = _text(request, "reason") or execution.reason
        {"cancel": self._cancel, "pause": self._pause, "resume": self._resume}[action](execution, now)
        execution.forget_picture()
        self._plan(execution, now)

    def answer(self, operation: UserOperation, request: Json, by: str, now: float) -> None:
        """Take up the answer to an approval. What is no answer, or comes too late, is a 400: how is not known."""
        endings: dict[object, Ending] = {"Approved": "succeeded", "Rejected": "failed"}
        ends, message = endings.get(request.get("status")), _text(request, "responseMessage")
        if ends is None:
            raise refusal(400, f"The status {request.get('status')} is not Approved or Rejected.")
        execution = self.executions.get(operation.execution_id)
        if execution is None or execution.operation is not operation or execution.status_at(now) == "PAUSED":
            raise refusal(400, f"The user operation {operation.index} is {operation.status}: it cannot be answered.")
        self.decide(execution, ends, now, by, message)

    def decide(
        self,
        execution: CodeStreamRecord,
        ends: Ending,
        now: float,
        by: str | None = None,
        message: str | None = None,
    ) -> None:
        """Let somebody decide on the approval that an execution waits for. Raises ValueError if it waits for none."""
        if execution.playback is None:
            raise ValueError(f"the execution {execution.id} waits for nobody")
        execution.playback.act(now, ends)
        if execution.operation is not None:
            words = {"succeeded": "Approved", "failed": "Rejected"}
            execution.operation.answered(words.get(ends, "Expired"), by, message, now)
        execution.operation = None
        execution.forget_picture()
        self._plan(execution, now)

    def delete(self, execution: CodeStreamRecord, now: float) -> None:
        """Remove an execution that has ended."""
        if execution.ended_at(now) is None:
            raise refusal(400, f"The execution cannot be deleted: it is {execution.status_at(now)}.")
        del self.executions[execution.id]

    def _cancel(self, execution: CodeStreamRecord, now: float) -> None:
        if execution.playback is None:
            self._queues[execution.pipeline_id].remove(execution)
            execution.playback = Playback(never_begun(execution.script), now)
        execution.playback.cancel(now)

    def _pause(self, execution: CodeStreamRecord, now: float) -> None:
        if execution.playback is not None:
            execution.playback.pause(now)
        execution.passing = ("PAUSING", now + SECONDS_TO_PAUSE)

    def _resume(self, execution: CodeStreamRecord, now: float) -> None:
        if execution.playback is not None:
            execution.playback.unpause(now)
        execution.passing = ("RESUMING", now + SECONDS_TO_PAUSE)

    # What happens by itself

    def _plan(self, execution: CodeStreamRecord, now: float) -> None:
        """Note when to look at an execution again: at its end, or when it begins to wait for somebody."""
        playback = execution.playback
        if playback is None:
            return
        at = playback.ends_at()
        if at == float("inf"):
            gate = gate_opens(playback)
            if gate is None:
                return  # it is paused
            at = max(gate[1], now)
        heapq.heappush(self._agenda, (at, next(self._numbers), execution))

    def _look_at(self, execution: CodeStreamRecord, at: float) -> None:
        execution.forget_picture()
        picture = execution.picture(at)
        if picture is None:
            return
        if picture.finished:
            self._ended(execution, at)
        elif picture.waiting is not None and execution.operation is None:
            self._ask(execution, at)
        elif execution.operation is not None and execution.operation.expires_at <= at:
            self.decide(execution, "cancelled", at)
        elif execution.operation is None and picture.state == "running":
            self._plan(execution, at + 1)  # a pause has put off what was to happen now

    def _ask(self, execution: CodeStreamRecord, at: float) -> None:
        """Make the approval that the execution now waits for, and note when it expires."""
        picture = execution.picture(at)
        step = picture.waiting.step if picture and picture.waiting else None
        if step is None:
            return
        days = step.expiration_days if isinstance(step, Task) else DEFAULT_DAYS
        identity = self.store.new_id()
        execution.operation = self.operations[identity] = UserOperation(
            id=identity,
            project=execution.project,
            name=place(step).tasks[-1],
            created_at=at,
            updated_at=at,
            index=identity.replace("-", "")[:6],
            execution_id=execution.id,
            execution_index=execution.index,
            pipeline_id=execution.pipeline_id,
            pipeline_name=execution.name,
            expires_at=at + days * 86400,
            stage=place(step).stage,
            task=place(step).tasks[-1],
        )
        heapq.heappush(self._agenda, (execution.operation.expires_at, next(self._numbers), execution))

    def _ended(self, execution: CodeStreamRecord, at: float) -> None:
        """Start the rollback of a failed execution, and the one that waited longest for its place."""
        execution.operation = None
        at_work = self._at_work.setdefault(execution.pipeline_id, set())
        if execution.rollback_run is None and execution.status_at(at) == "FAILED":
            self._roll_back(execution, at)
        if execution.id in at_work:
            at_work.remove(execution.id)
            queue = self._queues.get(execution.pipeline_id)
            if queue:
                self._begin(queue.popleft(), at)

    def _roll_back(self, execution: CodeStreamRecord, at: float) -> None:
        where, rollbacks = execution.stopped_at_step(at), execution.definition.get("rollbacks")
        for each in map(mapping, rollbacks if isinstance(rollbacks, list) else []):
            if where and each.get("stage") == where.stage and each.get("task") in (None, "", *where.tasks):
                pipeline = self.store.pipeline_named(execution.project, str(each.get("name")))
                script = self.rollback_script or script_of(pipeline.spec)
                execution.rollback_run = self.add(pipeline, script, at)
                execution.rollback_run.rollback = True
                execution.rollback_run.input = mapping(each.get("inputs"))
                self._plan(execution.rollback_run, at)
                return


def _sensible(action: str, execution: CodeStreamRecord, now: float) -> bool:
    picture = execution.picture(now)
    if action == "cancel":
        return True  # also once more, while it is CANCELING
    if action == "resume":
        return picture is not None and picture.state == "paused"
    return picture is not None and picture.state in ("running", "waiting", "queued")


def _text(request: Json, name: str) -> str | None:
    """Return a text of a request; anything else there is a 400."""
    value = request.get(name)
    if value is None or isinstance(value, str):
        return value
    raise refusal(400, f"{name} must be a text.")
