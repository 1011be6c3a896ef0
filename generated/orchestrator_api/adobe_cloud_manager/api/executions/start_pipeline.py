# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset, decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.pipeline_execution import PipelineExecution
    from ...models.pipeline_execution_mode import PipelineExecutionMode


def build_request(
    program_id: str,
    pipeline_id: str,
    *,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["start_pipeline"],
        f"/api/program/{_api.path_part(program_id, 'program_id')}/pipeline/{_api.path_part(pipeline_id, 'pipeline_id')}/execution",
        params={
            "pipelineExecutionMode": _api.kind(
                pipeline_execution_mode, "pipeline_execution_mode", _models.PipelineExecutionMode
            ),
            "stepId": step_id,
            "sourceExecutionId": source_execution_id,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> PipelineExecution | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 201:
        return decode_model(_models.PipelineExecution, response)
    return None


def sync_detailed(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> Response[PipelineExecution]:
    """Start the pipeline

    PUT, but not idempotent: repeating it starts a second run, or gives 412 while the first one
    is going on.

    `stepId` together with `sourceExecutionId` re-executes: the new run resumes at that step of
    that earlier execution. The supported way to do so is a PUT to the
    `http://ns.adobe.com/adobecloud/rel/pipeline/reExecute` link of the step exactly as it
    stands.

    Args:
        program_id (str): The program.
        pipeline_id (str): The pipeline.
        pipeline_execution_mode (PipelineExecutionMode | Unset): How to run; without it the service takes
            `NORMAL`. `EMERGENCY` skips the security and performance tests, exists on Managed Services only and has
            to be enabled for the program by Adobe.
        step_id (str | Unset): Step to resume from, of the execution named by `sourceExecutionId`.
        source_execution_id (str | Unset): Earlier execution to resume.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            pipeline_execution_mode=pipeline_execution_mode,
            step_id=step_id,
            source_execution_id=source_execution_id,
        ),
        parse_response,
    )


async def asyncio_detailed(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> Response[PipelineExecution]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            pipeline_execution_mode=pipeline_execution_mode,
            step_id=step_id,
            source_execution_id=source_execution_id,
        ),
        parse_response,
    )


def sync(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> PipelineExecution | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(
        program_id=program_id,
        pipeline_id=pipeline_id,
        client=client,
        pipeline_execution_mode=pipeline_execution_mode,
        step_id=step_id,
        source_execution_id=source_execution_id,
    ).parsed


async def asyncio(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> PipelineExecution | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (
        await asyncio_detailed(
            program_id=program_id,
            pipeline_id=pipeline_id,
            client=client,
            pipeline_execution_mode=pipeline_execution_mode,
            step_id=step_id,
            source_execution_id=source_execution_id,
        )
    ).parsed
