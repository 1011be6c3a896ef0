# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.tiles import Tiles
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model


def build_request(
    *,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["apiVersion"] = api_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/pipeline-tiles",
        "params": params,
        "extensions": {
            "operation": "get_pipeline_tiles",
            "meaning": OPERATIONS["get_pipeline_tiles"],
            "parse": parse_response,
        },
    }
    return _kwargs


def parse_response(response: httpx.Response) -> Tiles | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(Tiles, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[Tiles]:
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
    api_version: str | Unset = UNSET,
) -> Response[Tiles]:
    """Get the kinds of task a pipeline can be built from

    Args:
        api_version (str | Unset):

    Returns:
        Response[Tiles]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Response[Tiles]:
    """Get the kinds of task a pipeline can be built from

    Args:
        api_version (str | Unset):

    Returns:
        Response[Tiles]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Tiles | None:
    """Get the kinds of task a pipeline can be built from

    Args:
        api_version (str | Unset):

    Returns:
        Tiles; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        api_version=api_version,
    ).parsed


async def asyncio(
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Tiles | None:
    """Get the kinds of task a pipeline can be built from

    Args:
        api_version (str | Unset):

    Returns:
        Tiles; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            api_version=api_version,
        )
    ).parsed
