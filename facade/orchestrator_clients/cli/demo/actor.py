"""One scene being played: a simulator, a client of either kind, and a run that goes as scripted, or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from ..._command.logs import Redact
from ..._command.scene import Act, Scene, Told
from ..._core.clock import SystemClock
from ..._core.errors import OrchestratorError
from ..._core.execution.resume import resume
from ..._core.model import Snapshot, State
from ..text import shown
from . import story
from .words import described, type_name

POLL = (0.1, 0.25)
"""Seconds between two looks: the runs of the demonstration last some seconds only."""

LIMIT = 15.0
"""Seconds after which a run that has not ended is given up."""


@dataclass(frozen=True, slots=True)
class Called:
    """A line of the summary: what was called, by which kind of client, what came back, and as which type."""

    system: str
    mode: str
    call: str
    result: str
    type: str


class Actor(AbstractContextManager["Actor"]):
    """Plays a scene on a simulator of its own. `changed` is called with each new look at the run."""

    def __init__(self, scene: Scene, redact: Redact, changed: Callable[[Snapshot], None]) -> None:
        self.scene: Scene = scene
        self.calls: list[Called] = []
        self.view: Snapshot = Snapshot(system=scene.system.key, id="-", ids={}, state=State.QUEUED, raw_status="")
        self.problem: str | None = None
        self._redact, self._changed = redact, changed
        self._left = list(scene.acts)
        self._stack = ExitStack()

    def __enter__(self) -> Actor:
        system = self.scene.system
        self._simulator = system.simulator(clock=SystemClock())
        self._stack.enter_context(self._simulator)
        self.scene.prepare(self._simulator)
        self._settings = system.simulated(self._simulator)
        self._client = self._stack.enter_context(system.client(self._settings))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    async def perform(self) -> None:
        """Play the scene to its end; what goes wrong is kept in `problem`."""
        try:
            async with self.scene.system.async_client(self._settings) as twin:
                await self._perform(twin)
        except OrchestratorError as error:
            self.problem = self._redact(str(error))

    async def _perform(self, twin: Any) -> None:
        run = await asyncio.to_thread(self.scene.start, self._client)
        self._note("sync", self.scene.call, run)
        last = resumed = resume(run.token(), clients=[twin])
        self._note("async", "resume(run.token(), clients=[...])", resumed)
        async for last in resumed.watch(poll=POLL, timeout=LIMIT):
            self._see(last)
            await self._act(last)
        self._note("async", "run.watch()", last)
        await self._low_level(twin, dict(last.ids))
        self._judge(last)
        if self.scene.target is not None:
            await asyncio.to_thread(self._story)

    def _story(self) -> None:
        self._simulator.script = story.script(gates=self.scene.system.gates)  # type: ignore[attr-defined]
        problem = story.tell(
            self._client, self.scene, lambda call, result: self._note("sync", call, result), POLL, LIMIT
        )
        self.problem = self.problem or problem

    def _see(self, run: Snapshot) -> None:
        self.view = shown(run, self._redact, self._redact)
        self._changed(self.view)

    async def _act(self, run: Snapshot) -> None:
        for act in [act for act in self._left if act.when(run)]:
            self._left.remove(act)
            self._note("sync", act.call, await asyncio.to_thread(act.do, self._client, run))

    async def _low_level(self, twin: Any, ids: dict[str, str]) -> None:
        module, arguments = self.scene.low_level.module, self.scene.low_level.arguments(ids)
        name = module.__name__.rpartition(".")[2]
        answer = await asyncio.to_thread(module.sync_detailed, client=self._client.api, **arguments)
        self._note("sync", f"api: {name}.sync_detailed()", answer.parsed)
        answer = await module.asyncio_detailed(client=twin.api, **arguments)
        self._note("async", f"api: {name}.asyncio_detailed()", answer.parsed)

    def _note(self, mode: str, call: str, result: object) -> None:
        value = result.value if isinstance(result, Told) else result
        text = result.text if isinstance(result, Told) else described(value)
        self.calls.append(Called(self.scene.system.key, mode, call, self._redact(text), type_name(value)))

    def _judge(self, run: Snapshot) -> None:
        if self._left:
            self.problem = f"there was no occasion for {self._names(self._left)}"
        if run.state is not self.scene.ends:
            self.problem = f"it ended as {run.state}, not as {self.scene.ends}"

    @staticmethod
    def _names(acts: list[Act]) -> str:
        return ", ".join(act.call for act in acts)
