# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations of `work_orders`, as methods of a client: `client.work_orders`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.work_orders import (
    cancel_work_order,
    get_work_order_outputs,
    get_work_order_status,
    get_work_order_status_xml,
    initiate_work_order,
    initiate_work_order_by_query,
    list_work_orders,
    reset_work_order,
)


class _WorkOrders:
    """What both worlds have."""

    cancel: Final = Bound(
        cancel_work_order.build_request, cancel_work_order.parse_response, cancel_work_order.sync_detailed
    )
    get_work_order_outputs: Final = Bound(
        get_work_order_outputs.build_request,
        get_work_order_outputs.parse_response,
        get_work_order_outputs.sync_detailed,
    )
    get_work_order_status: Final = Bound(
        get_work_order_status.build_request, get_work_order_status.parse_response, get_work_order_status.sync_detailed
    )
    get_work_order_status_xml: Final = Bound(
        get_work_order_status_xml.build_request,
        get_work_order_status_xml.parse_response,
        get_work_order_status_xml.sync_detailed,
    )
    initiate: Final = Bound(
        initiate_work_order.build_request, initiate_work_order.parse_response, initiate_work_order.sync_detailed
    )
    initiate_by_query: Final = Bound(
        initiate_work_order_by_query.build_request,
        initiate_work_order_by_query.parse_response,
        initiate_work_order_by_query.sync_detailed,
    )
    list: Final = Bound(list_work_orders.build_request, list_work_orders.parse_response, list_work_orders.sync_detailed)
    reset: Final = Bound(
        reset_work_order.build_request, reset_work_order.parse_response, reset_work_order.sync_detailed
    )


class WorkOrders(_WorkOrders, SyncResource):
    """Operations that return their result."""


class AsyncWorkOrders(_WorkOrders, AsyncResource):
    """Operations that are awaited."""
