# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orchestrator_api._runtime import api as _api
from ...operations import OPERATIONS

if TYPE_CHECKING:
    from orchestrator_api._runtime.hints import Client, Response, httpx
    from ...models.approval_decision import ApprovalDecision
    from ...models.metrics_decision import MetricsDecision
    from ...models.resume_decision import ResumeDecision
    from ...models.schedule_decision import ScheduleDecision
    from ...models.start_decision import StartDecision


def build_request(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    body: ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; what is taken and how it is meant, `sync_detailed` says."""
    return _api.request(
        OPERATIONS["advance_pipeline_execution"],
        f"/api/program/{_api.path_part(program_id, 'program_id')}/pipeline/{_api.path_part(pipeline_id, 'pipeline_id')}/execution/{_api.path_part(execution_id, 'execution_id')}/phase/{_api.path_part(phase_id, 'phase_id')}/step/{_api.path_part(step_id, 'step_id')}/advance",
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
    body: ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision,
) -> Response[None]:
    """Let a waiting step go on

    Which body is right depends on the `action` of the step. Act only while the step is
    `WAITING` and has its `http://ns.adobe.com/adobecloud/rel/pipeline/advance` link.

    - `codeQuality`, `securityTest`, `loadTest`, `assetsTest`, `reportPerformanceTest`:
      `MetricsDecision`, naming every important metric that failed. An incomplete list is
      refused with an error whose code is not documented.
    - `approval`: `ApprovalDecision` with `approved: true`.
    - `schedule`: `ScheduleDecision`.
    - `deploy`, paused: `ResumeDecision`; `resume: false` stops it, which is *not* done through
      `cancel`.
    - `managed`: `StartDecision` with `start: true`.

    Not idempotent: do not repeat it blindly.

    Args:
        program_id (str): The program.
        pipeline_id (str): The pipeline.
        execution_id (str): The execution.
        phase_id (str): The phase, `phaseId` of the step.
        step_id (str): The step, its `stepId` and not its `id`.
        body (ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision): What to
            advance a step with; the `action` of the step says which.

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
    body: ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision,
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
