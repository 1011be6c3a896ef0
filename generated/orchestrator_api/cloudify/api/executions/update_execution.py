# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset, decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.execution import Execution
    from ...models.update_execution_request import UpdateExecutionRequest


def build_request(id: str, *, body: UpdateExecutionRequest, include: str | Unset = UNSET) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["update_execution"],
        f"/executions/{_api.path_part(id, 'id')}",
        params={"_include": include},
        body=_api.kind(body, "body", _models.UpdateExecutionRequest),
        media="application/json",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> Execution | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.Execution, response)
    return None


def sync_detailed(
    id: str, *, client: Client, body: UpdateExecutionRequest, include: str | Unset = UNSET
) -> Response[Execution]:
    """Overwrite status and error of an execution's record.

    Edits the record; to stop a run, cancel it. An end (`terminated`, `failed`, `cancelled`) breaks off a workflow
    that
    is under way: its own token is good in active states only, so that its next call is refused (401) and it stops
    midway, without clean-up and with its operations unfinished. Leaving out `error` clears the old one. Setting the
    status it already has also writes: the error is replaced and `started_at` or `ended_at` renewed.

    From `cancelling` and `force_cancelling` only itself, `failed`, `cancelled`, `queued` and `scheduled` can be
    reached, from an end state only itself; anything else is a 400 (`invalid_exception_status_update`).

    Args:
        id (str): Identifier of the execution, one path segment of free text, percent-encoded. Usually a UUID.
        include (str | Unset): Names of the fields to return, separated by commas without spaces; all of them if
            left out or empty. An unknown name is a 400, on the writing operations before anything happens.
        body (UpdateExecutionRequest):

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(id=id, body=body, include=include), parse_response)


async def asyncio_detailed(
    id: str, *, client: Client, body: UpdateExecutionRequest, include: str | Unset = UNSET
) -> Response[Execution]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(id=id, body=body, include=include), parse_response)


def sync(id: str, *, client: Client, body: UpdateExecutionRequest, include: str | Unset = UNSET) -> Execution | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(id=id, client=client, body=body, include=include).parsed


async def asyncio(
    id: str, *, client: Client, body: UpdateExecutionRequest, include: str | Unset = UNSET
) -> Execution | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(id=id, client=client, body=body, include=include)).parsed
