"""Each method says in its docstring which actions of IAM it needs: those of the operations that it calls."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients import State
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step
from tests.contract.both import every, settle
from tests.contract.surface import Method, surface

pytestmark = pytest.mark.anyio

WAITS = Run(steps=(Step("build", 1), Step("AskForApproval", waits_for_person=True)))
FAILS = Run(steps=(Step("build", 1, ends="failed", message="no space left"),))

Call = Callable[[Any, Any], Any]
CALLS: dict[str, Call] = {
    "images.get": lambda client, run: client.images.get(run.id),
    "images.list": lambda client, _: client.images.list(),
    "images.cancel": lambda client, run: client.images.cancel(run.id),
    "images.retry": lambda client, run: client.images.retry(run.id),
    "images.scan_findings": lambda client, run: client.images.scan_findings(run.id),
    "images.explain_failure": lambda client, run: client.images.explain_failure(run.id),
    "image_pipelines.list": lambda client, _: client.image_pipelines.list(),
    "image_pipelines.get": lambda client, _: client.image_pipelines.get(PIPELINE),
    "image_pipelines.start": lambda client, _: client.image_pipelines.start(image_pipeline_arn=PIPELINE),
    "image_pipelines.images": lambda client, _: client.image_pipelines.images(image_pipeline_arn=PIPELINE),
    "targets.list": lambda client, _: client.targets.list(),
    "targets.get": lambda client, _: client.targets.get(PIPELINE),
    "workflow_executions.list": lambda client, run: client.workflow_executions.list(image_build_version_arn=run.id),
    "waiting_steps.list": lambda client, _: client.waiting_steps.list(),
}
PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"
WITHOUT = {"targets.find", "targets.start"}
"""Methods that all systems have: they are made of others."""


def said(client: Any, name: str) -> set[str]:
    service, _, method = name.partition(".")
    text = inspect.getdoc(getattr(getattr(client, service), method)) or ""
    return set(re.findall(r"imagebuilder:(\w+)", text))


def called(server: AwsImageBuilderSimulator, since: int) -> set[str]:
    return {"".join(word.title() for word in (call.operation or "").split("_")) for call in server.calls[since:]}


async def test_a_method_names_what_it_needs(aws: Any, server: AwsImageBuilderSimulator) -> None:
    for name, call in CALLS.items():
        server.script = FAILS if name in ("images.retry", "images.explain_failure") else WAITS
        run = await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE))
        server.clock.sleep(60)
        since = len(server.calls)
        answer = call(aws, run)
        await (every(answer) if name.endswith((".list", ".images")) else settle(answer))
        assert called(server, since)
        assert called(server, since) <= said(aws, name), name


async def test_methods_of_steps_name_what_they_need(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.script = WAITS
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE))
    server.clock.sleep(60)
    (workflow, *_) = await every(aws.workflow_executions.list(image_build_version_arn=run.id))
    steps = await every(aws.step_executions.list(workflow_execution_id=workflow.id))
    for name, call in {
        "workflow_executions.get": lambda: aws.workflow_executions.get(workflow.id),
        "step_executions.get": lambda: aws.step_executions.get(steps[0].id),
        "waiting_steps.resume": lambda: aws.waiting_steps.resume(steps[-1].id, run.id),
    }.items():
        since = len(server.calls)
        await settle(call())
        assert called(server, since) == said(aws, name)
    since = len(server.calls)
    await every(aws.step_executions.list(workflow_execution_id=workflow.id))
    assert called(server, since) == said(aws, "step_executions.list")
    assert said(aws, "waiting_steps.stop") == {"SendWorkflowStepAction"}


async def test_a_run_names_what_its_methods_need(aws: Any, server: AwsImageBuilderSimulator) -> None:
    server.script = WAITS
    run = await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE))
    since = len(server.calls)
    await settle(run.wait(until=State.WAITING, check=False))
    await settle(run.approve())
    other = await settle(aws.image_pipelines.start(image_pipeline_arn=PIPELINE))
    await settle(other.cancel())
    text = inspect.getdoc(type(run)) or ""
    assert called(server, since) <= set(re.findall(r"`(?:imagebuilder:)?([A-Z]\w+)`", text)) | {
        "StartImagePipelineExecution"
    }


def test_no_method_is_left_out() -> None:
    services = {
        "Images",
        "ImagePipelines",
        "ImageBuilderTargets",
        "WorkflowExecutions",
        "StepExecutions",
        "WaitingSteps",
    }
    methods: set[Method] = {
        one for one in surface() if one.system == "aws_image_builder" and one.cls.__name__ in services
    }
    silent = {one.name for one in methods if "imagebuilder:" not in (getattr(one.cls, one.name).__doc__ or "")}
    assert silent == {name.partition(".")[2] for name in WITHOUT}
