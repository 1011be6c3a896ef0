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
    from ...models.pipeline_execution_list_representation import PipelineExecutionListRepresentation


def build_request(
    program_id: str, pipeline_id: str, *, start: str | Unset = UNSET, limit: int | Unset = UNSET
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["get_executions"],
        f"/api/program/{_api.path_part(program_id, 'program_id')}/pipeline/{_api.path_part(pipeline_id, 'pipeline_id')}/executions",
        params={"start": start, "limit": limit},
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> PipelineExecutionListRepresentation | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.PipelineExecutionListRepresentation, response)
    return None


def sync_detailed(
    program_id: str, pipeline_id: str, *, client: Client, start: str | Unset = UNSET, limit: int | Unset = UNSET
) -> Response[PipelineExecutionListRepresentation]:
    """List the executions of a pipeline, newest first

    To page, follow the `next` link; stop at a page without items or without that link. The
    numbers in `_page`, the `prev` link and `_totalNumberOfItems` say nothing reliable about
    further pages.

    Args:
        program_id (str): The program.
        pipeline_id (str): The pipeline.
        start (str | Unset): Zero-based offset of the first execution wanted; without it the newest.
        limit (int | Unset): Size of a page; without it the service takes 20.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client, build_request(program_id=program_id, pipeline_id=pipeline_id, start=start, limit=limit), parse_response
    )


async def asyncio_detailed(
    program_id: str, pipeline_id: str, *, client: Client, start: str | Unset = UNSET, limit: int | Unset = UNSET
) -> Response[PipelineExecutionListRepresentation]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client, build_request(program_id=program_id, pipeline_id=pipeline_id, start=start, limit=limit), parse_response
    )


def sync(
    program_id: str, pipeline_id: str, *, client: Client, start: str | Unset = UNSET, limit: int | Unset = UNSET
) -> PipelineExecutionListRepresentation | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(program_id=program_id, pipeline_id=pipeline_id, client=client, start=start, limit=limit).parsed


async def asyncio(
    program_id: str, pipeline_id: str, *, client: Client, start: str | Unset = UNSET, limit: int | Unset = UNSET
) -> PipelineExecutionListRepresentation | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (
        await asyncio_detailed(program_id=program_id, pipeline_id=pipeline_id, client=client, start=start, limit=limit)
    ).parsed
