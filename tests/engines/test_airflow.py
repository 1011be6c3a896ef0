"""The Airflow provider, where Airflow is installed (`scripts/engines-test`): operators and triggers over simulators."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytest.importorskip("airflow.version", reason="Airflow is not installed here: scripts/engines-test brings it")

from airflow.exceptions import AirflowException, AirflowFailException, TaskDeferred
from orchestrators_airflow._airflow import WHOLE
from orchestrators_airflow.gates import DecideOperator
from orchestrators_airflow.hooks import HOOKS
from orchestrators_airflow.memory import INTENT, TOKEN
from orchestrators_airflow.operators import (
    AdobeCloudManagerOperator,
    AsperaOrchestratorOperator,
    AwsImageBuilderOperator,
    CloudifyOperator,
    RunOperator,
    VmwareCodeStreamOperator,
)
from orchestrators_airflow.provider import get_provider_info
from orchestrators_airflow.sensors import RunSensor
from orchestrators_airflow.triggers import RunTrigger

from orchestrator_clients import State
from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._registry import registered
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.engines.known import CANCELS, connection, until

GOOD, BAD = Run(steps=(Step("build", 0.2),)), Run(steps=(Step("build", 0.2, ends="failed", message="no disk"),))
LONG = Run(steps=(Step("build", 60),))
PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"
OPERATORS: dict[str, Callable[..., RunOperator]] = {
    "adobe_cloud_manager": lambda **options: AdobeCloudManagerOperator(
        program_id="19905", pipeline_id="48213", **options
    ),
    "aws_image_builder": lambda **options: AwsImageBuilderOperator(image_pipeline_arn=PIPELINE, **options),
    "vmware_code_stream": lambda **options: VmwareCodeStreamOperator(project="Portal", pipeline="ship", **options),
    "cloudify": lambda **options: CloudifyOperator(deployment_id="web", workflow_id="install", **options),
    "aspera_orchestrator": lambda **options: AsperaOrchestratorOperator(
        workflow_id=12, inputs={"file": "a.mov"}, **options
    ),
}
STARTS = {
    "adobe_cloud_manager": "start_pipeline",
    "aws_image_builder": "start_image_pipeline_execution",
    "vmware_code_stream": "execute_pipeline_by_name",
    "cloudify": "start_execution",
    "aspera_orchestrator": "initiate_work_order",
}
systems = pytest.mark.parametrize("system", OPERATORS)


class Store(dict[str, str]):
    """A task state store: what Airflow 3.3 gives a task, kept in memory."""

    def set(self, key: str, value: str) -> None:
        self[key] = value

    def delete(self, key: str) -> None:
        self.pop(key, None)


class Instance(dict[str, Any]):
    """A task instance, as far as XComs go."""

    def xcom_push(self, *, key: str, value: Any) -> None:
        self[key] = value


def context(store: Store | None = None) -> dict[str, Any]:
    """Return what a task is executed with."""
    return {"ti": Instance(), **({} if store is None else {"task_state_store": store})}


@pytest.fixture
def simulator(system: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A simulator on real time, to which the default connection of its system leads."""
    with registered()[system].simulator()(clock=SystemClock()) as simulator:
        simulator.script = GOOD
        name = f"AIRFLOW_CONN_{HOOKS[system].default_conn_name.upper()}"
        monkeypatch.setenv(name, json.dumps(connection(simulator)))
        yield simulator


def task(system: str, **options: Any) -> RunOperator:
    return OPERATORS[system](task_id="run", poll=0.05, **options)


def done(operator: Any, context: dict[str, Any]) -> Any:
    """Run a task as worker and triggerer do, one after the other, and return what it returns."""
    try:
        return operator.execute(context)
    except TaskDeferred as deferred:
        event = asyncio.run(event_of(deferred.trigger))
        return getattr(operator, deferred.method_name)(context, event, **(deferred.kwargs or {}))


async def event_of(trigger: Any) -> Any:
    """Return the payload of a trigger's event; the trigger is one that was made again from its serialized form."""
    path, arguments = trigger.serialize()
    assert path == "orchestrators_airflow.triggers.RunTrigger"
    async for event in RunTrigger(**json.loads(json.dumps(arguments))).run():
        return event.payload
    raise AssertionError("no event")


@systems
@pytest.mark.parametrize("deferrable", [True, False])
def test_a_run_is_started_waited_for_and_returned(system: str, simulator: Any, deferrable: bool) -> None:
    store = Store()
    result = done(task(system, deferrable=deferrable), context(store))
    assert (result["state"], result["system"]) == ("succeeded", system)
    assert "token" not in result
    json.dumps(result)
    assert store == {}, "what a try remembers is forgotten at success"
    assert simulator.count(STARTS[system]) == 1
    assert done(task(system), context(store))["id"] != result["id"], "a cleared task starts anew"


