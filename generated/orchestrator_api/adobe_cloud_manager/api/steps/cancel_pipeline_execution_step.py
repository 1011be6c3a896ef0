# Generated from specs/adobe_cloud_manager/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate adobe_cloud_manager
from typing import Any

import httpx

from ... import errors
from ...client import Client
from ...models.approval_decision import ApprovalDecision
from ...models.cancel_decision import CancelDecision
from ...models.override_decision import OverrideDecision
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
    body: ApprovalDecision | CancelDecision | OverrideDecision | StartDecision,
) -> dict[str, Any]:
    """Return the arguments of `httpx.Client.request`; the extensions tell a client that cares what the operation is."""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/api/program/{program_id}/pipeline/{pipeline_id}/execution/{execution_id}/phase/{phase_id}/step/{step_id}/cancel".format(
            program_id=path_part(program_id, "program_id"),
            pipeline_id=path_part(pipeline_id, "pipeline_id"),
            execution_id=path_part(execution_id, "execution_id"),
            phase_id=path_part(phase_id, "phase_id"),
            step_id=path_part(step_id, "step_id"),
        ),
        "extensions": {
            "operation": "cancel_pipeline_execution_step",
            "meaning": OPERATIONS["cancel_pipeline_execution_step"],
        },
    }

    if isinstance(body, CancelDecision):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, OverrideDecision):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, ApprovalDecision):
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
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        body (ApprovalDecision | CancelDecision | OverrideDecision | StartDecision): What to cancel a step with; the
            `action` and the status of the step say which.

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
        program_id (str):
        pipeline_id (str):
        execution_id (str):
        phase_id (str):
        step_id (str):
        body (ApprovalDecision | CancelDecision | OverrideDecision | StartDecision): What to cancel a step with; the
            `action` and the status of the step say which.

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
