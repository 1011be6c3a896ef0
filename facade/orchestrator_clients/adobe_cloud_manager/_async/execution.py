"""Executions of pipelines, and their gates."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from orchestrator_api.adobe_cloud_manager.models import Metric

from ..._core._async.client import done
from ..._core._async.execution import AsyncExecution
from ..._core._async.log_lines import in_lines
from ..._core.log_lines import LogLine
from ..._core.model import lazily_read, nothing
from ..._core.settings import Timeout
from .. import gates, model
from ..findings import Finding, findings_of
from ..gates import Advance
from ..logs import POLL
from ..model import AdobeStep
from ..requests import decide

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import PipelineExecution

    from .client import AsyncAdobeCloudManager


@dataclass(frozen=True, slots=True)
class AsyncGate:
    """A step about which somebody can decide; each decision goes where Adobe wants this kind of step to be decided.

    A decision that the step's action, status or links do not allow raises UsageError, and nothing is sent. It is sent
    once; a lost answer raises OutcomeUnknownError. The step changes only after the call has returned: `wait` sees it.
    """

    client: AsyncAdobeCloudManager = field(repr=False, compare=False)
    step: AdobeStep

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
        return await self.client.steps.metrics(*self.step.located(), timeout=timeout)

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


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncAdobeExecution(AsyncExecution):
    """One execution of a pipeline, with its steps in run order.

    While a step waits for a person the state is WAITING (Adobe's own status stays RUNNING) and `waiting_step` decides.
    `progress` counts the steps that are over. `raw` is None for one from a token until it is looked at.
    """

    client: AsyncAdobeCloudManager = field(repr=False, compare=False)
    raw: PipelineExecution | None = field(default_factory=nothing, repr=False, compare=False)
    steps: Sequence[AdobeStep] = field(default_factory=tuple)

    @property
    def program_id(self) -> str:
        """Return the id of the program."""
        return self.ids["program_id"]

    @property
    def pipeline_id(self) -> str:
        """Return the id of the pipeline."""
        return self.ids["pipeline_id"]

    @property
    def current_step(self) -> AdobeStep | None:
        """Return the first step that has not succeeded: under way, waiting, failed, or next; None for some 20 s at the end."""
        return model.current(self.steps)

    @property
    def waiting_step(self) -> AsyncGate | None:
        """Return the gate of the first step that waits for a person, None if none does."""
        step = model.waiting(self.steps)
        return self.gate(step) if step else None

    @property
    def decisions(self) -> Sequence[str]:
        """Return which of `approve` and `reject` its gate allows, as far as it was seen; `waiting_step` has its own words."""
        return gates.choices(self.steps)

    async def logs(self, *, step: str | None = None) -> AsyncGenerator[LogLine, None]:
        """Yield the lines of the log of a step as it now is: the failed step, the one at work, or the last that has begun.

        It is looked at first. `steps.iter_log` yields the bytes instead, from an offset on. Only some steps have a log.
        """
        one = model.logged(await self.refresh(), step)
        async with aclosing(in_lines(self.client.steps.iter_log(*one.located()), one.name)) as lines:
            async for line in lines:
                yield line

    async def follow(self, *, step: str | None = None, poll: float | None = None) -> AsyncGenerator[LogLine, None]:
        """Yield the lines of the log of a step as it grows, until the step is over or waits; it need not have begun.

        Without `step` it is the failed one, or the first with a log that is not over. `steps.tail_log` yields the bytes.
        """
        one = model.logged(await self.refresh(), step, follow=True)
        chunks = self.client.steps.tail_log(*one.located(), poll=POLL if poll is None else poll)
        async with aclosing(in_lines(chunks, one.name)) as lines:
            async for line in lines:
                yield line

    def gate(self, step: AdobeStep) -> AsyncGate:
        """Return the decisions about one of the steps, such as `cancel` of one that is running."""
        return AsyncGate(self.client, step)
