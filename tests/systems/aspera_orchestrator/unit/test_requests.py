"""Requests are checked before they are sent, and spelled as the server reads them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients.aspera_orchestrator import requests

NOTHING: dict[str, Any] = {
    "method": "POST", "dedicated_worker": False, "name": None, "priority": None, "preemptive_level": None, "tags": None,
}  # fmt: skip


def start(workflow_id: Any = 310, inputs: Any = None, **options: Any) -> Any:
    return requests.start(workflow_id, inputs, **{**NOTHING, **options})


def query(request: Any) -> dict[str, str]:
    return dict(
        parse_qsl(urlsplit(requests.encoded(request)["url"]).query, keep_blank_values=True, strict_parsing=True)
    )


@pytest.mark.parametrize("name", ['Bad & "Ünï" #1+2%', "a b", "x=y&z", "100%25", "[0]", "日本", "a;b/c?d"])
def test_a_name_arrives_as_it_is_and_a_space_as_percent_20(name: str) -> None:
    request = {"method": "get", "url": "/x", "params": {"step_name": name, "status_only": True}, "extensions": {}}
    url = requests.encoded(request)["url"]
    assert query(request) == {"step_name": name, "status_only": "true"}
    assert url.isascii()
    assert not set(url.partition("=")[2]) & set(' +#"[];/?')


def test_a_request_without_a_query_keeps_its_path() -> None:
    assert requests.encoded({"url": "/x", "params": {}})["url"] == "/x"


@pytest.mark.parametrize(("value", "number"), [(8461, 8461), ("8461", 8461), (" 7 ", 7)])
def test_ids(value: object, number: int) -> None:
    assert requests.number(value, "work_order_id") == number


@pytest.mark.parametrize("value", [0, -3, "", "..", "8461/x", "8461.json", 1.5, True, None, "1" * 19, "\u0665"])
def test_what_is_no_id(value: object) -> None:
    with pytest.raises(UsageError, match="work_order_id="):
        requests.number(value, "work_order_id")


def test_a_start_by_post() -> None:
    request = start(
        "310", {"file": "a.mov", "n": 2, "deep": {"x": [None]}}, name="N & N", priority=3, dedicated_worker=True
    )
    assert (request["method"], request["url"]) == ("post", "/initiate")
    assert request["json"] == {
        "workflow_id": 310,
        "external_parameters": {"file": "a.mov", "n": 2, "deep": {"x": [None]}},
    }
    assert query(request) == {
        "format": "json", "work_order[name]": "N & N", "work_order[priority]": "3", "work_order[higherPriority]": "on",
    }  # fmt: skip


def test_a_start_by_get() -> None:
    inputs = {"file": "a b&c.mov", "flag": True, "n": 2, "table": {"x": [None]}}
    request = start("310", inputs, method="GET", preemptive_level=0, tags="t")
    assert (request["method"], request["url"]) == ("get", "/initiate/310.json")
    assert query(request) == {
        "external_parameters[file]": "a b&c.mov",
        "external_parameters[flag]": "true",
        "external_parameters[n]": "2",
        "external_parameters[table]": '{"x": [null]}',
        "preemptive_level": "0",
        "tags": "t",
    }


@pytest.mark.parametrize("method", ["POST", "GET"])
def test_a_portable_id_and_no_inputs(method: str) -> None:
    request = start("1d0c2f6e-93a7", method=method)
    assert "external_parameters" not in str(request)
    assert "1d0c2f6e-93a7" in str(request)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"workflow_id": ""}, "workflow_id"),
        ({"workflow_id": ".."}, "workflow_id"),
        ({"inputs": ["a"]}, "inputs"),
        ({"inputs": {"a": object()}}, r"inputs\['a'\].*object"),
        ({"inputs": {"a": float("nan")}}, r"inputs\['a'\]"),
        ({"inputs": {"": 1}}, "name of an input"),
        ({"inputs": {"a": None}, "method": "GET"}, r"inputs\['a'\].*None"),
        ({"priority": 4}, "priority=4"),
        ({"priority": True}, "priority=True"),
        ({"method": "PUT"}, "method='PUT'"),
        ({"name": " "}, "name="),
    ],
)
def test_a_start_that_cannot_be_meant(arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        start(**arguments)
