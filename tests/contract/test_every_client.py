"""What all five clients and their executions offer alike, in both worlds, over real sockets and on virtual time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    ClosedError,
    ExecutionCancelled,
    State,
    UsageError,
    WaitTimeout,
    async_wait_many,
    async_watch_many,
    resume,
    wait_many,
    watch_many,
)
from orchestrator_clients.testing import Run, Simulator, Step
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.case import Read
from tests.contract.cases import Case, client_of

pytestmark = pytest.mark.anyio


@pytest.fixture
def read(case: Case) -> Read:
    return case.generated


@pytest.fixture
def generated(case: Case, read: Read) -> Any:
    """The module of the generated client."""
    return import_module(f"orchestrator_api.{case.system}.api.{read.module}")


@pytest.fixture(params=WORLDS)
async def client(request: pytest.FixtureRequest, simulator: Simulator, anyio_backend: str) -> AsyncIterator[Any]:
    client = client_of(simulator, request.param)
    yield client
    await close(client)


def is_async(client: Any) -> bool:
    return hasattr(client, "aclose")


async def started(case: Case, client: Any, simulator: Any, *, seconds: float = 30) -> Any:
    """Start a run of one step that takes so long, and let it begin."""
    simulator.script = Run(steps=(Step("build", seconds),), stopping=5)
    run = await settle(case.start(client, simulator))
    simulator.clock.advance(5)
    return run


async def test_call_sends_what_the_generated_client_builds(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    run_id = str(simulator.seed(1)[0])
    request = generated.build_request(**read.arguments(run_id))
    answer = await settle(client.call(request, lambda answer: answer.content, headers={"x-mine": "1"}))
    (call,) = simulator.calls_of(case.read_operation)
    assert (call.method, call.header("x-mine")) == (request["method"].upper(), "1")
    assert run_id.encode() in answer


async def test_stream_gives_the_body_unread(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    run_id = str(simulator.seed(1)[0])
    request = generated.build_request(**read.arguments(run_id))
    body = await settle(client.stream(request))
    assert (body.status, body.encoded) == (200, False)
    whole = b"".join(await every(body))
    assert run_id.encode() in whole
    assert len(whole) == int(body.headers["content-length"])
    for _ in range(2):
        await settle(body.aclose() if is_async(client) else body.close())
    unread = await settle(client.stream(request))
    await settle(unread.aclose() if is_async(client) else unread.close())
    assert simulator.count(case.read_operation) == 2


async def test_the_rest_of_the_api_goes_through_the_same_seam(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    call = generated.asyncio if is_async(client) else generated.sync
    assert await settle(call(**read.arguments(str(simulator.seed(1)[0])), client=client.api))
    with pytest.raises(ApiError) as caught:
        await settle(call(**read.arguments(read.unknown), client=client.api))
    assert (caught.value.system, caught.value.operation) == (case.system, case.read_operation)


async def test_operations_of_the_api_are_methods(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    """They return the very result, or raise; with a time of their own, and the documentation of the operation."""
    tag, name = read.module.split(".")
    told = import_module(f"orchestrator_api.{case.system}").SURFACE["operations"][name]
    resource, arguments = getattr(client.api, tag), read.arguments(str(simulator.seed(1)[0]))
    call = generated.asyncio if is_async(client) else generated.sync
    method = getattr(resource, told["method"])
    found = await settle(method(**arguments))
    assert type(found) is type(await settle(call(**arguments, client=client.api))) is not type(None)
    assert method.__doc__ == generated.sync_detailed.__doc__
    with pytest.raises(ApiError) as caught:
        await settle(method(**read.arguments(read.unknown)))
    assert (caught.value.system, caught.value.operation) == (case.system, case.read_operation)
    hurried = getattr(resource.with_timeout(5), told["method"])
    assert type(await settle(hurried(**arguments))) is type(found)
    with pytest.raises(UsageError, match="timeout"):
        await settle(getattr(resource.with_timeout(-1), told["method"])(**arguments))


async def test_watch_tells_each_change_and_ends_with_the_run(case: Case, client: Any, simulator: Any) -> None:
    run = await started(case, client, simulator)
    looks = await every(run.watch(poll=(1, 5)))
    assert [look.state for look in looks][-1] is State.SUCCEEDED
    assert not any(look.state.ended for look in looks[:-1])
    assert {look.id for look in looks} == {run.id}
    assert all(before != after for before, after in pairwise(looks))


async def test_a_run_is_cancelled_by_its_handle(case: Case, client: Any, simulator: Any) -> None:
    run = await started(case, client, simulator, seconds=9000)
    await settle(run.cancel())
    assert simulator.calls[-1].method != "GET" or case.system == "aspera_orchestrator", "something was asked for"
    assert (await settle(run.refresh())).state not in (State.SUCCEEDED, State.FAILED)
    with pytest.raises(ExecutionCancelled) as caught:
        await settle(run.wait())
    assert caught.value.run.id == run.id
    assert simulator.count(case.start_operation) == 1


async def test_a_run_is_picked_up_by_its_token(case: Case, client: Any, simulator: Any) -> None:
    run = await started(case, client, simulator, seconds=1000)
    token = run.token(timeout=100)
    assert not [secret for secret in case.secrets(simulator) if secret in token]
    assert json.loads(token)["ids"] == dict(run.ids)
    before = len(simulator.calls)
    again = resume(token, clients=[client])
    assert (type(again), again.ids, len(simulator.calls)) == (type(run), run.ids, before)
    with pytest.raises(WaitTimeout):
        await settle(again.wait())
    assert (await settle(again.wait(timeout=2000))).state is State.SUCCEEDED


async def test_a_list_is_read_whole_or_page_by_page(read: Read, client: Any, simulator: Any) -> None:
    seeded = {str(run_id) for run_id in simulator.seed(60)}
    runs = [run.id for run in await every(read.runs(client))]
    pages = await every(read.runs(client).pages())
    assert [run.id for page in pages for run in page.items] == runs
    assert seeded <= set(runs)
    assert len(set(runs)) == len(runs)
    assert pages[-1].next is None
    assert all(page.next is not None for page in pages[:-1])


async def test_runs_are_looked_at_together(read: Read, client: Any, simulator: Any) -> None:
    simulator.seed(3)
    runs = (await every(read.runs(client)))[:3]
    lanes = {client.run_lane(run.ids)[0] for run in runs}
    assert len(lanes) == 1
    found = await settle(client.fetch_runs([run.ids for run in runs]))
    assert {run_id: run.raw_status for run_id, run in found.items()} == {run.id: run.raw_status for run in runs}
    assert all(type(found[run.id]) is type(run) for run in runs)


async def test_many_are_waited_for_and_watched(read: Read, client: Any, simulator: Any) -> None:
    simulator.seed(3)
    runs = (await every(read.runs(client)))[:3]
    waited = await settle((async_wait_many if is_async(client) else wait_many)(runs))
    assert [(one.run.id, one.run.state) for one in waited] == [(run.id, run.state) for run in runs]
    assert all((one.error is None) == (one.run.state is State.SUCCEEDED) for one in waited)
    watched = await every((async_watch_many if is_async(client) else watch_many)(runs))
    assert {one.run.id for one in watched} == {run.id for run in runs}


async def test_redact_leaves_no_secret_of_the_client_nor_what_it_is_to_hide(
    case: Case, read: Read, client: Any, simulator: Any
) -> None:
    await settle(case.read(client, simulator))  # some secrets are known only once they are needed
    secret = getattr(simulator.credentials, read.credential)
    shown = client.redact(f"it said {secret}, and twice: {secret!r}")
    assert secret not in shown
    assert shown.startswith("it said ")
    told = "the run Pallas-4711"  # looks like no secret
    assert client.redact(told) == told
    client.hide("Pallas-4711")
    assert client.redact(told) == "the run ***"


@pytest.mark.parametrize("world", WORLDS)
async def test_closing(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    if world == "async":
        async with client as same:
            run = await case.read(client, simulator)
    else:
        with client as same:
            run = case.read(client, simulator)
    before = len(simulator.calls)
    assert same is client
    await close(client)  # twice is fine
    for use in (run.refresh, run.wait, run.cancel):
        with pytest.raises(ClosedError) as caught:
            await settle(use())
        assert caught.value.system == case.system
    assert len(simulator.calls) == before
