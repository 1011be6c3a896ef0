"""An answer that names what it is about must be about what was asked for; of a read it counts as an attempt that failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from orchestrator_clients import DecodeError
from orchestrator_clients.testing import faults
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]


@dataclass(frozen=True)
class Reading:
    """A read of one thing: `about` finds what it is about, of a client and its simulator, `named` is its name in the answer."""

    system: str
    read: Callable[[Any, Any], Any]
    path: str
    about: Callable[[Any, Any], Any] = lambda client, simulator: simulator.seed(1)[0]
    named: Callable[[Any], str] = str


async def first_step(client: Any, simulator: Any) -> Any:
    """Return the first step of a new execution of Adobe's."""
    run = await settle(client.executions.start("19905", "48213"))
    return (await settle(run.refresh())).steps[0]


async def work_order(client: Any, simulator: Any) -> Any:
    """Return a new work order."""
    return await settle(client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}))


async def workflow_run(client: Any, simulator: Any) -> str:
    """Return the id of a workflow execution of AWS."""
    run = await settle(client.image_pipelines.start(image_pipeline_arn=simulator.pipeline_arn))
    return str((await every(client.workflow_executions.list(image_build_version_arn=run.id)))[0].id)


async def workflow_step(client: Any, simulator: Any) -> str:
    """Return the id of a step of it."""
    workflow = await workflow_run(client, simulator)
    return str((await every(client.step_executions.list(workflow_execution_id=workflow)))[0].id)


async def group(client: Any, simulator: Any) -> str:
    """Return the id of an execution group."""
    made = await settle(client.execution_groups.start(deployment_group_id="everything", workflow_id="install"))
    return str(made.id)


def there(value: object) -> Callable[[Any, Any], object]:
    """Return what a new simulator has."""
    return lambda client, simulator: value


READINGS = {
    "adobe execution": Reading("adobe_cloud_manager", lambda c, i: c.executions.get("19905", "48213", i), "id"),
    "adobe step": Reading(
        "adobe_cloud_manager", lambda c, step: c.steps.get(*step.located()), "stepId", first_step, lambda step: step.id
    ),
    "adobe pipeline": Reading(
        "adobe_cloud_manager", lambda c, i: c.programs.pipeline("19905", i), "id", there("48213")
    ),
    "aspera work order": Reading("aspera_orchestrator", lambda c, i: c.work_orders.get(i), "work_order.id"),
    "aspera work step": Reading(
        "aspera_orchestrator",
        lambda c, run: c.work_steps.get(work_order_id=run.id, step_name="Transcode"),
        "workStepName",
        work_order,
        lambda _: "Transcode",
    ),
    "aws image": Reading("aws_image_builder", lambda c, i: c.images.get(i), "image.arn"),
    "aws workflow": Reading(
        "aws_image_builder", lambda c, i: c.workflow_executions.get(i), "workflowExecutionId", workflow_run
    ),
    "aws step": Reading("aws_image_builder", lambda c, i: c.step_executions.get(i), "stepExecutionId", workflow_step),
    "cloudify execution": Reading("cloudify", lambda c, i: c.executions.get(i), "id"),
    "cloudify deployment": Reading(
        "cloudify", lambda c, i: c.targets.get(f"{i}/install"), "id", there("web"), lambda i: f'"id": "{i}"'
    ),
    "cloudify group": Reading("cloudify", lambda c, i: c.execution_groups.get(i), "", group),
    "code stream execution": Reading("vmware_code_stream", lambda c, i: c.executions.get(i), "id"),
    "code stream number": Reading(
        "vmware_code_stream",
        lambda c, _: c.executions.execution_of("Portal", "ship", index=1),
        "index",
        named=lambda _: '"index": 1',
    ),
    "code stream pipeline": Reading(
        "vmware_code_stream", lambda c, i: c.pipelines.get(i), "id", lambda _, s: s.pipeline("ship").id
    ),
    "code stream pipeline by name": Reading(
        "vmware_code_stream",
        lambda c, i: c.pipelines.get("Portal", i),
        "name",
        there("ship"),
        lambda i: f'"name": "{i}"',
    ),
    "code stream variable": Reading(
        "vmware_code_stream", lambda c, i: c.variables.get(i), "id", lambda _, s: next(iter(s.variables))
    ),
}


def another(named: str) -> str:
    """Return the name of another thing of the kind."""
    last = max(index for index, char in enumerate(named) if char.isalnum())
    return f"{named[:last]}{'7' if named[last] != '7' else '8'}{named[last + 1 :]}"


def sent_again(simulator: Any, call: Any) -> httpx.Response:
    """Return the answer to the same call."""
    return httpx.get(simulator.url + call.target, headers=[pair for pair in call.headers if pair[0] != "host"])


@pytest.mark.parametrize("kind", READINGS)
@pytest.mark.parametrize("times", [1, 2])
async def test_another_answer_is_not_taken(kind: str, times: int, world: str) -> None:
    reading = READINGS[kind]
    with CASES[reading.system].make() as simulator:
        client = client_of(simulator, world, max_attempts=2)
        asked = await settle(reading.about(client, simulator))
        right = await settle(reading.read(client, asked))
        call, named = simulator.calls[-1], reading.named(asked)
        answer = sent_again(simulator, call)
        wrong = answer.text.replace(named, another(named))
        assert wrong != answer.text
        media = answer.headers["content-type"]
        simulator.fault(faults.malformed(wrong.encode(), media), on=call.operation, calls=range(1, times + 1))
        before = simulator.count(call.operation)
        if times == 1:
            assert repr(await settle(reading.read(client, asked))) == repr(right)
        else:
            with pytest.raises(DecodeError, match="the answer is about another") as caught:
                await settle(reading.read(client, asked))
            assert caught.value.path == reading.path
        assert simulator.count(call.operation) - before == 2
        await close(client)
