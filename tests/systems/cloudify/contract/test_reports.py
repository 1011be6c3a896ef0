"""Steps, operations, events and log lines of Cloudify, in both worlds, over real sockets."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from orchestrator_clients import ApiError, ExecutionCancelled, ExecutionFailed, NotFoundError, State, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Step
from tests.contract.both import every, settle

pytestmark = pytest.mark.anyio

START: dict[str, Any] = {"deployment_id": "web", "workflow_id": "install"}
FAILING = Run(
    steps=(
        Step("create", 3),
        Step("configure", 2, attempts=2, message="not yet"),
        Step("start", 2, ends="failed", message="no space left"),
        Step("check", 1),
    )
)


async def started(cloudify: Any, manager: CloudifySimulator, script: Run = FAILING) -> Any:
    manager.script = script
    return await settle(cloudify.executions.start(**START))


async def test_steps_are_operations_of_node_instances(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await started(cloudify, manager)
    manager.clock.advance(5)  # type: ignore[attr-defined]
    seen = await settle(run.refresh())
    assert [(step.name, step.state, step.raw_status) for step in seen.steps] == [
        ("create", State.SUCCEEDED, "succeeded"),
        ("configure", State.RUNNING, "started"),
        ("start", State.QUEUED, "pending"),
        ("check", State.QUEUED, "pending"),
    ]
    (group,) = {step.group for step in seen.steps}
    assert group.startswith("vm_")
    assert manager.count("list_events") == 0  # nothing has failed or ended: there is nothing to be told


async def test_a_failure_has_the_reason_and_steps_their_times(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await started(cloudify, manager)
    with pytest.raises(ExecutionFailed, match=r"step 'start' of 'vm_\w+' failed: no space left$") as caught:
        await settle(run.wait())
    steps = {(step.name, step.raw_status): step for step in caught.value.run.steps}
    tried, again = steps["configure", "rescheduled"], steps["configure", "succeeded"]
    assert (tried.state, tried.tolerated, tried.message) == (State.FAILED, True, "not yet")
    assert (tried.started, tried.ended) == (steps["create", "succeeded"].ended, again.started)
    assert again.ended - again.started == timedelta(seconds=2)
    failed = steps["start", "failed"]
    assert (failed.tolerated, failed.ended - failed.started) == (False, timedelta(seconds=2))
    assert (steps["check", "pending"].started, steps["check", "pending"].ended) == (None, None)


async def test_what_a_cancel_cut_off_is_cancelled(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await started(cloudify, manager, Run(steps=(Step("create", 3), Step("start", 900)), stopping=1))
    manager.clock.advance(10)  # type: ignore[attr-defined]
    await settle(run.cancel())
    with pytest.raises(ExecutionCancelled, match=r"step 'start' of 'vm_\w+' was under way$") as caught:
        await settle(run.wait())
    assert [(step.state, step.raw_status) for step in caught.value.run.steps] == [
        (State.SUCCEEDED, "succeeded"),
        (State.CANCELLED, "started"),
    ]


async def test_a_success_is_not_asked_for_its_steps_until_somebody_wants_them(
    cloudify: Any, manager: CloudifySimulator
) -> None:
    run = await settle((await started(cloudify, manager, Run(steps=(Step("create"),)))).wait())
    assert (len(run.steps), manager.count("list_operations")) == (0, 0)
    assert [step.state for step in (await settle(run.refresh())).steps] == [State.SUCCEEDED]
    assert [step.state for step in await settle(cloudify.steps_of(run))] == [State.SUCCEEDED]


async def test_a_resumed_execution_keeps_the_steps_it_had(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await settle((await started(cloudify, manager)).wait(check=False))
    again = await settle((await settle(cloudify.executions.resume(run.id))).wait())
    told = [(step.name, step.raw_status) for step in (await settle(again.refresh())).steps]
    assert told[0] == ("create", "succeeded")
    assert told[-1] == ("check", "succeeded")
    assert ("start", "rescheduled") in told


@pytest.mark.parametrize(("status", "asked"), [(400, 1), (405, 1), (403, 3), (404, 3), (500, 6)])
async def test_a_manager_that_does_not_tell_operations_has_no_steps(
    cloudify: Any, manager: CloudifySimulator, status: int, asked: int
) -> None:
    run = await started(cloudify, manager)
    manager.fault(faults.status(status), on="list_operations")
    manager.clock.advance(60)  # type: ignore[attr-defined]
    for _ in range(3):
        seen = await settle(run.refresh())
        assert (seen.state, len(seen.steps), seen.message) == (State.FAILED, 0, "no space left")
    assert manager.count("list_operations") >= asked
    assert (status in (400, 405)) == (manager.count("list_operations") == 1)


async def test_events_that_cannot_be_read_leave_steps_without_times(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await started(cloudify, manager)
    manager.fault(faults.status(403), on="list_events")
    with pytest.raises(ExecutionFailed, match=r"step 'start' of 'vm_\w+' failed: no space left"):
        await settle(run.wait())
    assert {step.started for step in (await settle(run.refresh())).steps} == {None}


async def test_operations_page_by_page(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await settle((await started(cloudify, manager)).wait(check=False))
    listed = await every(cloudify.operations.list(run.id, page_size=2))
    assert manager.count("list_operations") == 1 + 3
    holder, first, *_ = listed
    assert (holder.kind, holder.state, first.task) == ("SubgraphTask", State.FAILED, "script_runner.tasks.run")
    assert (first.name, first.node, first.retries) == ("create", "vm", 0)
    assert first.created is not None
    assert [one.retries for one in listed if one.name == "configure"] == [0, 1]
    assert len({one.id for one in listed}) == 6
    (failed,) = [one for one in await every(cloudify.operations.list(run.id, state="failed")) if one.node_instance]
    assert failed.name == "start"
    assert len(await every(cloudify.operations.list(run.id, internal=True, limit=20))) == 11
    with pytest.raises(NotFoundError):
        await every(cloudify.operations.list("no-such-id"))
    manager.knows_operations = False
    with pytest.raises(ApiError, match="graph_id"):
        await every(cloudify.operations.list(run.id))


async def test_events_and_their_filters(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await settle((await started(cloudify, manager)).wait(check=False))
    await settle((await started(cloudify, manager, Run(steps=(Step("other"),)))).wait())
    mine = await every(run.logs())
    assert {event.execution_id for event in mine} == {run.id}
    (newest,) = await every(run.logs(newest_first=True, limit=1))
    assert newest.recorded == mine[-1].recorded
    assert [event.recorded for event in mine] == sorted(event.recorded for event in mine)
    (failed,) = await every(run.logs(event_type="task_failed"))
    assert (failed.is_log, failed.operation, failed.causes[0]["message"]) == (False, "start", "no space left")
    lines = await every(cloudify.events.list(run.id, kind="log", page_size=2))
    assert {(event.is_log, event.level, event.type) for event in lines} == {(True, "info", None)}
    assert len(lines) == 4
    assert await every(run.logs(level="error")) == []
    assert await every(run.logs(message="%NO SPACE%", kind="event")) == [failed, mine[-1]]
    assert await every(run.logs(since=failed.recorded)) == [failed, mine[-1]]
    assert await every(run.logs(until=mine[0].recorded)) == [one for one in mine if one.recorded == mine[0].recorded]
    assert len(await every(cloudify.events.list(deployment_id="web"))) > len(mine)
    before = len(manager.calls)
    assert await every(cloudify.events.list(run.id, event_type=[])) == []
    assert len(manager.calls) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kind": "cloudify_log"}, "kind='cloudify_log': give one of event, log"),
        ({"since": "yesterday"}, "since='yesterday': give a datetime with a time zone"),
        ({"until": datetime(2030, 1, 1)}, "until=.* give a datetime with a time zone"),
        ({"level": 5}, "level=5: give a text, or a list of texts"),
        ({"colour": "red"}, "no 'colour' to filter events by"),
        ({"limit": -1}, "limit=-1"),
        ({"page_size": "x"}, "page_size='x'"),
    ],
)
async def test_bad_filters_are_refused_before_anything_is_sent(
    cloudify: Any, manager: CloudifySimulator, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        await every(cloudify.events.list("e1", **arguments))
    assert manager.calls == []


async def test_following_reads_everything_once(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await started(cloudify, manager)
    followed = await every(run.follow(poll=0.7))
    # What two workers report within some seconds may come in another order than that of its time: compared without it.
    assert sorted(map(str, followed)) == sorted(map(str, await every(run.logs())))
    assert manager.count("list_events") > 10
    assert len(await every(cloudify.events.follow(run.id, event_type="workflow_failed"))) == 1
    with pytest.raises(UsageError, match="poll=0"):
        await every(cloudify.events.follow(run.id, poll=0))
    with pytest.raises(NotFoundError):
        await every(cloudify.events.follow("no-such-id"))


async def test_a_late_event_and_an_equal_one_are_not_lost(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await started(cloudify, manager, Run(steps=(Step("create", 3),)))
    begin = datetime(2030, 5, 1, 8, tzinfo=UTC)

    def page(*seconds: float) -> faults.Reply:
        items = [
            {
                "type": "cloudify_log",
                "level": "info",
                "message": "x",
                "timestamp": (begin + timedelta(seconds=at)).isoformat(),
            }
            for at in seconds
        ]
        body = {"items": items, "metadata": {"pagination": {"total": len(items), "size": 1000, "offset": 0}}}
        return faults.Reply(name="page", status=200, body=json.dumps(body).encode())

    # The second reading shows one that was recorded late, and a line that came twice in one millisecond.
    for number, answer in enumerate((page(1, 4), page(1, 3, 4, 4), page(4, 4, 9)), 1):
        manager.fault(answer, on="list_events", calls=range(number, number + 1))
    followed = [event.recorded.timestamp() - begin.timestamp() async for event in _each(run.follow(poll=1.5))]
    assert followed[:6] == [1, 4, 3, 4, 9]


async def _each(events: Any) -> Any:
    for event in await every(events):
        if event.message == "x":
            yield event


@pytest.mark.parametrize("body", [b"[]", b'{"items": 5}', b'{"items": [5]}', b'{"metadata": {}}', b'{"items": ['])
@pytest.mark.parametrize("operation", ["list_operations", "list_events"])
async def test_damaged_answers_do_not_hide_how_it_ended(
    cloudify: Any, manager: CloudifySimulator, operation: str, body: bytes
) -> None:
    run = await started(cloudify, manager)
    manager.fault(faults.Reply(name="damaged", status=200, body=body), on=operation)
    with pytest.raises(ExecutionFailed, match="no space left"):
        await settle(run.wait())
