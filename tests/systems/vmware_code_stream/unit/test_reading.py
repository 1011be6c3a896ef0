"""Executions, stages and tasks as they are read."""

import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from orchestrator_api.vmware_code_stream.models import Execution
from orchestrator_clients import CodeStreamExecution, DecodeError, Progress, State, VmwareCodeStream
from orchestrator_clients.vmware_code_stream._sync.execution import execution_of
from orchestrator_clients.vmware_code_stream.reading import FIELDS, last_segment, parse_started, started_ids
from orchestrator_clients.vmware_code_stream.tree import grouped

BEGAN, ENDED = 1678759205120000, 1678759607870000


def task(status: str | None = "COMPLETED", **fields: Any) -> dict[str, Any]:
    return {"status": status, **fields} if status else fields


def stage(order: list[str] | None, tasks: dict[str, Any] | None, status: str = "COMPLETED", **fields: Any) -> Any:
    return {"status": status, "taskOrder": order, "tasks": tasks, **fields}


def run(status: str | None = "RUNNING", **fields: Any) -> CodeStreamExecution:
    body = {"id": "e-1", "name": "ship", "index": 17, "project": "Portal", "status": status, **fields}
    with VmwareCodeStream("https://vra.example.com", token="t") as client:
        return execution_of(client, "get_execution", Execution.from_dict(body))


FAILED = {
    "stageOrder": ["Build", "Deploy"],
    "stages": {
        "Deploy": stage(["Smoke test"], {"Smoke test": task("FAILED", failureMessage="exit code 1")}, "FAILED"),
        "Build": stage(
            ["Lint,Unit tests"], {"Unit tests": task(), "Lint": task("FAILED_CONTINUE", ignoreFailure=True)}
        ),
    },
}


@pytest.mark.parametrize(
    ("order", "known", "groups"),
    [
        (["t1", "t2,t3", "t4"], ["t4", "t3", "t2", "t1"], [["t1"], ["t2", "t3"], ["t4"]]),
        (["a, b"], ["a", "b"], [["a", "b"]]),
        ([], ["b", "a"], [["b"], ["a"]]),
        (["a"], ["b", "a", "c"], [["a"], ["b"], ["c"]]),
        (["a", "gone", "b,gone"], ["a", "b"], [["a"], ["b"]]),
        (["a", "a"], ["a"], [["a"]]),
        (["a,a"], ["a"], [["a"]]),
        (["one, two"], ["one, two", "one"], [["one, two"], ["one"]]),  # a name that holds a comma
        ([5, None], ["a"], [["a"]]),
    ],
)
def test_parallel_groups_are_split(order: list[Any], known: list[str], groups: list[list[str]]) -> None:
    assert grouped(order, {name: name for name in known}) == tuple(map(tuple, groups))


def test_the_tree_is_in_declared_order() -> None:
    seen = run("FAILED", **FAILED)
    assert [each.name for each in seen.stages] == ["Build", "Deploy"]
    assert [[each.task for each in group] for group in seen.stages[0].groups] == [["Lint", "Unit tests"]]
    assert [each.name for each in seen.steps] == ["Build.Lint", "Build.Unit tests", "Deploy.Smoke test"]
    assert [(each.group, each.tolerated) for each in seen.steps] == [
        ("Build", True),
        ("Build", False),
        ("Deploy", False),
    ]
    assert seen.progress == Progress(3, 3)


def test_the_task_that_made_it_fail_is_found() -> None:
    failed = run("FAILED", **FAILED).failed_step
    assert failed is not None
    assert (failed.name, failed.message) == ("Deploy.Smoke test", "exit code 1")


@pytest.mark.parametrize(
    ("tasks", "stage_status", "name"),
    [
        ({"a": task("FAILED", ignoreFailure=True), "b": task("FAILED")}, "FAILED", "S.b"),
        ({"a": task("ROLLBACK_COMPLETED")}, "ROLLBACK_COMPLETED", "S.a"),
        ({"a": task("SKIPPED"), "b": task("FAILED")}, "FAILED", "S.b"),
        ({"a": task("FAILED_CONTINUE")}, "COMPLETED", None),
        ({"a": task("FAILED_CONTINUE")}, "FAILED", "S"),
        ({}, "FAILED", "S"),
        (None, "FAILED", "S"),
        ({"a": task("CANCELED")}, "CANCELED", None),
    ],
)
def test_which_failure_counts(tasks: dict[str, Any] | None, stage_status: str, name: str | None) -> None:
    failed = run("FAILED", stages={"S": stage(list(tasks or ()), tasks, stage_status)}).failed_step
    assert (failed.name if failed else None) == name


