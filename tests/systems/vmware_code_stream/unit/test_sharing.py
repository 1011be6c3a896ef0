"""Many waits on one pipeline share its list; what the list does not show, or will not, is looked at by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from orchestrator_clients import AuthError, State, VmwareCodeStream, wait_many
from orchestrator_clients._simulation import faults
from orchestrator_clients.vmware_code_stream.simulator.simulator import VmwareCodeStreamSimulator
from orchestrator_clients.vmware_code_stream.tables import MANY


@pytest.fixture
def server() -> Iterator[VmwareCodeStreamSimulator]:
    with VmwareCodeStreamSimulator() as simulator:
        yield simulator


@pytest.fixture
def code_stream(server: VmwareCodeStreamSimulator) -> Iterator[VmwareCodeStream]:
    with server.client(chance=lambda: 0.5) as client:
        yield client


def reads(server: VmwareCodeStreamSimulator) -> Counter[str | None]:
    return Counter(call.operation for call in server.calls if call.method == "GET")


@pytest.mark.parametrize(("by_id", "operation"), [(False, "list_executions"), (True, "list_executions_by_pipeline_id")])
def test_one_list_stands_for_many_looks(
    server: VmwareCodeStreamSimulator, code_stream: VmwareCodeStream, by_id: bool, operation: str
) -> None:
    server.pipeline("ship").spec["concurrency"] = 50
    where = (server.pipeline("ship").id,) if by_id else ("Portal", "ship")
    runs = [code_stream.pipelines.execute(*where) for _ in range(20)]
    ended = wait_many(runs, timeout=600)
    assert {(each.run.state, each.error) for each in ended} == {(State.SUCCEEDED, None)}
    assert [each.run.id for each in ended] == [run.id for run in runs]
    counted = reads(server)
    assert counted[operation] < 20
    assert counted["get_execution"] == 20  # one last look each, for the steps


def test_those_that_are_not_among_the_newest_are_missing(
    server: VmwareCodeStreamSimulator, code_stream: VmwareCodeStream
) -> None:
    old, *newer = server.seed(MANY + 1)  # the oldest first
    runs = [code_stream.executions.get(each) for each in (old, newer[0])]
    found = code_stream.fetch_runs([run.ids for run in runs])
    assert old not in found
    assert newer[0] in found


@pytest.mark.parametrize("status", [400, 404])
def test_a_list_that_is_refused_ends_no_wait(
    server: VmwareCodeStreamSimulator, code_stream: VmwareCodeStream, status: int
) -> None:
    runs = [code_stream.pipelines.execute("Portal", "ship") for _ in range(2)]
    server.fault(faults.status(status), on="list_executions")
    assert [each.run.state for each in wait_many(runs, timeout=600)] == [State.SUCCEEDED] * 2


def test_refused_credentials_are_not_hidden(server: VmwareCodeStreamSimulator, code_stream: VmwareCodeStream) -> None:
    runs = [code_stream.pipelines.execute("Portal", "ship") for _ in range(2)]
    server.fault(faults.status(401), on="list_executions")
    with pytest.raises(AuthError):
        code_stream.fetch_runs([run.ids for run in runs])


@pytest.mark.parametrize(
    ("ids", "lane"),
    [
        ({"project": "P", "pipeline": "s", "execution_id": "1"}, (("P", "s", None), MANY)),
        ({"pipeline_id": "p", "execution_id": "1"}, ((None, None, "p"), MANY)),
        ({"execution_id": "1"}, (None, 1)),
    ],
)
def test_lanes(code_stream: VmwareCodeStream, ids: dict[str, str], lane: object) -> None:
    assert code_stream.run_lane(ids) == lane
