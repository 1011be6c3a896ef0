# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.execution import Execution
from ...models.update_execution_request import UpdateExecutionRequest
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    id: str,
    *,
    body: UpdateExecutionRequest,
    include: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["_include"] = include

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/executions/{id}".format(
            id=path_part(id, "id"),
        ),
        "params": params,
        "extensions": {
            "operation": "update_execution",
            "meaning": OPERATIONS["update_execution"],
            "parse": parse_response,
        },
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def parse_response(response: httpx.Response) -> Execution | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(Execution, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[Execution]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


def sync_detailed(
    id: str,
    *,
    client: Client,
    body: UpdateExecutionRequest,
    include: str | Unset = UNSET,
) -> Response[Execution]:
    """Overwrite status and error of an execution's record.

    Edits the record; to stop a run, cancel it. An end (`terminated`, `failed`, `cancelled`) breaks off a workflow
    that
    is under way: its own token is good in active states only, so that its next call is refused (401) and it stops
    midway, without clean-up and with its operations unfinished. Leaving out `error` clears the old one. Setting the
    status it already has also writes: the error is replaced and `started_at` or `ended_at` renewed.

    From `cancelling` and `force_cancelling` only itself, `failed`, `cancelled`, `queued` and `scheduled` can be
    reached, from an end state only itself; anything else is a 400 (`invalid_exception_status_update`).

    Args:
        id (str):
        include (str | Unset):
        body (UpdateExecutionRequest):

    Returns:
        Response[Execution]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            id=id,
            body=body,
            include=include,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    id: str,
    *,
    client: Client,
    body: UpdateExecutionRequest,
    include: str | Unset = UNSET,
) -> Response[Execution]:
    """Overwrite status and error of an execution's record.

    Edits the record; to stop a run, cancel it. An end (`terminated`, `failed`, `cancelled`) breaks off a workflow
    that
    is under way: its own token is good in active states only, so that its next call is refused (401) and it stops
    midway, without clean-up and with its operations unfinished. Leaving out `error` clears the old one. Setting the
    status it already has also writes: the error is replaced and `started_at` or `ended_at` renewed.

    From `cancelling` and `force_cancelling` only itself, `failed`, `cancelled`, `queued` and `scheduled` can be
    reached, from an end state only itself; anything else is a 400 (`invalid_exception_status_update`).

    Args:
        id (str):
        include (str | Unset):
        body (UpdateExecutionRequest):

    Returns:
        Response[Execution]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            id=id,
            body=body,
            include=include,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: Client,
    body: UpdateExecutionRequest,
    include: str | Unset = UNSET,
) -> Execution | None:
    """Overwrite status and error of an execution's record.

    Edits the record; to stop a run, cancel it. An end (`terminated`, `failed`, `cancelled`) breaks off a workflow
    that
    is under way: its own token is good in active states only, so that its next call is refused (401) and it stops
    midway, without clean-up and with its operations unfinished. Leaving out `error` clears the old one. Setting the
    status it already has also writes: the error is replaced and `started_at` or `ended_at` renewed.

    From `cancelling` and `force_cancelling` only itself, `failed`, `cancelled`, `queued` and `scheduled` can be
    reached, from an end state only itself; anything else is a 400 (`invalid_exception_status_update`).

    Args:
        id (str):
        include (str | Unset):
        body (UpdateExecutionRequest):

    Returns:
        Execution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
        include=include,
    ).parsed


async def asyncio(
    id: str,
    *,
    client: Client,
    body: UpdateExecutionRequest,
    include: str | Unset = UNSET,
) -> Execution | None:
    """Overwrite status and error of an execution's record.

    Edits the record; to stop a run, cancel it. An end (`terminated`, `failed`, `cancelled`) breaks off a workflow
    that
    is under way: its own token is good in active states only, so that its next call is refused (401) and it stops
    midway, without clean-up and with its operations unfinished. Leaving out `error` clears the old one. Setting the
    status it already has also writes: the error is replaced and `started_at` or `ended_at` renewed.

    From `cancelling` and `force_cancelling` only itself, `failed`, `cancelled`, `queued` and `scheduled` can be
    reached, from an end state only itself; anything else is a 400 (`invalid_exception_status_update`).

    Args:
        id (str):
        include (str | Unset):
        body (UpdateExecutionRequest):

    Returns:
        Execution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
            include=include,
        )
    ).parsed
