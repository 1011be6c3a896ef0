# Derived from _async/execution.py by scripts/unasync: do not edit.
"""Executions of pipelines as handles."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..._core._sync.caller import Caller
from ..._core._sync.execution import Execution
from ..._core.errors import UsageError
from ..._core.log_lines import LogLine
from ..._core.model import State, Step, lazily_read, nothing
from .. import reading, tree
from ..tree import CodeStreamStage, CodeStreamTask

if TYPE_CHECKING:
    from orchestrator_api.vmware_code_stream.models import Execution as RawExecution

    from .client import VmwareCodeStream


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class CodeStreamExecution(Execution):
    """One execution of a pipeline; `name` is `<pipeline>#<index>`.

    `stages` holds stages and tasks in the order in which they were declared, and `steps` all tasks one after another; both
    are empty if the server did not send them, as in most lists (`refresh` asks for them). `progress` counts the tasks that have
    ended. `raw` is None after `resume`, until the execution is read.
    """

    client: VmwareCodeStream = field(repr=False, compare=False)
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

    def logs(self, *, step: str | None = None) -> Generator[LogLine, None]:
        """Yield the lines that tasks in a workspace have written so far, of all steps or of one.

        The execution is read first. NotFoundError if it has none: most pipelines have no workspace.
        """
        for line in reading.log_of(self.refresh(), step):
            yield line

    def follow(self, *, step: str | None = None, poll: float | None = None) -> Iterable[LogLine]:
        """Raise UsageError: nothing documents that these logs grow."""
        raise UsageError(reading.FOLLOWED, system=self.system)


def execution_of(client: Caller, operation: str, raw: RawExecution, asked: str | None = None) -> CodeStreamExecution:
    """Return the handle of an execution that was read; DecodeError for one without an id, or that is not the one asked for."""
    reading.check_run(raw, operation, asked)
    return CodeStreamExecution.lazily(reading.FIELDS, raw, client=client)


def executions_of(client: Caller, operation: str, raws: Iterable[RawExecution]) -> Sequence[CodeStreamExecution]:
    """Return the handles of the executions of a page, as `execution_of` does."""
    known = list(raws)
    for raw in known:
        reading.check_run(raw, operation)
    return CodeStreamExecution.all_lazily(reading.FIELDS, known, client=client)


def started(client: Caller, raw: RawExecution, where: Sequence[str]) -> CodeStreamExecution:
    """Return the handle of an execution that was started just now; its state is QUEUED until it is read."""
    ids = reading.started_ids(raw, where)
    return CodeStreamExecution.lazily(reading.FIELDS, raw, client=client, ids=ids, state=State.QUEUED)
