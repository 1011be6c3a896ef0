# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, File, Unset
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx


def build_request(*, body: File, action: str | Unset = UNSET, api_version: str | Unset = UNSET) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["import_yaml"],
        "/import",
        params={"action": action, "apiVersion": api_version},
        body=_api.kind(body, "body", File),
        media="application/x-yaml",
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> bytes | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return response.content
    return None


def sync_detailed(
    *, client: Client, body: File, action: str | Unset = UNSET, api_version: str | Unset = UNSET
) -> Response[bytes]:
    """Create or update pipelines and endpoints from YAML

    Read the answer also after a 200: its `status` is `CREATED` or `UPDATED` where the import was done, and a
    refused import can arrive as a 200 with another `status` and a `statusMessage`.

    Args:
        action (str | Unset): `create` or `apply`; the latter also updates what exists. Without it the server is
            said only to create.
        api_version (str | Unset): Version of the API as `yyyy-MM-dd` (UTC). Without it the server takes the
            latest it supports.
        body (File):

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(client, build_request(body=body, action=action, api_version=api_version), parse_response)


async def asyncio_detailed(
    *, client: Client, body: File, action: str | Unset = UNSET, api_version: str | Unset = UNSET
) -> Response[bytes]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client, build_request(body=body, action=action, api_version=api_version), parse_response
    )


def sync(*, client: Client, body: File, action: str | Unset = UNSET, api_version: str | Unset = UNSET) -> bytes | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(client=client, body=body, action=action, api_version=api_version).parsed


async def asyncio(
    *, client: Client, body: File, action: str | Unset = UNSET, api_version: str | Unset = UNSET
) -> bytes | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (await asyncio_detailed(client=client, body=body, action=action, api_version=api_version)).parsed
