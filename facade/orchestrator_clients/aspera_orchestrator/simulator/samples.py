"""The data of a new simulated Orchestrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..._simulation.script import Playback, Run, ScriptedStep
from .orders import WorkOrder
from .record import AsperaOutput, Variable, WorkStep

DEFAULT_SCRIPT = Run(
    steps=(ScriptedStep("Watch folder", 5), ScriptedStep("Transcode", 60), ScriptedStep("Create faspex package", 5))
)

EVERY_TYPE: Final[Mapping[str, object]] = {
    "files": ["a.mov", 'b "two".mov'],
    "count": 2,
    "ratio": 0.5,
    "ok": True,
    "made_on": AsperaOutput("date", "2014-11-24"),
    "report": {"in": {"frames": 1500, "dropped": None}, "codecs": ["prores", "h264"], "note": "a=>b, {c} & <d>"},
    "secret": AsperaOutput("pwd", "********"),
    "sidecar": AsperaOutput("attachment", "/data/a.xml"),
    "object": AsperaOutput("object", "#<Node:0x0001>"),
    "nothing": None,
    "blank": "",
    "text": "123",
}
"""One output of each type that the product knows, for the step `Transcode`."""

_TABLE: Final[Mapping[str, object]] = {
    "Transcode server": {"node_id": "transcoder", "node": "Transcode server", "capacity_kb": "30000"},
    "Mac": {"node_id": "localhost", "node": "Mac", "capacity_kb": "20000"},
}
_URL: Final = (
    "fasp://faspex@files.example.com:33001/Transcoded - 5e0f9336.aspera-package/PKG - Transcoded"
    "?token=ATM3_simulated&cookie=aspera.faspex20:u:90ce20d7"
)


def documented(workflow_id: int, now: float) -> WorkOrder:
    """Return work order 8461 with work steps like those of the help page "Check the Status of a Specific Step"."""
    order = WorkOrder(8461, workflow_id, "Order 8461", Playback(Run(steps=()), now - 60), now - 60)
    package = _kept(order, 46756, "Create faspex package")
    package.carry_thrus.append(Variable(60067, "myfiles", "string", "/data/shiporder.cmd"))
    package.outputs.append(Variable(60070, "package_id", "string", "5e0f9336-5e58-46a5-b944-a8253a956041"))
    package.outputs.append(Variable(60071, "package_post_url", "string", _URL))
    table = _kept(order, 252158, "Index nodes")
    table.outputs.append(Variable(301979, "IndexedTable", "hash", _TABLE, by_hand=True))
    order.kept += [package, table]
    return order


def _kept(order: WorkOrder, step_id: int, name: str) -> WorkStep:
    play = Playback(Run(steps=(ScriptedStep(name, 1, message="FASPEX Authorization received"),)), order.created)
    (step,) = WorkOrder(order.id, order.workflow_id, order.name, play, order.created).steps(order.created + 1)
    return WorkStep({**step.fields, "id": step_id, "step_id": 3810})
