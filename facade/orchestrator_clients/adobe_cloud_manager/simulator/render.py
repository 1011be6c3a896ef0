"""How Cloud Manager writes an execution and its steps: HAL resources whose links say what can be done now.

Fields without a value are left out; null was never seen.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import UTC, datetime

from ..._simulation.script import RunPicture, StepPicture
from .gates import can_advance, offers_cancel
from .metrics import METRICS
from .record import ENVIRONMENTS, STEP_WORDS, AdobeRecord

REL = "http://ns.adobe.com/adobecloud/rel/"
LOGGED = frozenset({"build", "buildImage", "codeQuality", "deploy"})
"""Steps that offer logs."""

_USER = "0123456789ABCDEF01234567@techacct.adobe.com"


def stamp(moment: float) -> str:
    """Return a time as Adobe writes it: milliseconds, and an offset without a colon."""
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "+0000")


def link(href: str) -> dict[str, object]:
    """Return a HAL link."""
    return {"href": href, "templated": False}


class Renderer:
    """Writes executions as they stand at an instant. `withheld`: relations left out, without the prefix they share."""

    def __init__(self, now: float, newest: AdobeRecord | None, withheld: Collection[str]) -> None:
        self._now = now
        self._newest = newest
        self._withheld = withheld

    def execution(self, execution: AdobeRecord, *, steps: bool = True) -> dict[str, object]:
        """Return an execution, with its flat list of steps in run order unless that is not wanted."""
        picture, ended = execution.play.at(self._now), execution.finished_at(self._now)
        owner = f"/api/program/{execution.program_id}"
        links = {"program": owner, "pipeline": f"{owner}/pipeline/{execution.pipeline_id}", "self": execution.path}
        fields: dict[str, object] = {
            **self._links(links),
            "id": execution.id,
            "programId": execution.program_id,
            "pipelineId": execution.pipeline_id,
            "trigger": execution.trigger,
            "status": execution.status(self._now),
            "pipelineExecutionMode": execution.mode,
            "pipelineType": "CI_CD",
            "createdAt": stamp(execution.created),
            "updatedAt": stamp(ended or picture.started or execution.created),
        }
        if execution.trigger in ("MANUAL", "RE_EXECUTE"):  # nobody starts what starts by itself
            fields["user"] = _USER
        if ended is not None:
            fields["finishedAt"] = stamp(ended)
        if any(shown.step.name == "build" and shown.state == "succeeded" for shown in picture.steps):
            fields["artifactsVersion"] = f"2030.501.80000.{int(execution.id):010}"
        if steps:
            places = range(len(picture.steps))
            fields["_embedded"] = {"stepStates": [self._step(execution, picture, place) for place in places]}
        return fields

    def step(self, execution: AdobeRecord, index: int) -> dict[str, object]:
        """Return the state of one step."""
        return self._step(execution, execution.play.at(self._now), index)

    def _step(self, execution: AdobeRecord, picture: RunPicture, index: int) -> dict[str, object]:
        shown = picture.steps[index]
        phase, step_id = execution.step_ids(index)
        fields: dict[str, object] = {
            **self._links(self._ways(execution, picture, index)),
            "id": str(5_000_000 + int(step_id)),  # of the record of its state: no URL takes it
            "stepId": step_id,
            "phaseId": phase,
            "executionId": execution.id,
            "pipelineId": execution.pipeline_id,
            "programId": execution.program_id,
            "action": shown.step.name,
            "status": STEP_WORDS[shown.state],
            **_place(execution, index),
            **_times(shown),
            "details": _details(execution, shown, index),
        }
        return fields

    def _ways(self, execution: AdobeRecord, picture: RunPicture, index: int) -> dict[str, str]:
        """Return where links lead. Those of decisions are there only while they are possible."""
        shown, path = picture.steps[index], execution.step_path(index)
        action, begun = shown.step.name, shown.started is not None
        owner = f"/api/program/{execution.program_id}"
        pipeline = f"{owner}/pipeline/{execution.pipeline_id}"
        ways = {"self": path, "execution": execution.path, "pipeline": pipeline, "program": owner}
        if can_advance(picture, shown):
            ways["pipeline/advance"] = f"{path}/advance"
        if offers_cancel(picture, shown):
            ways["pipeline/cancel"] = f"{path}/cancel"
        if action in LOGGED and begun:
            ways["pipeline/logs"] = f"{path}/logs"
        if action in METRICS and begun:
            ways["pipeline/metrics"] = f"{path}/metrics"
        if execution is self._newest and execution.over(self._now) and _to_production(execution, index):
            again = f"stepId={execution.step_ids(index)[1]}&sourceExecutionId={execution.id}"
            ways["pipeline/reExecute"] = f"{pipeline}/execution?{again}"
        return ways

    def _links(self, ways: dict[str, str]) -> dict[str, object]:
        links = {
            name if name == "self" else REL + name: link(href)
            for name, href in ways.items()
            if name not in self._withheld
        }
        return {"_links": links} if links else {}


def _to_production(execution: AdobeRecord, index: int) -> bool:
    return execution.play.script.steps[index].name == "deploy" and execution.environment(index) == "prod"


def _place(execution: AdobeRecord, index: int) -> dict[str, object]:
    """Return what a step works on: a repository, or an environment."""
    if execution.play.script.steps[index].name in ("build", "codeQuality"):
        return {"repository": "acme-site", "branch": "main", "commitId": "9f1c2ab07d"}
    kind = execution.environment(index)
    if kind is None:
        return {}
    return {"environment": f"acme-{kind}", "environmentId": ENVIRONMENTS[kind], "environmentType": kind}


def _times(shown: StepPicture) -> dict[str, object]:
    times: dict[str, object] = {}
    if shown.started is not None:
        waits = shown.started + shown.step.seconds * shown.step.attempts
        times["updatedAt"] = stamp(shown.ended or (waits if shown.state == "waiting" else shown.started))
        if shown.step.name != "codeQuality":  # in no sample does that one say when it began
            times["startedAt"] = stamp(shown.started)
    if shown.ended is not None:
        times["finishedAt"] = stamp(shown.ended)
    return times


def _details(execution: AdobeRecord, shown: StepPicture, index: int) -> dict[str, object]:
    """Return what depends on the kind of step. The plan of a deployment is JSON within a text."""
    details: dict[str, object] = {}
    if index in execution.inputs:
        details["input"] = dict(execution.inputs[index])
    if shown.step.name == "deploy" and shown.started is not None:
        plan = [{"id": 1, "stepAction": "installPackages", "instanceId": "author-1", "updated": stamp(shown.started)}]
        host = f"https://author-acme-{execution.environment(index)}.example.com"
        details |= {
            "deployCommands": json.dumps(plan),
            "currentDeployCommandId": "1",
            "deploymentStepDescription": json.dumps(plan),
            "environmentUrls": [{"instanceType": "author", "instanceUrl": host}],
        }
    return details
