# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.approval_decision import ApprovalDecision
    from ...models.cancel_decision import CancelDecision
    from ...models.override_decision import OverrideDecision
    from ...models.start_decision import StartDecision


def build_request(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    body: ApprovalDecision | CancelDecision | OverrideDecision | StartDecision,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["cancel_pipeline_execution_step"],
        f"/api/program/{_api.path_part(program_id, 'program_id')}/pipeline/{_api.path_part(pipeline_id, 'pipeline_id')}/execution/{_api.path_part(execution_id, 'execution_id')}/phase/{_api.path_part(phase_id, 'phase_id')}/step/{_api.path_part(step_id, 'step_id')}/cancel",
        body=body,
        media="application/json",
    )


def parse_response(response: httpx.Response) -> None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    return None


def sync_detailed(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
    body: ApprovalDecision | CancelDecision | OverrideDecision | StartDecision,
) -> Response[None]:
    """Cancel or reject a step

    Which body is right depends on the `action` and the status of the step. Act only while the
    step has its `http://ns.adobe.com/adobecloud/rel/pipeline/cancel` link.

    - `build`, `securityTest`, `loadTest`, `assetsTest`, `reportPerformanceTest`, `RUNNING`:
      `CancelDecision`.
    - `codeQuality`, `securityTest`, `loadTest`, `assetsTest`, `reportPerformanceTest`,
      `WAITING`: `OverrideDecision` with `override: false`.
    - `approval`, `WAITING`: `ApprovalDecision` with `approved: false`.
    - `schedule`, `WAITING`: `CancelDecision`.
    - `managed`, `WAITING`: `StartDecision` with `start: false`.
    - `deploy`, paused: not here; use `advance` with `resume: false`.

    Not idempotent: do not repeat it blindly.

    Args:
        program_id (str): The program.
        pipeline_id (str): The pipeline.
        execution_id (str): The execution.
        phase_id (str): The phase, `phaseId` of the step.
        step_id (str): The step, its `stepId` and not its `id`.
        body (ApprovalDecision | CancelDecision | OverrideDecision | StartDecision): What to cancel a step with;
            the `action` and the status of the step say which.

    Returns the status, headers, body and no result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """
    return _api.send(
        client,
        build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
            body=body,
        ),
        parse_response,
    )


async def asyncio_detailed(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    client: Client,
    body: ApprovalDecision | CancelDecision | OverrideDecision | StartDecision,
) -> Response[None]:
    """Do the same as `sync_detailed` on an asynchronous client."""
    return await _api.send_async(
        client,
        build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
            body=body,
        ),
        parse_response,
    )
