"""The canned main answer of each other system, all made up, of the documented shapes: a run with its steps, and a work step."""

from __future__ import annotations

import json

ADOBE = "/api/program/19905/pipeline/48213/execution/1188401"
CODE_STREAM = "/codestream/api/executions/c79d6793-46d4-4c7a-9c39-02b38963dc6e"
WORK_STEP = "/aspera/orchestrator/api/work_step_status/work_order.xml"


def adobe_execution(steps: int) -> bytes:
    """Return an execution of Adobe's with so many steps."""
    fields = {
        "_links": {"self": {"href": ADOBE, "templated": False}},
        "id": "1188401",
        "programId": "19905",
        "pipelineId": "48213",
        "trigger": "MANUAL",
        "status": "RUNNING",
        "pipelineExecutionMode": "NORMAL",
        "pipelineType": "CI_CD",
        "createdAt": "2030-05-01T07:00:00.000+0000",
        "updatedAt": "2030-05-01T07:01:20.000+0000",
        "user": "0123456789ABCDEF01234567@techacct.adobe.com",
        "artifactsVersion": "2030.501.80000.0001188401",
        "_embedded": {"stepStates": [_adobe_step(number) for number in range(steps)]},
    }
    return json.dumps(fields).encode()


def _adobe_step(number: int) -> dict[str, object]:
    here = f"{ADOBE}/phase/110100/step/{940100 + number}"
    links = {"self": here, "http://ns.adobe.com/adobecloud/rel/execution": ADOBE}
    return {
        "_links": {name: {"href": href, "templated": False} for name, href in links.items()},
        "id": str(5940100 + number),
        "stepId": str(940100 + number),
        "phaseId": "110100",
        "executionId": "1188401",
        "pipelineId": "48213",
        "programId": "19905",
        "action": "build",
        "status": "FINISHED" if number < 7 else "NOT_STARTED",
        "repository": "acme-site",
        "branch": "main",
        "commitId": "9f1c2ab07d",
        "updatedAt": "2030-05-01T07:01:00.000+0000",
        "startedAt": "2030-05-01T07:00:00.000+0000",
        "finishedAt": "2030-05-01T07:01:00.000+0000",
        "details": {},
    }


def code_stream_execution(tasks: int) -> bytes:
    """Return an execution of Code Stream's with so many tasks, ten to a stage."""
    stages = {f"Stage {number}": _stage(number, min(10, tasks - 10 * number)) for number in range((tasks + 9) // 10)}
    fields = {
        "id": CODE_STREAM.rpartition("/")[2],
        "name": "ship",
        "project": "Portal",
        "index": 1,
        "status": "RUNNING",
        "statusMessage": "Execution is in progress.",
        "input": {},
        "output": {},
        "starred": {},
        "stageOrder": list(stages),
        "stages": stages,
        "tags": [],
        "notifications": [],
        "workspaceResults": [],
        "createdAt": "2030-05-01 13:29:00.000",
        "createdBy": "admin",
        "_createTimeInMicros": 1903852740000000,
        "_updateTimeInMicros": 1903852769500000,
        "_durationInMicros": 29500000,
        "_link": CODE_STREAM,
        "_pipelineLink": "/codestream/api/pipelines/1710cf53-27ac-435a-ba97-c643656412a9",
    }
    return json.dumps(fields).encode()


_TIMES = {"_startTime": 1903852740500000, "_endTime": 1903852750500000, "_durationInMicros": 10000000}


def _stage(number: int, tasks: int) -> dict[str, object]:
    names = [f"Task {number}.{task}" for task in range(tasks)]
    return {
        "id": f"{number}",
        "name": f"Stage {number}",
        "status": "COMPLETED",
        "taskOrder": names,
        "tasks": {name: _task(name) for name in names},
        "notifications": [],
        **_TIMES,
    }


def _task(name: str) -> dict[str, object]:
    fields: dict[str, object] = {"id": name, "name": name, "type": "SSH", "status": "COMPLETED", "ignoreFailure": False}
    return {**fields, "input": {"script": "make test"}, "output": {}, "notifications": [], **_TIMES}


def work_step(outputs: int) -> bytes:
    """Return a Rails-XML work step of Aspera's with so many outputs."""
    value = '{\'Transcode server\' =&gt; {"node_id"=&gt;"transcoder", "capacity_kb"=&gt;"30000"}}'
    many = "".join(
        f'<output><name>o{n}</name><id type="integer">{n}</id><type>hash</type><value>{value}</value></output>\n'
        for n in range(outputs)
    )
    step = '<work_step><id type="integer">7</id><name>transcode</name><status>Complete</status></work_step>'
    outer = f'{step}<inputs type="array"/><outputs type="array">{many}</outputs>'
    return f'<?xml version="1.0"?>\n<Work-step-status>{outer}</Work-step-status>'.encode()
