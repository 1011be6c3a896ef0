# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...operations import OPERATIONS
from ...types import UNSET, File, Response, Unset


def build_request(
    *,
    body: File,
    action: str | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["action"] = action

    params["apiVersion"] = api_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/import",
        "params": params,
        "extensions": {"operation": "import_yaml", "meaning": OPERATIONS["import_yaml"], "parse": parse_response},
    }
    _kwargs["content"] = body.payload.read()

    headers["Content-Type"] = "application/x-yaml"
    _kwargs["headers"] = headers
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
    *,
    client: Client,
    body: File,
    action: str | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Response[bytes]:
    """Create or update pipelines and endpoints from YAML

    Read the answer also after a 200: its `status` is `CREATED` or `UPDATED` where the import was done, and a
    refused import can arrive as a 200 with another `status` and a `statusMessage`.

    Args:
        action (str | Unset):
        api_version (str | Unset):
        body (File):

    Returns:
        Response[bytes]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            body=body,
            action=action,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    body: File,
    action: str | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Response[bytes]:
    """Create or update pipelines and endpoints from YAML

    Read the answer also after a 200: its `status` is `CREATED` or `UPDATED` where the import was done, and a
    refused import can arrive as a 200 with another `status` and a `statusMessage`.

    Args:
        action (str | Unset):
        api_version (str | Unset):
        body (File):

    Returns:
        Response[bytes]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            body=body,
            action=action,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    body: File,
    action: str | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> bytes | None:
    """Create or update pipelines and endpoints from YAML

    Read the answer also after a 200: its `status` is `CREATED` or `UPDATED` where the import was done, and a
    refused import can arrive as a 200 with another `status` and a `statusMessage`.

    Args:
        action (str | Unset):
        api_version (str | Unset):
        body (File):

    Returns:
        bytes; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        body=body,
        action=action,
        api_version=api_version,
    ).parsed


async def asyncio(
    *,
    client: Client,
    body: File,
    action: str | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> bytes | None:
    """Create or update pipelines and endpoints from YAML

    Read the answer also after a 200: its `status` is `CREATED` or `UPDATED` where the import was done, and a
    refused import can arrive as a 200 with another `status` and a `statusMessage`.

    Args:
        action (str | Unset):
        api_version (str | Unset):
        body (File):

    Returns:
        bytes; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            action=action,
            api_version=api_version,
        )
    ).parsed
