"""Work orders that a client starts and waits for, over a loopback server."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import ApiError, ExecutionFailed, State, resume
from tests.contract.both import close, settle
from tests.systems.aspera_orchestrator.unit.desk import ORDER, PAGE, STARTED, TRACE, Desk

pytestmark = pytest.mark.anyio


async def test_a_start_and_its_wait(make: Any, desk: Desk) -> None:
    client = make()
    step = '<work_step id="1"><name>Copy</name><status state="{}">{}</status></work_step>'
    desk.lay(STARTED)
    desk.lay(ORDER.format("In Progress", "", step.format("Error", "no space")), kind="application/xml")
    desk.lay(PAGE, kind="text/html").lay(TRACE, status=404).lay(TRACE, status=500)
    desk.lay(ORDER.format(" in progress", "", step.format("In Progress", "")))
    desk.lay(ORDER.format("complete", "all done", step.format("Complete", "")))
    run = await settle(client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}))
    assert (run.id, run.state) == ("9120", State.RUNNING)
    seen: list[Any] = []
    run = await settle(run.wait(timeout=600, on_change=seen.append))
    assert (run.state, run.message, [one.raw_status for one in run.steps]) == (
        State.SUCCEEDED,
        "all done",
        ["Complete"],
    )
    assert [one.steps[0].state for one in seen] == [State.FAILED, State.RUNNING, State.SUCCEEDED]
    assert [one.method for one in desk.seen].count("POST") == 1
    assert json.loads(desk.seen[0].body) == {"workflow_id": 12, "external_parameters": {"file": "a.mov"}}
    await close(client)


async def test_a_failed_order_names_its_step(make: Any, desk: Desk) -> None:
    client = make()
    steps = '<work_step id="1"><name>Copy</name><status state="Error">no space</status></work_step>'
    desk.lay(STARTED).lay(ORDER.format("Failed", "ended", steps))
    run = await settle(client.work_orders.start(workflow_id=12))
    with pytest.raises(ExecutionFailed, match="step 'Copy' failed: no space"):
        await settle(run.wait(timeout=60))
    assert len(desk.seen) == 2
    again = resume(run.token(), clients=[client])
    assert (again.id, dict(again.ids)) == ("9120", {"work_order_id": "9120"})
    await settle(again.cancel())
    assert desk.seen[-1].path == "/work_order_cancel/9120.json"
    await close(client)


async def test_a_refused_start_names_the_missing_inputs(make: Any, desk: Desk) -> None:
    client = make()
    refusal = {"work_order": {"status": "Error", "statusDetails": "Cannot start"}, "missing_parameters": ["file"]}
    desk.lay(json.dumps(refusal), status=400)
    with pytest.raises(ApiError, match="Cannot start: missing parameters: file") as caught:
        await settle(client.work_orders.start(workflow_id=12))
    assert caught.value.details["missing_parameters"] == ["file"]  # type: ignore[attr-defined]
    await close(client)
