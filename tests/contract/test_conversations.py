"""Conversations are recorded against the simulators and replayed without a server: all systems, both worlds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients import ApiError, ConnectionFailed, UsageError
from orchestrator_clients.testing import (
    AdobeCloudManagerSimulator,
    CloudifySimulator,
    Run,
    Step,
    UnmatchedRequest,
    VirtualClock,
    faults,
    record,
    replay,
)
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import Case, client_of

pytestmark = pytest.mark.anyio
both_worlds = pytest.mark.parametrize("world", WORLDS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations" / "story.jsonl"


async def story(case: Case, client: Any, simulator: Any) -> list[Any]:
    """Start a run, wait for it, list, read and refresh; what is returned is the same each time."""
    run = await settle(case.start(client, simulator))
    ended = await settle(run.wait(timeout=36_000, check=False))
    listed = await every(case.generated.runs(client))
    again = await settle(ended.refresh())
    return [(one.id, one.state, one.raw_status, one.started, one.ended) for one in (run, ended, again, *listed)] + [
        [(step.name, step.state) for step in again.steps]
    ]


@both_worlds
async def test_a_story_is_told_again_without_a_server(case: Case, simulator: Any, world: str, path: Path) -> None:
    simulator.script = Run(steps=(Step("copy", 30.0), Step("check", 60.0, ends="failed", message="no disk")))
    simulator.seed(3)
    client = client_of(simulator, world, chance=lambda: 0.5)
    with record(path) as conversation:
        told = await story(case, client, simulator)
        assert (conversation.recording, conversation.unused) == (True, [])
    assert conversation.requests == len(simulator.calls) > 3
    await close(client)

    url, sent = simulator.url, len(simulator.calls)
    simulator.refuse()
    other = client_of(simulator, "async" if world == "sync" else "sync", chance=lambda: 0.5, clock=VirtualClock())
    with replay(path) as conversation:
        assert await story(case, other, simulator) == told, "in the other world, too"
        assert conversation.requests == sent
        assert (conversation.recording, conversation.unused) == (False, [])
    assert len(simulator.calls) == sent, url
    await close(other)


@both_worlds
async def test_no_secret_is_in_the_file(case: Case, simulator: Any, world: str, path: Path) -> None:
    client = client_of(simulator, world, headers={"X-Api-Token": "sesame-open-up"})
    with record(path, hide=["copy"]):
        await story(case, client, simulator)
    await close(client)
    text = text_of(path)
    credentials = [str(value) for value in vars_of(simulator.credentials) if isinstance(value, str)]
    for secret in (*case.secrets(simulator), "sesame-open-up", '"copy"'):
        assert secret not in text
    assert not [name for line in lines(path) for name in line.get("headers", {}) if "cookie" in name.lower()]
    assert credentials
    assert all(set(line) >= {"system", "operation", "method", "path", "status"} for line in lines(path))


def started(client: Any, parameters: dict[str, Any]) -> Any:
    free = {"parameters": parameters, "allow_custom_parameters": True}
    return client.executions.start(deployment_id="web", workflow_id="install", **free)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def vars_of(thing: Any) -> list[Any]:
    return [getattr(thing, name) for name in getattr(thing, "__dataclass_fields__", {}) or thing._fields]


def lines(path: Path) -> list[dict[str, Any]]:
    head, *found = map(json.loads, path.read_text().splitlines())
    assert head["conversation"] == 1
    return found


@both_worlds
async def test_repeats_refusals_and_broken_connections(case: Case, simulator: Any, world: str, path: Path) -> None:
    client = client_of(simulator, world, chance=lambda: 0.0)
    ids = (await settle(case.read(client, simulator))).ids
    simulator.fault(faults.reset_before_answer(), on=case.read_operation, calls=1)
    simulator.fault(faults.status(503), on=case.read_operation, calls=2)
    simulator.fault(faults.status(404), on=case.read_operation, calls=4)
    with record(path):
        run = await settle(client.fetch_run(ids, detail=False))
        with pytest.raises(ApiError) as recorded:
            await settle(client.fetch_run(ids, detail=False))
    simulator.refuse()
    with replay(path) as conversation:
        again = await settle(client.fetch_run(ids, detail=False))
        with pytest.raises(ApiError) as replayed:
            await settle(client.fetch_run(ids, detail=False))
    await close(client)
    assert (again.id, again.state) == (run.id, run.state)
    assert (str(replayed.value), replayed.value.status) == (str(recorded.value), recorded.value.status)
    assert not [left for left in conversation.unused if case.read_operation in left]


@both_worlds
async def test_what_was_not_recorded(case: Case, simulator: Any, world: str, path: Path) -> None:
    client = client_of(simulator, world)
    run = await settle(case.read(client, simulator))
    with record(path):
        await settle(client.fetch_run(run.ids, detail=False))
    sent = len(simulator.calls)
    with replay(path):
        await settle(client.fetch_run(run.ids, detail=False))
        with pytest.raises(UnmatchedRequest) as caught:
            await settle(client.fetch_run(run.ids, detail=False))
        assert caught.value.operation == case.read_operation
        assert "it was asked for 2 times, and recorded 1 times (line " in str(caught.value)
        with pytest.raises(
            UnmatchedRequest,
            match=r"story.jsonl has no answer for \w+ /.*the nearest, in line \d+, has another operation",
        ):
            await settle(case.start(client, simulator))
    assert len(simulator.calls) == sent, "nothing is sent"
    await close(client)


@both_worlds
async def test_the_nearest_is_named_by_what_differs(world: str, path: Path) -> None:
    with CloudifySimulator() as simulator:
        simulator.seed(3)
        client: Any = client_of(simulator, world)
        with record(path):
            await every(client.executions.list(status=["failed"]))
            await settle(started(client, {"n": 1}))
        with replay(path):
            with pytest.raises(UnmatchedRequest, match="in line 2, has another query: cloudify list_executions: GET"):
                await every(client.executions.list(status=["cancelled"]))
            with pytest.raises(UnmatchedRequest, match="in line 3, has another body: cloudify start_execution: POST"):
                await settle(started(client, {"n": 2}))
        with replay(path, ignore=["n", "status"]):
            await every(client.executions.list(status=["cancelled"]))
            await settle(started(client, {"n": 2}))
        await close(client)


@both_worlds
async def test_secrets_in_what_users_send(world: str, path: Path) -> None:
    given = {"db_password": "hunter-2", "pins": [{"name": "api_key", "value": 4711}], "n": 1, "pin_secret": 99}
    with CloudifySimulator() as simulator:
        client: Any = client_of(simulator, world)
        with record(path):
            first = await settle(started(client, given))
        others = {**given, "db_password": "another", "pins": [{"name": "api_key", "value": 5}], "pin_secret": 1}
        with replay(path):
            again = await settle(started(client, others))
        await close(client)
    assert again.id == first.id, "ids that are no secrets stay"
    text = text_of(path)
    assert not [secret for secret in ("hunter-2", "4711", "99") if f'"{secret}"' in text or f" {secret}," in text]
    assert lines(path)[0]["sent"]["json"]["parameters"]["n"] == 1


@both_worlds
async def test_logs_with_their_signed_links(world: str, path: Path) -> None:
    with AdobeCloudManagerSimulator() as simulator:
        simulator.script = Run(steps=(Step("build", 60),))

        async def read(client: Any) -> list[str]:
            run = await settle(client.executions.start(simulator.program_id, simulator.pipeline_id))
            ended = await settle(run.wait(timeout=36_000, check=False))
            told = [line.text for line in await every(ended.logs(step="build"))]
            await close(client)
            return told

        with record(path):
            told = await read(client_of(simulator, world))
        simulator.refuse()
        with replay(path) as conversation:
            assert await read(client_of(simulator, world)) == told
        assert conversation.unused == []
    assert told
    for line in lines(path):
        for name, value in line.get("query", ()):
            assert "sig" not in name or value.startswith("***")
        assert "sig=" not in line.get("headers", {}).get("location", "").replace("sig=***", "")


@both_worlds
async def test_no_server_at_all_is_recorded_as_well(world: str, path: Path) -> None:
    with CloudifySimulator() as simulator:
        client: Any = client_of(simulator, world, max_attempts=1)
        simulator.refuse()
        with record(path), pytest.raises(ConnectionFailed):
            await settle(client.executions.get("7"))
        simulator.restore()
        with replay(path), pytest.raises(ConnectionFailed, match="as it was recorded"):
            await settle(client.executions.get("7"))
        await close(client)
    assert [line["fault"] for line in lines(path)] == ["UNREACHABLE"]


@pytest.mark.usefixtures("transport")
@pytest.mark.parametrize("own", [False, True], ids=["ours", "transport="])
@both_worlds
async def test_over_every_wire(world: str, own: bool, path: Path) -> None:
    """Compressed answers and streams as well: a log of Adobe's is read by chunks."""
    transport: Any = httpx.HTTPTransport() if world == "sync" else httpx.AsyncHTTPTransport()
    options: dict[str, Any] = {"transport": transport, "verify": True} if own else {}
    with AdobeCloudManagerSimulator() as simulator:
        simulator.script = Run(steps=(Step("build", 60),))

        async def read() -> list[str]:
            client: Any = client_of(simulator, world, **options)
            run = await settle(client.executions.start(simulator.program_id, simulator.pipeline_id))
            ended = await settle(run.wait(timeout=36_000, check=False))
            told = [line.text for line in await every(ended.logs(step="build"))]
            await close(client)
            return told

        with record(path):
            told = await read()
        sent = len(simulator.calls)
        with replay(path) as conversation:
            assert await read() == told
        assert (len(simulator.calls), conversation.unused) == (sent, [])
    await settle(transport.aclose() if world == "async" else transport.close())
    assert told


