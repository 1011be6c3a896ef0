"""The steps of a simulated Cloud Manager: how each stands, and what somebody decides about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from ..._simulation.messages import Answer, Call, SimulatedOperation
from . import gates
from .metrics import AdobeMetric
from .render import Renderer
from .store import Store

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock


class Decided(Protocol):
    """The attributes of the simulator that these routes read; tests may set them."""

    clock: Clock
    profile: str
    metrics: dict[str, Sequence[AdobeMetric]]
    decision_lag: float


class StepRoutes:
    """One step, and decisions at it."""

    def __init__(self, decided: Decided, store: Store, renderer: Callable[[], Renderer]) -> None:
        self._site, self._store, self._renderer = decided, store, renderer

    def routes(self, at: str) -> tuple[SimulatedOperation, ...]:
        """Return the operations; `at` is the path of a step."""
        return (
            SimulatedOperation("step_state", "GET", at, self._step),
            SimulatedOperation("advance_pipeline_execution", "PUT", f"{at}/advance", self._advance),
            SimulatedOperation("cancel_pipeline_execution_step", "PUT", f"{at}/cancel", self._cancel),
        )

    def _step(self, call: Call) -> Answer:
        return Answer.json(self._renderer().step(*self._store.place(call)))

    def _advance(self, call: Call) -> Answer:
        site, now = self._site, self._site.clock.time()
        gates.advance(*self._store.place(call), gates.body_of(call), now, site.metrics, site.decision_lag)
        return Answer(202)

    def _cancel(self, call: Call) -> Answer:
        site, now = self._site, self._site.clock.time()
        gates.cancel(*self._store.place(call), gates.body_of(call), now, site.profile, site.decision_lag)
        return Answer(202)
