# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.redirect import Redirect
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    file: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["file"] = file

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/program/{program_id}/pipeline/{pipeline_id}/execution/{execution_id}/phase/{phase_id}/step/{step_id}/logs".format(
            program_id=path_part(program_id, "program_id"),
            pipeline_id=path_part(pipeline_id, "pipeline_id"),
            execution_id=path_part(execution_id, "execution_id"),
            phase_id=path_part(phase_id, "phase_id"),
            step_id=path_part(step_id, "step_id"),
        ),
        "params": params,
        "extensions": {"operation": "get_step_logs", "meaning": OPERATIONS["get_step_logs"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> Redirect | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(Redirect, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[Redirect]:
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
    file: str | Unset = UNSET,
) -> Response[Redirect]:
    """Get the address of a step's log

    With `Accept: application/json` the answer is a 200 that names the address; without it a 307
    to the same place. The address is a signed one in a file storage on another host: fetch it
    *without* the three credential headers, and do not let a client follow the 307 by itself,
    because it would take `x-api-key` and the organisation along.

    `build`, `buildImage`, `codeQuality` and `deploy` steps offer logs.

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        file (str | Unset):

    Returns:
        Response[Redirect]: status, headers, body and the result.

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
            file=file,
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
    file: str | Unset = UNSET,
) -> Response[Redirect]:
    """Get the address of a step's log

    With `Accept: application/json` the answer is a 200 that names the address; without it a 307
    to the same place. The address is a signed one in a file storage on another host: fetch it
    *without* the three credential headers, and do not let a client follow the 307 by itself,
    because it would take `x-api-key` and the organisation along.

    `build`, `buildImage`, `codeQuality` and `deploy` steps offer logs.

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        file (str | Unset):

    Returns:
        Response[Redirect]: status, headers, body and the result.

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
            file=file,
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
    file: str | Unset = UNSET,
) -> Redirect | None:
    """Get the address of a step's log

    With `Accept: application/json` the answer is a 200 that names the address; without it a 307
    to the same place. The address is a signed one in a file storage on another host: fetch it
    *without* the three credential headers, and do not let a client follow the 307 by itself,
    because it would take `x-api-key` and the organisation along.

    `build`, `buildImage`, `codeQuality` and `deploy` steps offer logs.

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        file (str | Unset):

    Returns:
        Redirect; None for a status that is no success.

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
        file=file,
    ).parsed


async def asyncio(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
    file: str | Unset = UNSET,
) -> Redirect | None:
    """Get the address of a step's log

    With `Accept: application/json` the answer is a 200 that names the address; without it a 307
    to the same place. The address is a signed one in a file storage on another host: fetch it
    *without* the three credential headers, and do not let a client follow the 307 by itself,
    because it would take `x-api-key` and the organisation along.

    `build`, `buildImage`, `codeQuality` and `deploy` steps offer logs.

    Args:
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        file (str | Unset):

    Returns:
        Redirect; None for a status that is no success.

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
            file=file,
        )
    ).parsed
