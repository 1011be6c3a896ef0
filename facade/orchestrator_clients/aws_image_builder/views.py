"""What lists and reads give: thin views of the low-level client's models, which never raise and never invent.

Texts (messages, outputs, errors) are AWS's or come from third parties: treat them as untrusted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from orchestrator_api.aws_image_builder import models

from .._core.model import Progress, State, given, instant, state_of
from .._core.views import made_late
from .tables import STEP_STATES, SYSTEM, WORKFLOW_STATES

if TYPE_CHECKING:
    RawStep: TypeAlias = models.WorkflowStepMetadata | models.GetWorkflowStepExecutionResponse
    RawWorkflow: TypeAlias = models.WorkflowExecutionMetadata | models.GetWorkflowExecutionResponse


def words(value: object) -> str | None:
    """Return a text that is there and not empty, None for anything else: an answer may hold any type anywhere."""
    if type(value) is str:
        return value or None
    return str(value) if isinstance(value, str) and value else None


def number(value: object) -> int | None:
    """Return a whole number, None for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def workflow_name(arn: str | None) -> str | None:
    """Return the name of a workflow: `build-image` of `...:workflow/build/build-image/1.0.3/1`."""
    parts = (arn or "").rpartition(":")[2].split("/")
    return parts[2] or None if len(parts) >= 3 and parts[0] == "workflow" else None


def json_of(text: str | None) -> Any:
    """Return the value of a JSON text, None for none and for what is no JSON, such as a failed step's error message."""
    try:
        return None if text is None else json.loads(text)
    except (ValueError, RecursionError):
        return None


