"""Other options for some calls, policies of repeats, and an HTTP stack of the caller's own: in all systems and both worlds."""

from __future__ import annotations

import asyncio
import copy
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients import (
    ApiError,
    AsyncAwsImageBuilder,
    AwsImageBuilder,
    ClosedError,
    OrchestratorError,
    Retry,
    UsageError,
)
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step, faults
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import Case, client_of

pytestmark = pytest.mark.anyio


POLICIES: tuple[tuple[Any, faults.Fault, int], ...] = (
    ({"retry": Retry(attempts=1)}, faults.status(503), 1),
    ({"retry": Retry(attempts=2)}, faults.status(503), 2),
    ({"max_attempts": 3}, faults.status(503), 3),
    ({"retry": Retry(attempts=3, statuses={429})}, faults.status(503), 1),
    ({"retry": Retry(attempts=3, statuses={429})}, faults.rate_limited(1), 3),
    ({"retry": Retry(attempts=3, statuses={418})}, faults.status(418), 3),
    ({"retry": Retry(attempts=3, statuses=())}, faults.status(503), 1),
    ({"retry": Retry(attempts=3, statuses=())}, faults.reset_before_answer(), 3),
)


@pytest.mark.parametrize(("options", "fault", "count"), POLICIES, ids=lambda value: getattr(value, "name", None))
async def test_a_policy_for_one_call(
    case: Case, client: Any, simulator: Any, options: Any, fault: Any, count: int
) -> None:
    simulator.fault(fault, on=case.read_operation)
    with pytest.raises(OrchestratorError):
        await settle(case.read(client.with_options(**options), simulator))
    assert simulator.count(case.read_operation) == count


async def test_a_policy_for_a_client_and_what_it_began_with_stays(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world, chance=lambda: 1.0, retry=Retry(attempts=2, base=3))
    simulator.fault(faults.status(500), on=case.read_operation)
    other = client.with_options(max_attempts=3, deadline=1000)
    for one, count in ((other, 3), (client, 2), (other.with_options(retry=Retry(attempts=1)), 1)):
        before, begun = simulator.count(case.read_operation), simulator.clock.time()
        with pytest.raises(ApiError):
            await settle(case.read(one, simulator))
        assert simulator.count(case.read_operation) - before == count
        assert simulator.clock.time() - begun == pytest.approx({3: 3 + 6, 2: 3, 1: 0}[count], abs=0.5)
    await close(client)


@pytest.mark.parametrize("heed", [True, False])
async def test_what_a_server_asks_for_is_heeded_or_not(case: Case, client: Any, simulator: Any, heed: bool) -> None:
    simulator.fault(faults.status(503, retry_after=40), on=case.read_operation, calls=1)
    begun = simulator.clock.time()
    await settle(case.read(client.with_options(retry=Retry(heed_retry_after=heed)), simulator))
    assert (simulator.clock.time() - begun >= 40) is heed


@pytest.mark.parametrize("fault", [faults.status(503), faults.status(429), faults.reset_before_answer()], ids=str)
async def test_no_policy_repeats_a_start(case: Case, client: Any, simulator: Any, fault: Any) -> None:
    if case.once_by_token is not None:
        pytest.skip("its starts carry a token that makes repeating them harmless")
    simulator.fault(fault, on=case.start_operation)
    with pytest.raises(OrchestratorError):
        await settle(case.start(client.with_options(retry=Retry(attempts=9, statuses={429, 503})), simulator))
    assert simulator.count(case.start_operation) == 1


async def test_handles_and_the_rest_of_the_api_have_them_too(case: Case, client: Any, simulator: Any) -> None:
    mine = client.with_options(headers={"X-Mine": "1"}).with_options(headers={"x-mine": "2", "X-More": "3"})
    run = await settle(case.read(mine, simulator))
    await settle(run.refresh())
    generated = import_module(f"orchestrator_api.{case.system}.api.{case.generated.module}")
    arguments = case.generated.arguments(str(simulator.seed(1)[0]))
    call = generated.asyncio if hasattr(client, "aclose") else generated.sync
    await settle(call(**arguments, client=mine.api))
    await settle(case.read(client, simulator))
    *theirs, last = simulator.calls_of(case.read_operation)
    assert len(theirs) == 3
    assert {(sent.header("x-mine"), sent.header("x-more")) for sent in theirs} == {("2", "3")}
    assert (last.header("x-mine"), last.header("x-more")) == (None, None)


