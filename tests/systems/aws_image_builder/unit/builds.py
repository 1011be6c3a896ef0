"""Answers about a build: its image, its workflow executions and their steps."""

from __future__ import annotations

from typing import Any

from tests.systems.aws_image_builder.unit.service import Error, Service

BUILD = "arn:aws:imagebuilder:eu-west-1:123456789012:image/web-base/2.1.0/7"
VERSION = BUILD.rpartition("/")[0]
PIPELINE = "arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/web-base"
RUN = "wf-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
STEP = "step-11111111-aaaa-4bbb-8ccc-000000000001"
WORKFLOW = "arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1"
WAITING = {
    "stepExecutionId": "step-1",
    "name": "Approve",
    "workflowExecutionId": RUN,
    "workflowBuildVersionArn": WORKFLOW,
}
"""What a list of waiting steps has, but for the image."""
DENIED = Error(403, "AccessDeniedException", "not allowed")


def image(status: str, arn: str = BUILD, **state: Any) -> dict[str, Any]:
    return {"image": {"arn": arn, "name": "web-base", "version": "2.1.0/7", "state": {"status": status, **state}}}


def workflow(run: str = RUN, status: str = "RUNNING", name: str = "build-image", **fields: Any) -> dict[str, Any]:
    arn = f"arn:aws:imagebuilder:eu-west-1:aws:workflow/build/{name}/1.0.3/1"
    return {"workflowExecutionId": run, "status": status, "workflowBuildVersionArn": arn, **fields}


def step(name: str, status: str, **fields: Any) -> dict[str, Any]:
    return {"stepExecutionId": f"step-{name}", "name": name, "status": status, **fields}


def history(service: Service, *runs: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    """Lay out workflow executions and the steps of each."""
    steps = {run["workflowExecutionId"]: own for run, own in runs}
    service.lay("ListWorkflowExecutions", {"workflowExecutions": [run for run, _ in runs]})
    service.lay("ListWorkflowStepExecutions", lambda call: {"steps": steps.get(call.json["workflowExecutionId"], [])})
