# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.pipeline_execution_step_state import PipelineExecutionStepState
from ...operations import OPERATIONS
from ...types import Response, decode_model, path_part


def build_request(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/program/{program_id}/pipeline/{pipeline_id}/execution/{execution_id}/phase/{phase_id}/step/{step_id}".format(
            program_id=path_part(program_id, "program_id"),
            pipeline_id=path_part(pipeline_id, "pipeline_id"),
            execution_id=path_part(execution_id, "execution_id"),
            phase_id=path_part(phase_id, "phase_id"),
            step_id=path_part(step_id, "step_id"),
        ),
        "extensions": {"operation": "step_state", "meaning": OPERATIONS["step_state"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> PipelineExecutionStepState | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(PipelineExecutionStepState, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[PipelineExecutionStepState]:
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
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
) -> Response[PipelineExecutionStepState]:
    """Get the state of a step

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):

    Returns:
        Response[PipelineExecutionStepState]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
) -> Response[PipelineExecutionStepState]:
    """Get the state of a step

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):

    Returns:
        Response[PipelineExecutionStepState]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
) -> PipelineExecutionStepState | None:
    """Get the state of a step

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):

    Returns:
        PipelineExecutionStepState; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        program_id=program_id,
        pipeline_id=pipeline_id,
        execution_id=execution_id,
        phase_id=phase_id,
        step_id=step_id,
        client=client,
    ).parsed


async def asyncio(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
) -> PipelineExecutionStepState | None:
    """Get the state of a step

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):

    Returns:
        PipelineExecutionStepState; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
            client=client,
        )
    ).parsed