def _member(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None


@made_late
@dataclass(frozen=True, slots=True)
class StepExecution:
    """One step of a workflow execution; `raw` is the model it was read from, with all that AWS says."""

    raw: RawStep = field(repr=False)
    if TYPE_CHECKING:

        @property
        def _row(self) -> RawStep: ...

    def __repr__(self) -> str:
        return f"StepExecution({self.id!r}, {self.name!r}, {self.status!r})"

    @property
    def id(self) -> str | None:
        """Return the step execution id, `step-...`."""
        return words(self._row.step_execution_id)

    @property
    def name(self) -> str | None:
        """Return the name of the step in the workflow document."""
        return words(self._row.name)

    @property
    def action(self) -> str | None:
        """Return what kind of step it is, such as `ExecuteComponents`; the set is open."""
        return words(self._row.action)

    @property
    def status(self) -> str | None:
        """Return AWS's word: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, CANCELLED, or one of later."""
        return words(self._row.status)

    @property
    def state(self) -> State:
        """Return what the status means. SKIPPED is no failure; FAILED may be followed by another attempt."""
        return state_of(f"{SYSTEM} step", STEP_STATES, self.status)

    @property
    def rollback_status(self) -> str | None:
        """Return how far its rollback is, None where nothing is rolled back."""
        return words(self._row.rollback_status)

    @property
    def message(self) -> str | None:
        """Return what AWS says about the step."""
        return words(self._row.message)

    @property
    def inputs(self) -> str | None:
        """Return the inputs as the text AWS sends: JSON, with unresolved references in a skipped step."""
        return words(self._row.inputs)

    @property
    def outputs(self) -> str | None:
        """Return the outputs as the text AWS sends: JSON, or the error message of a failed step."""
        return words(self._row.outputs)

    @property
    def reason(self) -> str | None:
        """Return why it failed in AWS's own words: the message, else the error that the outputs name, else their text."""
        if self.message:
            return self.message
        told = self.outputs_json
        said = [words(told.get(name)) for name in ("errorMessage", "error", "cause")] if isinstance(told, dict) else []
        return ": ".join(filter(None, said)) or self.outputs

    @property
    def inputs_json(self) -> Any:
        """Return the inputs as a value, None where they are missing or no JSON; read anew each time."""
        return json_of(self.inputs)

    @property
    def outputs_json(self) -> Any:
        """Return the outputs as a value, None where they are missing or no JSON; read anew each time."""
        return json_of(self.outputs)

    @property
    def run_command_id(self) -> str | None:
        """Return the id of the Systems Manager command that it ran, as far as its outputs name one."""
        return words(_member(self.outputs_json, "runCommandId"))

    @property
    def log_url(self) -> str | None:
        """Return where its log is, as far as its outputs, or what its command put out, say so: untrusted, as all texts are."""
        outputs = self.outputs_json
        written = json_of(words(_member(outputs, "output")))
        return words(_member(outputs, "logUrl")) or words(_member(written, "logUrl"))

    @property
    def started(self) -> datetime | None:
        """Return when it started, in UTC."""
        return instant(given(self._row.start_time))

    @property
    def ended(self) -> datetime | None:
        """Return when it ended, in UTC."""
        return instant(given(self._row.end_time))

    @property
    def attempt(self) -> int | None:
        """Return which attempt this is, from 1; services older than September 2026 do not say."""
        return number(self._row.attempt_number)

    @property
    def max_attempts(self) -> int | None:
        """Return how many attempts the step may take."""
        return number(self._row.max_attempts)

    @property
    def may_repeat(self) -> bool:
        """Return whether attempts are left after this one."""
        return (self.attempt or 1) < (self.max_attempts or 1)

    @property
    def goes_on_after_failure(self) -> bool | None:
        """Return whether a failure of the step leaves the workflow going (`onFailure`); None from lists, which lack it."""
        word = words(self.raw.on_failure) if isinstance(self.raw, models.GetWorkflowStepExecutionResponse) else None
        return word.lower() == "continue" if word else None


@made_late
@dataclass(frozen=True, slots=True)
class WorkflowExecution:
    """One run of a workflow for one image; `raw` is the model it was read from."""

    raw: RawWorkflow = field(repr=False)
    if TYPE_CHECKING:

        @property
        def _row(self) -> RawWorkflow: ...

    def __repr__(self) -> str:
        return f"WorkflowExecution({self.id!r}, {self.name!r}, {self.status!r})"

    @property
    def id(self) -> str | None:
        """Return the workflow execution id, `wf-...`."""
        return words(self._row.workflow_execution_id)

    @property
    def name(self) -> str | None:
        """Return the name of the workflow, which is part of its ARN."""
        return workflow_name(self.arn)

    @property
    def arn(self) -> str | None:
        """Return the ARN of the workflow document."""
        return words(self._row.workflow_build_version_arn)

    @property
    def type(self) -> str | None:
        """Return BUILD, TEST or DISTRIBUTION."""
        return words(self._row.type_)

    @property
    def status(self) -> str | None:
        """Return AWS's word, such as RUNNING or ROLLBACK_COMPLETED."""
        return words(self._row.status)

    @property
    def state(self) -> State:
        """Return what the status means; a rollback is under way while it is in progress, and a failure once completed."""
        return state_of(f"{SYSTEM} workflow", WORKFLOW_STATES, self.status)

    @property
    def message(self) -> str | None:
        """Return what AWS says about it."""
        return words(self._row.message)

    @property
    def progress(self) -> Progress | None:
        """Return how many steps have succeeded, failed or been skipped, of all; None where AWS does not say."""
        total = number(self._row.total_step_count)
        counts = (self._row.total_steps_succeeded, self._row.total_steps_failed, self._row.total_steps_skipped)
        return Progress(sum(number(count) or 0 for count in counts), total) if total else None

    @property
    def started(self) -> datetime | None:
        """Return when it started, in UTC."""
        return instant(given(self._row.start_time))

    @property
    def ended(self) -> datetime | None:
        """Return when it ended, in UTC."""
        return instant(given(self._row.end_time))

    @property
    def retried(self) -> bool | None:
        """Return whether a retry of the build superseded it; None where a single read does not say."""
        value = given(self.raw.retried) if isinstance(self.raw, models.WorkflowExecutionMetadata) else None
        return value if isinstance(value, bool) else None


@made_late
@dataclass(frozen=True, slots=True)
class WaitingStep:
    """A `WaitForAction` step that waits for a person or another system; `raw` is the model it was read from."""

    raw: models.WorkflowStepExecution = field(repr=False)
    if TYPE_CHECKING:

        @property
        def _row(self) -> models.WorkflowStepExecution: ...

    def __repr__(self) -> str:
        return f"WaitingStep({self.id!r}, {self.name!r}, {self.image_build_version_arn!r})"

    @property
    def id(self) -> str | None:
        """Return the step execution id, `step-...`: what `resume` and `stop` want."""
        return words(self._row.step_execution_id)

    @property
    def name(self) -> str | None:
        """Return the name of the step in the workflow document."""
        return words(self._row.name)

    @property
    def image_build_version_arn(self) -> str | None:
        """Return the image the step belongs to: `resume` and `stop` want it too."""
        return words(self._row.image_build_version_arn)

    @property
    def workflow_execution_id(self) -> str | None:
        """Return the workflow execution it belongs to."""
        return words(self._row.workflow_execution_id)

    @property
    def workflow(self) -> str | None:
        """Return the name of the workflow."""
        return workflow_name(words(self._row.workflow_build_version_arn))

    @property
    def started(self) -> datetime | None:
        """Return since when it waits, in UTC."""
        return instant(given(self._row.start_time))
