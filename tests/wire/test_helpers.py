"""A program that gives credentials and takes its time is inside the deadline, off the event loop, and not run twice at once."""

from __future__ import annotations

import asyncio
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import ApiError, AsyncAwsImageBuilder, AwsImageBuilder, RequestTimeout
from orchestrator_clients._core.deadline import deadline_at
from tests.contract.both import close, settle
from tests.wire.children import ended, interrupted, run, running
from tests.wire.servers import Connection, Request, serving

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("transport")]

ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"
PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web"
PROGRAM = """
import json, os, pathlib, time
log = pathlib.Path(__file__).with_name("runs")
with log.open("a") as file:
    file.write("run\\n")
time.sleep(float(os.environ["HELPER_SECONDS"]))
print(json.dumps({"Version": 1, "AccessKeyId": "AKID", "SecretAccessKey": "some-secret-key"}))
"""


def serve(connection: Connection, request: Request) -> None:
    """Know no image."""
    body = b'{"message": "there is no such image"}'
    head = b"HTTP/1.1 404 Not Found\r\nx-amzn-ErrorType: ResourceNotFoundException\r\nContent-Length: %d\r\n\r\n"
    connection.send(head % len(body) + body)


@pytest.fixture(autouse=True)
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the profile name a program; return the file in which it notes its runs."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    program = tmp_path / "helper.py"
    program.write_text(PROGRAM)
    config = tmp_path / "config"
    config.write_text(f"[default]\ncredential_process = {sys.executable} {program}\n")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HELPER_SECONDS", "10")
    return tmp_path / "runs"


def make(world: str, url: str, **options: Any) -> Any:
    kind: Any = AsyncAwsImageBuilder if world == "async" else AwsImageBuilder
    return kind("us-east-1", base_url=url, **{"deadline": 1, "max_attempts": 1, **options})


def runs(helper: Path) -> int:
    """Return how often the helper was run."""
    return helper.read_text().count("run")


async def look(client: Any) -> Any:
    return await settle(client.images.get(ARN))


async def start(client: Any) -> Any:
    return await settle(client.image_pipelines.start(image_pipeline_arn=PIPELINE))


async def test_it_is_inside_the_deadline(world: str, helper: Path) -> None:
    with serving(serve) as server:
        client = make(world, server.url)
        await _import_botocore(client)
        for call in (look, start):
            begun = time.monotonic()
            with pytest.raises(RequestTimeout, match="credentials") as caught:
                await call(client)
            assert time.monotonic() - begun < 1.5
            assert caught.value.retry_safe
        await close(client)
    assert server.requests == []
    assert runs(helper) == 1, "each call waits for what the first began"


async def test_what_it_said_late_is_used(world: str, helper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPER_SECONDS", "2")
    with serving(serve) as server:
        client = make(world, server.url, deadline=10)
        with pytest.raises(RequestTimeout):
            await _within(client, 0.5)
        with pytest.raises(ApiError, match="no such image"):
            await look(client)
        await close(client)
    assert runs(helper) == 1


async def _import_botocore(client: Any) -> None:
    """Make a first call, which takes its time whatever the deadline: no import can be broken off."""
    with pytest.raises(RequestTimeout):
        await look(client)


async def _within(client: Any, seconds: float) -> None:
    with deadline_at(time.monotonic() + seconds):
        await look(client)


async def test_the_event_loop_goes_on() -> None:
    beats: list[float] = []

    async def beat() -> None:
        while True:
            beats.append(time.monotonic())
            await asyncio.sleep(0.02)

    with serving(serve) as server:
        client = make("async", server.url, deadline=2)
        await _import_botocore(client)
        beating = asyncio.ensure_future(beat())
        with pytest.raises(RequestTimeout):
            await _within(client, 1.0)
        beating.cancel()
        await close(client)
    assert max(later - earlier for earlier, later in pairwise(beats)) < 0.3


async def test_many_calls_share_it(helper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPER_SECONDS", "0.5")
    with serving(serve) as server:
        client = make("async", server.url, deadline=10)
        came = await asyncio.gather(*(look(client) for _ in range(20)), return_exceptions=True)
        await close(client)
    assert {getattr(error, "status", error) for error in came} == {404}
    assert runs(helper) == 1


@pytest.mark.patience(30)
def test_ctrl_c(world: str, helper: Path) -> None:
    with serving(serve) as server, running("helped", world, server.url, "interrupt") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        end = time.monotonic() + 15
        while not helper.exists() and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.2)
        assert interrupted(process, seconds=1.5) == "interrupted\n"


@pytest.mark.patience(30)
def test_a_cancellation_and_the_end_of_the_program() -> None:
    with serving(serve) as server, running("helped", "async", server.url, "cancel") as process:
        assert ended(process, 8) == ""


@pytest.mark.patience(30)
def test_a_fork(world: str, helper: Path) -> None:
    with serving(serve) as server:
        run("helped", world, server.url, "fork", seconds=20)
    assert runs(helper) == 2
