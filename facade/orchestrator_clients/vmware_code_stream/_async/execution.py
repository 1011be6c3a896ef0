"""Executions of pipelines as handles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orchestrator_api.vmware_code_stream.models import Execution as RawExecution

from ..._core._async.execution import AsyncExecution
from ..._core.model import State, Step, lazily_read, nothing
from ..._core.settings import Timeout
from .. import approvals, runs, tree
from ..tree import CodeStreamStage, CodeStreamTask

if TYPE_CHECKING:
    from .client import AsyncVmwareCodeStream


@lazily_read
@dataclass(frozen=True, kw_only=True, repr=False)
class AsyncCodeStreamExecution(AsyncExecution):
    """One execution of a pipeline; `name` is `<pipeline>#<index>`.

    `stages` holds stages and tasks in the order in which they were declared, and `steps` all tasks one after another; both
    are empty where the server does not tell them, as in most lists (`refresh` asks for them). `progress` counts the tasks
    that have ended. `raw` is None for one from a token until it is looked at.
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
        return runs.values(self.raw.input_) if self.raw is not None else {}

    @property
    def output(self) -> Mapping[str, object]:
        """Return the outputs of the run, as far as there are any yet."""
        return runs.values(self.raw.output) if self.raw is not None else {}

    async def approve(
        self, comment: str | None = None, *, step: str | None = None, timeout: Timeout | None = None
    ) -> None:
        """Let it go on: approve what it waits for, or resume it where it is paused. It is sent once.

        It is looked at first; UsageError where it does not wait, or where several steps do and `step` names none of them.
        `comment` is kept with the answer. It has not gone on when this returns: `wait` sees it.
        """
        await self._decide(comment, step, timeout, approved=True)

    async def reject(
        self, comment: str | None = None, *, step: str | None = None, timeout: Timeout | None = None
    ) -> None:
        """Decide against it: reject what it waits for, which fails it, or cancel it where it is paused.

        The word that rejects is inferred, see `user_operations.reject`. Otherwise as `approve`.
        """
        await self._decide(comment, step, timeout, approved=False)

    async def _decide(self, comment: str | None, step: str | None, timeout: Timeout | None, *, approved: bool) -> None:
        client, seen = self.client, await self.client.executions.get(self.id, timeout=timeout)
        if seen.state is State.PAUSED:
            act = client.executions.resume if approved else client.executions.cancel
            await act(self.id, reason=comment, timeout=timeout)
            return
        task = approvals.waiting_task(seen, seen.waiting_tasks, step)
        found = await client.user_operations.find(seen, task, timeout=timeout)
        answer = client.user_operations.approve if approved else client.user_operations.reject
        await answer(found, comment, timeout=timeout)
        step_id = None if task is None else task.id or task.name
        client.run_decisions.note(self.id, step_id, task.raw_status if task else seen.raw_status)


def execution_of(
    client: AsyncVmwareCodeStream, operation: str, raw: RawExecution, asked: str | None = None
) -> AsyncCodeStreamExecution:
    """Return the handle of an execution that was read; DecodeError for one without an id, or that is not the one asked for."""
    runs.check_run(raw, operation, asked)
    return AsyncCodeStreamExecution.lazily(runs.FIELDS, raw, client=client)


def started(client: AsyncVmwareCodeStream, raw: RawExecution, where: Sequence[str]) -> AsyncCodeStreamExecution:
    """Return the handle of an execution that was started just now; its state is QUEUED until it is looked at."""
    ids = runs.started_ids(raw, where)
    return AsyncCodeStreamExecution.lazily(runs.FIELDS, raw, client=client, ids=ids, state=State.QUEUED)
