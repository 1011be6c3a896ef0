"""Image Builder's scene: a build that waits for an answer, and gets it."""

from __future__ import annotations

from typing import Any

from orchestrator_api.aws_image_builder.api.images import get_image

from .._command.scene import Act, LowLevel, Scene, Told, ended, waiting
from .._core.model import Snapshot, State
from .command import COMMAND

PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"


def _prepare(simulator: Any) -> None:
    from .._simulation.script import Run, ScriptedStep

    simulator.script = Run(
        steps=(
            ScriptedStep("LaunchBuildInstance", 0.8),
            ScriptedStep("AskForApproval", 0.3, waits_for_person=True),
            ScriptedStep("TestImage", 0.8),
            ScriptedStep("DistributeImage", 0.5),
        )
    )


def _resume(client: Any, run: Snapshot) -> object:
    (step,) = client.waiting_steps.list(image_build_version_arn=run.id)
    client.waiting_steps.resume(step.id, run.id, reason="demonstration")
    return Told(step, f"{step.name} goes on")


def _steps(client: Any, run: Snapshot) -> object:
    first = next(iter(client.workflow_executions.list(image_build_version_arn=run.id)))
    return list(client.step_executions.list(workflow_execution_id=first.id))


SCENE = Scene(
    system=COMMAND,
    prepare=_prepare,
    call="image_pipelines.start(image_pipeline_arn=...)",
    start=lambda client: client.image_pipelines.start(image_pipeline_arn=PIPELINE),
    acts=(
        Act(call="waiting_steps.resume(...)", when=waiting, do=_resume),
        Act(call="step_executions.list(workflow_execution_id=...)", when=ended, do=_steps),
    ),
    ends=State.SUCCEEDED,
    low_level=LowLevel(
        module=get_image, arguments=lambda ids: {"image_build_version_arn": ids["image_build_version_arn"]}
    ),
    target="web-base",
)