async def test_a_wait_by_a_client_with_other_options(case: Case, client: Any, simulator: Any) -> None:
    simulator.script = Run(steps=(Step("build", 30.0),), stopping=5)
    run = await settle(case.start(client.with_options(headers={"X-Mine": "1"}), simulator))
    ended = await settle(run.wait(timeout=3600))
    assert ended.state.ended
    looks = [sent for look in case.looks for sent in simulator.calls_of(look) if sent.header("authorization")]
    assert {sent.header("x-mine") for sent in looks} == {"1"}


async def test_one_login_and_no_connection_more(case: Case, client: Any, simulator: Any, world: str) -> None:
    ones = [client.with_options(deadline=100 + number) for number in range(12)]
    if world == "sync":
        with ThreadPoolExecutor(12) as threads:
            await asyncio.to_thread(list, threads.map(lambda one: case.read(one, simulator), [client, *ones]))
    else:
        await asyncio.gather(*(case.read(one, simulator) for one in [client, *ones]))
    logins = [sent for sent in simulator.calls if sent.header("authorization") is None]
    assert len(logins) <= 1, "a token is got once, however many need it"


async def test_repeats_are_counted_together(case: Case, client: Any, simulator: Any) -> None:
    """The budget of repeats is that of the client: a sick server is not hammered by many with other options."""
    simulator.fault(faults.status(500), on=case.read_operation)
    for number in range(20):
        with pytest.raises(ApiError):
            await settle(case.read(client.with_options(deadline=100 + number), simulator))
    assert simulator.count(case.read_operation) <= 20 + 22


async def test_who_closes_what(case: Case, simulator: Any, world: str) -> None:
    client = client_of(simulator, world)
    other = client.with_options(deadline=9)
    third = other.with_options(deadline=8)
    await close(other)
    await close(other)
    with pytest.raises(ClosedError):
        await settle(case.read(other, simulator))
    for one in (client, third):
        assert await settle(case.read(one, simulator))
    await close(client)
    with pytest.raises(ClosedError):
        await settle(case.read(third, simulator))


REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"proxy": "http://p:1"}, "with_options: proxy cannot be changed here.*make another client"),
    ({"verify": False}, "verify cannot be changed here"),
    ({"transport": None}, "transport cannot be changed here"),
    ({"base_url": "https://other.example.com"}, "base_url cannot be changed here"),
    ({"clock": None}, "clock cannot be changed here"),
    ({"retries": 3}, "there is no option 'retries'; there are deadline, headers, max_attempts"),
    ({"retry": 3}, r"retry=3: give a Retry, such as Retry\(attempts=1\) for no repeats"),
    ({"retry": None}, "retry=None: give a Retry"),
    ({"retry": Retry(), "max_attempts": 2}, "give retry= or max_attempts=, not both"),
    ({"max_attempts": 0}, "max_attempts=0: give a whole number above 0"),
    ({"max_attempts": 2.5}, "max_attempts=2.5"),
    ({"deadline": 0}, "deadline=0"),
    ({"timeout": "x"}, "timeout='x'"),
    ({"headers": "x"}, "headers must be a mapping"),
    ({"headers": {"Host": "x"}}, "'Host' cannot be given"),
    ({"on_retry": 5}, "on_retry must be something that can be called"),
)


async def test_what_is_refused(client: Any, simulator: Any) -> None:
    for options, message in REFUSED:
        with pytest.raises(UsageError, match=message) as caught:
            client.with_options(**options)
        assert caught.value.system == client.system
    assert not simulator.calls


