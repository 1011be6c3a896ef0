"""The inside of a Cloudify Manager: the table of executions, and the worker that moves them on."""

from __future__ import annotations

import heapq
import itertools
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..._simulation.script import Playback, Run, ScriptedStep
from .access import Caller
from .errors import refusal
from .groups import Group
from .records import CloudifyRecord, Deployment, read_instant
from .reports import ended_steps
from .rules import (
    BLOCKING,
    CONFLICT,
    ENDS,
    ILLEGAL,
    SECONDS_OF_A_DRY_RUN,
    SECONDS_PENDING,
    SECONDS_TO_CANCEL_UNSTARTED,
    SECONDS_TO_KILL,
    SECONDS_UNCOUNTED,
    STATUSES,
    may_update,
    outcome,
)
from .start import Start, merged_parameters, ready_deployment, unavailable
from .table import Executions

DEFAULT_SCRIPT = Run(steps=tuple(ScriptedStep(f"operation {number}") for number in range(1, 4)), stopping=None)
"""Three operations of a second each. A cancel takes until the operation at work has ended, as was seen."""

DRY_RUN = Run(steps=(ScriptedStep("dry run", SECONDS_OF_A_DRY_RUN),), stopping=0.0)
"""What a dry run does, whatever the script: it is over at once and counts nothing."""

_STATUS_OF = {"succeeded": "terminated", "failed": "failed", "cancelled": "cancelled"}


