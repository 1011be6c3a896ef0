"""The limits of the one seam, through both transports and both worlds: pauses, deadline, budget, timeouts, proxy, sharing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from orchestrator_clients import (
    AsyncCloudify,
    Cloudify,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ServerError,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, VirtualClock
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, Case, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]
both_worlds = pytest.mark.parametrize("world", WORLDS)

READ = "get_execution"
START = {"deployment_id": "web", "workflow_id": "install"}
NEVER = 10_000
"""Attempts: more than anything else allows."""


@pytest.fixture
def server() -> Iterator[CloudifySimulator]:
    with CloudifySimulator() as simulator:
        yield simulator


def client(server: CloudifySimulator, world: str, **options: Any) -> Any:
    return client_of(server, world, **{"verify": False, "chance": lambda: 0.0, **options})


async def read(client: Any, server: CloudifySimulator, **options: Any) -> float:
    """Read an execution, and return the seconds of virtual time that it took."""
    (run_id,) = server.seed(1)
    begun = server.clock.time()
    try:
        await settle(client.executions.get(run_id, **options))
    finally:
        await close(client)
    return server.clock.time() - begun


@both_worlds
@pytest.mark.parametrize(
    ("fault", "seconds"),
    [
        (faults.rate_limited(7), 7),
        (faults.rate_limited(faults.Later(7)), 7),
        (faults.rate_limited("soon"), 0.5),  # chance is 0: only what a throttle adds of itself
        (faults.status(503, retry_after=9), 9),
        (faults.Reply(name="ms", status=503, headers=(("x-amz-retry-after", "2500"),)), 2.5),
        (faults.rate_limited(-3), 0.5),
        (faults.status(500), 0),
        (faults.status(408), 0),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_a_server_is_given_the_time_it_asks_for(
    server: CloudifySimulator, world: str, fault: faults.Fault, seconds: float
) -> None:
    server.fault(fault, on=READ, calls=1)
    assert await read(client(server, world), server) == pytest.approx(seconds, abs=1)
    assert server.count(READ) == 2


@both_worlds
async def test_pauses_are_random_parts_of_a_growing_whole(server: CloudifySimulator, world: str) -> None:
    server.fault(faults.status(500), on=READ, calls=range(1, 9))
    most = sum(min(20.0, 0.5 * 2**n) for n in range(8))
    took = await read(client(server, world, max_attempts=9, chance=lambda: 0.5), server)
    assert took == pytest.approx(most / 2, abs=0.01)


@both_worlds
async def test_a_pause_longer_than_the_deadline_is_not_begun(server: CloudifySimulator, world: str) -> None:
    server.fault(faults.rate_limited(120), on=READ)
    begun = server.clock.time()
    with pytest.raises(RateLimitError) as caught:
        await read(client(server, world, deadline=60), server)
    assert (caught.value.retry_after, server.count(READ), server.clock.time()) == (120, 1, begun)


@both_worlds
async def test_a_call_with_all_its_repeats_ends_by_the_deadline(server: CloudifySimulator, world: str) -> None:
    server.fault(faults.rate_limited(7), on=READ)
    begun = server.clock.time()
    with pytest.raises(RateLimitError):
        await read(client(server, world, deadline=60, max_attempts=NEVER), server)
    assert 45 < server.clock.time() - begun <= 60
    assert server.count(READ) == 9


@both_worlds
async def test_a_sick_server_is_not_hammered(server: CloudifySimulator, world: str) -> None:
    server.fault(faults.status(500), on=READ)
    one = client(server, world, max_attempts=4)
    for _ in range(20):
        with pytest.raises(ServerError):
            await settle(one.executions.get("any"))
    assert server.count(READ) == 20 + 20, "the budget is 20 repeats, where 60 were allowed"
    server.reset()
    server.seed(50)
    runs = await every(one.executions.list())
    for run in runs:
        await settle(run.refresh())
    server.fault(faults.status(500), on=READ)
    before = server.count(READ)
    with pytest.raises(ServerError):
        await settle(one.executions.get("any"))
    assert server.count(READ) - before == 4, "successes fill it again"
    await close(one)


@both_worlds
async def test_a_timeout_of_one_call(server: CloudifySimulator, world: str) -> None:
    server.fault(faults.hang(), on=READ)
    begun = time.monotonic()
    with pytest.raises(RequestTimeout):
        await read(client(server, world, timeout=600.0, max_attempts=1), server, timeout=(600.0, 0.1))
    assert time.monotonic() - begun < 60


@both_worlds
async def test_a_start_that_gets_no_answer_in_time_is_in_doubt(server: CloudifySimulator, world: str) -> None:
    server.fault(faults.hang(), on="start_execution")
    one = client(server, world, timeout=600.0)
    with pytest.raises(OutcomeUnknownError, match="list the newest executions"):
        await settle(one.executions.start(**START, timeout=0.1))
    assert server.count("start_execution") == 1
    await close(one)


@both_worlds
async def test_a_proxy_is_what_is_spoken_to(server: CloudifySimulator, world: str) -> None:
    known, server.hosts = server.credentials, None
    make = Cloudify if world == "sync" else AsyncCloudify
    one = make(
        "http://manager.example.test",
        tenant=known.tenant,
        auth=(known.username, known.password),
        proxy=server.url,
        allow_plain_http=True,
        verify=False,
    )
    with pytest.raises(NotFoundError):  # the simulator is asked as a proxy, for a whole URL that it does not know
        await read(one, server)
    (call,) = server.calls
    assert (call.method, call.header("host")) == ("GET", "manager.example.test")
    assert call.path.startswith("http://manager.example.test/api/v3.1/executions/")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@both_worlds
async def test_many_threads_or_tasks_share_a_client(case: Case, world: str) -> None:
    with case.make() as server:
        one = client(server, world)  # type: ignore[arg-type]
        if world == "sync":
            with ThreadPoolExecutor(16) as threads:
                runs = list(threads.map(lambda _: case.read(one, server), range(48)))
        else:
            runs = await asyncio.gather(*(case.read(one, server) for _ in range(48)))
        await close(one)
    assert len(runs) == 48
    assert all(run.state.ended for run in runs)
    assert isinstance(server.clock, VirtualClock)
    logins = [call for call in server.calls if call.header("authorization") is None]
    assert len(logins) <= 1, "a token is got once, however many need it"
