# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.event_kind import EventKind
from ...models.event_list import EventList
from ...operations import OPERATIONS
from ...types import UNSET, Response, Unset, decode_model


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
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""

    params: dict[str, Any] = {}

    json_execution_id: list[str] | Unset = UNSET
    if not isinstance(execution_id, Unset):
        json_execution_id = execution_id

    params["execution_id"] = json_execution_id

    json_deployment_id: list[str] | Unset = UNSET
    if not isinstance(deployment_id, Unset):
        json_deployment_id = deployment_id

    params["deployment_id"] = json_deployment_id

    json_type_: list[str] | Unset = UNSET
    if not isinstance(type_, Unset):
        json_type_ = []
        for type_item_data in type_:
            type_item = type_item_data.value
            json_type_.append(type_item)

    params["type"] = json_type_

    json_event_type: list[str] | Unset = UNSET
    if not isinstance(event_type, Unset):
        json_event_type = event_type

    params["event_type"] = json_event_type

    json_level: list[str] | Unset = UNSET
    if not isinstance(level, Unset):
        json_level = level

    params["level"] = json_level

    json_message: list[str] | Unset = UNSET
    if not isinstance(message, Unset):
        json_message = message

    params["message"] = json_message

    json_range_: list[str] | Unset = UNSET
    if not isinstance(range_, Unset):
        json_range_ = range_

    params["_range"] = json_range_

    json_sort: list[str] | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["_sort"] = json_sort

    params["_size"] = size

    params["_offset"] = offset

    params["_include"] = include

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/events",
        "params": params,
        "extensions": {"operation": "list_events", "meaning": OPERATIONS["list_events"], "parse": parse_response},
    }
    return _kwargs


def parse_response(response: httpx.Response) -> EventList | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(EventList, response)
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[EventList]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=response.extensions["parsed"] if "parsed" in response.extensions else parse_response(response),
    )


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
        execution_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        type_ (list[EventKind] | Unset):
        event_type (list[str] | Unset):
        level (list[str] | Unset):
        message (list[str] | Unset):
        range_ (list[str] | Unset):
        sort (list[str] | Unset):
        size (int | Unset):
        offset (int | Unset):
        include (str | Unset):

    Returns:
        Response[EventList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
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
    )
    return _build_response(client=client, response=response)


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
    """List events and log lines.

    One page of what executions reported, events and log lines together. Filters narrow it down; a filter given
    several times matches any of its values.

    Args:
        execution_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        type_ (list[EventKind] | Unset):
        event_type (list[str] | Unset):
        level (list[str] | Unset):
        message (list[str] | Unset):
        range_ (list[str] | Unset):
        sort (list[str] | Unset):
        size (int | Unset):
        offset (int | Unset):
        include (str | Unset):

    Returns:
        Response[EventList]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
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
    )
    return _build_response(client=client, response=response)


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
    """List events and log lines.

    One page of what executions reported, events and log lines together. Filters narrow it down; a filter given
    several times matches any of its values.

    Args:
        execution_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        type_ (list[EventKind] | Unset):
        event_type (list[str] | Unset):
        level (list[str] | Unset):
        message (list[str] | Unset):
        range_ (list[str] | Unset):
        sort (list[str] | Unset):
        size (int | Unset):
        offset (int | Unset):
        include (str | Unset):

    Returns:
        EventList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

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
    """List events and log lines.

    One page of what executions reported, events and log lines together. Filters narrow it down; a filter given
    several times matches any of its values.

    Args:
        execution_id (list[str] | Unset):
        deployment_id (list[str] | Unset):
        type_ (list[EventKind] | Unset):
        event_type (list[str] | Unset):
        level (list[str] | Unset):
        message (list[str] | Unset):
        range_ (list[str] | Unset):
        sort (list[str] | Unset):
        size (int | Unset):
        offset (int | Unset):
        include (str | Unset):

    Returns:
        EventList; None for a status that is no success.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

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
