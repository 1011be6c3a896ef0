"""Answers about workflows."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from orchestrator_clients.aspera_orchestrator import reading
from tests.systems.aspera_orchestrator.unit.desk import body

WORKFLOWS = [
    '{"workflows": {"workflow": [{"id": 310, "name": "Archive", "last_modification": "2031-01-31 08:00:00 UTC"}]}}',
    '{"workflows": {"workflow": {"id": "310", "name": "Archive", "last_modification": "2031-01-31 08:00:00"}}}',
    """<workflows><workflow><id>310</id><name>Archive</name><latest_revision_id/>
    <last_modification>2031-01-31 08:00:00 UTC</last_modification></workflow></workflows>""",
]


@pytest.mark.parametrize("content", WORKFLOWS)
def test_workflows(content: str) -> None:
    (only,) = reading.workflows(body(content))
    assert (only.id, only.name, only.latest_revision_id, only.extra) == (310, "Archive", None, {})
    assert only.last_modification == datetime(2031, 1, 31, 8, tzinfo=UTC)


def test_no_workflows_is_not_the_same_as_no_list() -> None:
    assert reading.workflows(body('{"workflows": {"workflow": []}}')) == []
    assert reading.workflows(body("<workflows/>")) == []
    with pytest.raises(ValueError, match="workflow: it is missing"):
        reading.workflows(body('{"error": "no"}'))


@pytest.mark.parametrize("content", ["{}", "[]", "null"])
def test_an_empty_document_is_no_empty_list(content: str) -> None:
    for read in (reading.workflows, reading.workflow_inputs, reading.workflow_outputs):
        with pytest.raises(ValueError, match="it is missing"):
            read(body(content))


def test_inputs_of_a_workflow_have_typed_defaults() -> None:
    parameters = [
        {"id": 1, "name": "a", "value_type": "flag", "optional": True, "value": "true"},
        {"id": 2, "name": "b", "value_type": "hash", "optional": "false", "value": '{"x"=>1}', "hint": "h"},
    ]
    first, second = reading.workflow_inputs(
        body(json.dumps({"workflow_inputs_spec": {"workflow_id": 3, "parameter": parameters}}))
    )
    assert (first.name, first.type, first.optional, first.value) == ("a", "flag", True, True)
    assert (second.optional, second.value, second.extra) == (False, {"x": 1}, {"hint": "h"})


@pytest.mark.parametrize(
    "content",
    [
        '{"workflow_outputs_spec": {"output": [{"step_name": "S", "variable_name": "v", "value_type": "int"}]}}',
        "<r><context><step_name>S</step_name><variable_name>v</variable_name><value_type>int</value_type></context></r>",
    ],
)
def test_outputs_of_a_workflow(content: str) -> None:
    (only,) = reading.workflow_outputs(body(content))
    assert (only.step_name, only.name, only.type) == ("S", "v", "int")
