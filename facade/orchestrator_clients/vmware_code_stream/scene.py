"""Code Stream's scene: a pipeline whose third task fails."""

from __future__ import annotations

from typing import Any

from orchestrator_api.vmware_code_stream.api.pipelines import get_pipeline_by_name

from .._command.scene import Act, LowLevel, Scene, ended
from .._core.model import Snapshot, State
from .command import COMMAND


def _prepare(simulator: Any) -> None:
    from .._simulation.script import Run, ScriptedStep

    simulator.script = Run(
        steps=(
            ScriptedStep("Build.Lint,Unit tests", 1.0),
            ScriptedStep("Build.Package", 1.5),
            ScriptedStep("Deploy.Smoke test", 1.0, ends="failed", message="GET /health gave 503"),
        )
    )
    for pipeline in simulator.pipelines.values():
        pipeline.spec["workspace"] = {"image": "registry.example.com/build:12"}  # whose tasks have logs


def _start(client: Any) -> Any:
    return client.pipelines.execute("Portal", "ship", input={"branch": "main"}, comments="demonstration")


def _variables(client: Any, _: Snapshot) -> object:
    return list(client.variables.list(project="Portal"))


SCENE = Scene(
    system=COMMAND,
    prepare=_prepare,
    call='pipelines.execute("Portal", "ship", input={"branch": "main"})',
    start=_start,
    acts=(Act(call='variables.list(project="Portal")', when=ended, do=_variables),),
    ends=State.FAILED,
    low_level=LowLevel(module=get_pipeline_by_name, arguments=lambda _: {"project": "Portal", "name": "ship"}),
    target="Portal/ship",
    inputs={"branch": "main"},
)
