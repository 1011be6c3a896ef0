"""Executions of pipelines as handles."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..._core._async.caller import AsyncCaller
from ..._core._async.execution import AsyncExecution
from ..._core.errors import UsageError
from ..._core.log_lines import LogLine
from ..._core.model import State, Step, lazily_read, nothing
from .. import reading, tree
from ..tree import CodeStreamStage, CodeStreamTask

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Execution as RawExecution

    from .client import AsyncVmwareCodeStream


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncCodeStreamExecution(AsyncExecution):
    """One execution of a pipeline; `name` is `<pipeline>#<index>`.

    `stages` holds stages and tasks in the order in which they were declared, and `steps` all tasks one after another; both
    are empty if the server did not send them, as in most lists (`refresh` asks for them). `progress` counts the tasks that have
    ended. `raw` is None after `resume`, until the execution is read.
    """

    client: AsyncVmwareCodeStream = field(repr=False, compare=False)
    raw: RawExecution | None = field(default_factory=nothing, repr=False, compare=False)
    stages: Sequence[CodeStreamStage] = field(default_factory=tuple, repr=False)

    @property
    def failed_step(self) -> Step | None:
        """Return the task (or the stage, where no task did) that made the run fail: not one whose failure was tolerated."""
        failed = (step for step in (*self.steps, *self.stages) if step.state is State.FAILED and not step.tolerated)
        return next(failed, None)

    @property
    def waiting_tasks(self) -> Sequence[CodeStreamTask]:
        """Return the tasks that wait for an approval."""
        return tree.waiting(self.stages)

    @property
    def input(self) -> Mapping[str, object]:
        """Return the inputs the run was started with."""
        return reading.values(self.raw.input_) if self.raw is not None else {}

    @property
    def output(self) -> Mapping[str, object]:
        """Return the outputs of the run, as far as there are any yet."""
        return reading.values(self.raw.output) if self.raw is not None else {}

    async def logs(self, *, step: str | None = None) -> AsyncGenerator[LogLine, None]:
        """Yield the lines that tasks in a workspace have written so far, of all steps or of one.

        The execution is read first. NotFoundError if it has none: most pipelines have no workspace.
        """
        for line in reading.log_of(await self.refresh(), step):
            yield line

    def follow(self, *, step: str | None = None, poll: float | None = None) -> AsyncIterable[LogLine]:
        """Raise UsageError: nothing documents that these logs grow."""
        raise UsageError(reading.FOLLOWED, system=self.system)


def execution_of(
    client: AsyncCaller, operation: str, raw: RawExecution, asked: str | None = None
) -> AsyncCodeStreamExecution:
    """Return the handle of an execution that was read; DecodeError for one without an id, or that is not the one asked for."""
    reading.check_run(raw, operation, asked)
    return AsyncCodeStreamExecution.lazily(reading.FIELDS, raw, client=client)


def executions_of(
    client: AsyncCaller, operation: str, raws: Iterable[RawExecution]
) -> Sequence[AsyncCodeStreamExecution]:
    """Return the handles of the executions of a page, as `execution_of` does."""
    known = list(raws)
    for raw in known:
        reading.check_run(raw, operation)
    return AsyncCodeStreamExecution.all_lazily(reading.FIELDS, known, client=client)


def started(client: AsyncCaller, raw: RawExecution, where: Sequence[str]) -> AsyncCodeStreamExecution:
    """Return the handle of an execution that was started just now; its state is QUEUED until it is read."""
    ids = reading.started_ids(raw, where)
    return AsyncCodeStreamExecution.lazily(reading.FIELDS, raw, client=client, ids=ids, state=State.QUEUED)
