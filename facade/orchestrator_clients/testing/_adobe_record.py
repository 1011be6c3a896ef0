"""One pipeline execution of the simulated Cloud Manager, and how Adobe writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from .scenario import Playback, RunPicture, StepPicture

REL = "http://ns.adobe.com/adobecloud/rel/"

TAIL = 20.0
"""Seconds that an execution stays RUNNING after its last step, with no step under way (seen by Adobe's Node client)."""

STEP_WORDS = {
    "not_started": "NOT_STARTED",
    "running": "RUNNING",
    "waiting": "WAITING",
    "succeeded": "FINISHED",
    "failed": "FAILED",
    "cancelled": "CANCELLED",
    "skipped": "INCOMPLETE",
}
RUN_WORDS = {
    "queued": "NOT_STARTED",
    "running": "RUNNING",
    "waiting": "RUNNING",  # there is no such status of an execution
    "paused": "RUNNING",
    "cancelling": "CANCELLING",
    "succeeded": "FINISHED",
    "failed": "FAILED",
    "cancelled": "CANCELLED",
}
LOGGED = frozenset({"build", "buildImage", "codeQuality", "deploy"})
STOPPABLE = frozenset({"build", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest"})
MEASURED = frozenset({"codeQuality", "securityTest", "loadTest", "assetsTest", "reportPerformanceTest"})


@dataclass
class Execution:
    """One run: its script being played, and what was decided at its gates (by the place of the step)."""

    id: str
    program_id: str
    pipeline_id: str
    play: Playback
    created: float
    trigger: str = "MANUAL"
    mode: str = "NORMAL"
    inputs: dict[int, Mapping[str, object]] = field(default_factory=dict)
    tail: float = TAIL

    @property
    def path(self) -> str:
        """Where the API has it."""
        return f"/api/program/{self.program_id}/pipeline/{self.pipeline_id}/execution/{self.id}"

    def step_ids(self, index: int) -> tuple[str, str]:
        """Return the ids of a step in URLs: phase and step."""
        return str(70_000 + int(self.id) % 10_000 + index // 3), str(90_000 + 50 * (int(self.id) % 1000) + index)

    def status(self, now: float) -> str:
        """Return Adobe's word for how it stands."""
        picture = self.play.at(now)
        if picture.word is not None:
            return picture.word
        if picture.state == "succeeded" and now < (picture.ended or 0) + self.tail:
            return "RUNNING"
        return RUN_WORDS[picture.state]

    def over(self, now: float) -> bool:
        """Return whether it has ended, the idle seconds at its end included."""
        return self.play.at(now).finished and self.status(now) != "RUNNING"


def stamp(moment: float) -> str:
    """Return a time as Adobe writes it: milliseconds, and an offset without a colon."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "+0000")


def link(href: str) -> dict[str, object]:
    """Return a HAL link."""
    return {"href": href, "templated": False}


def rendered(execution: Execution, now: float, *, last: bool) -> dict[str, object]:
    """Return an execution as the API has it; `last` is whether it is the newest of its pipeline."""
    picture = execution.play.at(now)
    status = execution.status(now)
    owner = f"/api/program/{execution.program_id}"
    fields: dict[str, object] = {
        "_links": {
            f"{REL}program": link(owner),
            f"{REL}pipeline": link(f"{owner}/pipeline/{execution.pipeline_id}"),
            "self": link(execution.path),
        },
        "_embedded": {"stepStates": steps(execution, picture, last=last)},
        "id": execution.id,
        "programId": execution.program_id,
        "pipelineId": execution.pipeline_id,
        "trigger": execution.trigger,
        "user": "0123456789ABCDEF01234567@techacct.adobe.com",
        "status": status,
        "pipelineExecutionMode": execution.mode,
        "pipelineType": "CI_CD",
        "createdAt": stamp(execution.created),
        "updatedAt": stamp(execution.created),
    }
    if execution.over(now) and picture.ended is not None:
        fields["finishedAt"] = stamp(picture.ended)
    return fields


def steps(execution: Execution, picture: RunPicture, *, last: bool) -> list[dict[str, object]]:
    """Return the flat list of steps, in run order."""
    return [step(execution, picture, index, last=last) for index in range(len(picture.steps))]


def step(execution: Execution, picture: RunPicture, index: int, *, last: bool) -> dict[str, object]:
    """Return one step state."""
    shown = picture.steps[index]
    phase, step_id = execution.step_ids(index)
    action = shown.step.name
    fields: dict[str, object] = {
        "_links": _links(execution, picture, index, last=last),
        "id": str(5_530_900 + index),
        "stepId": step_id,
        "phaseId": phase,
        "executionId": execution.id,
        "pipelineId": execution.pipeline_id,
        "programId": execution.program_id,
        "action": action,
        "status": STEP_WORDS[shown.state],
        "details": {"input": dict(execution.inputs[index])} if index in execution.inputs else {},
    }
    if action == "deploy":
        fields |= {"environment": "acme-prod", "environmentId": "31007", "environmentType": "prod"}
    if shown.started is not None and action != "codeQuality":  # in no sample does that one say when it began
        fields["startedAt"] = stamp(shown.started)
    if shown.ended is not None:
        fields["finishedAt"] = stamp(shown.ended)
    return fields


def _links(execution: Execution, picture: RunPicture, index: int, *, last: bool) -> dict[str, object]:
    shown = picture.steps[index]
    action = shown.step.name
    phase, step_id = execution.step_ids(index)
    path = f"{execution.path}/phase/{phase}/step/{step_id}"
    links: dict[str, object] = {"self": link(path), f"{REL}execution": link(execution.path)}
    if shown.state == "waiting":
        links[f"{REL}pipeline/advance"] = link(f"{path}/advance")
    if (shown.state == "waiting" and action != "deploy") or (shown.state == "running" and action in STOPPABLE):
        links[f"{REL}pipeline/cancel"] = link(f"{path}/cancel")
    if action in LOGGED and shown.started is not None:
        links[f"{REL}pipeline/logs"] = link(f"{path}/logs")
    if action in MEASURED and shown.started is not None:
        links[f"{REL}pipeline/metrics"] = link(f"{path}/metrics")
    if last and picture.finished and action == "deploy":
        again = execution.path.rsplit("/", 1)[0]
        links[f"{REL}pipeline/reExecute"] = link(f"{again}?stepId={step_id}&sourceExecutionId={execution.id}")
    return links


def metrics(shown: StepPicture, decided: Mapping[str, object] | None) -> list[dict[str, object]]:
    """Return the metrics of a measured step: while it waits, and after an override, two important ones have failed."""
    failing = shown.state == "waiting" or (decided is not None and "metrics" in decided)
    rows = [
        ("security_rating", "critical", True, "A", "B", "GTE"),
        ("coverage", "important", not failing, "41.7" if failing else "80.1", "50", "GTE"),
        ("skipped_tests", "important", not failing, "3" if failing else "0", "1", "LTE"),
        ("duplicated_lines_density", "informational", False, "2.5", "1.0", "LTE"),
    ]
    names = ("kpi", "severity", "passed", "actualValue", "expectedValue", "comparator")
    overridden = failing and shown.state != "waiting"
    return [
        {
            "id": str(880_120 + number),
            **dict(zip(names, row, strict=True)),
            "override": overridden and row[1] == "important",
        }
        for number, row in enumerate(rows)
    ]


FAILING = ("coverage", "skipped_tests")
"""The important metrics that fail where a measured step waits."""
