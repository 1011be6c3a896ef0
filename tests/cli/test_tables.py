"""Tables as a terminal of a given width draws them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from orchestrator_clients import Progress, Snapshot, State, Step
from orchestrator_clients.cli.tables import MOST, live_table
from orchestrator_clients.cli.text import shown

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
AT_WORK = (Step(name="LaunchBuildInstance", state=State.RUNNING, group="build-image"),)
NAMES = {
    "adobe_cloud_manager": "1188401",
    "aspera_orchestrator": "Order 9001",
    "aws_image_builder": "web-base 2.1.0/1",
    "cloudify": "web install",
    "vmware_code_stream": "ship#1",
}


def run(system: str, name: str = "web install", **fields: object) -> Snapshot:
    known = {"state": State.CANCELLING, "progress": Progress(2, 4), "steps": AT_WORK, "started": NOON, **fields}
    return Snapshot(system=system, id="1", ids={"id": "1"}, raw_status="x", name=name, **known)  # type: ignore[arg-type]


def drawn(runs: list[Snapshot], width: int) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(live_table([shown(run, str) for run in runs], NOON, width=width))
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert max(map(len, text.splitlines())) <= width
    return str(text)


@pytest.mark.parametrize("width", [80, 90, 100, 119, 120, 200])
def test_names_are_whole(width: int) -> None:
    text = drawn([run(system, name) for system, name in NAMES.items()], width)
    for name in (*NAMES, *NAMES.values(), "build-image:", "LaunchBuildInstance", "cancelling"):
        assert name in text
    assert "…" not in text


@pytest.mark.parametrize("width", [50, 60])
def test_on_a_narrow_terminal_a_name_goes_on_below(width: int) -> None:
    text = drawn([run("cloudify", "a-deployment-of-many-words install")], width)
    cells = [line[1:].split("  ")[0].strip() for line in text.splitlines()]
    assert "a-deployment-of-many-wordsinstall" in "".join(cells).replace(" ", "")
    assert "…" not in text


def test_a_long_failure_is_cut() -> None:
    text = drawn([run("cloudify", state=State.FAILED, steps=(), message="x" * 1000)], 80)
    assert (text.count("x"), text.count("…")) == (MOST - 1, 1)
