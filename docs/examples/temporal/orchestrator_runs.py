"""Executions of five systems as Temporal workflows: started once, waited for together, cancelled when the workflow is.

An example to be copied, explained in docs/temporal.md. What is passed between workflow and activities stays in the history in
plain: names of profiles, targets, inputs, intents and tokens. Credentials stay with the worker.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from temporalio import activity, workflow
from temporalio.exceptions import ApplicationError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from orchestrator_clients import (
        AmbiguousStart,
        AsyncPoller,
        NotFoundError,
        OrchestratorError,
        State,
        UsageError,
        async_adopt,
        resume,
    )

PARTS = {
    "adobe_cloud_manager": ("program_id", "pipeline_id"),
    "aspera_orchestrator": ("workflow_id",),
    "aws_image_builder": ("image_pipeline_arn",),
    "cloudify": ("deployment_id", "workflow_id"),
    "vmware_code_stream": ("project_or_id", "name"),
}
"""The arguments of each client's `intent`: a target such as `web/install` is made of them."""

FINAL = (AmbiguousStart, NotFoundError, UsageError)
"""What another attempt would not change."""

SHORT, BEAT = timedelta(minutes=5), timedelta(seconds=10)
"""How long a call may take with its repeats; a worker that says nothing for BEAT is taken for dead, and another one goes on."""

CANCEL_WITHIN = 60.0
"""Seconds for which a cancellation is asked for again where the moment does not allow it, as often on Adobe."""


@dataclass(frozen=True)
class Job:
    """What is to be started, and with which of the worker's profiles; `timeout` are the seconds that the wait may take."""

    profile: str
    target: str
    inputs: dict[str, Any] | None = None
    timeout: float = 4 * 3600.0


class Activities:
    """What a worker does for the workflow; `clients` are its asynchronous clients by the name of their profile."""

    def __init__(self, clients: Mapping[str, Any]) -> None:
        self._clients = clients
        self._poller = AsyncPoller()

    async def aclose(self) -> None:
        """Wait for nothing any more; the clients are the caller's to close."""
        await self._poller.aclose()

    @activity.defn
    async def intend(self, job: Job) -> str:
        """Return the intent of a start, which is then in the history. It is marked as this run of the workflow's."""
        with _told():
            client = self._client(job)
            names, here = PARTS[client.system], activity.info()
            given = dict(zip(names, job.target.split("/", len(names) - 1), strict=False))
            return str(await client.intent(**given, key=f"{here.workflow_id} {here.workflow_run_id}"))

    @activity.defn
    async def start_or_adopt(self, job: Job, intent: str) -> str:
        """Return the token of what was started with the intent: by an earlier attempt, or else now."""
        async with _beating():
            client = self._client(job)
            settle = 5.0 if activity.info().attempt > 1 else 0.0  # seconds; before the first nothing can be on its way
            run = await async_adopt(intent, clients=[client], settle=settle)
            run = run or await client.start(job.target, inputs=job.inputs, intent=intent)
            return str(run.token(timeout=job.timeout))

    @activity.defn
    async def look(self, job: Job, token: str) -> dict[str, Any]:
        """Return the execution as JSON holds it, at its end or its deadline. All waits of a profile share their looks."""
        async with _beating():
            run = resume(token, clients=[self._client(job)])
            seen = await self._poller.wait(run, check=False)
            return {name: value for name, value in seen.to_json().items() if name != "token"}

    @activity.defn
    async def cancel(self, job: Job, token: str) -> None:
        """Ask for the execution to be cancelled, unless it is over or was asked before."""
        async with _beating():
            run = await resume(token, clients=[self._client(job)]).refresh()
            if not run.state.ended and run.state is not State.CANCELLING:
                await run.cancel(within=CANCEL_WITHIN)

    def _client(self, job: Job) -> Any:
        if job.profile not in self._clients:
            raise UsageError(f"profile={job.profile!r}: this worker has {', '.join(self._clients)}")
        return self._clients[job.profile]


@contextmanager
def _told() -> Iterator[None]:
    """Make a failure of ours one of Temporal's: with our words, which hold no secret, and without what it came of."""
    try:
        yield
    except OrchestratorError as error:
        final = isinstance(error, FINAL)
        raise ApplicationError(str(error), type=type(error).__name__, non_retryable=final) from None


@asynccontextmanager
async def _beating() -> AsyncIterator[None]:
    """Tell Temporal that the worker lives, which also is how a cancellation comes here; failures are made Temporal's."""

    async def beat() -> None:
        while True:
            activity.heartbeat()
            await asyncio.sleep(BEAT.total_seconds() / 3)

    beats = asyncio.create_task(beat())
    try:
        with _told():
            yield
    finally:
        beats.cancel()


@workflow.defn
class OrchestratorRun:
    """Starts an execution, once, waits for it and returns it; one that is no success fails the workflow."""

    @workflow.run
    async def run(self, job: Job) -> dict[str, Any]:
        """Return the execution as JSON holds it. Cancelled, the workflow sees to it that the execution is, too."""
        intent = await workflow.execute_activity_method(Activities.intend, job, start_to_close_timeout=SHORT)
        start = workflow.start_activity_method(
            Activities.start_or_adopt, args=[job, intent], start_to_close_timeout=SHORT, heartbeat_timeout=BEAT
        )
        try:
            token = await asyncio.shield(start)
            seen = await self._end(job, token)
        except BaseException as error:
            if is_cancelled_exception(error):
                await self._cancel(job, await start)
            raise
        if seen["state"] != "succeeded":
            said = f"{seen['system']} {seen['id']}: {seen['state']}, {seen['message']}"
            raise ApplicationError(said, seen, type=seen["state"], non_retryable=True)
        return seen

    async def _end(self, job: Job, token: str) -> dict[str, Any]:
        return await workflow.execute_activity_method(
            Activities.look,
            args=[job, token],
            start_to_close_timeout=timedelta(seconds=job.timeout) + SHORT,
            heartbeat_timeout=BEAT,
        )

    async def _cancel(self, job: Job, token: str) -> None:
        await workflow.execute_activity_method(
            Activities.cancel, args=[job, token], start_to_close_timeout=SHORT, heartbeat_timeout=BEAT
        )
