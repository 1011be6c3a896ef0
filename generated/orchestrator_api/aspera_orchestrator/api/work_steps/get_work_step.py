# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.json_format import JsonFormat
from ...models.work_step_status import WorkStepStatus
from ...operations import OPERATIONS
from ...types import UNSET, Response, decode_model, path_part


def build_request(
    work_step_id: int,
    *,
    format_: JsonFormat,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    json_format_ = format_.value
    params["format"] = json_format_

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/work_step_status/{work_step_id}".format(
            work_step_id=path_part(work_step_id, "work_step_id"),
        ),
        "params": params,
        "extensions": {"operation": "get_work_step", "meaning": OPERATIONS["get_work_step"], "parse": parse_response},
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
    work_step_id: int,
    *,
    client: Client,
    format_: JsonFormat,
) -> Response[WorkStepStatus]:
    """Get a work step by its id.

    Known from one client only. The body was never seen; that it is the document by step name is a guess.

    Args:
        work_step_id (int):
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        Response[WorkStepStatus]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            work_step_id=work_step_id,
            format_=format_,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    work_step_id: int,
    *,
    client: Client,
    format_: JsonFormat,
) -> Response[WorkStepStatus]:
    """Get a work step by its id.

    Known from one client only. The body was never seen; that it is the document by step name is a guess.

    Args:
        work_step_id (int):
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        Response[WorkStepStatus]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            work_step_id=work_step_id,
            format_=format_,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    work_step_id: int,
    *,
    client: Client,
    format_: JsonFormat,
) -> WorkStepStatus | None:
    """Get a work step by its id.

    Known from one client only. The body was never seen; that it is the document by step name is a guess.

    Args:
        work_step_id (int):
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        WorkStepStatus; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        work_step_id=work_step_id,
        client=client,
        format_=format_,
    ).parsed


async def asyncio(
    work_step_id: int,
    *,
    client: Client,
    format_: JsonFormat,
) -> WorkStepStatus | None:
    """Get a work step by its id.

    Known from one client only. The body was never seen; that it is the document by step name is a guess.

    Args:
        work_step_id (int):
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        WorkStepStatus; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            work_step_id=work_step_id,
            client=client,
            format_=format_,
        )
    ).parsed
