"""Every operation of Image Builder, called by AWS's own client and by ours with the same arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orchestrator_clients.testing import AwsImageBuilderSimulator

TOKEN = "one-call"
FILTERS = {"name": ["web*", "db"], "version": ["2.1.0"]}

Ids = dict[str, str]


@dataclass(frozen=True)
class Pair:
    """The same call by boto3 and by us."""

    theirs: Callable[[Any, Ids], Any]
    ours: Callable[[Any, Ids], Any]


def ids(server: AwsImageBuilderSimulator) -> Ids:
    """Return the ids of the newest build, which waits for somebody."""
    build = next(reversed(server.builds.values()))
    waiting = next(shown for shown in build.steps(server.clock.time()) if shown.picture.state == "waiting")
    version = build.arn.rpartition("/")[0]
    return {
        "arn": build.arn,
        "version": version,
        "workflow": waiting.workflow_id,
        "step": waiting.step_id,
        "pipeline": server.pipeline_arn,
    }


def filters(wanted: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Return filters as boto3 wants them."""
    return [{"name": name, "values": values} for name, values in wanted.items()]


PAIRS: dict[str, Pair] = {
    "list_workflow_step_executions": Pair(
        lambda b, i: b.list_workflow_step_executions(workflowExecutionId=i["workflow"], maxResults=5),
        lambda c, i: list(c.step_executions.list(workflow_execution_id=i["workflow"], page_size=5)),
    ),
    "get_workflow_step_execution": Pair(
        lambda b, i: b.get_workflow_step_execution(stepExecutionId=i["step"]),
        lambda c, i: c.step_executions.get(i["step"]),
    ),
    "list_workflow_executions": Pair(
        lambda b, i: b.list_workflow_executions(imageBuildVersionArn=i["arn"], maxResults=5),
        lambda c, i: list(c.workflow_executions.list(image_build_version_arn=i["arn"], page_size=5)),
    ),
    "get_workflow_execution": Pair(
        lambda b, i: b.get_workflow_execution(workflowExecutionId=i["workflow"]),
        lambda c, i: c.workflow_executions.get(i["workflow"]),
    ),
    "list_waiting_workflow_steps": Pair(
        lambda b, _: b.list_waiting_workflow_steps(),
        lambda c, _: list(c.waiting_steps.list()),
    ),
    "send_workflow_step_action": Pair(
        lambda b, i: b.send_workflow_step_action(
            stepExecutionId=i["step"], imageBuildVersionArn=i["arn"], action="RESUME", reason="ok: é", clientToken=TOKEN
        ),
        lambda c, i: c.waiting_steps.resume(i["step"], i["arn"], reason="ok: é", client_token=TOKEN),
    ),
    "start_image_pipeline_execution": Pair(
        lambda b, i: b.start_image_pipeline_execution(
            imagePipelineArn=i["pipeline"], clientToken=TOKEN, tags={"team name": "web +/"}
        ),
        lambda c, i: c.image_pipelines.start(
            image_pipeline_arn=i["pipeline"], client_token=TOKEN, tags={"team name": "web +/"}
        ),
    ),
    "list_image_pipelines": Pair(
        lambda b, _: b.list_image_pipelines(maxResults=5),
        lambda c, _: list(c.image_pipelines.list(page_size=5)),
    ),
    "get_image_pipeline": Pair(
        lambda b, i: b.get_image_pipeline(imagePipelineArn=i["pipeline"]),
        lambda c, i: c.image_pipelines.get(i["pipeline"]),
    ),
    "list_image_scan_finding_aggregations": Pair(
        lambda b, i: b.list_image_scan_finding_aggregations(
            filter={"name": "imageBuildVersionArn", "values": [i["arn"]]}
        ),
        lambda c, i: c.images.scan_findings(i["arn"]),
    ),
    "get_image": Pair(
        lambda b, i: b.get_image(imageBuildVersionArn=i["arn"]),
        lambda c, i: c.images.get(i["arn"]),
    ),
    "list_image_pipeline_images": Pair(
        lambda b, i: b.list_image_pipeline_images(imagePipelineArn=i["pipeline"], filters=filters(FILTERS)),
        lambda c, i: list(c.image_pipelines.images(image_pipeline_arn=i["pipeline"], filters=FILTERS)),
    ),
    "list_image_build_versions": Pair(
        lambda b, i: b.list_image_build_versions(imageVersionArn=i["version"], filters=filters(FILTERS), maxResults=5),
        lambda c, i: list(c.images.list(image_version_arn=i["version"], filters=FILTERS, page_size=5)),
    ),
    "cancel_image_creation": Pair(
        lambda b, i: b.cancel_image_creation(imageBuildVersionArn=i["arn"], clientToken=TOKEN),
        lambda c, i: c.images.cancel(i["arn"], client_token=TOKEN),
    ),
    "retry_image": Pair(
        lambda b, i: b.retry_image(imageBuildVersionArn=i["arn"], clientToken=TOKEN),
        lambda c, i: c.images.retry(i["arn"], client_token=TOKEN),
    ),
}
"""By the operation's name in our document, and in boto3."""


def prepared(server: AwsImageBuilderSimulator, theirs: Any, operation: str) -> Ids:
    """Start a build, bring it to where the operation makes sense, and return its ids."""
    theirs.start_image_pipeline_execution(imagePipelineArn=server.pipeline_arn)
    known = ids(server)
    if operation == "retry_image":
        theirs.cancel_image_creation(imageBuildVersionArn=known["arn"])
    return known
