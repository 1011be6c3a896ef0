# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.start_image_pipeline_execution_request import StartImagePipelineExecutionRequest
from ...models.start_image_pipeline_execution_response import StartImagePipelineExecutionResponse
from ...operations import OPERATIONS
from ...types import Response, decode_model


def build_request(
    *,
    body: StartImagePipelineExecutionRequest,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/StartImagePipelineExecution",
        "extensions": {
            "operation": "start_image_pipeline_execution",
            "meaning": OPERATIONS["start_image_pipeline_execution"],
            "parse": parse_response,
        },
    }
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def parse_response(response: httpx.Response) -> StartImagePipelineExecutionResponse | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(StartImagePipelineExecutionResponse, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[StartImagePipelineExecutionResponse]:
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
    body: StartImagePipelineExecutionRequest,
) -> Response[StartImagePipelineExecutionResponse]:
    """Start a build of an image pipeline

    Answers as soon as the build is queued. A disabled pipeline can be started too.

    Args:
        body (StartImagePipelineExecutionRequest):

    Returns:
        Response[StartImagePipelineExecutionResponse]: status, headers, body and the result.

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
    body: StartImagePipelineExecutionRequest,
) -> Response[StartImagePipelineExecutionResponse]:
    """Start a build of an image pipeline

    Answers as soon as the build is queued. A disabled pipeline can be started too.

    Args:
        body (StartImagePipelineExecutionRequest):

    Returns:
        Response[StartImagePipelineExecutionResponse]: status, headers, body and the result.

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
    body: StartImagePipelineExecutionRequest,
) -> StartImagePipelineExecutionResponse | None:
    """Start a build of an image pipeline

    Answers as soon as the build is queued. A disabled pipeline can be started too.

    Args:
        body (StartImagePipelineExecutionRequest):

    Returns:
        StartImagePipelineExecutionResponse; None for a status that is no success.

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
    body: StartImagePipelineExecutionRequest,
) -> StartImagePipelineExecutionResponse | None:
    """Start a build of an image pipeline

    Answers as soon as the build is queued. A disabled pipeline can be started too.

    Args:
        body (StartImagePipelineExecutionRequest):

    Returns:
        StartImagePipelineExecutionResponse; None for a status that is no success.

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
