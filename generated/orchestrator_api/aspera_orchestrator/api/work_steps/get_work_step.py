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
    from ...models.json_format import JsonFormat
    from ...models.work_step_status import WorkStepStatus


def build_request(work_step_id: int, *, format_: JsonFormat) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["get_work_step"],
        f"/work_step_status/{_api.path_part(work_step_id, 'work_step_id')}",
        params={"format": _api.kind(format_, "format_", _models.JsonFormat)},
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> WorkStepStatus | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.WorkStepStatus, response)
    return None


def sync_detailed(work_step_id: int, *, client: Client, format_: JsonFormat) -> Response[WorkStepStatus]:
    """Get a work step by its id.

    Known from one client only. The body was never seen; that it is the document by step name is a guess.

    Args:
        work_step_id (int): Id of the work step, neither that of the step in the design nor that of an output.
        format_ (JsonFormat): Answer in JSON; the answer would be XML if left out.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(work_step_id=work_step_id, format_=format_), parse_response)


async def asyncio_detailed(work_step_id: int, *, client: Client, format_: JsonFormat) -> Response[WorkStepStatus]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(work_step_id=work_step_id, format_=format_), parse_response)


def sync(work_step_id: int, *, client: Client, format_: JsonFormat) -> WorkStepStatus | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(work_step_id=work_step_id, client=client, format_=format_).parsed


async def asyncio(work_step_id: int, *, client: Client, format_: JsonFormat) -> WorkStepStatus | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(work_step_id=work_step_id, client=client, format_=format_)).parsed
