"""The client over a loopback server that fails: what is sent once, what is repeated, what is raised."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import ApiError, ConflictError, DecodeError, NotFoundError, OutcomeUnknownError, ServerError
from tests.contract.both import close, settle
from tests.systems.aspera_orchestrator.unit.desk import ORDER, PAGE, TRACE, Desk, method_of, sample

pytestmark = pytest.mark.anyio


ONCE = [
    ("work_orders.start", {"workflow_id": 12}),
    ("work_orders.start", {"workflow_id": 12, "method": "GET"}),
    ("work_orders.cancel", {"work_order_id": 9}),
    ("work_orders.reset", {"work_order_id": 9}),
    ("work_steps.cancel", {"work_step_id": 9}),
    ("work_steps.restart", {"work_step_id": 9}),
]


@pytest.mark.parametrize(("name", "arguments"), ONCE)
@pytest.mark.parametrize(
    ("status", "content"), [(200, PAGE), (200, ""), (200, TRACE), (200, "{"), (502, PAGE), (504, "")]
)
async def test_what_changes_something_is_sent_once(
    make: Any, desk: Desk, name: str, arguments: Any, status: int, content: str
) -> None:
    client = make()
    desk.lay(content, status=status)
    with pytest.raises(OutcomeUnknownError, match="To find out, l"):
        await settle(method_of(client, name)(**arguments))
    assert len(desk.seen) == 1
    await close(client)


@pytest.mark.parametrize(("name", "arguments"), ONCE)
async def test_a_refusal_is_no_unknown_outcome(make: Any, desk: Desk, name: str, arguments: Any) -> None:
    client = make()
    desk.lay(TRACE, status=500)
    with pytest.raises(ServerError, match="go by the text"):
        await settle(method_of(client, name)(**arguments))
    assert len(desk.seen) == 1
    await close(client)


READS = [
    ("work_steps.get", {"work_order_id": 8461, "step_name": "Create faspex package"}, sample("work_step_status.xml")),
    ("work_steps.status", {"work_order_id": 1, "step_name": "S"}, b"Complete"),
    ("work_steps.output", {"work_step_id": 1, "output_name": "o", "format": "xml"}, sample("work_step_output.xml")),
    ("work_orders.get", {"work_order_id": 9120}, ORDER.format("Complete", "", "").encode()),
    ("work_orders.outputs", {"work_order_id": 1}, b"<work_order_output/>"),
    ("workflows.inputs", {"workflow_id": 1}, b'{"workflow_inputs_spec": {"parameter": []}}'),
]


@pytest.mark.parametrize(("name", "arguments", "answer"), READS)
@pytest.mark.parametrize(
    "bad", [PAGE, TRACE, "", '{"a": ', "<work_order><status", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
async def test_a_read_that_gets_rubbish_is_repeated(
    make: Any, desk: Desk, name: str, arguments: Any, answer: bytes, bad: str
) -> None:
    client = make()
    desk.lay(bad).lay(bad).lay(answer)
    await settle(method_of(client, name)(**arguments))
    assert len(desk.seen) == 3
    await close(client)


async def test_rubbish_that_stays_is_a_decode_error_with_its_first_characters(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay(PAGE)
    with pytest.raises(DecodeError, match="HTML page") as caught:
        await settle(client.work_steps.get(work_order_id=1, step_name="S"))
    assert caught.value.excerpt.startswith("<!DOCTYPE html>")
    assert caught.value.operation == "get_work_step_status_json"
    await close(client)


async def test_404_may_mean_anything_and_keeps_its_text(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay(TRACE, status=404, kind="text/plain")
    with pytest.raises(ApiError, match="Couldn't find WorkStep") as caught:
        await settle(client.work_steps.get(work_order_id=1, step_name="S"))
    assert not isinstance(caught.value, NotFoundError)
    assert (caught.value.status, len(desk.seen)) == (404, 1)
    assert "look alike" in str(caught.value)
    await close(client)


async def test_a_restart_that_was_not_done(make: Any, desk: Desk) -> None:
    client = make()
    desk.lay("<WorkStep_Reset><workstep_reset>false</workstep_reset></WorkStep_Reset>")
    with pytest.raises(ConflictError, match="did not reset"):
        await settle(client.work_steps.restart(7))
    await close(client)
