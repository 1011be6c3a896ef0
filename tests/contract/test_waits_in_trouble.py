"""Waits on a server that refuses, asks to be left alone, takes only short requests, or is slow to show a decision."""

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from orchestrator_clients import (
    AsyncCloudify,
    AuthError,
    Cloudify,
    NeedsAttention,
    OrchestratorError,
    State,
    UsageError,
    WaitTimeout,
    async_wait_many,
    wait_many,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Run, Step, VirtualClock
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of

pytestmark = pytest.mark.anyio


class Manager:
    """A server of executions that answers as `answer` says: a status and a body for each request line."""

    def __init__(self, answer: Callable[[str], tuple[int, Any]], **headers: str) -> None:
        self.lines: list[str] = []
        manager = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                manager.lines.append(self.requestline)
                status, value = answer(self.requestline)
                body = value if isinstance(value, bytes) else json.dumps(value).encode()
                self.send_response(status)
                for name, text in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def serve() -> Iterator[Callable[..., Manager]]:
    made: list[Manager] = []

    def make(*arguments: Any, **headers: str) -> Manager:
        made.append(Manager(*arguments, **headers))
        return made[-1]

    yield make
    for manager in made:
        manager.close()


def execution(run_id: str) -> dict[str, Any]:
    return {"id": run_id, "status": "terminated", "deployment_id": "web", "workflow_id": "install"}


def shown(line: str) -> Any:
    """Return what a manager answers to a list or a look, with everything at its end."""
    url = urlsplit(line.split()[1])
    ids = parse_qs(url.query).get("id")
    if ids is None:
        return execution(url.path.rpartition("/")[2])
    return {"items": [execution(one) for one in ids], "metadata": {"pagination": {"total": len(ids)}}}


def client(world: str, url: str, **options: Any) -> Any:
    make = Cloudify if world == "sync" else AsyncCloudify
    return make(url, tenant="t", auth=("a", "wrong-password"), clock=VirtualClock(), **options)


def handles(client: Any, number: int) -> list[Any]:
    from orchestrator_clients._core.execution.token import Token

    def token(n: int) -> Token:
        ids = {"execution_id": str(UUID(int=n))}
        return Token(system="cloudify", base_url=client.base_url, ids=ids, state=State.RUNNING, raw_status="started")

    return [client.run_from_token(token(n)) for n in range(number)]


async def many(world: str, runs: list[Any], **options: Any) -> list[Any]:
    return await settle((wait_many if world == "sync" else async_wait_many)(runs, **options))  # type: ignore[operator, no-any-return]


@pytest.mark.parametrize("world", WORLDS)
async def test_a_batch_of_a_look_fits_the_line_that_a_manager_takes(world: str, serve: Any) -> None:
    manager = serve(lambda line: (200, shown(line)) if len(line) + 2 <= 4094 else (400, b"<html>"))
    cloudify = client(world, manager.url)
    waited = await many(world, handles(cloudify, 300), timeout=60)
    await close(cloudify)
    assert {one.run.state for one in waited} == {State.SUCCEEDED}
    assert all("id=" in line for line in manager.lines)  # nobody needed a look of its own
    assert len(manager.lines) <= 6
    assert max(map(len, manager.lines)) > 3000


MOST_OF_A_LINE = 1300
"""Characters of a request line that a proxy takes: the fields that looks ask for, and some twenty ids."""


@pytest.mark.parametrize("status", [400, 413, 414, 431])
@pytest.mark.parametrize("world", WORLDS)
async def test_a_look_that_is_refused_for_its_length_is_halved(world: str, status: int, serve: Any) -> None:
    manager = serve(lambda line: (200, shown(line)) if len(line) <= MOST_OF_A_LINE else (status, b"<html>"))
    cloudify = client(world, manager.url)
    waited = await many(world, handles(cloudify, 160), timeout=60, concurrency=1)
    await close(cloudify)
    assert {one.run.state for one in waited} == {State.SUCCEEDED}
    refused = [line for line in manager.lines if len(line) > MOST_OF_A_LINE]
    assert len(refused) <= 7  # and not anew for each batch
    assert all("id=" in line for line in manager.lines)


@pytest.mark.parametrize("world", WORLDS)
async def test_one_bad_id_in_a_batch_does_not_harm_the_others(world: str, serve: Any) -> None:
    bad = str(UUID(int=3))
    manager = serve(lambda line: (400, b"<html>") if bad in line else (200, shown(line)))
    cloudify = client(world, manager.url)
    waited = await many(world, handles(cloudify, 20), timeout=3600)
    await close(cloudify)
    assert [type(one.error).__name__ for one in waited if one.error] == ["ApiError"]
    assert [one.run.id for one in waited if one.error] == [bad]


@pytest.mark.parametrize("world", WORLDS)
async def test_twelve_waits_with_a_wrong_password_are_one_refused_login(world: str, serve: Any) -> None:
    manager = serve(lambda _: (401, {"message": "User unauthorized", "error_code": "unauthorized_error"}))
    cloudify = client(world, manager.url)
    runs = handles(cloudify, 12)
    if world == "sync":
        with ThreadPoolExecutor(12) as pool:
            errors = [future.exception() for future in [pool.submit(run.wait) for run in runs]]
    else:
        errors = await asyncio.gather(*(run.wait() for run in runs), return_exceptions=True)  # type: ignore[assignment]
    assert {type(error) for error in errors} == {AuthError}
    assert len({str(error) for error in errors}) == 1
    assert len({id(error) for error in errors}) == 12
    assert len(manager.lines) == 1
    many_errors = [one.error for one in await many(world, runs, timeout=60)]
    assert {type(error) for error in many_errors} == {AuthError}
    assert len(manager.lines) == 1
    with pytest.raises(AuthError):  # what somebody asks for is tried
        await settle(runs[0].refresh())
    assert len(manager.lines) == 2
    await close(cloudify)


@pytest.mark.parametrize("how", ["one", "many"])
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_is_not_asked_before_it_wants_to_be(world: str, status: int, how: str, serve: Any) -> None:
    manager = serve(lambda _: (status, {}), **{"Retry-After": "600"})
    cloudify = client(world, manager.url)
    runs = handles(cloudify, 3)
    if how == "one":
        with pytest.raises(WaitTimeout):
            await settle(runs[0].wait(timeout=3600))
    else:
        waited = await many(world, runs, timeout=3600)
        assert {type(one.error) for one in waited} == {WaitTimeout}
    assert cloudify.run_clock.monotonic() <= 3605
    await close(cloudify)
    assert len(manager.lines) <= 7


@pytest.mark.parametrize("how", ["one", "many"])
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize(
    ("status", "body"), [(400, {}), (410, {}), (501, {}), (505, {}), (302, {}), (200, b"<html>"), (200, b"")]
)
async def test_a_wait_without_a_limit_ends_where_nothing_will_change(
    world: str, status: int, body: Any, how: str, serve: Any
) -> None:
    manager = serve(lambda _: (status, body))
    cloudify = client(world, manager.url, max_attempts=1)
    run = handles(cloudify, 1)[0]
    if how == "one":
        with pytest.raises(OrchestratorError) as caught:
            await settle(run.wait())
        error: Any = caught.value
        assert "the execution itself goes on" in error.__notes__[0]
    else:
        error = (await many(world, [run]))[0].error
    assert type(error).__name__ == {200: "DecodeError", 501: "ServerError", 505: "ServerError"}.get(status, "ApiError")
    assert 600 <= cloudify.run_clock.monotonic() < 900
    await close(cloudify)


@pytest.mark.parametrize("world", WORLDS)
async def test_an_outage_of_hours_is_two_lines_in_the_log(world: str, caplog: pytest.LogCaptureFixture) -> None:
    simulator: Any = CASES["cloudify"].make()
    simulator.script = Run(steps=(Step("a", 10_000),))
    with simulator, caplog.at_level(logging.INFO, "orchestrator_clients"):
        one = client_of(simulator, world)
        run = await settle(CASES["cloudify"].start(one, simulator))
        rule = simulator.fault(faults.status(503))
        simulator.clock.call_later(21_600, rule.remove)
        await settle(run.wait())
        await close(one)
    lost, back = caplog.records
    assert {lost.levelno, back.levelno} == {logging.WARNING}
    assert "contact is lost" in lost.getMessage()
    assert "contact is back after 21" in back.getMessage()


@pytest.mark.parametrize("world", WORLDS)
async def test_a_coroutine_function_is_awaited_or_refused(world: str) -> None:
    seen: list[str] = []

    async def told(run: Any) -> None:
        await asyncio.sleep(0)
        seen.append(run.id)

    class Told:
        async def __call__(self, run: Any) -> None:
            await told(run)

    simulator: Any = CASES["cloudify"].make()
    with simulator:
        one = client_of(simulator, world)
        run = await settle(CASES["cloudify"].start(one, simulator))
        before = simulator.count("get_execution")
        for call in (told, Told(), lambda run: told(run)):
            if world == "async":
                await run.wait(on_change=call)
                continue
            with pytest.raises(UsageError, match="on_change is a coroutine function"):
                run.wait(on_change=call)
        assert bool(seen) is (world == "async")
        assert world == "async" or simulator.count("get_execution") == before + 1  # what the lambda hides shows late
        with pytest.raises(UsageError, match="on_change=3"):
            await settle(run.wait(on_change=3))
        await close(one)


LAG = 20.0
"""Seconds after a decision for which the system still shows what it showed before."""

GATE = Run(steps=(Step("approval", 5, waits_for_person=True), Step("approval", 5, waits_for_person=True)))
HELD = Run(steps=(Step("copy", 60), Step("check", 60)))


def slow_to_show(client: Any, owner: Any, name: str, before: Any) -> None:
    """Let a look give for a while what it gave before."""
    now, until = getattr(owner, name), client.run_clock.monotonic() + LAG

    def sync(*arguments: Any, **options: Any) -> Any:
        return before if client.run_clock.monotonic() < until else now(*arguments, **options)

    async def tasks(*arguments: Any, **options: Any) -> Any:
        return before if client.run_clock.monotonic() < until else await now(*arguments, **options)

    setattr(owner, name, tasks if hasattr(client, "aclose") else sync)


async def decide(system: str, client: Any, run: Any) -> None:
    """Let a run that waits for a person go on; its system shows that after a while."""
    if system == "aws_image_builder":
        waiting = await settle(client._builds._waiting())
        await settle(client.waiting_steps.resume(waiting[0].id, run.id))
        slow_to_show(client, client._builds, "_waiting", waiting)
        return
    await settle(run.waiting_step.approve() if system == "adobe_cloud_manager" else client.executions.resume(run.id))
    slow_to_show(client, client, "fetch_run", run)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("system", ["adobe_cloud_manager", "aws_image_builder", "vmware_code_stream"])
async def test_a_gate_that_was_decided_is_no_news(system: str, world: str) -> None:
    simulator: Any = CASES[system].make()
    held = system == "vmware_code_stream"
    simulator.script = HELD if held else GATE
    decided = 0
    with simulator:
        one = client_of(simulator, world)
        run = await settle(CASES[system].start(one, simulator))
        if held:
            await settle(one.executions.pause(run.id))
        while not run.state.ended:
            try:
                run = await settle(run.wait(until=(State.WAITING, State.PAUSED), timeout=600))
            except NeedsAttention as stopped:
                decided += 1
                await decide(system, one, stopped.run)
        await close(one)
    assert decided == (1 if held else 2)


@pytest.mark.parametrize("system", sorted(system for system, case in CASES.items() if case.login))
async def test_twelve_calls_at_once_are_one_refused_login(system: str) -> None:
    case = CASES[system]
    assert case.login is not None
    simulator: Any = case.make()
    with simulator:
        rule = simulator.fault(faults.status(401), on=None)
        async with client_of(simulator, "async", **case.login.options) as one:
            calls = (case.read(one, simulator) for _ in range(12))
            errors = await asyncio.gather(*calls, return_exceptions=True)
            assert {type(error) for error in errors} == {AuthError}
            assert len({str(error) for error in errors}) == 1
            assert len({id(error) for error in errors}) == 12
            rule.remove()
            assert [call.operation in case.login.operations for call in simulator.calls] == [True]
            await case.read(one, simulator)  # another call tries anew
