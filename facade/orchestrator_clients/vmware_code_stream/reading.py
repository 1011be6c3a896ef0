"""Executions read from Code Stream's answers."""

# ruff: noqa: SLF001 - an execution lets its readers see the row that it is read from

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from orchestrator_api.vmware_code_stream import models
from orchestrator_api.vmware_code_stream.api.pipelines import execute_pipeline_by_id

from .._core.body import BadAnswer
from .._core.errors import DecodeError, NotFoundError
from .._core.log_lines import TextLine
from .._core.model import Fields, Snapshot, State, from_micros, given, state_of, word
from .._core.vendor import text_of
from .tables import STATES, SYSTEM
from .tree import CodeStreamStage, progress_of, stages_of, steps_of, waiting

if TYPE_CHECKING:
    import httpx


def last_segment(link: object) -> str | None:
    """Return the id at the end of a link such as `/codestream/api/executions/<id>`, None where there is none."""
    try:
        part = unquote(urlsplit(text_of(link) or "").path.rstrip("/").rpartition("/")[2])
    except ValueError:
        return None
    return part if part not in ("", ".", "..", "executions", "pipelines") else None


def parse_started(answer: httpx.Response) -> models.Execution | None:
    """Return what the answer to a start says of the new execution; ValueError if it does not name it.

    Answers under the service's older prefix have only a link.
    """
    started = execute_pipeline_by_id.parse_response(answer)
    if not isinstance(started, models.ExecutionResponse):
        return None
    execution_id = text_of(given(started.execution_id)) or last_segment(given(started.execution_link))
    if execution_id is None:
        raise BadAnswer("the pipeline was started, but the answer does not name its execution", "executionId")
    return models.Execution(id=execution_id, index=started.execution_index, field_link=started.execution_link)


def check_run(raw: models.Execution, operation: str, asked: str | None = None) -> None:
    """Raise `DecodeError` for an execution without an id, with which nobody could do anything, or with another's."""
    if asked is not None and text_of(raw.id) not in (None, str(asked)):
        raise DecodeError("the answer is about another execution", system=SYSTEM, operation=operation, path="id")
    if text_of(raw.id) is None:
        raise DecodeError("the execution has no id", system=SYSTEM, operation=operation, path="id")


def ids_of(raw: models.Execution) -> dict[str, str]:
    """Return what finds an execution again: its pipeline, if the answer has it, and last its own id."""
    execution_id = str(raw.id)
    project, pipeline = text_of(raw.project), text_of(raw.name)
    if project and pipeline:
        return {"project": project, "pipeline": pipeline, "execution_id": execution_id}
    pipeline_id = last_segment(given(raw.field_pipeline_link))
    return {**({"pipeline_id": pipeline_id} if pipeline_id else {}), "execution_id": execution_id}


def started_ids(raw: models.Execution, where: Sequence[str]) -> dict[str, str]:
    """Return what finds a new execution again: `where` is its pipeline, by its id or by project and name."""
    execution_id = str(raw.id)
    if len(where) == 1:
        return {"pipeline_id": where[0], "execution_id": execution_id}
    raw.project, raw.name = where
    return {"project": where[0], "pipeline": where[1], "execution_id": execution_id}


FIELDS: Fields = {
    "system": attrgetter("client.system"),  # a client that derives from ours has runs of its own system
    "id": lambda run: run.ids["execution_id"],
    "ids": lambda run: ids_of(run._row),
    "state": lambda run: state_of(run.system, STATES, run._row.status),
    "raw_status": lambda run: word(run._row.status),
    "name": lambda run: _name(run._row),
    "started": lambda run: _started(run._row, run.stages) if run.state is not State.QUEUED else None,
    "ended": lambda run: _ended(run._row, run.stages) if run.state.ended else None,
    "progress": lambda run: progress_of(run._row, run.stages),
    "steps": lambda run: steps_of(run.stages),
    "stages": lambda run: stages_of(run._row),
    "message": lambda run: text_of(run._row.status_message),
    "attention": lambda run: attention(run.state, run.stages),
}
"""How the fields of an execution are read. `ids` and `state` are known of one read from the answer to a start, which has no
status but that the run was accepted."""


def _name(raw: models.Execution) -> str | None:
    """Return `name#index`, as people see a run."""
    name, index = text_of(raw.name), given(raw.index)
    return f"{name}#{index}" if name and index is not None else name


def _started(raw: models.Execution, stages: Sequence[CodeStreamStage]) -> datetime | None:
    """Return when the first stage began or, where the answer has no stages, when the run was requested.

    An execution has no such time itself, and its date texts are not in UTC.
    """
    first = min((stage.started for stage in stages if stage.started), default=None)
    asked = from_micros(given(raw.field_request_time_in_micros))
    return first or asked or from_micros(given(raw.field_create_time_in_micros))


def _ended(raw: models.Execution, stages: Sequence[CodeStreamStage]) -> datetime | None:
    """Return when the last stage ended or, where the answer has no stages, when the record was last changed."""
    last = max((stage.ended for stage in stages if stage.ended), default=None)
    return last or from_micros(given(raw.field_update_time_in_micros))


def attention(state: State, stages: Sequence[CodeStreamStage]) -> str | None:
    """Return what a person must do. No text of the server's is in it: it is shown in the repr."""
    if state is State.PAUSED:
        return "it is paused: executions.resume(id) lets it go on"
    if state is not State.WAITING:
        return None
    tasks = [f"{task.name} ({task.type})" if task.type else task.name for task in waiting(stages)]
    return f"{', '.join(tasks) or 'it'} {'wait' if len(tasks) > 1 else 'waits'} for an approval"


def values(raw: object) -> Mapping[str, object]:
    """Return inputs or outputs by name, an empty mapping where there are none."""
    return dict(given(raw) or {})


FOLLOWED = (
    "nothing documents that its logs grow while a run goes on: they cannot be followed. `logs` reads what there is, and"
    " `watch` yields each change"
)
"""Why a log is not followed."""


def log_of(run: Snapshot, step: str | None) -> list[TextLine]:
    """Return the lines that what ran in the workspace wrote, or one step of it: the only log that answers hold.

    NotFoundError where there is none.
    """
    raw: models.Execution | None = run.raw
    told = (given(raw.workspace_results) or []) if raw is not None else []
    results = [one for one in told if step in (None, given(one.step))]
    if not results:
        what = f"of step {step!r}" if step else "at all"
        raise NotFoundError(
            f"{run}: the system has no log {what}; only tasks that run in a workspace have one",
            system=run.system,
            operation="get_execution",
            status=200,
            retry_safe=True,
        )
    return [
        TextLine(line, text_of(given(one.step)))
        for one in results
        for text in given(one.logs) or []
        for line in text.removesuffix("\n").split("\n")
    ]
