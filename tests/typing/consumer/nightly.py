"""Starts what must run at night, and tells in the morning how each ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orchestrator_clients import (
    AwsImageBuilder,
    Cloudify,
    Execution,
    ExecutionFailed,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    WaitError,
    WaitTimeout,
    resume,
    watch_many,
)


@dataclass(frozen=True)
class Told:
    """What the morning's mail says of a run."""

    run: str
    ended: bool
    why: str | None


def begin(cloudify: Cloudify, aws: AwsImageBuilder, deployments: Iterable[str], pipeline: str) -> list[Execution]:
    """Start all of them."""
    runs: list[Execution] = [aws.image_pipelines.start(image_pipeline_arn=pipeline)]
    for deployment in deployments:
        try:
            runs.append(cloudify.executions.start(deployment_id=deployment, workflow_id="install"))
        except OutcomeUnknownError as error:
            print(error.find_out)
        except RateLimitError as error:
            print(error.retry_after, error.request_id)
    return runs


def end(runs: Iterable[Execution]) -> Iterator[Told]:
    """Wait for them."""
    for waited in watch_many(runs, timeout=8 * 3600):
        why = None if waited.error is None else reason(waited.error)
        yield Told(str(waited.run), waited.run.state.ended, why)


def reason(error: OrchestratorError) -> str:
    """Return what a person reads."""
    if isinstance(error, WaitTimeout):
        return f"goes on; {error.run.token()}"
    if isinstance(error, ExecutionFailed) and error.run.failed_step is not None:
        return error.run.failed_step.message or error.run.failed_step.name
    return f"{error.system} {error.operation}: {error.message} (again: {error.retry_safe})"


def pick_up(token: str, cloudify: Cloudify, aws: AwsImageBuilder) -> str:
    """Wait on for a run of another process."""
    run = resume(token, clients=[cloudify, aws])
    try:
        return run.wait().raw_status
    except WaitError as error:
        return error.run.raw_status
