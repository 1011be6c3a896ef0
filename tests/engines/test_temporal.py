"""The example of docs/temporal.md on a real Temporal server, with workers that are killed: `scripts/engines-test temporal`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("temporalio.client", reason="Temporal's SDK is not installed here: scripts/engines-test brings it")

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import ResetWorkflowExecutionRequest
from temporalio.client import Client, WorkflowExecutionStatus, WorkflowFailureError, WorkflowHandle
from temporalio.worker import Replayer

from orchestrator_clients._simulation import faults
from orchestrator_clients.cloudify.simulator.records import Deployment
from orchestrator_clients.testing import Run, Step
from tests.engines.known import CANCELS, SYSTEMS, case, secrets, simulators, started, until
from tests.engines.temporal_server import EXAMPLE, Workers, server

sys.path.insert(0, str(EXAMPLE))
from orchestrator_runs import Job, OrchestratorRun
from worker import QUEUE

SHORT, LONG = Run(steps=(Step("build", 0.5),)), Run(steps=(Step("build", 600.0),))
MIDDLE = Run(steps=(Step("build", 15.0),))


class Stage:
    """A server, five simulators, a worker, and a client of the server in a loop of its own."""

    def __init__(self, address: str, all_five: Mapping[str, Any], folder: Path) -> None:
        self.simulators, self.workers = all_five, Workers(address, all_five, folder)
        self.loop = asyncio.new_event_loop()
        self.client = self.do(_connected(address))

    def do(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(what)

    def close(self) -> None:
        self.workers.kill()
        self.do(self.loop.shutdown_asyncgens())
        self.loop.close()

    def play(self, script: Run) -> None:
        for simulator in self.simulators.values():
            simulator.reset()
            simulator.script = script

    def begin(self, name: str) -> dict[str, WorkflowHandle[Any, Any]]:
        """Start a workflow for each system; their ids are made of `name`."""

        async def one(system: str) -> WorkflowHandle[Any, Any]:
            job = Job(profile=system, target=case(system).target, inputs=INPUTS.get(system), timeout=3600.0)
            return await self.client.start_workflow(OrchestratorRun.run, job, id=f"{name}-{system}", task_queue=QUEUE)

        return {system: self.do(one(system)) for system in SYSTEMS}

    def all_of(self, what: Callable[[WorkflowHandle[Any, Any]], Awaitable[Any]], begun: Mapping[str, Any]) -> list[Any]:
        async def together() -> list[Any]:
            return await asyncio.wait_for(asyncio.gather(*(what(handle) for handle in begun.values())), 240)

        return list(self.do(together()))

    def starts(self) -> dict[str, int]:
        return {name: started(simulator) for name, simulator in self.simulators.items()}

    def cancels(self) -> dict[str, int]:
        return {name: simulator.count(CANCELS[name]) for name, simulator in self.simulators.items()}


INPUTS = {"aspera_orchestrator": {"file": "a.mov"}}
ONCE = dict.fromkeys(SYSTEMS, 1)


async def _connected(address: str) -> Client:
    for _ in range(600):
        try:
            return await Client.connect(address)
        except RuntimeError:
            await asyncio.sleep(0.1)
    raise AssertionError("the server did not begin")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("temporal") / "history.db"


@pytest.fixture(scope="module")
def stage(database: Path) -> Iterator[Stage]:
    with ExitStack() as stack:
        all_five = stack.enter_context(simulators(SHORT))
        made = Stage(stack.enter_context(server(database)), all_five, database.parent)
        stack.callback(made.close)
        made.workers.begin()
        yield made


def succeeded(stage: Stage, begun: Mapping[str, Any]) -> None:
    results = stage.all_of(lambda handle: handle.result(), begun)
    assert [(one["system"], one["state"]) for one in results] == [(name, "succeeded") for name in SYSTEMS], (
        stage.workers.log
    )
    assert not [one for one in results if "token" in one]
    assert stage.starts() == ONCE


def test_each_system_is_started_once_and_waited_for(stage: Stage) -> None:
    stage.play(SHORT)
    succeeded(stage, stage.begin("plain"))


def test_a_lost_answer_starts_nothing_twice(stage: Stage) -> None:
    stage.play(SHORT)
    for name, simulator in stage.simulators.items():
        simulator.fault(faults.reset_before_answer(), on=case(name).start_operation, calls=1, after=True)
    succeeded(stage, stage.begin("lost"))


def test_a_worker_killed_between_the_start_and_its_record_starts_nothing_twice(stage: Stage) -> None:
    stage.play(SHORT)
    for name, simulator in stage.simulators.items():
        simulator.fault(faults.hang(), on=case(name).start_operation, calls=1, after=True)
    begun = stage.begin("killed-at-start")
    until(lambda: stage.starts() == ONCE, what="the starts")
    stage.workers.kill()
    stage.workers.begin()
    succeeded(stage, begun)


def test_a_worker_killed_while_it_waits_is_followed_by_another(stage: Stage) -> None:
    stage.play(MIDDLE)
    begun = stage.begin("killed-in-wait")
    until(lambda: stage.starts() == ONCE, what="the starts")
    until(lambda: stage.all_of(_waiting, begun) == [True] * 5, what="the waits")
    stage.workers.kill()
    stage.workers.begin()
    succeeded(stage, begun)


async def _waiting(handle: WorkflowHandle[Any, Any]) -> bool:
    pending = (await handle.describe()).raw_description.pending_activities
    return [one.activity_type.name for one in pending] == ["look"]


def test_a_cancelled_workflow_cancels_once(stage: Stage) -> None:
    stage.play(LONG)
    begun = stage.begin("cancelled")
    until(lambda: stage.all_of(_waiting, begun) == [True] * 5, what="the waits")
    stage.all_of(lambda handle: handle.cancel(), begun)
    stage.all_of(_ended, begun)
    states = stage.all_of(_status, begun)
    assert states == [WorkflowExecutionStatus.CANCELED] * 5, stage.workers.log
    assert (stage.starts(), stage.cancels()) == (ONCE, ONCE)


def test_a_workflow_cancelled_in_the_midst_of_its_start_cancels_what_was_started(stage: Stage) -> None:
    stage.play(LONG)
    for name, simulator in stage.simulators.items():
        simulator.fault(faults.drip(piece=4096, pause=3.0), on=case(name).start_operation, calls=1)
    begun = stage.begin("cancelled-at-start")
    until(lambda: stage.starts() == ONCE, what="the starts")
    stage.all_of(lambda handle: handle.cancel(), begun)
    stage.all_of(_ended, begun)
    assert stage.all_of(_status, begun) == [WorkflowExecutionStatus.CANCELED] * 5, stage.workers.log
    assert (stage.starts(), stage.cancels()) == (ONCE, ONCE)


def test_a_failure_fails_the_workflow_in_the_words_of_the_system(stage: Stage) -> None:
    stage.play(Run(steps=(Step("build", 0.2, ends="failed", message="no disk"),)))
    for failure in stage.all_of(_ended, stage.begin("failed")):
        assert failure.type == "failed"
        assert failure.non_retryable
    assert stage.starts() == ONCE


def test_a_profile_that_the_worker_lacks_is_named(stage: Stage) -> None:
    async def refused() -> Any:
        job = Job(profile="nobody", target="web/install")
        return await _ended(await stage.client.start_workflow(OrchestratorRun.run, job, id="nobody", task_queue=QUEUE))

    failure = stage.do(refused())
    assert failure.cause.type == "UsageError"
    assert "this worker has adobe_cloud_manager" in str(failure.cause)


def test_a_system_that_cannot_be_asked_is_asked_again(stage: Stage) -> None:
    stage.play(SHORT)
    manager = stage.simulators["cloudify"]
    manager.fault(faults.status(401), calls=1)
    manager.fault(faults.status(500), calls=range(2, 12))
    job = Job(profile="cloudify", target="web/install")
    result = stage.do(stage.client.execute_workflow(OrchestratorRun.run, job, id="asked-again", task_queue=QUEUE))
    assert (result["state"], started(manager)) == ("succeeded", 1)


def test_a_workflow_that_is_reset_takes_over_what_it_had_started(stage: Stage) -> None:
    stage.play(SHORT)
    manager, job = stage.simulators["cloudify"], Job(profile="cloudify", target="web/install")
    handle = stage.do(stage.client.start_workflow(OrchestratorRun.run, job, id="reset", task_queue=QUEUE))
    first = stage.do(handle.result())
    history = stage.do(handle.fetch_history())
    after_intent = [
        event.event_id for event in history.events if event.HasField("workflow_task_completed_event_attributes")
    ]
    request = ResetWorkflowExecutionRequest(
        namespace="default",
        workflow_execution=WorkflowExecution(workflow_id="reset", run_id=handle.first_execution_run_id),
        workflow_task_finish_event_id=after_intent[1],
        request_id="once",
    )
    stage.do(stage.client.workflow_service.reset_workflow_execution(request))
    assert stage.do(stage.client.get_workflow_handle("reset").result())["id"] == first["id"]
    assert started(manager) == 1


def test_many_waits_share_their_looks(stage: Stage) -> None:
    number = 200
    stage.play(Run(steps=(Step("build", 60.0),)))
    manager = stage.simulators["cloudify"]
    manager.deployments.update({f"d{n}": Deployment(f"d{n}", f"Number {n}", "web-bp") for n in range(number)})

    async def all_of_them() -> list[Any]:
        jobs = [Job(profile="cloudify", target=f"d{n}/install") for n in range(number)]
        start = stage.client.execute_workflow
        runs = [start(OrchestratorRun.run, job, id=f"many-{job.target}", task_queue=QUEUE) for job in jobs]
        return await asyncio.gather(*runs)

    assert {one["state"] for one in stage.do(all_of_them())} == {"succeeded"}
    assert started(manager) == number
    looks = len(manager.calls) - 3 * number  # for each: what was there before, by intent and by adoption, and the start
    print(f"{number} waits of 60 s: {looks} looks")
    assert looks <= 320


def test_the_history_has_no_secret_and_is_replayed(stage: Stage, database: Path) -> None:
    """All that the server kept of the tests before this one, as bytes of its database and as it tells it."""
    known = [secret for simulator in stage.simulators.values() for secret in secrets(simulator)]

    async def histories() -> list[Any]:
        found = [one async for one in stage.client.list_workflows("")]
        return [await stage.client.get_workflow_handle(one.id, run_id=one.run_id).fetch_history() for one in found]

    kept = stage.do(histories())
    assert len(kept) > 30
    stored = b"".join(file.read_bytes() for file in database.parent.glob("history.db*"))
    assert b'"target":"web/install"' in stored, "arguments are kept in plain: the search would find what is there"
    assert not [secret for secret in known if secret.encode() in stored]
    assert not [secret for secret in known if secret in stage.workers.log]
    replayer = Replayer(workflows=[OrchestratorRun])
    for history in kept:
        stage.do(replayer.replay_workflow(history))


async def _status(handle: WorkflowHandle[Any, Any]) -> WorkflowExecutionStatus | None:
    return (await handle.describe()).status


async def _ended(handle: WorkflowHandle[Any, Any]) -> Any:
    """Return why a workflow did not succeed."""
    try:
        await handle.result()
    except WorkflowFailureError as error:
        return error.cause
    raise AssertionError("it succeeded")
