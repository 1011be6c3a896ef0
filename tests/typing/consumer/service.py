"""An asynchronous service that approves what its rules allow."""

from __future__ import annotations

from collections.abc import Callable

from orchestrator_clients import (
    AsyncAdobeCloudManager,
    AsyncAdobeExecution,
    AsyncPoller,
    AsyncVmwareCodeStream,
    NeedsAttention,
    Options,
    ResponseEvent,
    State,
)

Allowed = Callable[[str], bool]


def options(told: list[str]) -> Options:
    """Return what all clients share."""

    def seen(event: ResponseEvent) -> None:
        told.append(f"{event.operation} {event.status} {event.seconds:.3f} {event.headers.get('x-request-id')}")

    return Options(timeout=(5, 30), deadline=120, on_response=seen)


async def ship(
    adobe: AsyncAdobeCloudManager, poller: AsyncPoller, program: str, pipeline: str, allowed: Allowed
) -> str:
    """Run a pipeline, decide at its gates, and return how it ended."""
    run = await adobe.executions.start(program_id=program, pipeline_id=pipeline)
    while not (run := await poller.wait(run, until=State.WAITING, check=False)).state.ended:
        await decide(run, allowed)
    return run.state.value


async def decide(run: AsyncAdobeExecution, allowed: Allowed) -> None:
    """Approve or reject what waits."""
    gate = run.waiting_step
    if gate is None:
        return
    if allowed(gate.step.name) and "approve" in gate.decisions:
        await gate.approve()
    else:
        await gate.reject()


async def stages(code_stream: AsyncVmwareCodeStream, project: str) -> dict[str, list[str]]:
    """Return the tasks of failed runs."""
    found: dict[str, list[str]] = {}
    async for run in code_stream.executions.list(project=project, status="FAILED", limit=10):
        full = await run.refresh()
        found[run.id] = [f"{stage.name}/{task.name}: {task.message}" for stage in full.stages for task in stage.tasks]
        try:
            await run.wait(timeout=1)
        except NeedsAttention as error:
            print(error.run.attention)
    return found
