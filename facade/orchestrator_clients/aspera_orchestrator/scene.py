"""Aspera's scene: a work order, and outputs read in three formats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from orchestrator_api.aspera_orchestrator.api.work_orders import get_work_order_status

from .._command.scene import Act, LowLevel, Scene, ended
from .._core.model import Snapshot, State
from .command import COMMAND

STEP = 252158
"""The work step of the vendor's documentation that has a table as output."""


def _prepare(simulator: Any) -> None:
    from .._simulation.script import Run, ScriptedStep

    simulator.script = Run(
        steps=(
            ScriptedStep("Watch folder", 0.8),
            ScriptedStep("Transcode", 1.5, attempts=2),
            ScriptedStep("Deliver", 0.8),
        )
    )


def _output(form: str) -> Callable[[Any, Snapshot], object]:
    return lambda client, _: client.work_steps.output(STEP, "IndexedTable", format=form)


SCENE = Scene(
    system=COMMAND,
    prepare=_prepare,
    call='work_orders.start(workflow_id=12, inputs={"file": "a.mov"})',
    start=lambda client: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}),
    acts=tuple(
        Act(call=f'work_steps.output({STEP}, "IndexedTable", format="{form}")', when=ended, do=_output(form))
        for form in ("xml", "json", "text")
    ),
    ends=State.SUCCEEDED,
    low_level=LowLevel(
        module=get_work_order_status, arguments=lambda ids: {"work_order_id": int(ids["work_order_id"])}
    ),
    target="Ship",
    inputs={"file": "b.mov"},
)
