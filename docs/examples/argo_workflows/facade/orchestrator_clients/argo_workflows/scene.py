"""The scene of Argo Workflows: a workflow of many steps that somebody stops."""

from __future__ import annotations

from typing import Any

from orchestrator_api.argo_workflows.api.workflows import list_workflows

from .._command.scene import Act, LowLevel, Scene, done
from .._core.model import Snapshot, State
from .command import COMMAND


def _prepare(simulator: Any) -> None:
    from .._simulation.script import Run, ScriptedStep

    simulator.script = Run(steps=tuple(ScriptedStep(f"test {number}", 0.4) for number in range(1, 11)), stopping=0.6)


def _stop(client: Any, run: Snapshot) -> object:
    return client.workflows.stop(run.id)


SCENE = Scene(
    system=COMMAND,
    prepare=_prepare,
    call='workflows.submit("build")',
    start=lambda client: client.workflows.submit("build"),
    acts=(Act(call="workflows.stop(run.id)", when=done(3), do=_stop),),
    ends=State.CANCELLED,
    low_level=LowLevel(module=list_workflows, arguments=lambda _: {"namespace": "ci", "limit": 5}),
    target="build",
)
