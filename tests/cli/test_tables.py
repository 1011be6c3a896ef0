"""Tables as a terminal of a given width draws them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from rich.console import Console

from orchestrator_clients import Progress, Snapshot, State, Step
from orchestrator_clients.cli.live import MOST, live_table, watched
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.cli.tables import runs_table
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
    return Snapshot(
        system=system, id="1", ids=dict.fromkeys(SYSTEMS[system].ids, "1"), raw_status="x", name=name, **known
    )  # type: ignore[arg-type]


def drawn(runs: list[Snapshot], width: int) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(live_table([shown(run, str, str) for run in runs], NOON, width=width))
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


# Many at once

ID = "0b7f3c52-6a0e-4a2d-9a53-8f2f0b1d7c{:02d}"
ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web-base/2.1.0/{}"


def many(number: int, system: str = "cloudify", form: str = ID) -> list[Snapshot]:
    """Return runs of one name, the last of which failed, the one before it waiting for a person."""
    states = [*[State.SUCCEEDED] * 3, *[State.RUNNING] * (number - 5), State.WAITING, State.FAILED]
    ids = SYSTEMS[system].ids
    return [
        Snapshot(
            system=system, id=form.format(i), ids={**dict.fromkeys(ids, "1"), ids[-1]: form.format(i)}, raw_status="x",
            name="web install", state=state, started=NOON - timedelta(minutes=i), message="the disk is full",
            ended=NOON if state.ended else None,
        )
        for i, state in enumerate(states)
    ]  # fmt: skip


def screen(runs: list[Snapshot], width: int, height: int) -> list[str]:
    console = Console(file=StringIO(), width=width, height=height)
    console.print(watched(runs, NOON, console))
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert max(map(len, lines)) <= width
    assert len(lines) <= height
    return list(lines)


@pytest.mark.parametrize("width", [50, 80, 120, 200])
@pytest.mark.parametrize("height", [12, 24, 30, 60])
@pytest.mark.parametrize(("number", "form"), [(6, ID), (30, ID), (30, ARN), (500, ID)])
def test_many_runs_fit_the_screen(width: int, height: int, number: int, form: str) -> None:
    system = "aws_image_builder" if form == ARN else "cloudify"
    lines = screen(many(number, system, form), width, height)
    rows = [line for line in lines if "2.1.0/" in line or "0b7f3c52" in line]
    assert any(line.startswith(f"{number} runs: 1 failed, 1 waiting, ") for line in lines[-2:])
    if len(lines) > number:
        assert "not shown" not in lines[-1]
    if number == 30:
        assert "failed" in rows[0]
        assert "29m00s" in rows[0]
        assert "waiting" in rows[1]
    if width >= 80 and number == 30:
        assert form.format(number - 1).rpartition(":")[2] in rows[0]
        assert "the disk is" in rows[0]


def test_what_is_not_shown_is_counted() -> None:
    assert (
        screen(many(30), 120, 24)[-1]
        == "30 runs: 1 failed, 1 waiting, 25 running, 3 succeeded; 11 of them are not shown"
    )


def test_runs_of_one_name_are_told_apart() -> None:
    runs = [run("cloudify"), Snapshot(system="cloudify", id="2", ids={"execution_id": "2"}, name="web install",
            state=State.RUNNING, raw_status="x")]  # fmt: skip
    words = [line.split() for line in screen(runs, 80, 24)]
    assert [found[0] for found in words if found[:1] in (["1"], ["2"])][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("width", "heads"),
    [(50, ["id", "state"]), (80, ["id", "state", "name", "age"]), (120, ["id", "state", "name", "started", "time"])],
)
def test_a_list_tells_when_runs_started(width: int, heads: list[str]) -> None:
    console = Console(file=StringIO(), width=width)
    going = run("cloudify", state=State.RUNNING, started=NOON - timedelta(hours=2, minutes=5))
    console.print(runs_table([going], NOON, width=width))
    head, _, row = [line for line in console.file.getvalue().splitlines() if line.strip()]  # type: ignore[attr-defined]
    assert head.split() == heads
    assert width < 60 or "2h05m" in row
