"""The gates of executions: steps about which somebody can decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ..._core._async.caller import AsyncCaller
from ..._core.http.answer import done
from ..._core.settings import Timeout
from .. import gates
from ..findings import Finding, findings_of
from ..gates import Advance
from ..model import AdobeStep
from ..requests import decide

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import Metric


class AsyncMeasured(Protocol):
    """What a gate asks of the service of steps."""

    async def metrics(
        self,
        program_id: str,
        pipeline_id: str,
        execution_id: str,
        phase_id: str,
        step_id: str,
        *,
        timeout: Timeout | None = None,
    ) -> list[Metric]:
        """Return the metrics of a step."""
        ...


@dataclass(frozen=True, slots=True)
class AsyncGate:
    """A step about which somebody can decide; each decision goes where Adobe wants this kind of step to be decided.

    A decision that the step's action, status or links do not allow raises UsageError, and nothing is sent. It is sent
    once; a lost answer raises OutcomeUnknownError. The step changes only after the call has returned: `wait` sees it.
    """

    client: AsyncCaller = field(repr=False, compare=False)
    """By which decisions are sent."""
    step: AdobeStep
    """The step, as it was when the gate was made."""
    steps: AsyncMeasured = field(repr=False, compare=False)
    """The service that reads the metrics of steps."""

    @property
    def decisions(self) -> Sequence[str]:
        """Return the names of the methods of this object that can be called now."""
        return tuple(gates.decisions(self.step))

    async def approve(self, *, timeout: Timeout | None = None) -> None:
        """Approve an approval (going live), or let a managed step begin."""
        await self._decide("approve", timeout)

    async def reject(self, *, timeout: Timeout | None = None) -> None:
        """Reject what an approval, a managed step or failed metrics wait for; that ends the execution."""
        await self._decide("reject", timeout)

    async def metrics(self, *, timeout: Timeout | None = None) -> list[Metric]:
        """Return the metrics of this step, an empty list where it has none."""
        return await self.steps.metrics(*self.step.located(), timeout=timeout)

    async def findings(self, *, timeout: Timeout | None = None) -> Sequence[Finding]:
        """Return what this step found: each metric, whether it failed, how bad that is, and whether it can be overridden."""
        return findings_of(self.step, await self.metrics(timeout=timeout))

    async def override_metrics(
        self, kpis: str | Iterable[str] | None = None, *, timeout: Timeout | None = None
    ) -> Sequence[str]:
        """Accept the important metrics of this step that failed, all of them, and return their names.

        They are read first, for Adobe refuses an override that leaves one out. `kpis` names those you mean to accept: if
        others failed too, UsageError names them and nothing is overridden.
        """
        choice = gates.decision(self.step, "override_metrics")
        body = gates.overrides(self.step, await self.metrics(timeout=timeout), kpis)
        await self._send(choice, timeout, body)
        return tuple(metric.kpi for metric in body.metrics)

    async def schedule(self, at: datetime, *, timeout: Timeout | None = None) -> None:
        """Let a schedule step deploy at a time, which must have a time zone; it is sent in UTC and whole milliseconds."""
        choice = gates.decision(self.step, "schedule")
        await self._send(choice, timeout, gates.scheduled(at))

    async def run_now(self, *, timeout: Timeout | None = None) -> None:
        """Let a schedule step deploy at once."""
        await self._decide("run_now", timeout)

    async def resume(self, *, timeout: Timeout | None = None) -> None:
        """Let a paused deployment go on."""
        await self._decide("resume", timeout)

    async def stop(self, *, timeout: Timeout | None = None) -> None:
        """Stop a paused deployment."""
        await self._decide("stop", timeout)

    async def cancel(self, *, timeout: Timeout | None = None) -> None:
        """End the execution at this step: cancel a running or scheduled one, or `reject` or `stop`, whichever it has."""
        await self._decide("cancel", timeout)

    async def _decide(self, name: str, timeout: Timeout | None) -> None:
        await self._send(gates.decision(self.step, name), timeout)

    async def _send(self, choice: gates.Decision, timeout: Timeout | None, body: Advance | None = None) -> None:
        where = self.step.located()
        await self.client.call(decide(where, choice, body), done, timeout=timeout)
        self.client.run_decisions.note(where.execution_id, self.step.id or self.step.name, self.step.raw_status)
