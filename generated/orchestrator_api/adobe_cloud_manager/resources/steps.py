# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
"""The operations of `steps`, as methods of a client: `client.steps`."""

from typing import Final

from orchestrator_api._runtime.resources import AsyncResource, Bound, BoundAny, Done, SyncResource
from ..api.steps import (
    advance_pipeline_execution,
    cancel_pipeline_execution_step,
    get_step_logs,
    step_metric,
    step_state,
)


class _Steps:
    """What both worlds have."""

    advance_pipeline_execution: Final = Done(
        advance_pipeline_execution.build_request, advance_pipeline_execution.sync_detailed
    )
    cancel_pipeline_execution_step: Final = Done(
        cancel_pipeline_execution_step.build_request, cancel_pipeline_execution_step.sync_detailed
    )
    get_step_logs: Final = BoundAny(
        get_step_logs.build_request, get_step_logs.parse_response, get_step_logs.sync_detailed
    )
    step_metric: Final = Bound(step_metric.build_request, step_metric.parse_response, step_metric.sync_detailed)
    step_state: Final = Bound(step_state.build_request, step_state.parse_response, step_state.sync_detailed)


class Steps(_Steps, SyncResource):
    """Operations that return their result."""


class AsyncSteps(_Steps, AsyncResource):
    """Operations that are awaited."""
