# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx


def build_request(work_step_id: int) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["cancel_work_step"],
        f"/work_step_cancel/{_api.path_part(work_step_id, 'work_step_id')}.xml",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> bytes | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return response.content
    return None


def sync_detailed(work_step_id: int, *, client: Client) -> Response[bytes]:
    """Cancel a work step. Changes state although it is a GET.

    Args:
        work_step_id (int): Id of the work step, neither that of the step in the design nor that of an output.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(work_step_id=work_step_id), parse_response)


async def asyncio_detailed(work_step_id: int, *, client: Client) -> Response[bytes]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(work_step_id=work_step_id), parse_response)


def sync(work_step_id: int, *, client: Client) -> bytes | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(work_step_id=work_step_id, client=client).parsed


async def asyncio(work_step_id: int, *, client: Client) -> bytes | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(work_step_id=work_step_id, client=client)).parsed
