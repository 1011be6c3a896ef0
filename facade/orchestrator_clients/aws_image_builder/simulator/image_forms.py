"""Images as Image Builder writes them in its answers, and why they failed."""

from __future__ import annotations

from .build import Build
from .script import PHASES
from .workflow import Workflow
from .workflow_forms import AMI, action_of, failure_text, stamp, workflow_arn

ACCOUNT = "123456789012"
LONGEST_REASON = 1024
SECONDS_TO_DEPRECATION = 730 * 86_400


def failure_reason(workflow: Workflow, now: float) -> str:
    """Return the sentence in which an image says why it failed."""
    failed = workflow.failed_step(now)
    text = failure_text(failed) if failed else workflow.plan.script.error or "the workflow failed"
    return f"Workflow Execution ID: '{workflow.id}' failed with reason: {text}"[:LONGEST_REASON]


def image_state(build: Build, now: float, *, context: bool) -> dict[str, object]:
    """Return the state of an image; before September 2026 it had no context of the failure, only the reason."""
    state: dict[str, object] = {"status": build.status(now)}
    culprit = build.culprit(now)
    if culprit is None:
        return state
    state["reason"] = failure_reason(culprit, now)
    return state | ({"failureContext": _context(build, culprit, now)} if context else {})


def _context(build: Build, workflow: Workflow, now: float) -> dict[str, object]:
    fields: dict[str, object] = {
        "imageStatus": PHASES[workflow.plan.kind],
        "workflowExecutionId": workflow.id,
        "workflowArn": workflow_arn(build.region, workflow),
    }
    failed = workflow.failed_step(now)
    if failed is None:
        return fields
    fields |= {"stepExecutionId": failed.step_id, "failedStep": failed.picture.step.name}
    if workflow.plan.kind == "DISTRIBUTION":
        region = {"region": build.region, "status": "FAILED", "targetAccountId": ACCOUNT}
        fields["distributionFailure"] = {
            "errorMessage": failure_text(failed),
            "regionFailures": [region | {"errorMessage": failure_text(failed)}],
        }
    elif action_of(failed) == "ExecuteComponents":
        fields["componentFailure"] = {
            "componentArn": f"arn:aws:imagebuilder:{build.region}:{ACCOUNT}:component/install-nginx/1.0.0/1",
            "phaseName": "build" if workflow.plan.kind == "BUILD" else "test",
            "stepName": "InstallPackage",
            "action": "ExecuteBash",
            "errorMessage": failure_text(failed),
        }
    return fields


def summary_fields(build: Build, now: float, *, context: bool) -> dict[str, object]:
    """Return an image as lists have it."""
    _, name, version = build.arn.rsplit(":", 1)[1].split("/", 2)
    fields: dict[str, object] = {
        "arn": build.arn,
        "name": name,
        "type": "AMI",
        "version": version,
        "platform": "Linux",
        "osVersion": "Amazon Linux 2023",
        "state": image_state(build, now, context=context),
        "owner": ACCOUNT,
        "dateCreated": stamp(build.created),
        "buildType": "USER_INITIATED",
        "imageSource": "CUSTOM",
        "deprecationTime": build.created + SECONDS_TO_DEPRECATION + 0.5,
        "tags": dict(build.tags),
    }
    if build.is_made(now):
        ami = {"region": build.region, "image": AMI, "name": f"{name} {version}", "accountId": ACCOUNT}
        fields["outputResources"] = {"amis": [ami]}
    return fields


def image_fields(build: Build, now: float, *, context: bool) -> dict[str, object]:
    """Return an image as a single read has it."""
    summary = summary_fields(build, now, context=context)
    del summary["owner"]
    return {
        **summary,
        "sourcePipelineName": build.pipeline_arn.rsplit("/", 1)[1],
        "sourcePipelineArn": build.pipeline_arn,
        "enhancedImageMetadataEnabled": True,
        "imageTestsConfiguration": {"imageTestsEnabled": True, "timeoutMinutes": 720},
        "workflows": [_configured(build, workflow) for workflow in build.every() if not workflow.retried],
    }


def _configured(build: Build, workflow: Workflow) -> dict[str, object]:
    group = workflow.plan.group
    return {
        "workflowArn": workflow_arn(build.region, workflow),
        "onFailure": "CONTINUE" if workflow.plan.optional else "ABORT",
        **({"parallelGroup": group} if group else {}),
    }