async def test_it_is_a_client_like_any_other(client: Any) -> None:
    other = client.with_options(max_response_bytes=1000)
    assert (type(other), repr(other), other.base_url) == (type(client), repr(client), client.base_url)
    assert (dict(other.scope), other.system) == (dict(client.scope), client.system)
    for act in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(UsageError, match="neither pickled nor copied"):
            act(other)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_after_a_fork(case: Case, simulator: Any) -> None:
    client = client_of(simulator, "sync")
    other = client.with_options(deadline=100)
    run = case.read(other, simulator)
    child = os.fork()
    if not child:
        try:
            run.refresh()
        except BaseException:
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    run.refresh()
    client.close()


async def test_a_secret_header_is_hidden_by_who_has_it(case: Case, client: Any, simulator: Any) -> None:
    other = client.with_options(headers={"X-Api-Token": "sesame-open-up"})
    assert "sesame" not in other.redact("it said sesame-open-up")
    assert "sesame" not in other.with_options(deadline=3).redact("it said sesame-open-up")
    await settle(case.read(client, simulator))  # what a chain of credentials gives is known from its first use
    secret = getattr(simulator.credentials, case.generated.credential)
    assert secret not in other.redact(f"it said {secret}")


async def test_a_secret_header_is_in_no_frame(client: Any) -> None:
    for bad in ({"max_attempts": 0}, {"verify": False}, {"deadline": 0}):
        with pytest.raises(UsageError) as caught:
            client.with_options(headers={"X-Api-Token": "sesame-open-up"}, **bad)
        frames, trace = [], caught.value.__traceback__
        while trace is not None:
            frames.append(trace.tb_frame)
            trace = trace.tb_next
        tests = ("/tests/", "/testing/contract/")  # the ledger's frame is one of the tests
        ours = [frame for frame in frames if not any(part in frame.f_code.co_filename for part in tests)]
        shown = repr([dict(frame.f_locals) for frame in ours])
        assert ours
        assert "sesame" not in shown


async def test_an_http_stack_of_the_callers_own(case: Case, simulator: Any, world: str) -> None:
    """`transport=`, `headers=`, `user_agent=` and all hooks of a client, and other hooks for one call."""
    told: list[str] = []
    hooks = {name: lambda event, name=name: told.append(name) for name in ("on_request", "on_response", "on_retry")}
    transport: Any = httpx.HTTPTransport() if world == "sync" else httpx.AsyncHTTPTransport()
    client = client_of(
        simulator, world, transport=transport, verify=True, headers={"X-Mine": "1"}, user_agent="bot/1", **hooks
    )
    simulator.fault(faults.status(503), on=case.read_operation, calls=1)
    await settle(case.read(client, simulator))
    _, second = simulator.calls_of(case.read_operation)
    assert (
        second.header("x-mine"),
        second.header(
            "user-agent",
        )[:6],
    ) == ("1", "bot/1 ")
    assert told[-5:] == ["on_request", "on_response", "on_retry", "on_request", "on_response"]
    told.clear()
    retried: list[Any] = []
    simulator.fault(faults.status(503), on=case.read_operation, calls=1)
    await settle(case.read(client.with_options(on_request=None, on_retry=retried.append), simulator))
    assert set(told) == {"on_response"}
    assert [event.attempt for event in retried] == [1]
    await close(client)
    await settle(transport.aclose() if world == "async" else transport.close())


@pytest.mark.parametrize("world", WORLDS)
async def test_a_client_that_is_made_later(world: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a loop runs, AWS's configuration is read by the first call; a client with other options waits for it, too."""
    with AwsImageBuilderSimulator() as simulator:
        known = simulator.credentials
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", known.access_key)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", known.secret_key)
        if known.token:
            monkeypatch.setenv("AWS_SESSION_TOKEN", known.token)
        monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
        monkeypatch.setenv("AWS_DEFAULT_REGION", simulator.region)
        make: Any = AsyncAwsImageBuilder if world == "async" else AwsImageBuilder
        client = make(base_url=simulator.url, clock=simulator.clock)
        with pytest.raises(UsageError, match="deadline=0"):
            client.with_options(deadline=0)
        other = client.with_options(headers={"X-Mine": "1"})
        await settle(other.check())
        await settle(client.check())
        assert [sent.header("x-mine") for sent in simulator.calls] == ["1", None]
        await close(other)
        await settle(client.check())
        await close(client)
