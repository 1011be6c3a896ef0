"""A whole Airflow whose processes are killed, on SQLite and on PostgreSQL: `scripts/engines-test real`.

One instance for each database serves all scenarios, one after the other; the last one searches what all of them left. On SQLite
only what needs no killing is run.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

import pytest

pytest.importorskip("airflow.sdk.execution_time.context", reason="Airflow 3 is not installed: see scripts/engines-test")

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step
from tests.engines.known import CANCELS, SYSTEMS, case, secrets, simulators, started, until
from tests.engines.real.airflow_system import COMPONENTS, Airflow
from tests.engines.real.database import Database, database

# Not shorter: Airflow counts a task as failed that is deferred and resumed before its scheduler came round to notice the former.
SHORT, LONG = Run(steps=(Step("build", 20.0),)), Run(steps=(Step("build", 3600.0),))
ONCE, SUCCESS = dict.fromkeys(SYSTEMS, 1), dict.fromkeys(SYSTEMS, "success")
MOST = 400.0
"""Seconds that one scenario may take on a busy machine."""


class Stage:
    """An Airflow, its database, and five simulators."""

    def __init__(self, airflow: Airflow, base: Database, all_five: Mapping[str, Any]) -> None:
        self.airflow, self.base, self.simulators = airflow, base, all_five

    def play(self, script: Run) -> None:
        """Forget what was, and let new runs go like this."""
        for simulator in self.simulators.values():
            simulator.reset()
            simulator.script = script

    def starts(self) -> dict[str, int]:
        return {name: started(simulator) for name, simulator in self.simulators.items()}

    def cancels(self) -> dict[str, int]:
        return {name: simulator.count(CANCELS[name]) for name, simulator in self.simulators.items()}

    def ends(self, states: Callable[[], dict[str, str]], wanted: Mapping[str, str]) -> None:
        """Wait until tasks have the states that are wanted, or one has failed that should not."""

        def over() -> bool:
            now = states()
            wrong = [name for name in wanted if now.get(name) == "failed" != wanted[name]]
            assert not wrong, f"{now}\n{self.airflow.complaints()}"
            return {name: now.get(name) for name in wanted} == dict(wanted)

        until(over, MOST, f"{dict(wanted)}")

    def deferred(self, states: Callable[[], dict[str, str]]) -> None:
        """Wait until all five wait in the triggerer, which has looked at each."""
        self.ends(states, dict.fromkeys(SYSTEMS, "deferred"))
        calls = {name: len(simulator.calls) for name, simulator in self.simulators.items()}
        looked = lambda: all(len(one.calls) > calls[name] for name, one in self.simulators.items())  # noqa: E731
        until(looked, MOST, "a look at each")


@pytest.fixture(scope="module", params=["postgresql", "sqlite"])
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    home = tmp_path_factory.mktemp(request.param)
    with ExitStack() as stack:
        base = stack.enter_context(database(request.param, home))
        all_five = stack.enter_context(simulators(SHORT))
        airflow = Airflow(home, base.url, all_five)
        stack.callback(airflow.close)
        airflow.migrate()
        airflow.begin(*COMPONENTS)
        airflow.ready(["five", "here", "gate", "many_0"])
        yield Stage(airflow, base, all_five)


@pytest.fixture(autouse=True)
def _little_on_sqlite(request: pytest.FixtureRequest) -> None:
    if "sqlite" in request.node.name and not any(word in request.node.name for word in ("types", "green", "secret")):
        pytest.skip("processes are killed on PostgreSQL only: SQLite is for trying things out, and has one writer")


def test_the_installed_provider_has_five_connection_types(stage: Stage) -> None:
    listed = stage.airflow.says("providers", "get", "airflow-provider-orchestrators", "--output", "plain")
    assert "airflow-provider-orchestrators" in listed
    forms = {one["connection_type"]: one for one in stage.airflow.call("GET", "/ui/connections/hook_meta")}
    assert set(SYSTEMS) <= set(forms)
    assert "tenant" in forms["cloudify"]["extra_fields"]
    assert forms["adobe_cloud_manager"]["standard_fields"]["login"]["title"] == "Client id"


def test_a_dag_of_five_is_green_and_a_cleared_task_starts_anew(stage: Stage) -> None:
    stage.play(SHORT)
    states = stage.airflow.run("five", "plain")
    stage.ends(states, SUCCESS)
    assert stage.starts() == ONCE
    links = stage.airflow.call("GET", "/dags/five/dagRuns/plain/taskInstances/cloudify/links")["extra_links"]
    assert links["Execution"].startswith(f"{stage.simulators['cloudify'].url}/api/v3.1/executions/")
    until(lambda: stage.airflow.ended("five", "plain"), MOST, "the end of the DAG run")
    stage.airflow.clear("five", "plain", "cloudify")
    until(lambda: stage.starts()["cloudify"] == 2, MOST, "the second start")
    stage.ends(states, SUCCESS)


def test_lost_answers_start_nothing_twice(stage: Stage) -> None:
    stage.play(SHORT)
    for name, simulator in stage.simulators.items():
        simulator.fault(faults.reset_before_answer(), on=case(name).start_operation, calls=1, after=True)
    stage.ends(stage.airflow.run("five", "lost"), SUCCESS)
    assert stage.starts() == ONCE


def test_a_triggerer_is_killed_and_another_stopped_in_order(stage: Stage) -> None:
    stage.play(Run(steps=(Step("build", 60.0),)))
    states = stage.airflow.run("five", "triggerer")
    stage.deferred(states)
    stage.airflow.kill("triggerer")
    stage.airflow.begin("triggerer")
    began = {name: len(one.calls) for name, one in stage.simulators.items()}
    until(
        lambda: all(len(one.calls) > began[name] for name, one in stage.simulators.items()),
        MOST,
        "looks by the next one",
    )
    stage.airflow.kill("triggerer", signal.SIGTERM)  # as in a rolling deployment
    stage.airflow.begin("triggerer")
    stage.ends(states, SUCCESS)
    assert (stage.starts(), stage.cancels()) == (ONCE, dict.fromkeys(SYSTEMS, 0))


def test_workers_killed_between_the_start_and_its_record_start_nothing_twice(stage: Stage) -> None:
    stage.play(Run(steps=(Step("build", 30.0),)))
    for name, simulator in stage.simulators.items():
        simulator.fault(faults.hang(), on=case(name).start_operation, calls=1, after=True)
    states = stage.airflow.run("five", "workers")
    until(lambda: stage.starts() == ONCE, MOST, "the starts")
    assert stage.airflow.kill_workers() >= 2 * len(SYSTEMS)
    stage.ends(states, SUCCESS)
    assert stage.starts() == ONCE
    assert min(stage.airflow.tries("five", "workers").values()) >= 2


def test_deferred_tasks_that_a_person_ends_are_cancelled_at_the_vendor(stage: Stage) -> None:
    stage.play(LONG)
    states = stage.airflow.run("five", "ended")
    stage.deferred(states)
    for system in ("adobe_cloud_manager", "aspera_orchestrator", "vmware_code_stream"):
        stage.airflow.mark("five", "ended", system, "failed")
    stage.airflow.mark("five", "ended", "aws_image_builder", "success")
    until(lambda: sum(stage.cancels().values()) == 4, MOST, "four cancellations")
    for simulator in stage.simulators.values():
        simulator.script = SHORT
    stage.airflow.clear("five", "ended", "cloudify")
    until(lambda: stage.cancels() == ONCE, MOST, "five cancellations")
    stage.ends(states, {"cloudify": "success"})
    assert stage.starts() == {**ONCE, "cloudify": 2}, "what was cleared is started anew"


def test_what_waits_in_its_worker_is_cancelled_too(stage: Stage) -> None:
    stage.play(LONG)
    states = stage.airflow.run("here", "here")
    stage.ends(states, dict.fromkeys(SYSTEMS, "running"))
    until(lambda: stage.starts() == ONCE, MOST, "the starts")
    time.sleep(5)  # seconds: the start of each is recorded
    for system in SYSTEMS:
        stage.airflow.mark("here", "here", system, "failed")
    until(lambda: stage.cancels() == ONCE, MOST, "five cancellations")
    assert stage.starts() == ONCE


def test_a_person_decides_at_a_gate(stage: Stage) -> None:
    stage.play(Run(steps=(Step("build", 20.0), Step("approval", waits_for_person=True), Step("deploy", 20.0))))
    states = stage.airflow.run("gate", "gate")
    until(lambda: states().get("until") == "success", MOST, "the gate")
    until(lambda: states().get("ask") not in (None, "None", "queued", "running", "scheduled"), MOST, "the question")
    adobe = stage.simulators["adobe_cloud_manager"]
    assert adobe.count("advance_pipeline_execution") == 0
    time.sleep(
        10
    )  # seconds: a person is slower than the scheduler, which must notice first that the task has stopped to ask
    stage.airflow.call("PATCH", "/dags/gate/dagRuns/gate/taskInstances/ask/-1/hitlDetails", chosen_options=["Approve"])
    stage.ends(states, dict.fromkeys(("until", "ask", "decide", "rest"), "success"))
    assert (adobe.count("advance_pipeline_execution"), started(adobe)) == (1, 1)


def test_500_waits_take_400_requests(stage: Stage) -> None:
    stage.play(Run(steps=(Step("build", 240.0),)))
    manager = stage.simulators["cloudify"]
    with manager.client() as client:
        start = client.executions.start
        tokens = [start(deployment_id="web", workflow_id="install", force=True).token() for _ in range(500)]
    before = len(manager.calls)
    dags = [stage.airflow.run(f"many_{n}", "many", tokens=tokens[n * 50 : n * 50 + 50]) for n in range(10)]
    for states in dags:
        stage.ends(states, {f"wait_{n}": "success" for n in range(50)})
    requests = Counter(call.operation for call in manager.calls[before:])
    print(f"500 deferred runs of 240 s: {dict(requests)}")
    assert requests.total() <= 400, requests


def test_nothing_that_was_left_has_a_secret(stage: Stage) -> None:
    known = [secret for simulator in stage.simulators.values() for secret in secrets(simulator)]
    assert len(known) >= 5
    dump, written = stage.base.dump(), stage.airflow.written()
    assert b"cloudify_default" in dump, "the search would find what is there"
    assert b"orchestrators_airflow" in dump
    assert b"five" in written
    for secret in known:
        assert secret.encode() not in dump
        assert secret.encode() not in written
