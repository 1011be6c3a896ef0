# Derived from _async/execution.py by scripts/unasync: do not edit.
"""Executions of pipelines as handles."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from ..._core._sync.execution import Execution
from ..._core._sync.log_lines import in_lines
from ..._core.log_lines import LogLine
from ..._core.model import lazily_read, nothing
from .. import gates, model
from ..logs import POLL
from ..model import AdobeStep
from .gates import Gate

if TYPE_CHECKING:
    from orchestrator_api.adobe_cloud_manager.models import PipelineExecution

    from .client import AdobeCloudManager


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class AdobeExecution(Execution):
    """One execution of a pipeline, with its steps in run order.

    While a step waits for a person the state is WAITING (Adobe's own status stays RUNNING) and `waiting_step` decides.
    `progress` counts the steps that are over. `raw` is None for one from a token until it is read.
    """

    client: AdobeCloudManager = field(repr=False, compare=False)
    raw: PipelineExecution | None = field(default_factory=nothing, repr=False, compare=False)
    steps: Sequence[AdobeStep] = field(default_factory=tuple)
    unsaid: ClassVar[str | None] = "Cloud Manager says why in the log of the step, if anywhere: run.logs()"

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
    def waiting_step(self) -> Gate | None:
        """Return the gate of the first step that waits for a person, None if none does."""
        step = model.waiting(self.steps)
        return self.gate(step) if step else None

    @property
    def decisions(self) -> Sequence[str]:
        """Return which of `approve` and `reject` its gate allows, as far as it was seen; `waiting_step` has its own words."""
        return gates.choices(self.steps)

    def logs(self, *, step: str | None = None) -> Generator[LogLine, None]:
        """Yield the lines of the log of a step as it now is: the failed step, the one at work, or the last that has begun.

        It is read first. `steps.iter_log` yields the bytes instead, from an offset on. Only some steps have a log.
        """
        one = model.logged(self.refresh(), step)
        with closing(in_lines(self.client.steps.iter_log(*one.located()), one.name)) as lines:
            for line in lines:
                yield line

    def follow(self, *, step: str | None = None, poll: float | None = None) -> Generator[LogLine, None]:
        """Yield the lines of the log of a step as it grows, until the step is over or waits; it need not have begun.

        Without `step` it is the failed one, or the first with a log that is not over. `steps.tail_log` yields the bytes.
        """
        one = model.logged(self.refresh(), step, follow=True)
        chunks = self.client.steps.tail_log(*one.located(), poll=POLL if poll is None else poll)
        with closing(in_lines(chunks, one.name)) as lines:
            for line in lines:
                yield line

    def gate(self, step: AdobeStep) -> Gate:
        """Return the decisions about one of the steps, such as `cancel` of one that is running."""
        return Gate(self.client, step, self.client.steps)
