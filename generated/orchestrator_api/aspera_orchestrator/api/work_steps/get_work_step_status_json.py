# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.work_step_status import WorkStepStatus
from ...operations import OPERATIONS
from ...types import UNSET, Response, decode_model


def build_request(
    *,
    work_order_id: int,
    step_name: str,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["work_order_id"] = work_order_id

    params["step_name"] = step_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/work_step_status/work_order.json",
        "params": params,
        "extensions": {
            "operation": "get_work_step_status_json",
            "meaning": OPERATIONS["get_work_step_status_json"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> WorkStepStatus | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(WorkStepStatus, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[WorkStepStatus]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


def sync_detailed(
    *,
    client: Client,
    work_order_id: int,
    step_name: str,
) -> Response[WorkStepStatus]:
    """Get the status of a work step by the name of its step, as JSON.

    The same document as the XML one. Steps inside a sub-workflow are not found. Where a fan-out runs a step several
    times, it is not documented which of the work steps answers.

    Args:
        work_order_id (int):
        step_name (str):

    Returns:
        Response[WorkStepStatus]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            work_order_id=work_order_id,
            step_name=step_name,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    work_order_id: int,
    step_name: str,
) -> Response[WorkStepStatus]:
    """Get the status of a work step by the name of its step, as JSON.

    The same document as the XML one. Steps inside a sub-workflow are not found. Where a fan-out runs a step several
    times, it is not documented which of the work steps answers.

    Args:
        work_order_id (int):
        step_name (str):

    Returns:
        Response[WorkStepStatus]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            work_order_id=work_order_id,
            step_name=step_name,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    work_order_id: int,
    step_name: str,
) -> WorkStepStatus | None:
    """Get the status of a work step by the name of its step, as JSON.

    The same document as the XML one. Steps inside a sub-workflow are not found. Where a fan-out runs a step several
    times, it is not documented which of the work steps answers.

    Args:
        work_order_id (int):
        step_name (str):

    Returns:
        WorkStepStatus; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        work_order_id=work_order_id,
        step_name=step_name,
    ).parsed


async def asyncio(
    *,
    client: Client,
    work_order_id: int,
    step_name: str,
) -> WorkStepStatus | None:
    """Get the status of a work step by the name of its step, as JSON.

    The same document as the XML one. Steps inside a sub-workflow are not found. Where a fan-out runs a step several
    times, it is not documented which of the work steps answers.

    Args:
        work_order_id (int):
        step_name (str):

    Returns:
        WorkStepStatus; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            work_order_id=work_order_id,
            step_name=step_name,
        )
    ).parsed
