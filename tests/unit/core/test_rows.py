"""Lists of objects read straight into rows are what they are when they are read the long way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bodies import execution, step
from orchestrator_api.adobe_cloud_manager.api.executions import get_executions
from orchestrator_api.aws_image_builder.api.workflows import list_workflow_step_executions
from orchestrator_api.cloudify.api.executions import list_executions
from orchestrator_api.cloudify.models import Execution, ExecutionList, Pagination
from orchestrator_clients._core import rows
from orchestrator_clients._core.http.answer import Answer, in_rows
from orchestrator_clients._core.plain_rows import Row
from orchestrator_clients._core.rows import reader_of, whole

pytest.importorskip("msgspec")

ODD = st.sampled_from([None, "word", 7, 1.5, True, [], [1], {}, {"a": 1}, ...])
NAMES = st.sampled_from([*execution(1), *step(0), "tomorrow"])
CHANGES = st.lists(st.dictionaries(NAMES, ODD, max_size=4), max_size=4)
OUTER = st.dictionaries(st.sampled_from(["metadata", "items", "requestId", "nextToken", "tomorrow"]), ODD, max_size=2)


def changed(fields: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


def answers(page: Any) -> tuple[Any, httpx.Response]:
    """Return an answer that can be read into rows, and one that cannot."""
    body = json.dumps(page).encode()
    return Answer(200, content=body), httpx.Response(200, content=body)


def outcome(parse: Any, answer: httpx.Response) -> Any:
    try:
        return parse(answer)
    except ValueError as error:  # each generated package has a DecodeError of its own
        return str(error)


@pytest.mark.parametrize(
    ("operation", "name", "item"),
    [(list_executions, "items", execution), (list_workflow_step_executions, "steps", step)],
)
@given(changes=CHANGES, outer=OUTER)
def test_rows_give_what_dicts_give(
    operation: Any, name: str, item: Any, changes: list[dict[str, Any]], outer: dict[str, Any]
) -> None:
    page = changed({name: [changed(item(number), change) for number, change in enumerate(changes)]}, outer)
    by_rows, by_dicts = (outcome(operation.parse_response, answer) for answer in answers(page))
    assert by_rows == by_dicts


def made_late(parse: Any, answer: Any, name: str) -> Any:
    page = outcome(in_rows(parse), answer)
    if isinstance(page, str):
        return page
    held = [whole(row) for row in getattr(page, name) or ()]
    if isinstance(page, Row):
        page = whole(page)
        assert (getattr(page, name) or []) == held
    elif getattr(page, name):
        setattr(page, name, held)
    return page


@pytest.mark.parametrize(
    ("operation", "name", "item"),
    [(list_executions, "items", execution), (list_workflow_step_executions, "steps", step)],
)
@pytest.mark.parametrize("fast", [True, False])
@given(changes=CHANGES, outer=OUTER)
def test_rows_whose_models_are_made_late_become_the_same(
    operation: Any, name: str, item: Any, fast: bool, changes: list[dict[str, Any]], outer: dict[str, Any]
) -> None:
    page = changed({name: [changed(item(number), change) for number, change in enumerate(changes)]}, outer)
    late, now = answers(page)
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setattr(rows, "fast_reader", lambda: None)
        assert made_late(operation.parse_response, late, name) == outcome(operation.parse_response, now)


@pytest.mark.parametrize("fast", [True, False])
def test_a_row_has_the_attributes_of_its_model(fast: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not fast:
        monkeypatch.setattr(rows, "fast_reader", lambda: None)
    given = {"name": "a", "startTime": "2026-09-09T19:12:23.418Z", "start_time": "not this one"}
    page: Any = in_rows(list_workflow_step_executions.parse_response)(answers({"steps": [step(1), given]})[0])
    first, second = (row for row in page.steps)
    assert [getattr(first, name) for name in ("name", "status", "start_time")] == [
        step(1)[name] for name in ("name", "status", "startTime")
    ]
    assert (second.name, second.start_time, bool(second.status)) == ("a", given["startTime"], False)


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize("name", ["made", "model", "from_dict", "additional_properties", "__dict__", "__class__"])
def test_a_field_called_like_something_of_ours_is_a_field(
    name: str, fast: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not fast:
        monkeypatch.setattr(rows, "fast_reader", lambda: None)
    late, now = answers({"items": [{**execution(1), name: 1}]})
    parse = list_executions.parse_response
    assert made_late(parse, late, "items") == parse(now)


def read(model: Any, value: Any, **options: Any) -> Any:
    reader = reader_of(model, **options)
    assert reader is not None
    body = json.dumps(value).encode()
    return reader(body, lambda: json.loads(body))


def test_a_page_as_the_spec_says_needs_no_dicts() -> None:
    page: Any = read(ExecutionList, {"items": [execution(1)]}, rows=True)
    assert type(page) is ExecutionList
    (row,) = page.items  # type: ignore[misc]
    assert (row.id, row.status, row.created_at) == tuple(execution(1)[name] for name in ("id", "status", "created_at"))
    assert whole(row) == Execution.from_dict(execution(1))
    assert read(ExecutionList, {"items": [execution(1)]}).items == [Execution.from_dict(execution(1))]


@pytest.mark.parametrize("page", [{"items": [{"status": 1}]}, {"items": [{"parameters": []}]}, {"items": 3}, [], 7])
def test_any_other_page_is_left_to_others(page: Any) -> None:
    with pytest.raises(ValueError, match="."):
        read(ExecutionList, page)


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is learned in a test is forgotten after it."""
    monkeypatch.setattr(rows, "_learned", {})
    yield
    for cached in (rows._plan, rows._reader):
        cached.cache_clear()


@pytest.mark.usefixtures("forgetful")
def test_a_field_that_the_spec_lacks_is_learned() -> None:
    page = {"items": [{**execution(1), "tomorrow": 1}, execution(2)], "page": 1}
    with pytest.raises(ValueError, match="unknown field"):
        read(ExecutionList, page)
    assert read(ExecutionList, page) == ExecutionList.from_dict(page)
    late = read(ExecutionList, page, rows=True)
    assert whole(late.items[0]).additional_properties == {"tomorrow": 1}


@pytest.mark.usefixtures("forgetful")
def test_fields_that_are_ever_new_are_not_remembered_for_ever() -> None:
    for number in range(3 * rows.MOST_LEARNED):
        page = {"items": [{f"field-{number}": number}]}
        answer, plain = answers(page)
        assert list_executions.parse_response(answer) == list_executions.parse_response(plain)
    assert len(rows._learned[Execution]) == rows.MOST_LEARNED


def test_lists_within_objects_are_read_into_rows_too() -> None:
    steps = [{"id": str(number), "status": "FINISHED", "details": {"a": 1}} for number in range(3)]
    runs = [{"id": "7", "status": "RUNNING", "createdAt": "2030-05-01T08:00:00Z", "_embedded": {"stepStates": steps}}]
    answer, plain = answers({"_totalNumberOfItems": 1, "_embedded": {"executions": runs}})
    by_rows = get_executions.parse_response(answer)
    assert by_rows == get_executions.parse_response(plain)


def test_only_models_with_lists_of_objects_have_a_reader() -> None:
    assert reader_of(Pagination) is None
