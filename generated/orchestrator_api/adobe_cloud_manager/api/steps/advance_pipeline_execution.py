# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.approval_decision import ApprovalDecision
from ...models.metrics_decision import MetricsDecision
from ...models.resume_decision import ResumeDecision
from ...models.schedule_decision import ScheduleDecision
from ...models.start_decision import StartDecision
from ...operations import OPERATIONS
from ...types import Response, path_part


def build_request(
    program_id: str,
    pipeline_id: str,
    execution_id: str,
    phase_id: str,
    step_id: str,
    *,
    body: ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/program/{program_id}/pipeline/{pipeline_id}/execution/{execution_id}/phase/{phase_id}/step/{step_id}/advance".format(
            program_id=path_part(program_id, "program_id"),
            pipeline_id=path_part(pipeline_id, "pipeline_id"),
            execution_id=path_part(execution_id, "execution_id"),
            phase_id=path_part(phase_id, "phase_id"),
            step_id=path_part(step_id, "step_id"),
        ),
        "extensions": {"operation": "advance_pipeline_execution", "meaning": OPERATIONS["advance_pipeline_execution"]},
    }

    if isinstance(body, MetricsDecision):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ApprovalDecision):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ScheduleDecision):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ResumeDecision):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    _kwargs["headers"] = headers
    return _kwargs


def parse_response(response: httpx.Response) -> None:
    """Return the result of a success, None for any other status; raises `errors.DecodeError`."""
    return None


def _build_response(*, client: Client, response: httpx.Response) -> Response[None]:
    if client.raise_on_unexpected_status and not response.is_success and not response.is_redirect:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=None,
    )


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
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        body (ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision): What to
            advance a step with; the `action` of the step says which.

    Returns:
        Response[None]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = client.get_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)


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
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        body (ApprovalDecision | MetricsDecision | ResumeDecision | ScheduleDecision | StartDecision): What to
            advance a step with; the `action` of the step says which.

    Returns:
        Response[None]: status, headers, body and the result.

    Raises:
        errors.DecodeError: the answer does not have the documented shape.
        errors.UnexpectedStatus: no success, and the client has raise_on_unexpected_status set.
        httpx.HTTPError: the server could not be reached or did not answer in time.
    """

    response = await client.get_async_httpx_client().request(
        **build_request(
            program_id=program_id,
            pipeline_id=pipeline_id,
            execution_id=execution_id,
            phase_id=phase_id,
            step_id=step_id,
            body=body,
        )
    )
    return _build_response(client=client, response=response)
