# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.execution import Execution
from ...models.start_execution_request import StartExecutionRequest
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model


def build_request(
    *,
    body: StartExecutionRequest,
    include: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["_include"] = include

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/executions",
        "params": params,
        "extensions": {
            "operation": "start_execution",
            "meaning": OPERATIONS["start_execution"],
            "parse": parse_response,
        },
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def parse_response(response: httpx.Response) -> Execution | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 201:
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
    *,
    client: Client,
    body: StartExecutionRequest,
    include: str | Unset = UNSET,
) -> Response[Execution]:
    """Start a workflow on a deployment.

    Records an execution and hands it to a worker. A busy deployment is a 400 with the code
    `existing_running_execution_error` unless `force` or `queue` is set. An error does not always mean that nothing
    was recorded: a workflow that is not available leaves an execution with the status `failed` behind.

    Not repeatable: with `force` a second request starts a second run.

    Args:
        include (str | Unset):
        body (StartExecutionRequest):

    Returns:
        Response[Execution]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            body=body,
            include=include,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    body: StartExecutionRequest,
    include: str | Unset = UNSET,
) -> Response[Execution]:
    """Start a workflow on a deployment.

    Records an execution and hands it to a worker. A busy deployment is a 400 with the code
    `existing_running_execution_error` unless `force` or `queue` is set. An error does not always mean that nothing
    was recorded: a workflow that is not available leaves an execution with the status `failed` behind.

    Not repeatable: with `force` a second request starts a second run.

    Args:
        include (str | Unset):
        body (StartExecutionRequest):

    Returns:
        Response[Execution]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            body=body,
            include=include,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    body: StartExecutionRequest,
    include: str | Unset = UNSET,
) -> Execution | None:
    """Start a workflow on a deployment.

    Records an execution and hands it to a worker. A busy deployment is a 400 with the code
    `existing_running_execution_error` unless `force` or `queue` is set. An error does not always mean that nothing
    was recorded: a workflow that is not available leaves an execution with the status `failed` behind.

    Not repeatable: with `force` a second request starts a second run.

    Args:
        include (str | Unset):
        body (StartExecutionRequest):

    Returns:
        Execution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        body=body,
        include=include,
    ).parsed


async def asyncio(
    *,
    client: Client,
    body: StartExecutionRequest,
    include: str | Unset = UNSET,
) -> Execution | None:
    """Start a workflow on a deployment.

    Records an execution and hands it to a worker. A busy deployment is a 400 with the code
    `existing_running_execution_error` unless `force` or `queue` is set. An error does not always mean that nothing
    was recorded: a workflow that is not available leaves an execution with the status `failed` behind.

    Not repeatable: with `force` a second request starts a second run.

    Args:
        include (str | Unset):
        body (StartExecutionRequest):

    Returns:
        Execution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            include=include,
        )
    ).parsed