@systems
def test_a_failure_names_the_reason_and_the_next_try_starts_anew(system: str, simulator: Any) -> None:
    store: Store = Store()
    simulator.script = BAD
    with pytest.raises(AirflowException, match="failed"):
        done(task(system), context(store))
    simulator.script = GOOD
    assert done(task(system), context(store))["state"] == "succeeded"
    assert simulator.count(STARTS[system]) == 2


class Died(BaseException):
    """The worker is killed."""


@systems
@pytest.mark.parametrize("key", [INTENT, TOKEN])
def test_a_worker_that_dies_around_the_start_starts_nothing_twice(system: str, simulator: Any, key: str) -> None:
    """Killed after the start and before its record, or before the task is deferred."""

    class Dies(Store):
        def set(self, name: str, value: str) -> None:
            if name == TOKEN and key == INTENT:
                raise Died
            super().set(name, value)
            if name == TOKEN:
                raise Died

    store = Dies()
    with pytest.raises(Died):
        done(task(system), context(store))
    assert simulator.count(STARTS[system]) == 1
    result = done(task(system), context(Store(store)))
    assert result["state"] == "succeeded"
    assert simulator.count(STARTS[system]) == (2 if system == "aws_image_builder" and key == INTENT else 1)


@systems
def test_a_lost_answer_is_adopted_within_the_same_try(system: str, simulator: Any) -> None:
    simulator.fault(faults.reset_before_answer(), on=STARTS[system], calls=range(1, 2), after=True)
    assert done(task(system), context(Store()))["state"] == "succeeded"


@systems
def test_a_deferred_task_that_is_killed_cancels_its_run(system: str, simulator: Any) -> None:
    simulator.script = LONG
    with pytest.raises(TaskDeferred) as deferred:
        task(system).execute(context(Store()))
    trigger = deferred.value.trigger
    asyncio.run(trigger.on_kill())
    assert asyncio.run(event_of(trigger))["state"] in ("cancelled", "failed")


@systems
def test_a_cancellation_goes_on_when_airflow_cancels_it(system: str, simulator: Any) -> None:
    """As it does each second, for as long as the trigger is there."""
    simulator.script = LONG
    with pytest.raises(TaskDeferred) as deferred:
        task(system).execute(context(Store()))
    trigger = deferred.value.trigger

    async def killed() -> None:
        ending = asyncio.create_task(trigger.on_kill())
        await asyncio.sleep(0)
        ending.cancel()
        await asyncio.to_thread(until, lambda: simulator.count(CANCELS[system]))
        await asyncio.sleep(0.2)

    asyncio.run(asyncio.wait_for(killed(), 60))
    assert simulator.count(CANCELS[system]) == 1


def test_without_a_store_the_log_says_what_does_not_hold(caplog: pytest.LogCaptureFixture, request: Any) -> None:
    request.getfixturevalue("monkeypatch")
    with registered()["cloudify"].simulator()(clock=SystemClock(), script=GOOD) as simulator:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AIRFLOW_CONN_CLOUDIFY_DEFAULT", json.dumps(connection(simulator)))
            assert done(task("cloudify"), context())["state"] == "succeeded"
    assert "no task state store" in caplog.text


