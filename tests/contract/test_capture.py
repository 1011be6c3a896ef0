"""What a client sent and got, seen beside the typed results: in all systems and both worlds."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from orchestrator_clients import ApiError, CapturedCall, CapturedCalls, TransportError, UsageError
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step, faults
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import Case, client_of

pytestmark = pytest.mark.anyio


def reads(case: Case, calls: CapturedCalls) -> list[CapturedCall]:
    return [call for call in calls if call.operation == case.read_operation]


async def test_the_answer_beside_the_typed_result(case: Case, client: Any, simulator: Any) -> None:
    with client.capture() as calls:
        run = await settle(case.read(client, simulator))
        await settle(client.with_options(deadline=50).fetch_run(run.ids, detail=False))
    first, second = reads(case, calls)[:2]
    (sent, *_) = simulator.calls_of(case.read_operation)
    assert (first.system, first.method, first.status, first.attempt) == (case.system, sent.method, 200, 1)
    assert first.url == simulator.url + sent.path
    assert first.body is not None
    assert second.body is not None
    assert run.id.encode() in first.body
    assert int(first.headers["content-length"]) == len(first.body)
    assert (first.error, first.request_id) == (None, first.headers.get("x-amzn-requestid") or first.request_id)
    assert 0 <= first.duration < 60
    kept = len(calls)
    await settle(case.read(client, simulator))
    assert len(calls) == kept, "it ends with the block"


async def test_repeats_and_refusals(case: Case, client: Any, simulator: Any) -> None:
    simulator.fault(faults.reset_before_answer(), on=case.read_operation, calls=1)
    simulator.fault(faults.status(503), on=case.read_operation, calls=2)
    with client.capture() as calls:
        await settle(case.read(client, simulator))
    seen = [(call.attempt, call.status, call.error) for call in reads(case, calls)]
    assert seen[:3] == [(1, None, "ConnectionFailed"), (2, 503, "ServerError"), (3, 200, None)]
    assert reads(case, calls)[0].body is None
    simulator.fault(faults.status(400), on=case.read_operation)
    with client.capture() as calls, pytest.raises(ApiError) as caught:
        await settle(case.read(client, simulator))
    (refused,) = reads(case, calls)
    assert (refused.status, refused.request_id) == (400, caught.value.request_id)
    assert refused.body
    assert refused.error == type(caught.value).__name__


async def test_no_credential_is_in_it(case: Case, client: Any, simulator: Any) -> None:
    with client.capture() as calls:
        await settle(case.read(client, simulator))
    shown = repr([(call, call.url, call.headers, call.body) for call in calls])
    for secret in case.secrets(simulator):
        assert secret not in shown
    logins = [
        call
        for call in calls
        if call.operation not in {sent.operation for sent in simulator.calls_of(case.read_operation)}
    ]
    for login in logins:
        if "login" in login.operation or "token" in login.operation:
            assert login.body is None
            assert login.status == 200


async def test_others_are_not_mixed_in(case: Case, client: Any, simulator: Any) -> None:
    """Neither the calls of another client, nor those of a task or thread that began elsewhere."""
    is_async = hasattr(client, "aclose")
    other = client_of(simulator, "async" if is_async else "sync")
    with client.capture() as outer, client.capture(limit=1, max_body=10) as inner:
        await settle(case.read(client, simulator))
        await settle(case.read(other, simulator))
        if is_async:
            await asyncio.gather(case.read(client, simulator), case.read(client, simulator))
        else:
            thread = threading.Thread(target=case.read, args=(client, simulator))
            thread.start()
            await asyncio.to_thread(thread.join)
            case.read(client, simulator)
    await close(other)
    assert len(reads(case, outer)) == (3 if is_async else 2)
    assert [call.body for call in inner] == [None]
    assert inner.dropped == len(outer) - 1
    assert (outer.dropped, repr(inner)) == (0, "<1 captured calls>")
    assert list(outer[-1:]) == [outer[-1]]


async def test_two_tasks_or_threads_with_a_capture_each(case: Case, client: Any, simulator: Any) -> None:
    async def one() -> int:
        with client.capture() as calls:
            await settle(case.read(client, simulator))
            await asyncio.sleep(0)
            await settle(case.read(client, simulator))
        return len(reads(case, calls))

    if hasattr(client, "aclose"):
        assert await asyncio.gather(*(one() for _ in range(4))) == [2] * 4
    else:
        found = await asyncio.gather(*(asyncio.to_thread(lambda: asyncio.run(one())) for _ in range(4)))
        assert found == [2] * 4


async def test_a_wait_is_in_it(case: Case, client: Any, simulator: Any) -> None:
    simulator.script = Run(steps=(Step("build", 30.0),), stopping=5)
    run = await settle(case.start(client, simulator))
    with client.capture() as calls:
        await settle(run.wait(timeout=3600))
    assert len(calls) >= 2
    assert {call.operation for call in calls} <= {*case.looks, "list_operations", "list_events"} | {
        call.operation for call in simulator.calls if call.operation
    }


@pytest.mark.parametrize(
    ("options", "message"),
    [({"limit": 0}, "limit=0: give a whole number from 1"), ({"max_body": -1}, "max_body=-1"), ({"limit": 1.5}, "1.5")],
)
async def test_what_is_refused(client: Any, options: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message), client.capture(**options):
        pass


@pytest.mark.parametrize("world", WORLDS)
async def test_a_log_is_in_it_without_its_body_and_link(world: str) -> None:
    with AdobeCloudManagerSimulator() as simulator:
        client: Any = client_of(simulator, world)
        run = await settle(client.executions.start(simulator.program_id, simulator.pipeline_id))
        ended = await settle(run.wait(timeout=36_000, check=False))
        with client.capture() as calls:
            assert await every(ended.logs(step="build"))
        await close(client)
    log = calls[-1]
    assert (log.status, log.body, log.error) == (200, None, None)
    assert "?" not in log.url
    assert "sig=" not in repr([(call.headers, call.url) for call in calls])


@pytest.mark.parametrize("world", WORLDS)
async def test_no_server_is_an_attempt_as_well(world: str, case: Case, simulator: Any) -> None:
    client = client_of(simulator, world, max_attempts=2, chance=lambda: 0.0)
    simulator.refuse()
    with client.capture() as calls, pytest.raises(TransportError):
        await settle(case.read(client, simulator))
    assert [(call.status, dict(call.headers), call.error) for call in calls][:1] == [(None, {}, "ConnectionFailed")]
    await close(client)
