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
    from ...models.event_kind import EventKind
    from ...models.event_list import EventList


def build_request(
    *,
    execution_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    type_: list[EventKind] | Unset = UNSET,
    event_type: list[str] | Unset = UNSET,
    level: list[str] | Unset = UNSET,
    message: list[str] | Unset = UNSET,
    range_: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    include: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["list_events"],
        "/events",
        params={
            "execution_id": execution_id,
            "deployment_id": deployment_id,
            "type": _api.kind(type_, "type_", _models.EventKind),
            "event_type": event_type,
            "level": level,
            "message": message,
            "_range": range_,
            "_sort": sort,
            "_size": size,
            "_offset": offset,
            "_include": include,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> EventList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.EventList, response)
    return None


def sync_detailed(
    *,
    client: Client,
    execution_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    type_: list[EventKind] | Unset = UNSET,
    event_type: list[str] | Unset = UNSET,
    level: list[str] | Unset = UNSET,
    message: list[str] | Unset = UNSET,
    range_: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    include: str | Unset = UNSET,
) -> Response[EventList]:
    """List events and log lines.

    One page of what executions reported, events and log lines together. Filters narrow it down; a filter given
    several times matches any of its values.

    Args:
        execution_id (list[str] | Unset): What this execution reported.
        deployment_id (list[str] | Unset): What executions of this deployment reported.
        type_ (list[EventKind] | Unset): Events or log lines only; both if left out.
        event_type (list[str] | Unset): Events of these types only, such as `task_failed`; with it there are no
            log lines.
        level (list[str] | Unset): Log lines of these levels only; with it there are no events.
        message (list[str] | Unset): A pattern for the message, in which `%` stands for any text; upper and
            lower case are alike.
        range_ (list[str] | Unset): `timestamp,<from>,<to>`: what was reported from an instant on and until
            another, both included; either may be left empty.
        sort (list[str] | Unset): Field to sort by, descending with `-` before it.
        size (int | Unset): Items per page; the server's page size (1000 as delivered) if left out.
        offset (int | Unset): Items to skip; 0 if left out.
        include (str | Unset): Names of the fields to return, separated by commas without spaces; all of them if
            left out or empty. An unknown name is a 400, on the writing operations before anything happens.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(
            execution_id=execution_id,
            deployment_id=deployment_id,
            type_=type_,
            event_type=event_type,
            level=level,
            message=message,
            range_=range_,
            sort=sort,
            size=size,
            offset=offset,
            include=include,
        ),
        parse_response,
    )


async def asyncio_detailed(
    *,
    client: Client,
    execution_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    type_: list[EventKind] | Unset = UNSET,
    event_type: list[str] | Unset = UNSET,
    level: list[str] | Unset = UNSET,
    message: list[str] | Unset = UNSET,
    range_: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    include: str | Unset = UNSET,
) -> Response[EventList]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(
            execution_id=execution_id,
            deployment_id=deployment_id,
            type_=type_,
            event_type=event_type,
            level=level,
            message=message,
            range_=range_,
            sort=sort,
            size=size,
            offset=offset,
            include=include,
        ),
        parse_response,
    )


def sync(
    *,
    client: Client,
    execution_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    type_: list[EventKind] | Unset = UNSET,
    event_type: list[str] | Unset = UNSET,
    level: list[str] | Unset = UNSET,
    message: list[str] | Unset = UNSET,
    range_: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    include: str | Unset = UNSET,
) -> EventList | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(
        client=client,
        execution_id=execution_id,
        deployment_id=deployment_id,
        type_=type_,
        event_type=event_type,
        level=level,
        message=message,
        range_=range_,
        sort=sort,
        size=size,
        offset=offset,
        include=include,
    ).parsed


async def asyncio(
    *,
    client: Client,
    execution_id: list[str] | Unset = UNSET,
    deployment_id: list[str] | Unset = UNSET,
    type_: list[EventKind] | Unset = UNSET,
    event_type: list[str] | Unset = UNSET,
    level: list[str] | Unset = UNSET,
    message: list[str] | Unset = UNSET,
    range_: list[str] | Unset = UNSET,
    sort: list[str] | Unset = UNSET,
    size: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    include: str | Unset = UNSET,
) -> EventList | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (
        await asyncio_detailed(
            client=client,
            execution_id=execution_id,
            deployment_id=deployment_id,
            type_=type_,
            event_type=event_type,
            level=level,
            message=message,
            range_=range_,
            sort=sort,
            size=size,
            offset=offset,
            include=include,
        )
    ).parsed
