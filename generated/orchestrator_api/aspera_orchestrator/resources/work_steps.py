# Generated from specs/aspera_orchestrator/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate aspera_orchestrator
"""The operations of `work_steps`, as methods of a client: `client.work_steps`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, SyncResource
from ..api.work_steps import (
    cancel_work_step,
    get_work_step,
    get_work_step_output_json,
    get_work_step_output_text,
    get_work_step_output_xml,
    get_work_step_status_json,
    get_work_step_status_xml,
    restart_from_work_step,
)


class _WorkSteps:
    """What both worlds have."""

    cancel: Final = Bound(
        cancel_work_step.build_request, cancel_work_step.parse_response, cancel_work_step.sync_detailed
    )
    get: Final = Bound(get_work_step.build_request, get_work_step.parse_response, get_work_step.sync_detailed)
    get_work_step_output_json: Final = Bound(
        get_work_step_output_json.build_request,
        get_work_step_output_json.parse_response,
        get_work_step_output_json.sync_detailed,
    )
    get_work_step_output_text: Final = Bound(
        get_work_step_output_text.build_request,
        get_work_step_output_text.parse_response,
        get_work_step_output_text.sync_detailed,
    )
    get_work_step_output_xml: Final = Bound(
        get_work_step_output_xml.build_request,
        get_work_step_output_xml.parse_response,
        get_work_step_output_xml.sync_detailed,
    )
    get_work_step_status_json: Final = Bound(
        get_work_step_status_json.build_request,
        get_work_step_status_json.parse_response,
        get_work_step_status_json.sync_detailed,
    )
    get_work_step_status_xml: Final = Bound(
        get_work_step_status_xml.build_request,
        get_work_step_status_xml.parse_response,
        get_work_step_status_xml.sync_detailed,
    )
    restart_from_work_step: Final = Bound(
        restart_from_work_step.build_request,
        restart_from_work_step.parse_response,
        restart_from_work_step.sync_detailed,
    )


class WorkSteps(_WorkSteps, SyncResource):
    """Operations that return their result."""


class AsyncWorkSteps(_WorkSteps, AsyncResource):
    """Operations that are awaited."""