@systems
def test_a_bad_connection_ends_in_words_without_its_secrets(
    system: str, simulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = {**connection(simulator), "password": "wrong-and-secret"}
    monkeypatch.setenv(f"AIRFLOW_CONN_{HOOKS[system].default_conn_name.upper()}", json.dumps(bad))
    with pytest.raises(AirflowException) as refused:
        done(task(system), context(Store()))
    assert "wrong-and-secret" not in str(refused.value)
    assert simulator.count(STARTS[system]) == 0
    monkeypatch.setenv(f"AIRFLOW_CONN_{HOOKS[system].default_conn_name.upper()}", json.dumps({"conn_type": system}))
    if system != "aws_image_builder":
        with pytest.raises(AirflowFailException, match="has no"):
            done(task(system), context(Store()))


@pytest.mark.parametrize("system", ["cloudify"])
def test_a_run_that_was_taken_over_and_then_cancelled_is_started_anew_once(system: str, simulator: Any) -> None:
    store: Store = Store()
    simulator.script = LONG
    with pytest.raises(TaskDeferred) as first:
        task(system).execute(context(store))
    with pytest.raises(TaskDeferred) as second:
        task(system).execute(context(store))
    assert second.value.kwargs == {"taken_over": True}
    asyncio.run(first.value.trigger.on_kill())  # the clear that made the second try
    event = asyncio.run(event_of(second.value.trigger))
    simulator.script = GOOD
    with pytest.raises(TaskDeferred) as anew:
        task(system).resumed(context(store), event, taken_over=True)
    assert anew.value.kwargs == {"taken_over": False}
    assert asyncio.run(event_of(anew.value.trigger))["state"] == "succeeded"
    assert simulator.count("start_execution") == 2


@pytest.mark.parametrize("system", ["cloudify"])
def test_sensors_of_one_connection_share_their_looks(system: str, simulator: Any) -> None:
    number = 100
    simulator.script = Run(steps=(Step("work", 2.0),))
    with HOOKS[system]().client() as client:
        start = client.executions.start
        tokens = [start(deployment_id="web", workflow_id="install", force=True).token() for _ in range(number)]
    triggers = []
    for token in tokens:
        sensor = RunSensor(task_id="s", system=system, conn_id="cloudify_default", token=token)
        with pytest.raises(TaskDeferred) as deferred:
            sensor.execute({})
        triggers.append(deferred.value.trigger)

    async def all_of() -> list[Any]:
        return await asyncio.gather(*map(event_of, triggers))

    before = len(simulator.calls)
    events = asyncio.run(all_of())
    assert {event["state"] for event in events} == {"succeeded"}
    assert len(simulator.calls) - before < number


@pytest.mark.parametrize("system", ["cloudify"])
def test_triggers_that_begin_at_once_share_a_client_though_airflow_lets_others_run_while_it_is_made(
    system: str, simulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    greenback = pytest.importorskip("greenback", reason="Airflow 2 does not let others run")
    hook, made = HOOKS[system], []
    make = hook.async_client

    def slowly(self: Any, known: Any) -> Any:
        made.append(make(self, known))
        greenback.await_(asyncio.sleep(0.01))
        return made[-1]

    monkeypatch.setattr(hook, "async_client", slowly)
    with hook().client() as client:
        token = client.executions.start(deployment_id="web", workflow_id="install").token()

    async def one() -> Any:
        await greenback.ensure_portal()
        return await event_of(RunTrigger(system, "cloudify_default", token))

    async def all_of() -> list[Any]:
        return await asyncio.gather(*(one() for _ in range(20)))

    assert {event["state"] for event in asyncio.run(all_of())} == {"succeeded"}
    assert len(made) == 1


@pytest.mark.parametrize("token", ["{{ ti.xcom_pull('run')['token'] }}", "{{ task_instance.xcom_pull('run') }}"])
def test_a_sensor_that_begins_in_the_triggerer_takes_no_token_of_an_xcom(token: str) -> None:
    given = {"task_id": "s", "system": "cloudify", "conn_id": "c", "token": token}
    with pytest.raises(ValueError, match="leave it out"):
        RunSensor(**given, start_from_trigger=True)
    assert RunSensor(**given).start_from_trigger is False


@pytest.mark.parametrize("token", ["{{ dag_run.conf['tokens'][0] }}", '{"version": 1, "system": "cloudify"}'])
def test_a_sensor_may_begin_in_the_triggerer_where_airflow_can(token: str) -> None:
    sensor = RunSensor(task_id="s", system="cloudify", conn_id="c", token=token, start_from_trigger=True)
    assert sensor.start_from_trigger is WHOLE
    if WHOLE:
        assert RunTrigger(**sensor.start_trigger_args.trigger_kwargs).token == token


@pytest.mark.parametrize("system", ["adobe_cloud_manager"])
def test_a_gate_is_decided_once(system: str, simulator: Any) -> None:
    simulator.script = Run(steps=(Step("approval", waits_for_person=True), Step("deploy", 0.2)))
    with HOOKS[system]().client() as client:
        run = client.executions.start("19905", "48213").wait(until=State.WAITING, check=False, poll=0.05, timeout=20)
        token = run.token()
        decide = DecideOperator(task_id="d", system=system, conn_id="adobe_cloud_manager_default", token=token)
        assert decide.execute({}) is True
        assert run.wait(timeout=60, poll=0.05).state is State.SUCCEEDED  # Adobe is silent for 20 s at the end
        assert decide.execute({}) is False


@systems
def test_connections_are_tested(system: str, simulator: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    good, _ = HOOKS[system]().test_connection()
    assert good
    bad = {**connection(simulator), "password": "hunter2-and-more"}
    monkeypatch.setenv(f"AIRFLOW_CONN_{HOOKS[system].default_conn_name.upper()}", json.dumps(bad))
    good, words = HOOKS[system]().test_connection()
    assert not good
    assert "hunter2" not in words


def test_the_provider_names_five_connection_types_as_the_hooks_have_them() -> None:
    told = {one["connection-type"]: one for one in get_provider_info()["connection-types"]}
    for system, hook in HOOKS.items():
        assert told[system]["hook-class-name"] == f"{hook.__module__}.{hook.__qualname__}"
        assert told[system]["hook-name"] == hook.hook_name
    assert set(told) == set(OPERATORS)


@pytest.mark.parametrize(
    ("module", "foreign"),
    [
        ("provider", "name == 'airflow' or name.startswith('airflow.')"),  # Airflow reads it while it starts itself
        (
            "operators",
            "name.endswith('_sync.client') and 'orchestrator' in name and '_core' not in name",
        ),  # workers fork
    ],
)
def test_an_import_imports_no_more_than_it_may(module: str, foreign: str) -> None:
    code = f"import sys, orchestrators_airflow.{module}; assert not [name for name in sys.modules if {foreign}]"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
