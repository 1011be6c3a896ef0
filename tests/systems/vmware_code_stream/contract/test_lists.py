"""Lists of executions: order, filters, pages, in both worlds, over real sockets."""

from typing import Any

import pytest

from orchestrator_clients import ApiError, DecodeError, State, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.both import every
from tests.systems.vmware_code_stream.contract.setting import API, last

pytestmark = pytest.mark.anyio


async def test_a_list_has_the_order_of_its_links(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    ids = server.seed(230)
    runs = await every(code_stream.executions.list())
    assert [run.id for run in runs] == ids[::-1], "the newest first"
    queries = [dict(call.query) for call in server.calls_of("list_executions")]
    assert [(query["$top"], query["$skip"]) for query in queries] == [("100", "0"), ("100", "100"), ("100", "200")]
    assert {query["$orderby"] for query in queries} == {"_requestTimeInMicros desc"}
    assert [run.raw_status for run in runs[:3]] == ["FAILED", "COMPLETED", "CANCELED"]
    assert [run.state for run in runs[:3]] == [State.FAILED, State.SUCCEEDED, State.CANCELLED]


@pytest.mark.parametrize(
    ("arguments", "condition", "number"),
    [
        ({}, None, 6),
        ({"status": "failed"}, "status eq 'FAILED'", 2),
        ({"status": "FAILED", "project": "Portal"}, "(status eq 'FAILED') and (project eq 'Portal')", 2),
        ({"nested": True}, "_nested eq 'true'", 0),
        ({"nested": False, "rollback": False}, "(_nested eq 'false') and (_rollback eq 'false')", 6),
        ({"name": "it's"}, "name eq 'it''s'", 0),
        (
            {"name": "ship", "filter": "startswith(project, 'Po')"},
            "(name eq 'ship') and (startswith(project, 'Po'))",
            6,
        ),
        ({"filter": "toupper(name) eq 'SHIP'"}, "toupper(name) eq 'SHIP'", 6),
    ],
)
async def test_filters(
    code_stream: Any,
    server: VmwareCodeStreamSimulator,
    arguments: dict[str, Any],
    condition: str | None,
    number: int,
) -> None:
    server.seed(6)
    assert len(await every(code_stream.executions.list(**arguments))) == number
    assert server.calls[-1].query_value("$filter") == condition


async def test_bad_filters(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    with pytest.raises(UsageError, match="status"):
        await every(code_stream.executions.list(status="finished"))
    assert server.count("list_executions") == 0
    with pytest.raises(ApiError, match="The filter is not understood") as caught:
        await every(code_stream.executions.list(filter="status eq FAILED"))
    assert caught.value.status == 400


@pytest.mark.parametrize("by_name", [True, False])
async def test_executions_of_a_pipeline(code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool) -> None:
    server.seed(3)
    ids = server.seed(4, pipeline="unship")
    where = ("Portal", "unship") if by_name else (server.pipeline("unship").id,)
    runs = await every(code_stream.pipelines.executions(*where, limit=3, page_size=2))
    assert [run.id for run in runs] == ids[:0:-1]
    assert last(server)[1] == f"{API}/pipelines/{'/'.join(where)}/executions"
    failed = await every(code_stream.pipelines.executions(*where, status="FAILED", orderby="index asc"))
    assert [run.id for run in failed] == [ids[1]]
    assert last(server)[2] == {
        "$filter": "status eq 'FAILED'",
        "$orderby": "index asc",
        "$top": "100",
        "$skip": "0",
    }


async def test_the_server_decides_the_order_if_none_is_asked_for(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    server.seed(1)
    server.seed(1, pipeline="unship")
    runs = await every(code_stream.executions.list(orderby=None))
    assert [run.name for run in runs] == ["unship#1", "ship#1"]
    assert server.calls[-1].query_value("$orderby") is None


async def test_a_page_that_comes_again_ends_the_list_with_an_error(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    server.seed(6)
    server.fault(faults.repeated_page(), on="list_executions")
    with pytest.raises(DecodeError, match="repeated"):
        await every(code_stream.executions.list(page_size=2))
    assert server.count("list_executions") <= 3
