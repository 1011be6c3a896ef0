# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx


def build_request(project: str, name: str, *, api_version: str | Unset = UNSET) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["delete_variable_by_name"],
        f"/variables/{_api.path_part(project, 'project')}/{_api.path_part(name, 'name')}",
        params={"apiVersion": api_version},
    )


def parse_response(response: httpx.Response) -> None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    return None


def sync_detailed(project: str, name: str, *, client: Client, api_version: str | Unset = UNSET) -> Response[None]:
    """Delete a variable by project and name

    Unverified. No page and no client with this call was seen.

    Args:
        project (str): Name of the project.
        name (str): Name of the variable.
        api_version (str | Unset): Version of the API as `yyyy-MM-dd` (UTC). Without it the server takes the
            latest it supports.

    Returns the status, headers, body and no result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(project=project, name=name, api_version=api_version), parse_response)


async def asyncio_detailed(
    project: str, name: str, *, client: Client, api_version: str | Unset = UNSET
) -> Response[None]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client, build_request(project=project, name=name, api_version=api_version), parse_response
    )
