# Generated from specs/aws_image_builder/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aws_image_builder
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.get_image_response import GetImageResponse


def build_request(*, image_build_version_arn: str) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["get_image"],
        "/GetImage",
        params={"imageBuildVersionArn": image_build_version_arn},
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> GetImageResponse | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.GetImageResponse, response)
    return None


def sync_detailed(*, client: Client, image_build_version_arn: str) -> Response[GetImageResponse]:
    """Get one image build version and the state of its build

    The place to see whether a build has ended. A build goes on while `image.state.status` is `PENDING`, `CREATING`,
    `BUILDING`, `TESTING`, `DISTRIBUTING` or `INTEGRATING`; it has ended well with `AVAILABLE`, and not well with
    `FAILED` or `CANCELLED`. The other words belong to the later life of an image.

    Args:
        image_build_version_arn (str): ARN of an image build version. An ARN that ends in a version, with `x` as
            wildcard, is accepted too; it stands for the newest matching build that is `AVAILABLE`. To be sent
            percent-encoded.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(image_build_version_arn=image_build_version_arn), parse_response)


async def asyncio_detailed(*, client: Client, image_build_version_arn: str) -> Response[GetImageResponse]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(image_build_version_arn=image_build_version_arn), parse_response)


def sync(*, client: Client, image_build_version_arn: str) -> GetImageResponse | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(client=client, image_build_version_arn=image_build_version_arn).parsed


async def asyncio(*, client: Client, image_build_version_arn: str) -> GetImageResponse | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(client=client, image_build_version_arn=image_build_version_arn)).parsed
