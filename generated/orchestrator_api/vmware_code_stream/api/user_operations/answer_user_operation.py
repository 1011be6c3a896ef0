# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.user_operation_resource import UserOperationResource
from ...models.user_operation_response import UserOperationResponse
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    id: str,
    *,
    body: UserOperationResponse,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["apiVersion"] = api_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/user-operations/{id}".format(
            id=path_part(id, "id"),
        ),
        "params": params,
        "extensions": {
            "operation": "answer_user_operation",
            "meaning": OPERATIONS["answer_user_operation"],
            "parse": parse_response,
        },
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def parse_response(response: httpx.Response) -> UserOperationResource | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(UserOperationResource, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[UserOperationResource]:
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
    body: UserOperationResponse,
    api_version: str | Unset = UNSET,
) -> Response[UserOperationResource]:
    """Answer an approval

    Approves or rejects what an execution waits for. Who may do so is said by `approvers` and `approverGroups`.

    Args:
        id (str):
        api_version (str | Unset):
        body (UserOperationResponse): The answer to an approval.

    Returns:
        Response[UserOperationResource]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            id=id,
            body=body,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    id: str,
    *,
    client: Client,
    body: UserOperationResponse,
    api_version: str | Unset = UNSET,
) -> Response[UserOperationResource]:
    """Answer an approval

    Approves or rejects what an execution waits for. Who may do so is said by `approvers` and `approverGroups`.

    Args:
        id (str):
        api_version (str | Unset):
        body (UserOperationResponse): The answer to an approval.

    Returns:
        Response[UserOperationResource]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            id=id,
            body=body,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: Client,
    body: UserOperationResponse,
    api_version: str | Unset = UNSET,
) -> UserOperationResource | None:
    """Answer an approval

    Approves or rejects what an execution waits for. Who may do so is said by `approvers` and `approverGroups`.

    Args:
        id (str):
        api_version (str | Unset):
        body (UserOperationResponse): The answer to an approval.

    Returns:
        UserOperationResource; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
        api_version=api_version,
    ).parsed


async def asyncio(
    id: str,
    *,
    client: Client,
    body: UserOperationResponse,
    api_version: str | Unset = UNSET,
) -> UserOperationResource | None:
    """Answer an approval

    Approves or rejects what an execution waits for. Who may do so is said by `approvers` and `approverGroups`.

    Args:
        id (str):
        api_version (str | Unset):
        body (UserOperationResponse): The answer to an approval.

    Returns:
        UserOperationResource; None for a status that is no success.

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
            api_version=api_version,
        )
    ).parsed
