# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.user_operations import UserOperations
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model


def build_request(
    *,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["$filter"] = filter_

    params["$orderby"] = orderby

    params["$top"] = top

    params["$skip"] = skip

    params["page"] = page

    params["apiVersion"] = api_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/user-operations",
        "params": params,
        "extensions": {
            "operation": "list_user_operations",
            "meaning": OPERATIONS["list_user_operations"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> UserOperations | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(UserOperations, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[UserOperations]:
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
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Response[UserOperations]:
    """List approvals

    Args:
        filter_ (str | Unset):
        orderby (str | Unset):
        top (int | Unset):
        skip (int | Unset):
        page (int | Unset):
        api_version (str | Unset):

    Returns:
        Response[UserOperations]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            filter_=filter_,
            orderby=orderby,
            top=top,
            skip=skip,
            page=page,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Response[UserOperations]:
    """List approvals

    Args:
        filter_ (str | Unset):
        orderby (str | Unset):
        top (int | Unset):
        skip (int | Unset):
        page (int | Unset):
        api_version (str | Unset):

    Returns:
        Response[UserOperations]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            filter_=filter_,
            orderby=orderby,
            top=top,
            skip=skip,
            page=page,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> UserOperations | None:
    """List approvals

    Args:
        filter_ (str | Unset):
        orderby (str | Unset):
        top (int | Unset):
        skip (int | Unset):
        page (int | Unset):
        api_version (str | Unset):

    Returns:
        UserOperations; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        filter_=filter_,
        orderby=orderby,
        top=top,
        skip=skip,
        page=page,
        api_version=api_version,
    ).parsed


async def asyncio(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> UserOperations | None:
    """List approvals

    Args:
        filter_ (str | Unset):
        orderby (str | Unset):
        top (int | Unset):
        skip (int | Unset):
        page (int | Unset):
        api_version (str | Unset):

    Returns:
        UserOperations; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            filter_=filter_,
            orderby=orderby,
            top=top,
            skip=skip,
            page=page,
            api_version=api_version,
        )
    ).parsed
