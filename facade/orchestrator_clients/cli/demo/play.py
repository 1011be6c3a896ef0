"""The stage: all scenes at once, in real time, in one table; then what was called and what came back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from datetime import UTC, datetime
from itertools import groupby

from rich import box
from rich.live import Live
from rich.table import Table
from rich.text import Text

from ..._command.scene import Scene
from ..._command.system import need_simulators
from ..._core.model import Snapshot
from .. import live, tables
from ..exits import Exit
from ..output import Output
from ..text import clean
from .actor import Actor, Called
from .scenes import SCENES


def play(out: Output, scenes: Sequence[Scene] = SCENES) -> int:
    """Play the scenes and return 0 if every run ended as scripted, else 1."""
    began = time.monotonic()
    need_simulators("the demonstration")
    with ExitStack() as stack:
        actors = [stack.enter_context(Actor(scene, out.redact, lambda view: _line(out, view))) for scene in scenes]
        out.note(f"{len(actors)} simulated systems run on this machine; a run is started on each ...")
        with _live(out, actors):
            asyncio.run(_perform(actors))
    _summary(out, [called for actor in actors for called in actor.calls])
    return _verdict(out, actors, time.monotonic() - began)


async def _perform(actors: Sequence[Actor]) -> None:
    async with asyncio.TaskGroup() as group:
        for actor in actors:
            group.create_task(actor.perform())


def _live(out: Output, actors: Sequence[Actor]) -> AbstractContextManager[object]:
    if not out.drawing:
        return nullcontext()

    def table() -> Table:
        return live.live_table([actor.view for actor in actors], datetime.now(UTC), width=out.console.width)

    return Live(console=out.console, get_renderable=table, refresh_per_second=8)


def _line(out: Output, view: Snapshot) -> None:
    if not out.drawing:
        out.line(tables.one_line(view))


def _summary(out: Output, calls: Sequence[Called]) -> None:
    if not out.drawing:
        for one in calls:
            out.line(f"{one.system} ({one.mode}) {one.call} -> {one.result} ({one.type})")
        return
    table = Table(title="What was called, and what came back as which type", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("client", no_wrap=True)
    table.add_column("call", overflow="fold")
    for system, group in groupby(calls, key=lambda one: one.system):
        table.add_row("", Text(system, "bold"))
        for one in group:
            table.add_row(one.mode, Text(f"{clean(one.call)}\n-> {clean(one.result)} ({one.type})"))
    out.draw(table)


def _verdict(out: Output, actors: Sequence[Actor], seconds: float) -> Exit:
    for actor in actors:
        text = actor.problem or f"ended as scripted: {actor.view.state}"
        out.line(f"{'FAILED ' if actor.problem else 'ok     '} {actor.scene.system.key}: {text}")
    well = not any(actor.problem for actor in actors)
    runs = f"{len(actors)} run{'s'[: len(actors) != 1]} in {seconds:.1f} s"
    out.line(f"{runs}: {'all ended as scripted' if well else 'not all ended as scripted'}")
    return Exit.SUCCEEDED if well else Exit.FAILED
