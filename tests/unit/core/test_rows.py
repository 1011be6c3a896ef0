"""Lists of objects read straight into rows are what they are when they are read the long way."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bodies import execution, step
from orchestrator_api.aws_image_builder.api.workflows import list_workflow_step_executions
from orchestrator_api.cloudify.api.executions import list_executions
from orchestrator_api.cloudify.models import ExecutionList, Pagination
from orchestrator_clients._core.http.answer import Answer
from orchestrator_clients._core.rows import page_reader

pytest.importorskip("msgspec")

ODD = st.sampled_from([None, "word", 7, 1.5, True, [], [1], {}, {"a": 1}, ...])
NAMES = st.sampled_from([*execution(1), *step(0), "tomorrow"])
CHANGES = st.lists(st.dictionaries(NAMES, ODD, max_size=4), max_size=4)
OUTER = st.dictionaries(st.sampled_from(["metadata", "items", "requestId", "nextToken", "tomorrow"]), ODD, max_size=2)


def changed(fields: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**fields, **changes}.items() if value is not ...}


def answers(page: Any) -> tuple[Answer, httpx.Response]:
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


def test_a_page_as_the_spec_says_needs_no_dicts() -> None:
    reader = page_reader(ExecutionList)
    assert reader is not None
    page = reader(json.dumps({"items": [execution(1)]}).encode())
    assert [*page] == ["items"]
    assert [*page["items"]] == [tuple(execution(1).values())]


@pytest.mark.parametrize("page", [{"items": [{"new": 1}]}, {"new": 1}, {"items": 3}, [], 7])
def test_any_other_page_is_left_to_others(page: Any) -> None:
    reader = page_reader(ExecutionList)
    assert reader is not None
    with pytest.raises(ValueError, match="."):
        reader(json.dumps(page).encode())


def test_only_models_with_lists_of_objects_have_a_reader() -> None:
    assert page_reader(Pagination) is None
