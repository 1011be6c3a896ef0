"""Uses the public surface as a user would; it is type-checked, never run (see test_typing.py)."""

from collections.abc import Mapping, Sequence
from typing import Any, assert_type

import httpx

from orchestrator_api.cloudify.api.executions import get_execution
from orchestrator_api.cloudify.models import Execution as RawExecution
from orchestrator_api.cloudify.models import ExecutionList, ExecutionStatus
from orchestrator_clients import (
    AsyncCloudify,
    AsyncCloudifyExecution,
    AsyncExecution,
    AsyncLook,
    AsyncPoller,
    CallOptions,
    CapturedCall,
    CapturedCalls,
    Cloudify,
    CloudifyExecution,
    Execution,
    Look,
    Options,
    OrchestratorError,
    Progress,
    RequestEvent,
    ResponseEvent,
    Retry,
    RetryEvent,
    State,
    Step,
    WaitError,
    adopt,
    async_adopt,
    async_client_of,
    async_wait_many,
    client_of,
    resume,
    wait_many,
)
from orchestrator_clients.events import (
    AdobeEvent,
    AdobeJournal,
    AsyncAdobeEvents,
    AwsEvents,
    Event,
    EventKind,
    EventsApp,
)
from orchestrator_clients.testing import Conversation, UnmatchedRequest, record, replay


def synchronous(password: str) -> None:
    with Cloudify(
        "https://m.example.com", tenant="t", auth=("admin", password), timeout=(5, 60), deadline=100
    ) as client:
        run = client.executions.start(deployment_id="web", workflow_id="install", parameters={"n": 2})
        assert_type(run, CloudifyExecution)
        assert_type(run.wait(timeout=60, until=State.WAITING, on_change=print, check=False), CloudifyExecution)
        assert_type(run.state, State)
        assert_type(run.progress, Progress | None)
        assert_type(run.failed_step, Step | None)
        assert_type(run.token(), str)
        assert_type(run.ids, Mapping[str, str])
        assert_type(
            [item.id for item in client.executions.list(status=["failed"], sort="-created_at", limit=5)], list[str]
        )
        assert_type(resume(run.token(), clients=[client]), CloudifyExecution)
        assert_type(run.look(poll=5, until=State.WAITING), Look[CloudifyExecution])
        assert_type(run.look().again, float | None)
        assert_type(run.decisions, Sequence[str])
        assert_type(run.link, str | None)
        intent = client.intent(deployment_id="web", workflow_id="install", key="nightly")
        assert_type(intent, str)
        assert_type(
            client.executions.start(deployment_id="web", workflow_id="install", intent=intent), CloudifyExecution
        )
        assert_type(adopt(intent, clients=[client]), CloudifyExecution | None)
        assert_type(adopt(intent, clients=[client_of("cloudify", {"tenant": "t"})]), Execution | None)
        for seen in run.watch():
            assert_type(seen, CloudifyExecution)
        for waited in wait_many([run]):
            assert_type(waited.run, CloudifyExecution)
            assert_type(waited.error, OrchestratorError | None)


def operations(client: Cloudify) -> None:
    assert_type(client.api.executions.get("id"), RawExecution)
    assert_type(client.api.executions.with_timeout(5).list(status=[ExecutionStatus.FAILED]), ExecutionList)
    assert_type(get_execution.sync("id", client=client.api), RawExecution | None)


async def asynchronous(password: str) -> None:
    async with AsyncCloudify("https://m.example.com", tenant="t", auth=("admin", password)) as client:
        run = await client.executions.start(deployment_id="web", workflow_id="install")
        assert_type(run, AsyncCloudifyExecution)
        assert_type(await run.look(), AsyncLook[AsyncCloudifyExecution])
        intent = await client.intent(deployment_id="web", workflow_id="install")
        assert_type(await async_adopt(intent, clients=[client]), AsyncCloudifyExecution | None)
        assert_type(
            await async_adopt(intent, clients=[async_client_of("cloudify", {"tenant": "t"})]), AsyncExecution | None
        )
        await client.check()
        assert_type(await run.wait(), AsyncCloudifyExecution)
        assert_type(await client.api.executions.get("id"), RawExecution)
        assert_type([item.state async for item in client.executions.list()], list[State])
        async for seen in run.watch():
            assert_type(seen, AsyncCloudifyExecution)
        for waited in await async_wait_many([run]):
            assert_type(waited.run, AsyncCloudifyExecution)


def told(event: RequestEvent | ResponseEvent) -> None:
    assert_type(event.headers, Mapping[str, str])


async def told_again(event: RetryEvent) -> None:
    assert_type(event.error, OrchestratorError)


def openness(password: str) -> None:
    common: Options = {"headers": {"X-Team": "media"}, "user_agent": "release-bot/2", "on_request": told}
    Cloudify("https://m.example.com", tenant="t", token=password, **common)
    Cloudify("https://m.example.com", tenant="t", token=password, transport=httpx.HTTPTransport())
    AsyncCloudify("https://m.example.com", tenant="t", token=password, on_response=told, on_retry=told_again)


async def options_of_calls(client: Cloudify, twin: AsyncCloudify) -> None:
    some: CallOptions = {"retry": Retry(attempts=2, statuses={503}), "deadline": 5.0}
    assert_type(client.with_options(**some), Cloudify)
    assert_type(twin.with_options(max_attempts=2, headers={"X-Team": "media"}), AsyncCloudify)
    assert_type((await twin.with_options(**some).executions.get("id")).state, State)
    assert_type(client.describe(), dict[str, Any])
    with twin.capture(limit=5) as calls:
        assert_type(calls, CapturedCalls)
        assert_type([call.status for call in calls], list[int | None])
        assert_type(calls[-1], CapturedCall)
        assert_type(calls[-1].body, bytes | None)


def conversing() -> None:
    with record("a.jsonl", hide=["x"]) as conversation:
        assert_type(conversation, Conversation)
        assert_type(conversation.requests, int)
    with replay("a.jsonl", ignore=["n"]) as again:
        assert_type(again.unused, Sequence[str])
    raise UnmatchedRequest("no")


async def pushed(org_id: str, body: bytes, headers: Mapping[str, str], poller: AsyncPoller) -> None:
    async with AsyncAdobeEvents(org_id, None, timeout=5) as source:
        event = await source.read(body, headers)
        assert_type(event, AdobeEvent)
        assert_type(event.kind, EventKind)
        assert_type(poller.hint(event), int)
        assert_type((await source.receive("POST", b"", headers, body)).event, Event | None)
        EventsApp(source, poller.hint, on_validation=print)
    EventsApp(AwsEvents(accounts="1"), print)
    assert_type(AwsEvents().read("{}").status, str | None)
    with AdobeJournal("https://h/j", org_id, "client", "secret") as journal:
        for entry in journal.entries(since="1", follow=False):
            assert_type(entry.position, str)
            assert_type(entry.event, AdobeEvent)


def errors(error: OrchestratorError) -> str | None:
    if isinstance(error, WaitError):
        assert_type(error.run.state, State)
    return error.system
