# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.get_image_response import GetImageResponse
from ...operations import OPERATIONS
from ...types import UNSET, Response, decode_model


def build_request(
    *,
    image_build_version_arn: str,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    params["imageBuildVersionArn"] = image_build_version_arn

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/GetImage",
        "params": params,
        "extensions": {"operation": "get_image", "meaning": OPERATIONS["get_image"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> GetImageResponse | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(GetImageResponse, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[GetImageResponse]:
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
    image_build_version_arn: str,
) -> Response[GetImageResponse]:
    """Get one image build version and the state of its build

    The place to see whether a build has ended. A build goes on while `image.state.status` is `PENDING`, `CREATING`,
    `BUILDING`, `TESTING`, `DISTRIBUTING` or `INTEGRATING`; it has ended well with `AVAILABLE`, and not well with
    `FAILED` or `CANCELLED`. The other words belong to the later life of an image.

    Args:
        image_build_version_arn (str): ARN of one build of an image, or of a version of it with `x` as wildcard.

    Returns:
        Response[GetImageResponse]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            image_build_version_arn=image_build_version_arn,
        )
    )
    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: Client,
    image_build_version_arn: str,
) -> Response[GetImageResponse]:
    """Get one image build version and the state of its build

    The place to see whether a build has ended. A build goes on while `image.state.status` is `PENDING`, `CREATING`,
    `BUILDING`, `TESTING`, `DISTRIBUTING` or `INTEGRATING`; it has ended well with `AVAILABLE`, and not well with
    `FAILED` or `CANCELLED`. The other words belong to the later life of an image.

    Args:
        image_build_version_arn (str): ARN of one build of an image, or of a version of it with `x` as wildcard.

    Returns:
        Response[GetImageResponse]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            image_build_version_arn=image_build_version_arn,
        )
    )
    return _build_response(client=client, response=response)


def sync(
    *,
    client: Client,
    image_build_version_arn: str,
) -> GetImageResponse | None:
    """Get one image build version and the state of its build

    The place to see whether a build has ended. A build goes on while `image.state.status` is `PENDING`, `CREATING`,
    `BUILDING`, `TESTING`, `DISTRIBUTING` or `INTEGRATING`; it has ended well with `AVAILABLE`, and not well with
    `FAILED` or `CANCELLED`. The other words belong to the later life of an image.

    Args:
        image_build_version_arn (str): ARN of one build of an image, or of a version of it with `x` as wildcard.

    Returns:
        GetImageResponse; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return sync_detailed(
        client=client,
        image_build_version_arn=image_build_version_arn,
    ).parsed


async def asyncio(
    *,
    client: Client,
    image_build_version_arn: str,
) -> GetImageResponse | None:
    """Get one image build version and the state of its build

    The place to see whether a build has ended. A build goes on while `image.state.status` is `PENDING`, `CREATING`,
    `BUILDING`, `TESTING`, `DISTRIBUTING` or `INTEGRATING`; it has ended well with `AVAILABLE`, and not well with
    `FAILED` or `CANCELLED`. The other words belong to the later life of an image.

    Args:
        image_build_version_arn (str): ARN of one build of an image, or of a version of it with `x` as wildcard.

    Returns:
        GetImageResponse; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    return (
        await asyncio_detailed(
            client=client,
            image_build_version_arn=image_build_version_arn,
        )
    ).parsed