def test_files_that_are_none(tmp_path: Path) -> None:
    for text, message in (
        (None, "there is no such conversation: record it first"),
        ("", "line 1 is not that of a conversation"),
        ('{"conversation": 99}', "line 1 is not that of a conversation of version 1"),
        ('{"conversation": 1}\n{}', "line 2 is no request with its answer"),
        ('{"conversation": 1}\nrubbish', "line 2"),
        ('{"conversation": 1}\n{"system": "s", "operation": "o", "method": "GET", "path": "/"}', "line 2 has neither"),
        (
            '{"conversation": 1}\n{"system": "s", "operation": "o", "method": "GET", "path": "/", "fault": "NONE"}',
            "line 2",
        ),
    ):
        path = tmp_path / "one.jsonl"
        path.unlink(missing_ok=True)
        if text is not None:
            path.write_text(text)
        with pytest.raises(UsageError, match=message), replay(path):
            pass


def test_what_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    for given in ("secret", [""], [5]):
        with pytest.raises(UsageError, match="record: hide: give a list of texts"), record(path, hide=given):  # type: ignore[arg-type]
            pass
    for place in (tmp_path, "", 3, None):  # a folder would be noticed when all was recorded, and lost
        for use in (record, replay):
            with pytest.raises(UsageError, match=f"{use.__name__}: path=.*give the path of a file"), use(place):  # type: ignore[arg-type]
                pass
    with pytest.raises(UsageError, match="another one is being recorded"), record(path), record(path):
        pass
    with pytest.raises(KeyError), record(path):
        raise KeyError
    assert not path.exists(), "what went wrong is not kept"
    with record(path):
        pass
    with pytest.raises(UsageError, match="ignore: give a list"), replay(path, ignore="n"):
        pass


@both_worlds
async def test_an_empty_one_says_so(world: str, path: Path) -> None:
    with record(path) as conversation:
        assert repr(conversation) == "<conversation story.jsonl, recorded>"
    with CloudifySimulator() as simulator:
        client: Any = client_of(simulator, world)
        with replay(path), pytest.raises(UnmatchedRequest, match="it holds no request at all"):
            await settle(client.executions.get("7"))
        await close(client)
