# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.environment_list import EnvironmentList


def build_request(program_id: str) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["get_environments"],
        f"/api/program/{_api.path_part(program_id, 'program_id')}/environments",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> EnvironmentList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.EnvironmentList, response)
    return None


def sync_detailed(program_id: str, *, client: Client) -> Response[EnvironmentList]:
    """List the environments of a program

    Args:
        program_id (str): The program.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(program_id=program_id), parse_response)


async def asyncio_detailed(program_id: str, *, client: Client) -> Response[EnvironmentList]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(client, build_request(program_id=program_id), parse_response)


def sync(program_id: str, *, client: Client) -> EnvironmentList | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(program_id=program_id, client=client).parsed


async def asyncio(program_id: str, *, client: Client) -> EnvironmentList | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(program_id=program_id, client=client)).parsed
