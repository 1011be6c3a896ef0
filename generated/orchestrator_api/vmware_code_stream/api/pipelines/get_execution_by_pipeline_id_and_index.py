# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.execution import Execution
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model, path_part


def build_request(
    id: str,
    index: str,
    *,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["apiVersion"] = api_version

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/pipelines/{id}/executions/{index}".format(
            id=path_part(id, "id"),
            index=path_part(index, "index"),
        ),
        "params": params,
        "extensions": {
            "operation": "get_execution_by_pipeline_id_and_index",
            "meaning": OPERATIONS["get_execution_by_pipeline_id_and_index"],
            "parse": parse_response,
        },
    }
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
    index: str,
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Response[Execution]:
    """Get an execution by its number within a pipeline, by the pipeline's id

    Unverified. No page and no client with this path was seen.

    Args:
        id (str):
        index (str):
        api_version (str | Unset):

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
            index=index,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    id: str,
    index: str,
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Response[Execution]:
    """Get an execution by its number within a pipeline, by the pipeline's id

    Unverified. No page and no client with this path was seen.

    Args:
        id (str):
        index (str):
        api_version (str | Unset):

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
            index=index,
            api_version=api_version,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    id: str,
    index: str,
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Execution | None:
    """Get an execution by its number within a pipeline, by the pipeline's id

    Unverified. No page and no client with this path was seen.

    Args:
        id (str):
        index (str):
        api_version (str | Unset):

    Returns:
        Execution; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        id=id,
        index=index,
        client=client,
        api_version=api_version,
    ).parsed


async def asyncio(
    id: str,
    index: str,
    *,
    client: Client,
    api_version: str | Unset = UNSET,
) -> Execution | None:
    """Get an execution by its number within a pipeline, by the pipeline's id

    Unverified. No page and no client with this path was seen.

    Args:
        id (str):
        index (str):
        api_version (str | Unset):

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
            index=index,
            client=client,
            api_version=api_version,
        )
    ).parsed
