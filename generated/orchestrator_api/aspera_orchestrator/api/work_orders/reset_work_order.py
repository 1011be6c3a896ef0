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
    from ...models.work_order_answer import WorkOrderAnswer


def build_request(work_order_id: int) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["reset_work_order"],
        f"/work_order_reset/{_api.path_part(work_order_id, 'work_order_id')}.json",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> WorkOrderAnswer | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.WorkOrderAnswer, response)
    return None


def sync_detailed(work_order_id: int, *, client: Client) -> Response[WorkOrderAnswer]:
    """Reset a work order, so that it runs again. Changes state although it is a GET.

    Args:
        work_order_id (int): Id of the work order.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(work_order_id=work_order_id), parse_response)


async def asyncio_detailed(work_order_id: int, *, client: Client) -> Response[WorkOrderAnswer]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(work_order_id=work_order_id), parse_response)


def sync(work_order_id: int, *, client: Client) -> WorkOrderAnswer | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(work_order_id=work_order_id, client=client).parsed


async def asyncio(work_order_id: int, *, client: Client) -> WorkOrderAnswer | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(work_order_id=work_order_id, client=client)).parsed
