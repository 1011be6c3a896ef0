# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from orchestrator_api._runtime.api import UNSET, Unset, decode_model
from ... import models as _models
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.query_inputs import QueryInputs
    from ...models.work_order_answer import WorkOrderAnswer


def build_request(
    workflow_id: str,
    *,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["initiate_work_order_by_query"],
        f"/initiate/{_api.path_part(workflow_id, 'workflow_id')}.json",
        params={
            "external_parameters": _api.kind(external_parameters, "external_parameters", _models.QueryInputs),
            "work_order[name]": work_ordername,
            "work_order[priority]": work_orderpriority,
            "work_order[higherPriority]": work_orderhigher_priority,
            "preemptive_level": preemptive_level,
            "synchronous": synchronous,
            "timeout": timeout,
            "on_error_return_code": on_error_return_code,
            "on_failed_return_code": on_failed_return_code,
            "tags": tags,
        },
        parse=parse_response,
    )


def parse_response(response: httpx.Response) -> WorkOrderAnswer | None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    if response.status_code == 200:
        return decode_model(_models.WorkOrderAnswer, response)
    return None


def sync_detailed(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> Response[WorkOrderAnswer]:
    """Start a workflow, the older way. Changes state although it is a GET.

    As `initiateWorkOrder`, with the inputs in the query.

    Not repeatable: each request starts a work order.

    Args:
        workflow_id (str): Id of the workflow, an integer; some calls also take its portable id, a UUID.
        external_parameters (QueryInputs | Unset): The inputs. Each name is written out in full, such as
            `external_parameters[source]`.
        work_ordername (str | Unset): Name for the work order.
        work_orderpriority (int | Unset): Priority, 1 low to 3 high.
        work_orderhigher_priority (str | Unset): `on` for a worker of its own.
        preemptive_level (int | Unset): Lower ones go first.
        synchronous (bool | Unset): Answer when the work order has ended; false if left out.
        timeout (int | Unset): Seconds to wait at most with `synchronous`.
        on_error_return_code (int | Unset): HTTP code to answer with if the work order ends as `Error`.
        on_failed_return_code (int | Unset): HTTP code to answer with if the work order ends as `Failed`.
        tags (str | Unset): Tags for the work order. Their form is not known.

    Returns the status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(
            workflow_id=workflow_id,
            external_parameters=external_parameters,
            work_ordername=work_ordername,
            work_orderpriority=work_orderpriority,
            work_orderhigher_priority=work_orderhigher_priority,
            preemptive_level=preemptive_level,
            synchronous=synchronous,
            timeout=timeout,
            on_error_return_code=on_error_return_code,
            on_failed_return_code=on_failed_return_code,
            tags=tags,
        ),
        parse_response,
    )


async def asyncio_detailed(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> Response[WorkOrderAnswer]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(
            workflow_id=workflow_id,
            external_parameters=external_parameters,
            work_ordername=work_ordername,
            work_orderpriority=work_orderpriority,
            work_orderhigher_priority=work_orderhigher_priority,
            preemptive_level=preemptive_level,
            synchronous=synchronous,
            timeout=timeout,
            on_error_return_code=on_error_return_code,
            on_failed_return_code=on_failed_return_code,
            tags=tags,
        ),
        parse_response,
    )


def sync(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> WorkOrderAnswer | None:
    """Return the result of `sync_detailed`; None for a status that is no success."""
    return sync_detailed(
        workflow_id=workflow_id,
        client=client,
        external_parameters=external_parameters,
        work_ordername=work_ordername,
        work_orderpriority=work_orderpriority,
        work_orderhigher_priority=work_orderhigher_priority,
        preemptive_level=preemptive_level,
        synchronous=synchronous,
        timeout=timeout,
        on_error_return_code=on_error_return_code,
        on_failed_return_code=on_failed_return_code,
        tags=tags,
    ).parsed


async def asyncio(
    workflow_id: str,
    *,
    client: Client,
    external_parameters: QueryInputs | Unset = UNSET,
    work_ordername: str | Unset = UNSET,
    work_orderpriority: int | Unset = UNSET,
    work_orderhigher_priority: str | Unset = UNSET,
    preemptive_level: int | Unset = UNSET,
    synchronous: bool | Unset = UNSET,
    timeout: int | Unset = UNSET,
    on_error_return_code: int | Unset = UNSET,
    on_failed_return_code: int | Unset = UNSET,
    tags: str | Unset = UNSET,
) -> WorkOrderAnswer | None:
    """Return the result of `asyncio_detailed`; None for a status that is no success."""
    return (
        await asyncio_detailed(
            workflow_id=workflow_id,
            client=client,
            external_parameters=external_parameters,
            work_ordername=work_ordername,
            work_orderpriority=work_orderpriority,
            work_orderhigher_priority=work_orderhigher_priority,
            preemptive_level=preemptive_level,
            synchronous=synchronous,
            timeout=timeout,
            on_error_return_code=on_error_return_code,
            on_failed_return_code=on_failed_return_code,
            tags=tags,
        )
    ).parsed
