"""Cloudify's scene: a workflow of many operations that somebody cancels."""

from __future__ import annotations

from typing import Any

from orchestrator_api.cloudify.api.executions import list_executions

from .._command.scene import Act, LowLevel, Scene, done
from .._core.model import Snapshot, State
from .command import COMMAND


def _prepare(simulator: Any) -> None:
    from .._simulation.script import Run, ScriptedStep

    simulator.script = Run(
        steps=tuple(ScriptedStep(f"operation {number}", 0.4) for number in range(1, 11)), stopping=0.6
    )


def _cancel(client: Any, run: Snapshot) -> object:
    return client.executions.cancel(run.id)


SCENE = Scene(
    system=COMMAND,
    prepare=_prepare,
    call='executions.start(deployment_id="web", workflow_id="install")',
    start=lambda client: client.executions.start(deployment_id="web", workflow_id="install"),
    acts=(Act(call="executions.cancel(run.id)", when=done(3), do=_cancel),),
    ends=State.CANCELLED,
    low_level=LowLevel(module=list_executions, arguments=lambda _: {"size": 5}),
    target="web/install",
)
