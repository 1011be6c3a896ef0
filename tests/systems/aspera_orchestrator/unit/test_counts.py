"""How many work orders stand how: every shape that the sources show, and what is none."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator_clients import State
from orchestrator_clients.aspera_orchestrator import counts
from tests.systems.aspera_orchestrator.unit.desk import body

AT = "2031-02-03 10:20:30 UTC"
COUNT: dict[str, Any] = {"status": "In Progress", "count": "3", "workflowName": "Archive", "last_activity": AT}
ONE = [
    json.dumps({"workflows": {"workflow": {"statuses": [COUNT]}}}),
    json.dumps({"workflows": {"workflow": [{"id": 310, "name": "Archive", "statuses": [{**COUNT, "count": 3}]}]}}),
    json.dumps({"workflow": {"statuses": COUNT}}),
    f"""<workflows><workflow><name>Archive</name><status><type>In Progress</type><count type="integer">3</count>
    <last_activity>{AT}</last_activity></status></workflow></workflows>""",
    f"""<workflows><workflow id="310" name="Archive"><status type="In Progress" count="3" last_activity="{AT}"/>
    </workflow></workflows>""",
]


@pytest.mark.parametrize("content", ONE)
def test_one_workflow(content: str) -> None:
    found = counts.of_one("310")(body(content))
    assert (found.id, found.name, found.total, found.extra) == (found.id and 310, "Archive", 3, {})
    (only,) = found.counts
    assert (only.status, only.state, only.count, only.extra) == ("In Progress", State.RUNNING, 3, {})
    assert only.last_activity == datetime(2031, 2, 3, 10, 20, 30, tzinfo=UTC)


def test_each_workflow() -> None:
    other = {"statuses": [{"status": "Complete", "count": "2"}, {"status": "Failed", "count": "1"}], "id": 311}
    one, two = counts.of_each(body(json.dumps({"workflows": {"workflow": [{"statuses": [COUNT]}, other]}})))
    assert (one.id, one.name, two.id, two.name, two.total) == (None, "Archive", 311, None, 3)


@pytest.mark.parametrize(
    "content",
    [
        "<workflows/>",
        '{"workflows": {}}',
        '{"workflows": {"workflow": []}}',
        '{"workflows": {"workflow": {"statuses": []}}}',
        "<workflows><workflow/></workflows>",
        '<workflows><workflow id="310"/></workflows>',
        '<workflows><workflow><statuses type="array"/></workflow></workflows>',
    ],
)
def test_no_work_orders(content: str) -> None:
    assert counts.of_one(310)(body(content)).counts == ()


def test_what_is_not_known_or_odd_is_kept() -> None:
    odd = {"status": "Reticulating", "count": "many", "last_activity": "", "splines": 7}
    found = counts.of_one("0d8e")(body(json.dumps({"workflows": {"workflow": {"statuses": [odd, {}], "owner": "x"}}})))
    (only,) = found.counts
    assert (only.status, only.state, only.count, only.last_activity) == ("Reticulating", State.UNKNOWN, None, None)
    assert only.extra == {"count": "many", "splines": 7}
    assert found.extra == {"owner": "x"}
    assert found.total == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"error": "no"}', "workflows.workflow: it is missing"),
        ('{"workflows": {"workflow": {"orders": 1}}}', r"workflow\[0\].statuses: there are no counts"),
        ('{"workflows": {"workflow": {"statuses": [{"count": "3"}]}}}', r"statuses\[0\].status: it is missing"),
        ('{"workflows": {"workflow": {"statuses": ["Complete"]}}}', r"statuses\[0\]: expected an object"),
        ('{"workflows": {"workflow": [{"statuses": []}, {"statuses": []}]}}', "expected one workflow, got 2"),
        ('{"workflows": {"workflow": {"id": 311, "statuses": []}}}', "about another workflow"),
        ("<html><body>log in</body></html>", "HTML page"),
        ("", "empty"),
        ("{}", "workflows: it is missing"),
        ("[]", "workflows: it is missing"),
        ("null", "workflows: it is missing"),
    ],
)
def test_what_is_no_count(content: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        counts.of_one(310)(body(content))
