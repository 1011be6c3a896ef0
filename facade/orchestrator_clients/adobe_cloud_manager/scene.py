"""Adobe's scene: a pipeline whose gate is approved, and the log of its build."""

from __future__ import annotations

from typing import Any

from orchestrator_api.adobe_cloud_manager.api.executions import get_execution

from .._command.scene import Act, LowLevel, Scene, Told, ended, waiting
from .._core.model import Snapshot, State
from .command import COMMAND

PIPELINE = ("19905", "48213")


def _prepare(simulator: Any) -> None:
    from .._simulation.script import Run, ScriptedStep

    simulator.tail = 0.5
    simulator.script = Run(
        steps=(
            ScriptedStep("validate", 0.5),
            ScriptedStep("build", 1.5),
            ScriptedStep("approval", 0.5, waits_for_person=True),
            ScriptedStep("deploy", 1.0),
        )
    )


def _approve(client: Any, run: Snapshot) -> object:
    now = client.executions.get(*run.ids.values())
    now.waiting_step.approve()
    return Told(now.waiting_step, "approved")


def _log(client: Any, run: Snapshot) -> object:
    build = client.executions.get(*run.ids.values()).steps[1]
    text = b"".join(client.steps.iter_log(*build.address))
    return Told(text, f"{len(text)} bytes from another host, without credentials")


SCENE = Scene(
    system=COMMAND,
    prepare=_prepare,
    call='executions.start("19905", "48213")',
    start=lambda client: client.executions.start(*PIPELINE),
    acts=(
        Act(call="run.waiting_step.approve()", when=waiting, do=_approve),
        Act(call="steps.iter_log(*build.address)", when=ended, do=_log),
    ),
    ends=State.SUCCEEDED,
    low_level=LowLevel(module=get_execution, arguments=dict),
    target="Main",
)
