# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.pipeline_execution import PipelineExecution
from ...models.pipeline_execution_mode import PipelineExecutionMode
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    program_id: str,
    pipeline_id: str,
    *,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    json_pipeline_execution_mode: str | Unset = UNSET
    if not isinstance(pipeline_execution_mode, Unset):
        json_pipeline_execution_mode = pipeline_execution_mode.value

    params["pipelineExecutionMode"] = json_pipeline_execution_mode

    params["stepId"] = step_id

    params["sourceExecutionId"] = source_execution_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/program/{program_id}/pipeline/{pipeline_id}/execution".format(
            program_id=path_part(program_id, "program_id"),
            pipeline_id=path_part(pipeline_id, "pipeline_id"),
        ),
        "params": params,
        "extensions": {"operation": "start_pipeline", "meaning": OPERATIONS["start_pipeline"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> PipelineExecution | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 201:
        return decode_model(PipelineExecution, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[PipelineExecution]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


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
        program_id (str):
        pipeline_id (str):
        pipeline_execution_mode (PipelineExecutionMode | Unset): How the pipeline is run.
        step_id (str | Unset):
        source_execution_id (str | Unset):

    Returns:
        Response[PipelineExecution]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            pipeline_execution_mode=pipeline_execution_mode,
            step_id=step_id,
            source_execution_id=source_execution_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
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
        program_id (str):
        pipeline_id (str):
        pipeline_execution_mode (PipelineExecutionMode | Unset): How the pipeline is run.
        step_id (str | Unset):
        source_execution_id (str | Unset):

    Returns:
        Response[PipelineExecution]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            pipeline_execution_mode=pipeline_execution_mode,
            step_id=step_id,
            source_execution_id=source_execution_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    pipeline_execution_mode: PipelineExecutionMode | Unset = UNSET,
    step_id: str | Unset = UNSET,
    source_execution_id: str | Unset = UNSET,
) -> PipelineExecution | None:
    """Start the pipeline

    PUT, but not idempotent: repeating it starts a second run, or gives 412 while the first one
    is going on.

    `stepId` together with `sourceExecutionId` re-executes: the new run resumes at that step of
    that earlier execution. The supported way to do so is a PUT to the
    `http://ns.adobe.com/adobecloud/rel/pipeline/reExecute` link of the step exactly as it
    stands.

    Args:
        program_id (str):
        pipeline_id (str):
        pipeline_execution_mode (PipelineExecutionMode | Unset): How the pipeline is run.
        step_id (str | Unset):
        source_execution_id (str | Unset):

    Returns:
        PipelineExecution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

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
    """Start the pipeline

    PUT, but not idempotent: repeating it starts a second run, or gives 412 while the first one
    is going on.

    `stepId` together with `sourceExecutionId` re-executes: the new run resumes at that step of
    that earlier execution. The supported way to do so is a PUT to the
    `http://ns.adobe.com/adobecloud/rel/pipeline/reExecute` link of the step exactly as it
    stands.

    Args:
        program_id (str):
        pipeline_id (str):
        pipeline_execution_mode (PipelineExecutionMode | Unset): How the pipeline is run.
        step_id (str | Unset):
        source_execution_id (str | Unset):

    Returns:
        PipelineExecution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

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
