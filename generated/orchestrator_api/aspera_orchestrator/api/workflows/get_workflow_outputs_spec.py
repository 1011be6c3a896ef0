# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.workflow_outputs_spec_answer import WorkflowOutputsSpecAnswer


def build_request(workflow_id: str) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["get_workflow_outputs_spec"],
        f"/workflow_outputs_spec/{_api.path_part(workflow_id, 'workflow_id')}.json",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> WorkflowOutputsSpecAnswer | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.WorkflowOutputsSpecAnswer, response)
    return None


def sync_detailed(workflow_id: str, *, client: Client) -> Response[WorkflowOutputsSpecAnswer]:
    """Get what outputs the steps of a workflow have.

    Args:
        workflow_id (str): Id of the workflow, an integer; some calls also take its portable id, a UUID.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(workflow_id=workflow_id), parse_response)


async def asyncio_detailed(workflow_id: str, *, client: Client) -> Response[WorkflowOutputsSpecAnswer]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(workflow_id=workflow_id), parse_response)


def sync(workflow_id: str, *, client: Client) -> WorkflowOutputsSpecAnswer | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(workflow_id=workflow_id, client=client).parsed


async def asyncio(workflow_id: str, *, client: Client) -> WorkflowOutputsSpecAnswer | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(workflow_id=workflow_id, client=client)).parsed
