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
    from ...models.work_step_status import WorkStepStatus


def build_request(*, work_order_id: int, step_name: str) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["get_work_step_status_json"],
        "/work_step_status/work_order.json",
        params={"work_order_id": work_order_id, "step_name": step_name},
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> WorkStepStatus | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.WorkStepStatus, response)
    return None


def sync_detailed(*, client: Client, work_order_id: int, step_name: str) -> Response[WorkStepStatus]:
    """Get the status of a work step by the name of its step, as JSON.

    The same document as the XML one. Steps inside a sub-workflow are not found. Where a fan-out runs a step several
    times, it is not documented which of the work steps answers.

    Args:
        work_order_id (int): Id of the work order.
        step_name (str): Name of the step in the design, without quotation marks around it; may hold spaces.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(work_order_id=work_order_id, step_name=step_name), parse_response)


async def asyncio_detailed(*, client: Client, work_order_id: int, step_name: str) -> Response[WorkStepStatus]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client, build_request(work_order_id=work_order_id, step_name=step_name), parse_response
    )


def sync(*, client: Client, work_order_id: int, step_name: str) -> WorkStepStatus | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(client=client, work_order_id=work_order_id, step_name=step_name).parsed


async def asyncio(*, client: Client, work_order_id: int, step_name: str) -> WorkStepStatus | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(client=client, work_order_id=work_order_id, step_name=step_name)).parsed
