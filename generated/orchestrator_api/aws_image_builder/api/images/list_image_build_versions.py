# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.list_image_build_versions_request import ListImageBuildVersionsRequest
from ...models.list_image_build_versions_response import ListImageBuildVersionsResponse
from ...operations import OPERATIONS
from ...types import Response, decode_model


def build_request(
    *,
    body: ListImageBuildVersionsRequest,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/ListImageBuildVersions",
        "extensions": {
            "operation": "list_image_build_versions",
            "meaning": OPERATIONS["list_image_build_versions"],
            "parse": parse_response,
        },
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def parse_response(response: httpx.Response) -> ListImageBuildVersionsResponse | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(ListImageBuildVersionsResponse, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[ListImageBuildVersionsResponse]:
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
    body: ListImageBuildVersionsRequest,
) -> Response[ListImageBuildVersionsResponse]:
    """List the builds of one version of an image

    Another way to the ARN of a build than through its pipeline.

    Args:
        body (ListImageBuildVersionsRequest):

    Returns:
        Response[ListImageBuildVersionsResponse]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            body=body,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    body: ListImageBuildVersionsRequest,
) -> Response[ListImageBuildVersionsResponse]:
    """List the builds of one version of an image

    Another way to the ARN of a build than through its pipeline.

    Args:
        body (ListImageBuildVersionsRequest):

    Returns:
        Response[ListImageBuildVersionsResponse]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            body=body,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    body: ListImageBuildVersionsRequest,
) -> ListImageBuildVersionsResponse | None:
    """List the builds of one version of an image

    Another way to the ARN of a build than through its pipeline.

    Args:
        body (ListImageBuildVersionsRequest):

    Returns:
        ListImageBuildVersionsResponse; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio(
    *,
    client: Client,
    body: ListImageBuildVersionsRequest,
) -> ListImageBuildVersionsResponse | None:
    """List the builds of one version of an image

    Another way to the ARN of a build than through its pipeline.

    Args:
        body (ListImageBuildVersionsRequest):

    Returns:
        ListImageBuildVersionsResponse; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
