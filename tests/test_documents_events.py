"""The examples of docs/events.md run, one after the other, and what they define does what the page says."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest

import orchestrator_clients
from orchestrator_clients import State, events
from orchestrator_clients._core.errors import EventRefused
from orchestrator_clients._core.pushed.received import STATUSES
from orchestrator_clients.testing import AdobeCloudManagerSimulator, AwsImageBuilderSimulator, Run, Step
from tests.documents import blocks, text_of
from tests.test_documents import Stand

PAGE = "docs/events.md"
pytestmark = pytest.mark.anyio


class Queue:
    """A queue of SQS with all events of a build, one of which was cut off."""

    def __init__(self, aws: AwsImageBuilderSimulator) -> None:
        bodies = [one.body.decode() for one in aws.event_bus.deliveries("sns-in-sqs")]
        self.left = {str(number): body for number, body in enumerate([*bodies, bodies[0][:-9]])}

    def receive_message(self, *, QueueUrl: str, WaitTimeSeconds: int) -> Any:  # noqa: N803
        return {"Messages": [{"Body": body, "ReceiptHandle": handle} for handle, body in self.left.items()]}

    def delete_message(self, *, QueueUrl: str, ReceiptHandle: str) -> None:  # noqa: N803
        del self.left[ReceiptHandle]


@pytest.fixture
async def page(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[dict[str, Any]]:
    """The names of the page, once all of it has run."""
    with ExitStack() as stack:
        adobe = stack.enter_context(AdobeCloudManagerSimulator(script=Run(steps=(Step("build", 6000),))))
        aws = stack.enter_context(AwsImageBuilderSimulator())
        known, host = adobe.credentials, adobe.event_host
        names: dict[str, Any] = {"password": "s3cret", "journal_url": host.journal_url}
        names.update(org_id=known.org_id, client_id=known.client_id, client_secret=known.client_secret)
        here: dict[str, Any] = {"clock": adobe.clock, "verify": False}
        monkeypatch.setattr(orchestrator_clients, "AsyncAdobeCloudManager", Stand(adobe.async_client))
        with monkeypatch.context() as patch:
            for name, more in (
                ("AdobeEvents", {"keys_url": host.url}),
                ("AsyncAdobeEvents", {"keys_url": host.url}),
                ("AdobeJournal", {"token_url": adobe.token_url}),
            ):
                patch.setattr(events, name, partial(getattr(events, name), **more, **here))
            patch.setattr(events, "AwsEvents", partial(events.AwsEvents, clock=aws.clock))
            for block in blocks(PAGE)[:-1]:
                exec(compile(block, PAGE, "exec"), names)
                if "def webhook" in block:
                    stack.callback(names["adobe_events"].close)
        yield {**names, "simulators": (adobe, aws)}
        await names["poller"].aclose()
        await names["adobe"].aclose()


async def test_a_wait_is_told_by_the_webhook(page: dict[str, Any]) -> None:
    simulator, _ = page["simulators"]
    run = await page["adobe"].executions.start(simulator.program_id, simulator.pipeline_id)
    waiting = asyncio.create_task(page["poller"].wait(run))
    hinted = 0
    while not waiting.done():
        await simulator.clock.sleep_async(30)
        for one in simulator.event_host.deliveries():
            status, _, _ = page["webhook"]("POST", "", one.headers, one.body)
            hinted += status == 200
    assert waiting.result().state is State.SUCCEEDED
    assert hinted == 4
    assert page["webhook"]("GET", "challenge=x", {}, b"")[::2] == (200, b"x")


async def test_the_journal_goes_on(page: dict[str, Any]) -> None:
    simulator, _ = page["simulators"]
    assert page["position"] is None  # nothing had happened yet
    await page["adobe"].executions.start(simulator.program_id, simulator.pipeline_id)
    first = page["catch_up"](None)
    simulator.clock.advance(9000)
    second = page["catch_up"](first)
    assert first
    assert first != second == page["catch_up"](second)


async def test_the_queue_is_emptied(page: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    _, simulator = page["simulators"]
    simulator.seed(1)
    queue = Queue(simulator)
    page["drain"](queue, "https://sqs.example")
    assert queue.left == {}
    assert "it is no JSON" in capsys.readouterr().out


def test_the_last_example() -> None:
    exec(compile(blocks(PAGE)[-1], PAGE, "exec"), {})


def test_the_table_of_refusals_is_whole() -> None:
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|$", text_of(PAGE), re.MULTILINE))
    assert told == {kind.__name__: str(status) for kind, status in STATUSES.items()}
    assert set(STATUSES) == set(EventRefused.__subclasses__())
