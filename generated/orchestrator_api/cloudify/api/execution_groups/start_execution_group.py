# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.execution_group import ExecutionGroup
    from ...models.start_execution_group_request import StartExecutionGroupRequest


def build_request(*, body: StartExecutionGroupRequest) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["start_execution_group"],
        "/execution-groups",
        body=_api.kind(body, "body", _models.StartExecutionGroupRequest),
        media="application/json",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> ExecutionGroup | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.ExecutionGroup, response)
    return None


def sync_detailed(*, client: Client, body: StartExecutionGroupRequest) -> Response[ExecutionGroup]:
    """Start a workflow on each deployment of a group.

    Records an execution for each deployment of the deployment group, and starts as many as `concurrency` says; the
    others are queued. A deployment that has no such workflow is left out: only the group's log tells it.

    Args:
        body (StartExecutionGroupRequest):

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(body=body), parse_response)


async def asyncio_detailed(*, client: Client, body: StartExecutionGroupRequest) -> Response[ExecutionGroup]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(body=body), parse_response)


def sync(*, client: Client, body: StartExecutionGroupRequest) -> ExecutionGroup | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio(*, client: Client, body: StartExecutionGroupRequest) -> ExecutionGroup | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(client=client, body=body)).parsed
