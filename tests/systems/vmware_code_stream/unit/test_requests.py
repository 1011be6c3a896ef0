"""Requests: what is sent, and what is refused before anything is."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from orchestrator_api.vmware_code_stream.models import ExecutionAction, Pipeline, Variable
from orchestrator_clients import CodeStreamVariable, UsageError, VmwareCodeStream
from orchestrator_clients.vmware_code_stream import requests
from orchestrator_clients.vmware_code_stream import variables as common


@pytest.mark.parametrize(
    ("given", "body"),
    [
        ((None, None, None, None), {}),
        (({}, None, None, None), {"input": {}}),
        (({"branch": "main", "n": 2, "deep": {"a": [True, None]}}, None, None, None), None),
        ((None, "nightly", "4f2a", "x"), {"comments": "nightly", "source": "4f2a", "tags": ["x"]}),
        ((None, "", "", []), {"comments": "", "source": "", "tags": []}),
    ],
)
def test_the_body_of_a_start(given: Any, body: dict[str, Any] | None) -> None:
    assert requests.execution(*given).to_dict() == ({"input": given[0]} if body is None else body)


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ((["a"], None, None, None), "input"),
        (({"a": object()}, None, None, None), "input"),
        (({"a": float("nan")}, None, None, None), "input"),
        (({"a": b"x"}, None, None, None), "input"),
        ((None, 5, None, None), "comments"),
        ((None, None, 5, None), "source"),
        ((None, None, None, [5]), "tags"),
    ],
)
def test_what_json_cannot_hold_is_named(given: Any, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        requests.execution(*given)


def test_a_start_sends_an_object_and_knows_no_inputs() -> None:
    with VmwareCodeStream("https://vra.example.com", token="t") as client:
        with pytest.raises(TypeError, match="inputs"):
            client.pipelines.execute("Portal", "ship", inputs={"branch": "main"})  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (("p-1", None), ("p-1",)),
        (("Portal", "ship"), ("Portal", "ship")),
        (("A/B", "x y"), ("A/B", "x y")),
    ],
)
def test_addresses(given: tuple[str, str | None], where: tuple[str, ...]) -> None:
    assert requests.address(*given, "pipeline") == where


@pytest.mark.parametrize(
    "given",
    [("", None), ("..", None), (None, None), ("Portal", ""), ("", "ship"), ("Portal", "."), ("P", "executions")],
)
def test_what_would_address_something_else(given: Any) -> None:
    with pytest.raises(UsageError):
        requests.address(*given, "pipeline")


def test_a_variable_may_be_called_executions() -> None:
    assert requests.address("Portal", "executions", "variable") == ("Portal", "executions")


@pytest.mark.parametrize(
    ("version", "request_", "sent"),
    [
        (None, {"url": "/about", "params": {}}, {}),
        ("2019-10-17", {"url": "/about", "params": {"a": 1}}, {"a": 1, "apiVersion": "2019-10-17"}),
        ("2019-10-17", {"url": "/about"}, {"apiVersion": "2019-10-17"}),
        ("2019-10-17", {"url": "https://h/iaas/api/login"}, None),
    ],
)
def test_the_version(version: str | None, request_: dict[str, Any], sent: dict[str, Any] | None) -> None:
    assert requests.versioned(request_, version).get("params") == sent


@pytest.mark.parametrize(
    ("action", "reason", "tags", "body"),
    [
        (ExecutionAction.CANCEL, None, None, {}),
        (ExecutionAction.PAUSE, "lunch", None, {"reason": "lunch"}),
        (ExecutionAction.TAG, None, ["a"], {"tags": ["a"]}),
    ],
)
def test_actions(action: ExecutionAction, reason: str | None, tags: list[str] | None, body: dict[str, Any]) -> None:
    request = requests.act("e/1", action, reason, tags)
    assert (request["url"], request["params"], request["json"]) == ("/executions/e%2F1", {"action": action}, body)


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.executions.get(".."),
        lambda client: client.executions.cancel(""),
        lambda client: client.executions.cancel("e-1", reason=" "),
        lambda client: client.executions.tag("e-1", []),
        lambda client: client.executions.tag("e-1", [5]),
        lambda client: client.executions.list(status="CANCELLED"),
        lambda client: client.executions.list(page_size=0),
        lambda client: client.executions.list(limit=-1),
        lambda client: client.executions.execution_of("Portal", "ship", index=-1),
        lambda client: client.executions.execution_of("Portal", "ship", index="17"),
        lambda client: client.pipelines.patch("p-1"),
        lambda client: client.pipelines.create({"name": "ship"}),
        lambda client: client.pipelines.create({"project": "Portal", "name": "ship", "stageOrder": "Build"}),
        lambda client: client.pipelines.create("ship"),
        lambda client: client.pipelines.update("p-1", spec={"project": "Portal", "name": ""}),
        lambda client: client.variables.create("Portal", "n", 5),
        lambda client: client.variables.create("Portal", "n", "v", type="PLAIN"),
        lambda client: client.variables.create("", "n", "v"),
        lambda client: client.variables.update("v-1", value=None),
        lambda client: client.variables.list(type=""),
        lambda client: client.export(project=""),
        lambda client: client.import_(""),
        lambda client: client.import_("a: b", action="merge"),
        lambda client: client.user_operations.get(""),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call: Any) -> None:
    # Nothing listens there: what was sent would raise ConnectionFailed instead.
    with VmwareCodeStream("http://127.0.0.1:1", token="t") as client, pytest.raises(UsageError):
        call(client)


def test_a_pipeline_that_was_read_is_sent_without_what_the_server_sets() -> None:
    read = Pipeline.from_dict(
        {"id": "p-1", "project": "Portal", "name": "ship", "_link": "/x", "_warnings": [], "createdAt": "y", "extra": 1,
         "_inputMeta": {"branch": {"mandatory": True}}}
    )  # fmt: skip
    sent = {"project": "Portal", "name": "ship", "extra": 1, "_inputMeta": {"branch": {"mandatory": True}}}
    assert requests.pipeline(read).to_dict() == sent
    assert requests.pipeline(requests.pipeline(sent)).to_dict() == sent


@pytest.mark.parametrize(("body", "fine"), [("", True), ("{}", True), (" \n", True), ("<html>", False), ("{", False)])
def test_answers_to_deletions(body: str, fine: bool) -> None:
    answer = httpx.Response(200, text=body)
    if fine:
        assert requests.parse_deleted(answer)
    else:
        with pytest.raises(ValueError):  # noqa: PT011
            requests.parse_deleted(answer)


@pytest.mark.parametrize("body", [b"", b" \n", b" <html></html>", b"\xff\xfe"])
def test_what_is_no_export(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        requests.parse_yaml(httpx.Response(200, content=body))


def variable(**fields: Any) -> CodeStreamVariable:
    return common.variable_of(Variable.from_dict(fields))


def test_values_of_variables_are_in_no_repr() -> None:
    seen = variable(id="v-1", project="Portal", name="n", type="REGULAR", value="hush", _createTimeInMicros=1)
    assert "hush" not in repr(seen)
    assert (seen.value, seen.type, seen.project) == ("hush", "REGULAR", "Portal")
    assert seen.created is not None


@pytest.mark.parametrize("fields", [{}, {"type": "SECRET"}, {"type": "BRAND_NEW", "value": None}])
def test_what_a_variable_does_not_say_is_none(fields: dict[str, Any]) -> None:
    seen = variable(**fields)
    assert (seen.id, seen.name, seen.value, seen.created, seen.type) == (None, None, None, None, fields.get("type"))


def test_errors_about_a_value_do_not_show_it() -> None:
    with pytest.raises(UsageError) as caught:
        common.spec("Portal", "n", "SECRET", json.dumps("hush").encode(), None)
    assert "hush" not in str(caught.value)
