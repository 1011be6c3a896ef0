"""Lists of the simulated Code Stream server: order, pages and filters."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.systems.vmware_code_stream.simulator.calls import API, EXPANDED, OURS, listed


def test_a_list_is_a_map_in_another_order(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    ids = vmware.seed(30)
    body = vmware_api.get(f"{API}/executions", params={"$orderby": "_requestTimeInMicros desc"}).json()
    assert set(body) == {"count", "totalCount", "links", "documents"}
    assert (body["count"], body["totalCount"]) == (25, 30)
    assert body["links"] == [f"{API}/executions/{each}" for each in reversed(ids[5:])]
    assert list(body["documents"]) != body["links"]
    assert all(document["_link"] == link for link, document in body["documents"].items())
    assert all(document["stages"] == {} for document in body["documents"].values())


@pytest.mark.parametrize(
    ("query", "indexes"),
    [
        ({"$top": "2"}, [1, 2]),
        ({"$top": "2", "$skip": "3"}, [4, 5]),
        ({"$top": "2", "page": "2"}, [5, 6]),
        ({"$top": "0"}, []),
        ({"$skip": "99"}, []),
        ({"$orderby": "_requestTimeInMicros desc", "$top": "2"}, [6, 5]),
        ({"$orderby": "index desc", "$top": "1"}, [6]),
        ({"$orderby": "status asc,index desc"}, [6, 3, 4, 1, 5, 2]),
        ({"$page": "3", "$size": "1", "$count": "true"}, [1, 2, 3, 4, 5, 6]),  # not known here
    ],
)
def test_pages(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, query: dict[str, str], indexes: list[int]
) -> None:
    vmware.seed(6)
    body = vmware_api.get(f"{API}/executions", params={"$orderby": "index", **query}).json()
    assert [body["documents"][link]["index"] for link in body["links"]] == indexes
    assert body["totalCount"] == 6


@pytest.mark.parametrize(
    "query",
    [
        {"$top": "-1"},
        {"$top": "x"},
        {"$skip": "1.5"},
        {"page": ""},
        {"$orderby": "nothing"},
        {"$orderby": "name down"},
        {"$orderby": "name desc asc"},
    ],
)
def test_bad_pages(vmware_api: httpx.Client, query: dict[str, str]) -> None:
    assert vmware_api.get(f"{API}/executions", params=query).status_code == 400


@pytest.mark.parametrize(
    ("condition", "number"),
    [
        ("status eq 'FAILED'", 2),
        ("(status eq 'FAILED') and (name eq 'ship')", 2),
        ("status eq 'FAILED' and name eq 'ship' and project eq 'Portal'", 2),
        ("((status eq 'FAILED')) and ((name eq 'ship') and project eq 'Portal')", 2),
        ("name eq 'sh'", 0),
        ("name eq 'SHIP'", 0),
        ("toupper(name) eq 'SHIP'", 6),
        ("startswith(name, 'sh')", 6),
        ("startswith(name,'ip')", 0),
        ("_nested eq 'false'", 6),
        ("_nested eq 'true'", 0),
        ("index eq '3'", 1),
        ("comments eq 'it''s'", 6),
        ("comments eq 'it') and (name eq 'ship'", 0),  # no part of a literal
    ],
)
def test_filters(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, condition: str, number: int) -> None:
    vmware.seed(6, comments="it's")
    answer = vmware_api.get(f"{API}/executions", params={"$filter": condition})
    if condition.startswith("comments eq 'it')"):
        assert answer.status_code == 400
        return
    assert answer.json()["totalCount"] == number


@pytest.mark.parametrize(
    "condition",
    [
        "_nested eq true",
        "index eq 3",
        'status eq "FAILED"',
        "status ne 'FAILED'",
        "status eq 'FAILED' or status eq 'CANCELED'",
        "status EQ 'FAILED'",
        "not status eq 'FAILED'",
        "contains(name, 'sh')",
        "substringof('sh', name)",
        "tolower(name) eq 'ship'",
        "nothing eq 'x'",
        "status eq 'FAILED",
        "status eq 'it's'",
        "(status eq 'FAILED'",
        "status eq 'FAILED')",
        "status eq",
        "status",
        "status eq 'FAILED' and",
        "startswith(name 'sh')",
        "name in ('ship')",
        "(" * 60 + "name eq 'x'" + ")" * 60,
    ],
)
def test_what_filters_do_not_know_is_refused(vmware_api: httpx.Client, condition: str) -> None:
    answer = vmware_api.get(f"{API}/executions", params={"$filter": condition})
    assert (answer.status_code, set(answer.json())) == (400, OURS)


def test_executions_of_one_pipeline(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.seed(3)
    others = vmware.seed(2, pipeline="unship")
    identity = vmware.pipeline("unship").id
    for path in (f"pipelines/{identity}/executions", "pipelines/Portal/unship/executions"):
        assert [run["id"] for run in listed(vmware_api, path, orderby="index")] == others
        assert vmware_api.get(f"{API}/{path}/2").json()["id"] == others[1]
        assert vmware_api.get(f"{API}/{path}/9").status_code == 404
    assert vmware_api.get(f"{API}/pipelines/Portal/nothing/executions").status_code == 404


def test_a_page_may_come_again(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.seed(4)
    vmware.fault(faults.repeated_page(), on="list_executions", calls=2)
    first, second = (listed(vmware_api, top=2, skip=skip, orderby="index") for skip in (0, 2))
    assert [run["id"] for run in first] == [run["id"] for run in second]


@pytest.mark.parametrize(("index", "status"), [(0, "COMPLETED"), (1, "FAILED"), (2, "CANCELED")])
def test_seeded_executions_have_a_past(
    vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator, index: int, status: str
) -> None:
    run = vmware_api.get(f"{API}/executions/{vmware.seed(3)[index]}", params=EXPANDED).json()
    assert (run["status"], run["stages"]["Build"]["status"], run["stages"]["Deploy"]["status"]) == (
        *(status, "COMPLETED", status),
    )
    assert run["_updateTimeInMicros"] <= vmware.clock.time() * 1_000_000
