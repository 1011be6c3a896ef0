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
    from ...models.list_workflow_executions_request import ListWorkflowExecutionsRequest
    from ...models.list_workflow_executions_response import ListWorkflowExecutionsResponse


def build_request(*, body: ListWorkflowExecutionsRequest) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["list_workflow_executions"],
        "/ListWorkflowExecutions",
        body=_api.kind(body, "body", _models.ListWorkflowExecutionsRequest),
        media="application/json",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> ListWorkflowExecutionsResponse | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.ListWorkflowExecutionsResponse, response)
    return None


def sync_detailed(*, client: Client, body: ListWorkflowExecutionsRequest) -> Response[ListWorkflowExecutionsResponse]:
    """List the runs of workflows that belong to one image build

    The list can be empty for an old image, because the records of its runs are no longer kept. `message` is
    answered even then.

    Args:
        body (ListWorkflowExecutionsRequest):

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(body=body), parse_response)


async def asyncio_detailed(
    *, client: Client, body: ListWorkflowExecutionsRequest
) -> Response[ListWorkflowExecutionsResponse]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(body=body), parse_response)


def sync(*, client: Client, body: ListWorkflowExecutionsRequest) -> ListWorkflowExecutionsResponse | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio(*, client: Client, body: ListWorkflowExecutionsRequest) -> ListWorkflowExecutionsResponse | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(client=client, body=body)).parsed