@pytest.mark.parametrize("stages", [None, {}, {"S": None}])
def test_without_stages_nothing_is_made_up(stages: Any) -> None:
    seen = run("COMPLETED", stageOrder=["S"], stages=stages)
    assert (list(seen.stages), list(seen.steps), seen.progress, seen.failed_step) == ([], [], None, None)


@pytest.mark.parametrize(
    ("order", "stages", "progress"),
    [
        (["S"], {"S": stage(["a,b"], {"a": task(), "b": task("RUNNING")})}, Progress(1, 2)),
        (["S"], {"S": stage(["a", "c"], {"a": task("SKIPPED"), "c": task("NOT_STARTED")})}, Progress(1, 2)),
        (["S"], {"S": stage(["a,b"], {"a": task()})}, None),  # b is not told
        (["S", "T"], {"S": stage(["a"], {"a": task()})}, None),  # T is not told
        (["S"], {"S": stage(["a"], None)}, None),
        (["S"], {"S": stage(None, {"a": task("SOMETHING_NEW")})}, Progress(0, 1)),
        (None, {"S": stage(None, {"a": task(None)})}, Progress(0, 1)),
    ],
)
def test_progress_is_told_when_all_tasks_are(order: Any, stages: Any, progress: Progress | None) -> None:
    assert run(stageOrder=order, stages=stages).progress == progress


def test_a_stage_without_tasks_stands_for_itself() -> None:
    seen = run(stages={"S": {"status": "RUNNING", "name": "other", "_startTime": BEGAN}})
    assert [(step.name, step.state) for step in seen.steps] == [("S", State.RUNNING)]
    assert seen.started == datetime.fromtimestamp(BEGAN / 1e6, UTC)


@pytest.mark.parametrize(
    ("status", "fields", "started", "ended"),
    [
        ("COMPLETED", {"_requestTimeInMicros": BEGAN, "_updateTimeInMicros": ENDED}, BEGAN, ENDED),
        ("COMPLETED", {"_createTimeInMicros": BEGAN}, BEGAN, None),
        ("RUNNING", {"_requestTimeInMicros": BEGAN, "_updateTimeInMicros": ENDED}, BEGAN, None),
        ("QUEUED", {"_requestTimeInMicros": BEGAN}, None, None),
        ("COMPLETED", {"createdAt": "2019-09-23 13:48:54.483", "updatedAt": "2019-09-23 13:48:54.483"}, None, None),
        ("COMPLETED", {"_requestTimeInMicros": "soon", "_updateTimeInMicros": 0}, None, None),
        (
            "COMPLETED",
            {
                "_requestTimeInMicros": 1,
                "_updateTimeInMicros": ENDED + 5_000_000,
                "stages": {
                    "A": {"_startTime": BEGAN, "_endTime": BEGAN + 1},
                    "B": {"_startTime": BEGAN + 1, "_endTime": ENDED},
                },
            },
            BEGAN,
            ENDED,
        ),
    ],
)
def test_times_come_from_microseconds_only(
    status: str, fields: dict[str, Any], started: int | None, ended: int | None
) -> None:
    seen = run(status, **fields)
    moments = [None if m is None else datetime.fromtimestamp(m / 1e6, UTC) for m in (started, ended)]
    assert [seen.started, seen.ended] == moments


@pytest.mark.parametrize(
    ("status", "stages", "words"),
    [
        ("RUNNING", None, None),
        ("PAUSED", None, "paused: executions.resume"),
        ("WAITING", None, "it waits for an approval"),
        ("WAITING", {"R": stage([], {"Go": task("WAITING", type="UserOperation")})}, r"R\.Go \(UserOperation\) waits"),
        ("WAITING", {"R": stage(["a,b"], {"a": task("WAITING"), "b": task("WAITING")})}, r"R\.a, R\.b wait for"),
    ],
)
def test_what_a_person_must_do(status: str, stages: Any, words: str | None) -> None:
    attention = run(status, stages=stages, reason="hush", statusMessage="hush").attention
    assert (words is None) == (attention is None)
    assert re.search(words or "", attention or "")
    assert "hush" not in str(attention)


