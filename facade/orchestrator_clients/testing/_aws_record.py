"""One image build of the simulated Image Builder: workflows and steps made from a script, as AWS writes them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from uuid import NAMESPACE_URL, uuid5

from .scenario import Playback, StepPicture

RETRY_SHOWN = 1.0
"""Seconds for which a step that is about to be tried again says `FAILED`."""

STEP_WORDS = {
    "not_started": "PENDING",
    "running": "RUNNING",
    "waiting": "RUNNING",
    "succeeded": "COMPLETED",
    "failed": "FAILED",
    "cancelled": "CANCELLED",
    "skipped": "SKIPPED",
}
PHASES = {"BUILD": "BUILDING", "TEST": "TESTING", "DISTRIBUTION": "DISTRIBUTING"}
"""Status of the image while a workflow of this type runs."""


def kind_of(name: str) -> str:
    """Return the type of workflow a step belongs to, by how its name begins: `Test...`, `Distribute...`, or any other."""
    lowered = name.lower()
    return "TEST" if lowered.startswith("test") else "DISTRIBUTION" if lowered.startswith("distribut") else "BUILD"


def stamp(moment: float) -> str:
    """Return a time as AWS writes it here: text."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True)
class Shown:
    """A step of a build as it is at one moment: its place, its picture, its ids."""

    index: int
    picture: StepPicture
    workflow_id: str
    step_id: str


@dataclass
class Build:
    """One image build version; `later` replaces its status once it is available (such as `DEPRECATED`)."""

    arn: str
    pipeline_arn: str | None
    play: Playback
    created: float
    later: str | None = None

    @property
    def region(self) -> str:
        """The region of its ARN."""
        return self.arn.split(":")[3]

    def status(self, now: float) -> str:
        """Return the status of the image."""
        picture = self.play.at(now)
        if picture.word is not None:
            return picture.word
        if picture.state == "succeeded":
            return self.later or "AVAILABLE"
        if picture.state in ("failed", "cancelled", "queued"):
            return {"failed": "FAILED", "cancelled": "CANCELLED", "queued": "PENDING"}[picture.state]
        current = next((step for step in picture.steps if step.ended is None), None)
        return PHASES[kind_of(current.step.name)] if current else "BUILDING"

    def workflows(self, now: float) -> list[tuple[str, str, list[Shown]]]:
        """Return id, type and steps of each workflow that has begun."""
        numbered = enumerate(self.play.at(now).steps)
        groups = []
        for kind, members in groupby(numbered, key=lambda pair: kind_of(pair[1].step.name)):
            workflow_id = f"wf-{uuid5(NAMESPACE_URL, f'{self.arn}/{kind}')}"
            shown = [Shown(index, picture, workflow_id, self._step_id(index)) for index, picture in members]
            if shown[0].picture.started is not None:
                groups.append((workflow_id, kind, shown))
        return groups

    def steps(self, now: float) -> list[Shown]:
        """Return all steps that have started, of all workflows."""
        return [shown for _, _, steps in self.workflows(now) for shown in steps if shown.picture.started is not None]

    def _step_id(self, index: int) -> str:
        return f"step-{uuid5(NAMESPACE_URL, f'{self.arn}/{index}')}"


def step_status(shown: Shown, now: float, tolerated: Collection[str]) -> str:
    """Return the status of a step; one whose failure is tolerated fails although the run goes on."""
    picture = shown.picture
    if picture.state == "succeeded" and picture.step.name in tolerated:
        return "FAILED"
    if picture.state == "running" and picture.attempt > 1 and picture.started is not None:
        since = now - picture.started - (picture.attempt - 1) * picture.step.seconds
        return "FAILED" if since < RETRY_SHOWN else "RUNNING"
    return STEP_WORDS[picture.state]


def step_fields(shown: Shown, now: float, tolerated: Collection[str]) -> dict[str, object]:
    """Return a step as lists have it."""
    picture, status = shown.picture, step_status(shown, now, tolerated)
    fields: dict[str, object] = {
        "stepExecutionId": shown.step_id,
        "name": picture.step.name,
        "action": "WaitForAction" if picture.step.waits_for_person else "ExecuteComponents",
        "status": status,
        "inputs": json.dumps({"instanceId.$": "$.stepOutputs.launch.instanceId"}),
        "attemptNumber": max(1, picture.attempt),
        "maxAttempts": picture.step.attempts,
    }
    if picture.started is not None:
        fields["startTime"] = stamp(picture.started)
    if picture.ended is not None:
        fields["endTime"] = stamp(picture.ended)
    if status == "FAILED":
        text = picture.step.message or f"step {picture.step.name} failed"
        fields |= {"message": text, "outputs": text}
    elif status == "COMPLETED":
        fields["outputs"] = json.dumps({"instanceId": "i-0abc1234def567890"})
    return fields


def workflow_fields(
    build: Build, entry: tuple[str, str, list[Shown]], now: float, tolerated: Collection[str]
) -> dict[str, object]:
    """Return a workflow execution as lists have it, without `retried`."""
    workflow_id, kind, steps = entry
    words = [step_status(shown, now, tolerated) for shown in steps]
    last = [shown.picture.ended for shown in steps if shown.picture.ended is not None]
    over = len(last) == len(steps) or any(shown.picture.state in ("failed", "cancelled") for shown in steps)
    failed = any(shown.picture.state == "failed" for shown in steps)
    cancelled = any(shown.picture.state == "cancelled" for shown in steps)
    status = "FAILED" if failed else "CANCELLED" if cancelled else "COMPLETED" if over else "RUNNING"
    fields: dict[str, object] = {
        "workflowBuildVersionArn": workflow_arn(build, kind),
        "workflowExecutionId": workflow_id,
        "type": kind,
        "status": status,
        "totalStepCount": len(steps),
        "totalStepsSucceeded": words.count("COMPLETED"),
        "totalStepsFailed": words.count("FAILED"),
        "totalStepsSkipped": words.count("SKIPPED"),
        "startTime": stamp(steps[0].picture.started or now),
    }
    return fields | ({"endTime": stamp(max(last))} if over and last else {})


def workflow_arn(build: Build, kind: str) -> str:
    """Return the ARN of the workflow document."""
    name = {"BUILD": "build/build-image", "TEST": "test/test-image", "DISTRIBUTION": "distribution/distribute-image"}[
        kind
    ]
    return f"arn:aws:imagebuilder:{build.region}:aws:workflow/{name}/1.0.3/1"


def image_state(build: Build, now: float, *, old_reason: bool) -> dict[str, object]:
    """Return the state of an image; why it failed stands in `failureContext`, or on older servers in the text only."""
    status = build.status(now)
    if status != "FAILED":
        return {"status": status}
    shown = next(shown for shown in build.steps(now) if shown.picture.state == "failed")
    text = shown.picture.step.message or f"step {shown.picture.step.name} failed"
    reason = f"Workflow Execution ID: '{shown.workflow_id}' failed with reason: {text}"
    if old_reason:
        return {"status": status, "reason": reason}
    context = {
        "imageStatus": PHASES[kind_of(shown.picture.step.name)],
        "workflowExecutionId": shown.workflow_id,
        "workflowArn": workflow_arn(build, kind_of(shown.picture.step.name)),
        "stepExecutionId": shown.step_id,
        "failedStep": shown.picture.step.name,
    }
    return {"status": status, "reason": reason, "failureContext": context}
