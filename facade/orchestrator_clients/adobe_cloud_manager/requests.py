"""Requests of Adobe's operations, checked before they are sent, and the readers of their answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from orchestrator_api.adobe_cloud_manager import models
from orchestrator_api.adobe_cloud_manager.api.artifacts import get_step_artifact
from orchestrator_api.adobe_cloud_manager.api.executions import get_execution, get_executions, start_pipeline
from orchestrator_api.adobe_cloud_manager.api.steps import (
    advance_pipeline_execution,
    cancel_pipeline_execution_step,
    get_step_logs,
)
from orchestrator_api.adobe_cloud_manager.types import UNSET

from .._core.about import about
from .._core.body import BadAnswer
from .._core.errors import ConflictError, UsageError
from .._core.http.answer import in_rows
from .._core.inputs import one_of, path_id, text_given
from .._core.model import given
from . import links
from .gates import Advance, Decision, ToCancel
from .links import ExecutionAddress, StepAddress
from .logs import Source
from .model import AdobeStep
from .tables import SYSTEM

if TYPE_CHECKING:
    import httpx

    from orchestrator_api.adobe_cloud_manager.models import PipelineExecutionListRepresentation

MODES = ("NORMAL", "EMERGENCY")


def execution_ids(program_id: object, pipeline_id: object, execution_id: object) -> ExecutionAddress:
    """Return the ids of an execution, checked."""
    return ExecutionAddress(
        *pipeline_ids(program_id, pipeline_id), path_id(execution_id, "execution_id", system=SYSTEM)
    )


def read_of(asked: ExecutionAddress) -> Callable[[httpx.Response], models.PipelineExecution | None]:
    """Return the reader of an answer that must be about this execution; ValueError for one about another."""
    ids = {"program_id": asked.program_id, "pipeline_id": asked.pipeline_id}
    return about("execution", in_rows(get_execution.parse_response), id=asked.execution_id, **ids)


def pipeline_ids(program_id: object, pipeline_id: object) -> tuple[str, str]:
    """Return the ids of a pipeline, checked."""
    return path_id(program_id, "program_id", system=SYSTEM), path_id(pipeline_id, "pipeline_id", system=SYSTEM)


def pipeline_target(program_id: object, pipeline_id: object) -> dict[str, str]:
    """Return what an intent is for: a pipeline."""
    program, pipeline = pipeline_ids(program_id, pipeline_id)
    return {"program_id": program, "pipeline_id": pipeline}


def step_ids(
    program_id: object, pipeline_id: object, execution_id: object, phase_id: object, step_id: object
) -> StepAddress:
    """Return the ids of a step, checked."""
    phase, step = path_id(phase_id, "phase_id", system=SYSTEM), path_id(step_id, "step_id", system=SYSTEM)
    return StepAddress(*execution_ids(program_id, pipeline_id, execution_id), phase, step)


def start(program_id: str, pipeline_id: str, mode: str | None) -> dict[str, Any]:
    """Return the request that starts a pipeline; a mode is sent only if one is given."""
    wanted = UNSET if mode is None else models.PipelineExecutionMode(one_of(mode, MODES, "mode", system=SYSTEM))
    return start_pipeline.build_request(*pipeline_ids(program_id, pipeline_id), pipeline_execution_mode=wanted)


def re_execute(steps: Sequence[AdobeStep], base_url: str) -> dict[str, Any]:
    """Return the request that runs a pipeline again from one of these steps: by its link exactly as it stands."""
    target = next((href for step in reversed(steps) if (href := step.href(links.RE_EXECUTE))), None)
    if target is None:
        raise UsageError(
            "there is no link to re-execute: it is on the production deployment of a pipeline's last execution alone, once"
            " that has ended",
            system=SYSTEM,
        )
    url = links.local(target, base_url, operation="start_pipeline")
    return {"method": "put", "url": url, "extensions": {"operation": "start_pipeline"}}


def pipeline_of(steps: Sequence[AdobeStep], url: str) -> tuple[str, str]:
    """Return the ids of the pipeline that steps, or a path below it, belong to; empty ones where nothing says them."""
    known = next((step.address for step in steps if step.address), None)
    return (known[0], known[1]) if known else links.pipeline_at(url) or ("", "")


def parse_started(answer: httpx.Response) -> models.PipelineExecution | None:
    """Return the execution that was started; where the body does not have its id, the `location` header does."""
    located = links.addresses(_path_of(answer.headers.get("location")))[0]
    try:
        run = start_pipeline.parse_response(answer)
    except ValueError:
        if located is None or answer.status_code != 201:
            raise
        run = models.PipelineExecution()
    if run is None or given(run.id):
        return run
    if located is None:
        raise BadAnswer("the answer does not say the id of the execution", "id")
    run.program_id, run.pipeline_id, run.id = located
    return run


def _path_of(url: str | None) -> str | None:
    position = url.find("/api/program/") if url else -1
    return url[position:] if url and position >= 0 else None


def page(program_id: str, pipeline_id: str, size: int | None, cursor: str | None) -> dict[str, Any]:
    """Return the request for a page of executions: the first, or the one a `next` link (below the base URL) leads to."""
    if cursor is None:
        return get_executions.build_request(program_id, pipeline_id, limit=UNSET if size is None else size)
    extensions = {"operation": "get_executions", "parse": get_executions.parse_response}
    return {"method": "get", "url": cursor, "extensions": extensions}


def listed_runs(answer: PipelineExecutionListRepresentation) -> Sequence[models.PipelineExecution]:
    """Return the executions of a page; it may come without them in three ways, which all mean none."""
    embedded = given(answer.field_embedded)
    return (given(embedded.executions) if embedded else None) or ()


def next_page(answer: PipelineExecutionListRepresentation, base_url: str) -> str | None:
    """Return where the next page is. Only its link says so: the numbers beside it are filled in on the last page as well."""
    target = links.href(answer.field_links, "next") if listed_runs(answer) else None
    return links.local(target, base_url, operation="get_executions") if target else None


def decide(address: StepAddress, choice: Decision, body: Advance | None = None) -> dict[str, Any]:
    """Return the request that a decision about a step is; `body` is what the caller adds to it."""
    if isinstance(choice, ToCancel):
        return cancel_pipeline_execution_step.build_request(*address, body=choice.body)
    filled = body or choice.body
    if filled is None:
        raise UsageError("this decision needs metrics or a time", system=SYSTEM)
    return advance_pipeline_execution.build_request(*address, body=filled)


LATER = "wait until a step of it runs or waits, and cancel it then"


def not_now(reason: str) -> ConflictError:
    """Return the error of a decision that the moment does not allow: nothing was sent."""
    return ConflictError(
        f"{reason}. Nothing was sent", system=SYSTEM, operation="cancel_pipeline_execution_step", status=409
    )


def known_ids(ids: Mapping[str, str]) -> ExecutionAddress:
    """Return the ids of an execution as a wait keeps them."""
    return ExecutionAddress(ids["program_id"], ids["pipeline_id"], ids["execution_id"])


def log_file(file: object) -> str | None:
    """Return the name of another log of a step, checked; None for its own."""
    return None if file is None else text_given(file, "file", system=SYSTEM)


def log_source(address: StepAddress, file: object) -> Source:
    """Return where the log of a step is to be asked for."""
    name = log_file(file)
    return Source(get_step_logs.build_request(*address, file=UNSET if name is None else name))


def artifact_source(address: StepAddress, artifact_id: object) -> Source:
    """Return where an artifact of a step is to be asked for."""
    request = get_step_artifact.build_request(*address, path_id(artifact_id, "artifact_id", system=SYSTEM))
    return Source(request, "artifact", "get_step_artifact", "read_artifact")
