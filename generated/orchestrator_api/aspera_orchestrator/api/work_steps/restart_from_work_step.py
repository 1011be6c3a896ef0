# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...operations import OPERATIONS
from ...types import Response, path_part


def build_request(
    work_step_id: int,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/workstep_reset/{work_step_id}.xml".format(
            work_step_id=path_part(work_step_id, "work_step_id"),
        ),
        "extensions": {
            "operation": "restart_from_work_step",
            "meaning": OPERATIONS["restart_from_work_step"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> bytes | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return response.content
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[bytes]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


def sync_detailed(
    work_step_id: int,
    *,
    client: Client,
) -> Response[bytes]:
    """Restart a work order from one of its work steps. Changes state although it is a GET.

    Takes finished steps back to work as well, so a finished work order can run again.

    Args:
        work_step_id (int):

    Returns:
        Response[bytes]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            work_step_id=work_step_id,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    work_step_id: int,
    *,
    client: Client,
) -> Response[bytes]:
    """Restart a work order from one of its work steps. Changes state although it is a GET.

    Takes finished steps back to work as well, so a finished work order can run again.

    Args:
        work_step_id (int):

    Returns:
        Response[bytes]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            work_step_id=work_step_id,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    work_step_id: int,
    *,
    client: Client,
) -> bytes | None:
    """Restart a work order from one of its work steps. Changes state although it is a GET.

    Takes finished steps back to work as well, so a finished work order can run again.

    Args:
        work_step_id (int):

    Returns:
        bytes; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        work_step_id=work_step_id,
        client=client,
    ).parsed


async def asyncio(
    work_step_id: int,
    *,
    client: Client,
) -> bytes | None:
    """Restart a work order from one of its work steps. Changes state although it is a GET.

    Takes finished steps back to work as well, so a finished work order can run again.

    Args:
        work_step_id (int):

    Returns:
        bytes; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            work_step_id=work_step_id,
            client=client,
        )
    ).parsed
