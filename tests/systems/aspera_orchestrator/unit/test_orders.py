"""Work orders become executions, whether their status is in attributes or in members."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator_clients import State, Step
from orchestrator_clients.aspera_orchestrator import orders
from tests.systems.aspera_orchestrator.unit.desk import body

XML = """<?xml version="1.0"?>
<work_order time="2031-02-03 10:21:00 UTC" action="status" id="9120" master_id="9120">
  <name>Archive 9120</name>
  <workflow id="310" revision_id="2">Archive</workflow>
  <status state="{state}">
    3 of 12 files
  </status>
  <comments/>
  <priority dedicated_worker="false">2</priority>
  <timestamps>
    <created_at>2031-02-03 10:20:28 UTC</created_at>
    <initiated_at>2031-02-03 10:20:29</initiated_at>
    <updated_at>2031-02-03 10:21:00 UTC</updated_at>
    <completed_at/>
  </timestamps>
  <work_steps>{steps}</work_steps>
</work_order>"""
FAILED_ONCE = '<work_step id="70311"><name>Copy</name><status state="Error">no space</status></work_step>'
AGAIN = '<work_step id="70312"><name>Copy</name><status state="in progress "/></work_step>'


def found(state: str = "In Progress", *steps: str) -> Any:
    return orders.found(9120)(body(XML.format(state=state, steps="".join(steps))))


def test_a_work_order_with_its_steps() -> None:
    fields = found("In Progress", FAILED_ONCE, AGAIN)
    assert fields["ids"] == {"work_order_id": "9120"}
    assert (fields["id"], fields["state"], fields["raw_status"]) == ("9120", State.RUNNING, "In Progress")
    assert (fields["name"], fields["message"], fields["attention"]) == ("Archive 9120", "3 of 12 files", None)
    assert (fields["started"], fields["ended"]) == (datetime(2031, 2, 3, 10, 20, 29, tzinfo=UTC), None)
    assert fields["steps"] == [
        Step(name="Copy", id="70311", state=State.FAILED, raw_status="Error", message="no space"),
        Step(name="Copy", id="70312", state=State.RUNNING, raw_status="in progress"),
    ]
    assert fields["raw"].status == "In Progress"
    assert fields["raw"].additional_properties["workflow"]["@revision_id"] == "2"


@pytest.mark.parametrize(("steps", "count"), [((), 0), ((AGAIN,), 1), ((AGAIN, FAILED_ONCE, AGAIN), 3)])
def test_any_number_of_steps(steps: tuple[str, ...], count: int) -> None:
    assert len(found("In Progress", *steps)["steps"]) == count


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Complete", State.SUCCEEDED),
        (" COMPLETE ", State.SUCCEEDED),
        ("Failed", State.FAILED),
        ("error", State.FAILED),
        ("Canceled", State.CANCELLED),
        ("Canceling", State.CANCELLING),
        ("in  progress", State.RUNNING),
        ("In_Progress", State.RUNNING),
        ("InProgress", State.RUNNING),
        ("Inactive", State.QUEUED),
        ("Paused", State.PAUSED),
        ("Pausing", State.RUNNING),
        ("Resuming", State.RUNNING),
        ("Activating", State.RUNNING),
        ("Rolling Back", State.RUNNING),
        ("Undefined", State.UNKNOWN),
        ("Obsolete", State.UNKNOWN),
        ("Quantum", State.UNKNOWN),
    ],
)
def test_status_words(word: str, state: State) -> None:
    fields = found(word)
    assert (fields["state"], fields["raw_status"]) == (state, word.strip())


def test_only_a_word_that_is_not_known_is_warned_about(caplog: pytest.LogCaptureFixture) -> None:
    found("Undefined")
    orders.acted(5)(body('{"work_order": {}}'))
    assert not caplog.records
    found("Never Seen Before")
    assert "'Never Seen Before' is not known" in caplog.text


def test_a_paused_order_says_what_a_person_must_do() -> None:
    assert "console" in found("Paused")["attention"]


@pytest.mark.parametrize(
    "content",
    [
        '{"work_order": {"id": 9120, "status": "Failed", "statusDetails": "no space"}}',
        '{"id": "9120", "status": "Failed", "statusDetails": "no space"}',
        '<work_order id="9120"><status state="Failed">no space</status></work_order>',
        "<work_order><id type='integer'>9120</id><status>Failed</status><statusDetails>no space</statusDetails></work_order>",
    ],
)
@pytest.mark.parametrize("read", [orders.started, orders.found(9120), orders.acted(9120)])
def test_every_way_to_say_the_same(read: Any, content: str) -> None:
    fields = read(body(content))
    assert (fields["id"], fields["state"], fields["message"]) == ("9120", State.FAILED, "no space")


@pytest.mark.parametrize(
    "content", ["9120", ' "9120"\n', '{"work_order": {"id": 9120}}', '{"work_order": {"work_order_id": 9120}}']
)
def test_a_start_needs_no_more_than_an_id(content: str) -> None:
    fields = orders.started(body(content))
    assert (fields["id"], fields["state"], fields["raw_status"]) == ("9120", State.UNKNOWN, "")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"work_order": {"status": "Error", "statusDetails": "no license"}}', r"no id \(Error: no license\)"),
        ('{"work_order": {"id": null}}', "no id"),
        ("{}", "no id"),
        ("[]", "expected an object"),
        ("OK", "neither"),
        ("", "empty"),
        ("<html>", "HTML"),
    ],
)
def test_a_start_whose_order_nobody_knows(content: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        orders.started(body(content))


def test_an_action_may_leave_out_the_id_but_a_status_must_have_its_word() -> None:
    assert orders.acted(7)(body('{"work_order": {"status": "Canceling"}}'))["ids"] == {"work_order_id": "7"}
    with pytest.raises(ValueError, match="no status word"):
        orders.found(7)(body('{"work_order": {"id": 7, "status": ""}}'))


@pytest.mark.parametrize(
    "content",
    [
        '{"work_orders": [{"id": 1, "status": "Complete"}, {"id": 2}]}',
        '{"work_orders": {"work_order": [{"id": 1, "status": "Complete"}, {"id": 2}]}}',
        '{"work_orders": [{"work_order": {"id": 1, "status": "Complete"}}, {"work_order": {"id": 2}}]}',
        '[{"id": 1, "status": "Complete"}, {"id": 2}]',
        '<orders type="array"><work_order><id>1</id><status>Complete</status></work_order><work_order id="2"/></orders>',
        '<work_orders><work_order id="1"><status state="Complete"/></work_order><work_order id="2"/></work_orders>',
    ],
)
def test_a_list_of_work_orders(content: str) -> None:
    assert [(one["id"], one["state"]) for one in orders.listed(body(content))] == [
        ("1", State.SUCCEEDED),
        ("2", State.UNKNOWN),
    ]


@pytest.mark.parametrize("content", ['{"work_orders": []}', "[]", '<work_orders type="array"/>', "<work_orders/>"])
def test_a_list_of_none(content: str) -> None:
    assert orders.listed(body(content)) == []


@pytest.mark.parametrize(
    "content", ["{}", '{"error": "no"}', '{"work_orders": [{"status": "Complete"}]}', '{"work_orders": ["x"]}', "oops"]
)
def test_no_list_is_not_an_empty_one(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        orders.listed(body(content))


TWO_STATUSES = b"""<work_order id="7"><name>n</name><status state="Failed">Step failed</status><work_steps><work_step id="8">
<name>Copy</name><status state="Failed">no disk</status><action type="LocalCopy" id="2"/>
<status state="Processing" attempt="1">an earlier attempt</status></work_step></work_steps></work_order>"""


def test_of_two_statuses_the_first_is_the_steps_own() -> None:
    fields = orders.found(7)(body(TWO_STATUSES, "application/xml"))
    (step,) = fields["steps"]
    assert (step.state, step.raw_status, step.message) == (State.FAILED, "Failed", "no disk")