def test_a_status_nobody_knows_is_not_an_end(caplog: pytest.LogCaptureFixture) -> None:
    seen = run("ON_HOLIDAY_7")
    assert (seen.state, seen.raw_status) == (State.UNKNOWN, "ON_HOLIDAY_7")
    assert "ON_HOLIDAY_7" in caplog.text


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({}, {"project": "Portal", "pipeline": "ship", "execution_id": "e-1"}),
        (
            {"project": None, "_pipelineLink": "/codestream/api/pipelines/p%2D1"},
            {"pipeline_id": "p-1", "execution_id": "e-1"},
        ),
        ({"name": None}, {"execution_id": "e-1"}),
    ],
)
def test_what_finds_it_again(fields: dict[str, Any], ids: dict[str, str]) -> None:
    seen = run(**fields)
    assert list(seen.ids.items()) == list(ids.items())


def test_texts_of_the_server_are_not_in_the_repr() -> None:
    held = {"statusMessage": "hush-1", "reason": "hush-2", "input": {"password": "hush-3"}, "output": {"x": "hush-4"}}
    stages = {"S": stage([], {"a": task("FAILED", failureMessage="hush-5")}, statusMessage="hush-6")}
    seen = run("FAILED", **held, stages=stages)
    assert "hush" not in f"{seen!r} {seen.stages!r} {seen.failed_step!r} {seen}"
    assert (seen.input, seen.output, seen.message) == ({"password": "hush-3"}, {"x": "hush-4"}, "hush-1")
    assert seen.name == "ship#17"


@pytest.mark.parametrize("body", [{}, {"id": ""}, {"id": None, "status": "COMPLETED"}])
def test_an_execution_without_an_id_is_an_error(body: dict[str, Any]) -> None:
    with pytest.raises(DecodeError, match="no id"):
        with VmwareCodeStream("https://vra.example.com", token="t") as client:
            execution_of(client, "get_execution", Execution.from_dict(body))


LINK = "/codestream/api/executions/e-2"


@pytest.mark.parametrize("status", [200, 202])
@pytest.mark.parametrize(
    ("body", "execution_id"),
    [
        ({"executionId": "e-1", "executionIndex": 17, "executionLink": LINK}, "e-1"),
        ({"executionLink": LINK, "comments": "echoed", "tags": []}, "e-2"),
        ({"executionLink": "/pipeline/api/executions/e-3/"}, "e-3"),
        ({"executionLink": "https://vra.example.com/codestream/api/executions/e-4?x=1"}, "e-4"),
        ({"executionId": "", "executionLink": LINK}, "e-2"),
    ],
)
def test_the_id_of_a_new_execution(status: int, body: dict[str, Any], execution_id: str) -> None:
    started = parse_started(httpx.Response(status, json=body))
    assert started is not None
    assert started.id == execution_id


@pytest.mark.parametrize("body", [{}, {"executionLink": ""}, {"executionLink": "/codestream/api/executions/"}])
def test_an_answer_that_names_no_execution(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="does not name its execution"):
        parse_started(httpx.Response(202, json=body))


@pytest.mark.parametrize("link", [None, "", "/", "..", "a/..", "http://[", {}, "/codestream/api/pipelines"])
def test_what_is_no_link(link: object) -> None:
    assert last_segment(link) is None


@pytest.mark.parametrize(
    ("where", "ids", "name"),
    [
        (("p-1",), {"pipeline_id": "p-1", "execution_id": "e-1"}, None),
        (("Portal", "ship"), {"project": "Portal", "pipeline": "ship", "execution_id": "e-1"}, "ship#17"),
    ],
)
def test_a_new_execution_is_queued_and_knows_its_pipeline(
    where: tuple[str, ...], ids: dict[str, str], name: str | None
) -> None:
    raw = Execution(id="e-1", index=17)
    found = started_ids(raw, where)
    run = CodeStreamExecution.lazily(FIELDS, raw, client=None, ids=found, state=State.QUEUED)
    assert (run.state, run.raw_status, run.ids, run.id, run.name) == (State.QUEUED, "", ids, "e-1", name)
