# Generated from specs/vmware_code_stream/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate vmware_code_stream
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset, decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.executions import Executions


def build_request(
    *,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["list_executions"],
        "/executions",
        params={
            "$filter": filter_,
            "$orderby": orderby,
            "$top": top,
            "$skip": skip,
            "page": page,
            "apiVersion": api_version,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> Executions | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.Executions, response)
    return None


def sync_detailed(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Response[Executions]:
    """List executions

    In `$filter` and `$orderby` the field `name` of an execution is the name of its pipeline.

    Args:
        filter_ (str | Unset): Condition in the manner of OData: `field eq 'value'`, joined with `and` between
            parentheses, and the functions `startswith` and `toupper`. Every literal is in single quotes, booleans
            too.
        orderby (str | Unset): Field and direction. The server's default is `name desc`.
        top (int | Unset): Size of the page. The server's default is 25; its greatest value is unknown.
        skip (int | Unset): How many items to leave out at the start. The server's default is 0.
        page (int | Unset): Number of the page, from 0, which is also the server's default. Prefer `$skip`.
        api_version (str | Unset): Version of the API as `yyyy-MM-dd` (UTC). Without it the server takes the
            latest it supports.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(filter_=filter_, orderby=orderby, top=top, skip=skip, page=page, api_version=api_version),
        parse_response,
    )


async def asyncio_detailed(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Response[Executions]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(filter_=filter_, orderby=orderby, top=top, skip=skip, page=page, api_version=api_version),
        parse_response,
    )


def sync(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Executions | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(
        client=client, filter_=filter_, orderby=orderby, top=top, skip=skip, page=page, api_version=api_version
    ).parsed


async def asyncio(
    *,
    client: Client,
    filter_: str | Unset = UNSET,
    orderby: str | Unset = UNSET,
    top: int | Unset = UNSET,
    skip: int | Unset = UNSET,
    page: int | Unset = UNSET,
    api_version: str | Unset = UNSET,
) -> Executions | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (
        await asyncio_detailed(
            client=client, filter_=filter_, orderby=orderby, top=top, skip=skip, page=page, api_version=api_version
        )
    ).parsed
