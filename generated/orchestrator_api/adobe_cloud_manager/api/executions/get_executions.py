# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.pipeline_execution_list_representation import PipelineExecutionListRepresentation
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    program_id: str,
    pipeline_id: str,
    *,
    start: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["start"] = start

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/program/{program_id}/pipeline/{pipeline_id}/executions".format(
            program_id=path_part(program_id, "program_id"),
            pipeline_id=path_part(pipeline_id, "pipeline_id"),
        ),
        "params": params,
        "extensions": {"operation": "get_executions", "meaning": OPERATIONS["get_executions"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> PipelineExecutionListRepresentation | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(PipelineExecutionListRepresentation, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[PipelineExecutionListRepresentation]:
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
    start: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[PipelineExecutionListRepresentation]:
    """List the executions of a pipeline, newest first

    To page, follow the `next` link; stop at a page without items or without that link. The
    numbers in `_page`, the `prev` link and `_totalNumberOfItems` say nothing reliable about
    further pages.

    Args:
        program_id (str):
        pipeline_id (str):
        start (str | Unset):
        limit (int | Unset):

    Returns:
        Response[PipelineExecutionListRepresentation]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            start=start,
            limit=limit,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    start: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[PipelineExecutionListRepresentation]:
    """List the executions of a pipeline, newest first

    To page, follow the `next` link; stop at a page without items or without that link. The
    numbers in `_page`, the `prev` link and `_totalNumberOfItems` say nothing reliable about
    further pages.

    Args:
        program_id (str):
        pipeline_id (str):
        start (str | Unset):
        limit (int | Unset):

    Returns:
        Response[PipelineExecutionListRepresentation]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            start=start,
            limit=limit,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    start: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> PipelineExecutionListRepresentation | None:
    """List the executions of a pipeline, newest first

    To page, follow the `next` link; stop at a page without items or without that link. The
    numbers in `_page`, the `prev` link and `_totalNumberOfItems` say nothing reliable about
    further pages.

    Args:
        program_id (str):
        pipeline_id (str):
        start (str | Unset):
        limit (int | Unset):

    Returns:
        PipelineExecutionListRepresentation; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        program_id=program_id,
        pipeline_id=pipeline_id,
        client=client,
        start=start,
        limit=limit,
    ).parsed


async def asyncio(
    program_id: str,
    pipeline_id: str,
    *,
    client: Client,
    start: str | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> PipelineExecutionListRepresentation | None:
    """List the executions of a pipeline, newest first

    To page, follow the `next` link; stop at a page without items or without that link. The
    numbers in `_page`, the `prev` link and `_totalNumberOfItems` say nothing reliable about
    further pages.

    Args:
        program_id (str):
        pipeline_id (str):
        start (str | Unset):
        limit (int | Unset):

    Returns:
        PipelineExecutionListRepresentation; None for a status that is no success.

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
            start=start,
            limit=limit,
        )
    ).parsed
