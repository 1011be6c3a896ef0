# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, path_part


def build_request(
    project: str,
    name: str,
    *,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["apiVersion"] = api_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/variables/{project}/{name}".format(
            project=path_part(project, "project"),
            name=path_part(name, "name"),
        ),
        "params": params,
        "extensions": {"operation": "delete_variable_by_name", "meaning": OPERATIONS["delete_variable_by_name"]},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[None]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=None,
    )


def sync_detailed(
    project: str,
    name: str,
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Response[None]:
    """Delete a variable by project and name

    Unverified. No page and no client with this call was seen.

    Args:
        project (str):
        name (str):
        api_version (str | Unset):

    Returns:
        Response[None]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            project=project,
            name=name,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    project: str,
    name: str,
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Response[None]:
    """Delete a variable by project and name

    Unverified. No page and no client with this call was seen.

    Args:
        project (str):
        name (str):
        api_version (str | Unset):

    Returns:
        Response[None]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            project=project,
            name=name,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)