@dataclass(slots=True)
class Manager:
    """State and rules. Every method takes the present time in seconds since 1970-01-01 UTC."""

    script: Run = DEFAULT_SCRIPT
    deployments: dict[str, Deployment] = field(default_factory=dict[str, Deployment])
    executions: Executions = field(default_factory=Executions)
    groups: dict[str, Group] = field(default_factory=dict[str, Group])
    tenants: set[str] = field(default_factory=lambda: {"default_tenant", "other"})
    _scheduled: list[tuple[float, Start, Caller]] = field(default_factory=list[tuple[float, Start, Caller]])
    agenda: list[tuple[float, int, CloudifyRecord | None]] = field(
        default_factory=list[tuple[float, int, CloudifyRecord | None]]
    )
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _random: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311  # the same ids in every run

    def new_id(self) -> str:
        """Return the next id, a UUID."""
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def catch_up(self, now: float) -> None:
        """Apply all planned changes up to now, in order."""
        while self.agenda and self.agenda[0][0] <= now:
            at, _, execution = heapq.heappop(self.agenda)
            if execution is None:
                self._start_scheduled(at)
            elif execution.plan and execution.plan[0][0] == at:  # else the plan was changed after the entry was made
                _, status, error = execution.plan.pop(0)
                self._note(execution)
                self._report(execution, status, error, at)

    def find(self, execution_id: str, caller: Caller, *, brackets: bool = False) -> CloudifyRecord:
        """Return an execution that the caller can see. Raises the 404, whose text differs for some operations.

        An id is unique within one tenant only: with one of another tenant that all may see it can be ambiguous (409).
        """
        visible = [
            each for each in self.executions.named(execution_id, self.tenants) if each.is_seen_from(caller.tenant)
        ]
        if len(visible) > 1:
            raise refusal(409, f"Requested `Execution` with ID `{execution_id}` is ambiguous", "ambiguous_name")
        if not visible:
            shown = f"['{execution_id}']" if brackets else execution_id
            raise refusal(404, f"Requested `Execution` with ID `{shown}` was not found")
        return visible[0]

    # Start

    def start(self, start: Start, caller: Caller, now: float, group: Group | None = None) -> CloudifyRecord | None:
        """Return the new execution, of a group perhaps; None if it was scheduled for later. Raises the manager's errors."""
        deployment = ready_deployment(self.deployments, start.deployment_id, caller.tenant)
        if start.scheduled is not None:
            self._scheduled.append((start.scheduled, start, caller))
            heapq.heappush(self.agenda, (start.scheduled, next(self._numbers), None))
            return None
        parameters = self._checked_parameters(start, deployment)
        execution = self._row(start, deployment, parameters, caller, now)
        if start.details.get("force_status"):
            self.executions.keep(execution)
            return execution
        self._refuse_unavailable(start, deployment, execution, now)
        execution.execution_group_id = group.id if group else None
        if self._is_full(execution) or self._must_queue(start, execution):
            execution.status = "queued"
        self.executions.keep(execution)
        if execution.status == "pending":
            self._hand_over(execution, self.script, now)
        return execution

    def _checked_parameters(self, start: Start, deployment: Deployment | None) -> dict[str, object]:
        if deployment is None:
            return start.parameters
        if start.workflow_id not in deployment.workflows:
            message = f"Workflow {start.workflow_id} does not exist in deployment {deployment.id}"
            raise refusal(400, message, "nonexistent_workflow_error")
        workflow = deployment.workflows[start.workflow_id]
        return merged_parameters(workflow, start.workflow_id, start.parameters, custom=start.allow_custom_parameters)

    def _row(
        self, start: Start, deployment: Deployment | None, parameters: dict[str, object], caller: Caller, now: float
    ) -> CloudifyRecord:
        details = start.details
        execution_id = str(details.get("id") or self.new_id())
        if any(each.tenant_name == caller.tenant for each in self.executions.named(execution_id, self.tenants)):
            raise refusal(409, f"Execution with ID `{execution_id}` already exists")
        return CloudifyRecord(
            id=execution_id,
            workflow_id=start.workflow_id,
            deployment_id=deployment.id if deployment else None,
            deployment_display_name=deployment.display_name if deployment else None,
            blueprint_id=deployment.blueprint_id if deployment else None,
            status=str(details.get("force_status") or "pending"),
            error=str(details["error"]) if "error" in details else None,
            created_at=read_instant(details.get("created_at")) or now,
            started_at=read_instant(details.get("started_at")),
            ended_at=read_instant(details.get("ended_at")),
            parameters=parameters,
            is_system_workflow=details.get("is_system_workflow") is True,
            is_dry_run=start.dry_run,
            allow_custom_parameters=start.allow_custom_parameters,
            created_by=str(details.get("created_by") or caller.user.name),
            tenant_name=caller.tenant or "",
        )

    def _refuse_unavailable(
        self, start: Start, deployment: Deployment | None, execution: CloudifyRecord, now: float
    ) -> None:
        """Raise the two errors after which a failed execution remains in the table."""
        found = unavailable(start, deployment)
        if found is not None:
            code, message = found
            execution.move("failed", message, now)
            self.executions.keep(execution)
            raise refusal(400, message, code)

    def _must_queue(self, start: Start, execution: CloudifyRecord) -> bool:
        """Whether it is queued. Beside a system-wide workflow every start is, a forced one too."""
        blockers = self._blockers(execution)
        if any(each.deployment_id is None for each in blockers):
            return True
        running = [] if start.force else [each.printed for each in blockers]
        if running and not start.queue:
            message = (
                f"The following executions are currently running for this deployment: [{', '.join(running)}]. "
                'To execute this workflow anyway, pass "force=true" as a query parameter to this request'
            )
            raise refusal(400, message, "existing_running_execution_error")
        return bool(running)

    def _blockers(self, execution: CloudifyRecord) -> list[CloudifyRecord]:
        def blocks(other: CloudifyRecord) -> bool:
            place = (execution.tenant_name, execution.deployment_id)
            same = other.deployment_id is not None and (other.tenant_name, other.deployment_id) == place
            system_wide = other.deployment_id is None and other.is_system_workflow
            return other is not execution and other.status in BLOCKING and (same or system_wide)

        return [other for other in self.executions.values() if blocks(other)]

    # Actions and updates

    def act(self, execution: CloudifyRecord, action: str, now: float) -> None:
        """Record an action. Raises the 400 or the 409 of a wrong state."""
        status = outcome(execution.status, action)
        if status == ILLEGAL:
            kind = {"force-cancel": "force-"}.get(action, "")
            message = f"Can't {kind}cancel execution {execution.id} because it's in status {execution.status}"
            raise refusal(400, message, "illegal_action_error")
        if status == CONFLICT:
            raise refusal(409, f"Cannot {action} execution: `{execution.id}` in state: `{execution.status}`")
        if status == "pending":
            self._resume(execution, now)
        else:
            self._cancel(execution, status, now)

    def update(self, execution: CloudifyRecord, status: object, error: object, now: float) -> None:
        """Overwrite status and error of the record. Raises the manager's 400, 409 and 500.

        An end breaks off a workflow that is at work: its token is no longer good, so that its next call is refused.
        """
        if isinstance(status, list):
            raise refusal(500, "Internal error: unhashable type: 'list'")
        if not may_update(execution.status, status):
            message = f"Invalid relationship - can't change status from {execution.status} to {status}"
            raise refusal(400, message, "invalid_exception_status_update")
        if not (status is None or status in STATUSES) or isinstance(error, dict | list):
            message = f"SQL Storage error: (DataError) invalid input value {status!r} [SQL: UPDATE of executions]"
            raise refusal(409, message, "storage_error")
        if status in ENDS and execution.status not in ENDS:
            execution.broken_off, execution.plan = now, []
        execution.move(None if status is None else str(status), None if error is None else str(error), now)
        if status in ENDS:
            self._dequeue(execution, now)

    def _resume(self, execution: CloudifyRecord, now: float) -> None:
        if execution.status == "started":  # accepted, and then 2 of 4 hung: here all do, so that no test relies on luck
            execution.status, execution.resume, execution.broken_off, execution.plan = "pending", True, now, []
            execution.ended_at = None
            return
        script = self.script
        if execution.playback is not None:
            ended = ended_steps(execution, now)
            script = execution.playback.script.rest(len(ended))
            execution.past += ended
            execution.finished_operations += execution.done(now)
        execution.status, execution.resume, execution.ended_at = "pending", True, None
        if not execution.is_dry_run:
            execution.total_operations = execution.finished_operations + len(script.steps)
        self._hand_over(execution, script, now)

    def _cancel(self, execution: CloudifyRecord, status: str, now: float) -> None:
        begun = execution.status
        execution.status, execution.error = status, ""
        playback = execution.playback
        if begun in ("queued", "scheduled", "pending") or playback is None or playback.at(now).finished:
            delay = SECONDS_TO_KILL if status == "kill_cancelling" else SECONDS_TO_CANCEL_UNSTARTED
            self._plan(execution, (now + delay, "cancelled", ""))
            return
        playback.cancel(now, SECONDS_TO_KILL if status == "kill_cancelling" else None)
        self._plan(execution, (playback.ends_at(), "cancelled", ""))

    # The worker

    def _hand_over(self, execution: CloudifyRecord, script: Run, now: float) -> None:
        script = DRY_RUN if execution.is_dry_run else script
        playback = Playback(script, now + SECONDS_PENDING)
        picture = playback.at(playback.ends_at())
        execution.playback, execution.broken_off = playback, None
        started = (playback.begun + script.queued, "started", "")
        ended = (playback.ends_at(), _STATUS_OF.get(picture.state, ""), picture.error or "")
        self._plan(execution, started, *((ended,) if picture.finished else ()))

    def _plan(self, execution: CloudifyRecord, *reports: tuple[float, str, str]) -> None:
        execution.plan = list(reports)
        self._note(execution)

    def _note(self, execution: CloudifyRecord) -> None:
        if execution.plan:
            heapq.heappush(self.agenda, (execution.plan[0][0], next(self._numbers), execution))

    def _report(self, execution: CloudifyRecord, status: str, error: str, now: float) -> None:
        if not may_update(execution.status, status):
            return  # somebody overwrote the record meanwhile: the worker is refused, too
        execution.move(status, error, now)
        if status == "started" and execution.playback and not execution.resume and not execution.is_dry_run:
            execution.total_operations = len(execution.playback.script.steps)
            execution.counted_at = now + SECONDS_UNCOUNTED
        if status in ENDS:
            self._dequeue(execution, now)

    def _dequeue(self, ended: CloudifyRecord, now: float) -> None:
        """Start the queued execution that waited longest, if nothing else stands in its way."""
        queued = [each for each in self.executions.values() if each.status == "queued"]
        for execution in sorted(queued, key=lambda each: each.created_at):
            others = self._blockers(execution)
            first = all(other.status == "queued" and other.created_at >= execution.created_at for other in others)
            if first and not self._is_full(execution):
                execution.status = "pending"
                self._hand_over(execution, self.script, now)
                return

    def _is_full(self, execution: CloudifyRecord) -> bool:
        """Whether the limit of concurrent executions of its group is reached."""
        group = self.groups.get(execution.execution_group_id or "")
        return group is not None and group.is_full(self.executions.values())

    def _start_scheduled(self, now: float) -> None:
        entry = min(self._scheduled, key=lambda item: item[0])
        self._scheduled.remove(entry)
        _, start, caller = entry
        deployment = self.deployments.get(start.deployment_id)
        execution = self._row(start, deployment, self._checked_parameters(start, deployment), caller, now)
        if self._blockers(execution):
            execution.status = "queued"  # a scheduled start never meets "already running": it waits
        else:
            self._hand_over(execution, self.script, now)
        self.executions.keep(execution)
