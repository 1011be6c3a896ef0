"""Whatever is in an answer, rows of it say what its models say, and models that are made later are those made at once."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.system_bodies import adobe_execution, code_stream_execution
from orchestrator_api._runtime.values import UNSET
from orchestrator_api.adobe_cloud_manager.models import HalLinks, PipelineExecution, PipelineExecutionListRepresentation
from orchestrator_api.aspera_orchestrator.models import WorkflowCountsList
from orchestrator_api.vmware_code_stream.models import Execution, Executions
from orchestrator_clients._core import plain_rows
from orchestrator_clients._core.plain_rows import DEEPEST, Row, fits, row_of
from orchestrator_clients._core.rows import whole

CODE_STREAM, ADOBE = json.loads(code_stream_execution(3)), json.loads(adobe_execution(2))
FULL = {
    "rollbackConfiguration": {"executionId": "7"},
    "rollbackResponse": {"status": "FAILED"},
    "notifications": [{"event": "x"}],
    "workspaceResults": [{"step": "a", "logs": ["b"]}],
    "endpoints": {"jiraServer": "j"},
    "_inputMeta": {"a": {"description": "b"}, "b": None},
}
BODIES = {
    Execution: {**CODE_STREAM, **FULL, "stages": {**CODE_STREAM["stages"], "full": {**FULL, "tasks": {"a": FULL}}}},
    Executions: {"count": 1, "links": ["/a"], "documents": {"/a": CODE_STREAM, "/b": None}},
    PipelineExecution: ADOBE,
    PipelineExecutionListRepresentation: {"_totalNumberOfItems": 1, "_embedded": {"executions": [ADOBE]}},
    HalLinks: {"self": {"href": "/a"}, "many": [{"href": "/b"}, {"href": "/c"}], "odd": 7, "none": None},
}
ODD = st.sampled_from([None, "word", 7, 1.5, True, [], [1], {}, {"a": 1}, [{}], [None], {"a": None}])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place in a JSON value: its holder, and its name or number."""
    for name, part in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, name
        if isinstance(part, dict | list):
            yield from places(part)


@pytest.mark.parametrize("model", BODIES, ids=lambda model: model.__name__)
def test_what_is_as_the_spec_says_is_a_row(model: Any) -> None:
    row = row_of(model, BODIES[model])
    assert isinstance(row, Row)
    assert_same(row, model.from_dict(BODIES[model]))


@pytest.mark.parametrize("few", [0, plain_rows.FEW, 100], ids=["fields", "both", "objects"])
@pytest.mark.parametrize("model", BODIES, ids=lambda model: model.__name__)
@given(data=st.data())
def test_what_is_odd_is_read_at_once_or_reads_as_well_later(model: Any, few: int, data: st.DataObject) -> None:
    value = copy.deepcopy(BODIES[model])
    for _ in range(data.draw(st.integers(1, 3))):
        holder, name = data.draw(st.sampled_from(list(places(value))))
        holder[name] = copy.deepcopy(data.draw(ODD))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_rows, "FEW", few)
        late = outcome(row_of, model, value)
    now = outcome(lambda model, value: model.from_dict(value), model, value)
    assert isinstance(late, str) == isinstance(now, str)
    assert_same(late, now)


def outcome(read: Any, model: Any, value: Any) -> Any:
    try:
        return read(model, value)
    except (AttributeError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def assert_same(row: Any, model: Any) -> None:
    """Check that a row, or what a field of it has, is what its model is, attribute by attribute."""
    if isinstance(row, Row):
        assert whole(row) == model
        for one in model.__attrs_attrs__:
            if one.name != "additional_properties" or "" in getattr(model, "KINDS", {}):
                assert_same(getattr(row, one.name), getattr(model, one.name))
    elif isinstance(row, list) and isinstance(model, list):
        assert len(row) == len(model)
        for held, made in zip(row, model, strict=True):
            assert_same(held, made)
    elif isinstance(row, dict) and isinstance(model, dict):
        assert row.keys() == model.keys()
        for name in row:
            assert_same(row[name], model[name])
    elif isinstance(model, datetime):
        assert re.sub(r"[^0-9]", "", str(row))[:14] == model.strftime("%Y%m%d%H%M%S")
    else:
        assert row == model or (row is None and model is UNSET)


def test_objects_alone_or_many_are_rows() -> None:
    one, many = {"id": "1", "name": "a"}, [{"id": "2"}, {"id": "3"}]
    for value in (one, many):
        row = row_of(WorkflowCountsList, {"workflow": value})
        assert isinstance(row, Row)
        assert_same(row, WorkflowCountsList.from_dict({"workflow": value}))


def test_what_goes_on_below_is_read_at_once() -> None:
    nested: dict[str, Any] = {}
    for _ in range(2 * DEEPEST):
        nested = {"stages": {"a": {"tasks": {"b": nested}}}}
    assert fits(Execution, [nested])  # a task's own stages mean nothing to its model
    assert not fits(Execution, [CODE_STREAM], deepest=2)
