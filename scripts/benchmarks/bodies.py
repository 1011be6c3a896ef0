"""The canned answers of the benchmark server: all made up, of the documented shapes."""

import json
from collections.abc import Sequence
from functools import cache


def execution(number: int) -> dict[str, object]:
    """Return a Cloudify execution with all its 25 fields."""
    return {
        "id": f"0b7f3c52-6a0e-4a2d-9a53-{number:012d}",
        "workflow_id": "install",
        "deployment_id": "web",
        "deployment_display_name": "Web tier",
        "blueprint_id": "web-bp",
        "status": "started",
        "status_display": "started",
        "error": "",
        "created_at": "2030-05-01T08:00:00.120Z",
        "started_at": "2030-05-01T08:00:01.507Z",
        "ended_at": None,
        "scheduled_for": None,
        "parameters": {"node_ids": []},
        "is_system_workflow": False,
        "is_dry_run": False,
        "resume": False,
        "allow_custom_parameters": False,
        "total_operations": 12,
        "finished_operations": 7,
        "created_by": "admin",
        "tenant_name": "default_tenant",
        "visibility": "tenant",
        "resource_availability": "tenant",
        "private_resource": False,
        "parameters_p": None,
    }


@cache
def _item(number: int, fields: tuple[str, ...] = ()) -> str:
    whole = execution(number)
    return json.dumps({name: whole[name] for name in fields or whole})


def executions_of(numbers: Sequence[int], fields: tuple[str, ...] = ()) -> bytes:
    """Return a page of the Cloudify list with these executions, with the fields that are asked for: all, if none is."""
    return _page([_item(number, fields) for number in numbers])


def operations(count: int = 12) -> bytes:
    """Return a page of the Cloudify list with the operations of an execution, as many as it says that it has."""
    return _page([_operation(number) for number in range(count)])


def _operation(number: int) -> str:
    fields: dict[str, object] = {
        "id": f"7d1f3c52-6a0e-4a2d-9a53-{number:012d}",
        "name": "cloudify.interfaces.lifecycle.start",
        "state": "started",
        "type": "RemoteWorkflowTask",
        "created_at": "2030-05-01T08:00:02.120Z",
        "dependencies": [],
        "parameters": {"current_retries": 0, "task_kwargs": {"cloudify_context": {"node_id": f"vm_{number}"}}},
        "agent_name": None,
        "manager_name": "manager",
    }
    return json.dumps(fields)


def _page(made: Sequence[str]) -> bytes:
    pagination = json.dumps({"total": len(made), "size": len(made), "offset": 0})
    items = ", ".join(made)
    return f'{{"items": [{items}], "metadata": {{"pagination": {pagination}, "filtered": null}}}}'.encode()


def executions(count: int) -> bytes:
    """Return a page of the Cloudify list."""
    return executions_of(range(count))


def step(number: int) -> dict[str, object]:
    """Return an Image Builder workflow step as most are: without rollback, with a description now and then."""
    fields: dict[str, object] = {
        "stepExecutionId": f"step-11111111-aaaa-4bbb-8ccc-{number:012d}",
        "name": f"ApplyBuildComponents{number}",
        "action": "ExecuteComponents",
        "status": "COMPLETED",
        "inputs": '{"instanceId": "i-0abc1234def567890"}',
        "outputs": '{"result": "ok"}',
        "startTime": "2026-09-09T19:12:23.418Z",
        "endTime": "2026-09-09T19:14:50.822Z",
        "attemptNumber": 1,
        "maxAttempts": 1,
    }
    return {**fields, "description": "Only for Windows images"} if number % 4 == 0 else fields


def steps(count: int) -> bytes:
    """Return a page of ListWorkflowStepExecutions."""
    page = {
        "requestId": "6f0c1d52-6a31-4a0e-9f3b-2f6f2c1b7a90",
        "workflowExecutionId": "wf-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
        "workflowBuildVersionArn": "arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1",
        "imageBuildVersionArn": "arn:aws:imagebuilder:us-east-1:123456789012:image/web-base/2.1.0/7",
        "steps": [step(n) for n in range(count)],
    }
    return json.dumps(page).encode()
