"""What an answer holds and no model has room for is warned about, once a process; what can be read is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from orchestrator_clients._core import warned
from orchestrator_clients.aspera_orchestrator import orders, reading
from tests.systems.aspera_orchestrator.unit.desk import body

STEP = (
    '<work_order id="7"><name>n</name><status state="Failed">Step failed</status><work_steps><work_step id="8">'
    '<name>Copy</name><status state="Failed">no disk</status><action type="LocalCopy" id="2"/>'
    '<status state="Failed" attempt="1">no disk</status></work_step></work_steps></work_order>'
)
ONE = '<work_order id="7"><status state="Failed"{}>no disk</status></work_order>'
WORK_STEP = (
    '<Work-step-status><work_step><id type="integer">8</id><status state="Failed">no disk</status>'
    '<status state="Error">tape</status></work_step><outputs><output><id type="integer">1</id><name>n</name>'
    "<type>int</type><value>3</value>{}</output></outputs></Work-step-status>"
)
OUTPUT = '<work_order_output id="1"><variable name="n" {}step_name="S" {}</work_order_output>'


@pytest.fixture(autouse=True)
def nothing_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warned, "_told", set())


@pytest.mark.parametrize(
    ("read", "content", "told"),
    [
        (orders.found(7), STEP, "has 2 of status; the first is read"),
        (orders.found(7), ONE.format(' attempt="1"'), "'@attempt' of a status is not read"),
        (reading.work_step_status, WORK_STEP.format(""), "has 2 of status"),
        (reading.work_step_status, WORK_STEP.format("<unit>s</unit>"), "'unit' of a variable is not read"),
        (reading.order_outputs, OUTPUT.format("", 'unit="s">3</variable>'), "'@unit' of a variable is not read"),
        (reading.order_outputs, OUTPUT.format("", 'value="3">4</variable>'), "'#text' of a variable is not read"),
        (reading.order_outputs, OUTPUT.format("", 'value="3"><value>4</value></variable>'), "'@value' of a variable"),
        (reading.work_step_status, WORK_STEP.format('<text nil="true" unit="s"/>'), "'unit' of a list or null"),
    ],
)
def test_what_is_not_read_is_warned_about_once(
    read: Callable[..., Any], content: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    read(body(content))
    assert told in caplog.text
    assert {record.levelname for record in caplog.records} == {"WARNING"}
    number = len(caplog.records)
    read(body(content))
    assert len(caplog.records) == number


def test_a_name_that_looks_like_a_secret_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    orders.found(7)(body('{"work_order": {"id": 7, "status": {"state": "Failed", "password=hunter2222": 1}}}'))
    assert "of a status is not read" in caplog.text
    assert "hunter2222" not in caplog.text


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (orders.found(7), ONE.format("")),
        (reading.order_outputs, OUTPUT.format("", 'value="3"/>')),
        (reading.order_outputs, OUTPUT.format('id="1" ', 'type="int"><value>3</value></variable>')),
        (reading.workflows, '<workflows><workflow id="1"><name>n</name></workflow></workflows>'),
    ],
)
def test_what_is_read_is_not_warned_about(
    read: Callable[..., Any], content: str, caplog: pytest.LogCaptureFixture
) -> None:
    read(body(content))
    assert not caplog.records


def test_a_work_step_with_its_status_as_its_neighbours_write_it() -> None:
    read = reading.work_step_status(body(WORK_STEP.format("")))
    assert (read.work_step.status, read.work_step.status_details) == ("Failed", "no disk")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [("string", "1.50", "1.50"), ("float", "1.50", 1.5), ("int", "3", 3), ("integer", "3", "3")],
)
@pytest.mark.parametrize("form", ['type="{}">{}</variable>', 'type="{}" value="{}"/>'])
def test_the_type_of_a_variable_stands_in_an_attribute(form: str, kind: str, text: str, value: object) -> None:
    (read,) = reading.order_outputs(body(OUTPUT.format("", form.format(kind, text))))
    assert (read.type, read.value, read.step_name) == (kind, value, "S")


def test_members_may_be_attributes() -> None:
    (workflow,) = reading.workflows(body('<workflows><workflow id="12" published_revision_id="3" x="y"/></workflows>'))
    assert (workflow.id, workflow.published_revision_id, workflow.extra) == (12, 3, {"@x": "y"})
    (given,) = reading.workflow_inputs(
        body('<workflow_inputs_spec><parameter name="n" value_type="int" value="3"/></workflow_inputs_spec>')
    )
    assert (given.name, given.type, given.value) == ("n", "int", 3)
