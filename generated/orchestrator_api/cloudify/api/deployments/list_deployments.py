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
    from ...models.deployment_list import DeploymentList


def build_request(
    *,
    include: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["list_deployments"],
        "/deployments",
        params={
            "_include": include,
            "id": id,
            "blueprint_id": blueprint_id,
            "_sort": sort,
            "_size": size,
            "_offset": offset,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> DeploymentList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.DeploymentList, response)
    return None


def sync_detailed(
    *,
    client: Client,
    include: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[DeploymentList]:
    """List deployments.

    One page of the deployments of the tenant, with the workflows that can be started on each.

    Args:
        include (str | Unset): Names of the fields to return, separated by commas without spaces; all of them if
            left out or empty. An unknown name is a 400, on the writing operations before anything happens.
        id (list[str] | Unset): Identifier of the deployment.
        blueprint_id (list[str] | Unset): Identifier of the blueprint.
        sort (list[str] | Unset): Field to sort by, descending with `-` before it; `created_at` if left out.
        size (int | Unset): Items per page; the server's page size (1000 as delivered) if left out.
        offset (int | Unset): Items to skip; 0 if left out.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(include=include, id=id, blueprint_id=blueprint_id, sort=sort, size=size, offset=offset),
        parse_response,
    )


async def asyncio_detailed(
    *,
    client: Client,
    include: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[DeploymentList]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(include=include, id=id, blueprint_id=blueprint_id, sort=sort, size=size, offset=offset),
        parse_response,
    )


def sync(
    *,
    client: Client,
    include: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> DeploymentList | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(
        client=client, include=include, id=id, blueprint_id=blueprint_id, sort=sort, size=size, offset=offset
    ).parsed


async def asyncio(
    *,
    client: Client,
    include: str | Unset = UNSET,
    id: list[str] | Unset = UNSET,
    blueprint_id: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> DeploymentList | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (
        await asyncio_detailed(
            client=client, include=include, id=id, blueprint_id=blueprint_id, sort=sort, size=size, offset=offset
        )
    ).parsed
