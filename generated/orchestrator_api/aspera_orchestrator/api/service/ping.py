# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.json_format import JsonFormat
from ...models.remote_node_ping import RemoteNodePing
from ...operations import OPERATIONS
from ...types import UNSET, Response, decode_model


def build_request(
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
        "url": "/remote_node_ping",
        "params": params,
        "extensions": {"operation": "ping", "meaning": OPERATIONS["ping"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> RemoteNodePing | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(RemoteNodePing, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[RemoteNodePing]:
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
    format_: JsonFormat,
) -> Response[RemoteNodePing]:
    """Ask for the version of the server. No credentials needed.

    Args:
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        Response[RemoteNodePing]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            format_=format_,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    format_: JsonFormat,
) -> Response[RemoteNodePing]:
    """Ask for the version of the server. No credentials needed.

    Args:
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        Response[RemoteNodePing]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            format_=format_,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    format_: JsonFormat,
) -> RemoteNodePing | None:
    """Ask for the version of the server. No credentials needed.

    Args:
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        RemoteNodePing; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        format_=format_,
    ).parsed


async def asyncio(
    *,
    client: Client,
    format_: JsonFormat,
) -> RemoteNodePing | None:
    """Ask for the version of the server. No credentials needed.

    Args:
        format_ (JsonFormat): The format asked for where the path has no extension.

    Returns:
        RemoteNodePing; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            format_=format_,
        )
    ).parsed
