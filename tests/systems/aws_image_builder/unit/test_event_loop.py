"""AWS's own configuration is read off the event loop: the loop turns while the first client of a process is made."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder, ClosedError, UsageError
from orchestrator_clients.aws_image_builder import configuration
from orchestrator_clients.testing import VirtualClock
from tests.contract.both import every
from tests.systems.aws_image_builder.unit.service import KEYS, Service

pytestmark = pytest.mark.anyio
TURNS = 20
"""Times that the loop must have gone round before the configuration is told."""
CALLS: dict[str, Callable[[Any], Any]] = {
    "waiting_steps": lambda client: every(client.waiting_steps.list()),
    "images": lambda client: every(client.images.list()),
    "call": lambda client: client.image_pipelines.start(
        image_pipeline_arn="arn:aws:imagebuilder:eu-west-1:123456789012:image-pipeline/web"
    ),
    "enter": lambda client: client.__aenter__(),
    "close": lambda client: client.aclose(),
}


@pytest.fixture
def profile(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """A profile whose region, URL and keys are in files, and a service that answers anything at that URL."""
    Path(os.environ["AWS_CONFIG_FILE"]).write_text(f"[profile p]\nregion = eu-west-1\nendpoint_url = {service.url}\n")
    Path(os.environ["AWS_SHARED_CREDENTIALS_FILE"]).write_text(
        f"[p]\naws_access_key_id = {KEYS[0]}\naws_secret_access_key = {KEYS[1]}\n"
    )
    service.lay("ListWaitingWorkflowSteps", {"steps": []})
    service.lay("ListImageBuildVersions", {"imageSummaryList": []})
    service.lay("StartImagePipelineExecution", {"imageBuildVersionArn": "arn"})
    return service


@pytest.mark.parametrize("use", CALLS)
async def test_the_loop_turns_while_a_profile_is_read(
    use: str, profile: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned, readers = threading.Event(), []

    def slow(name: str | None) -> Any:
        """Read the profile when the loop has turned: on the loop itself that would never be."""
        readers.append(threading.current_thread())
        assert turned.wait(20), "the loop stands still"
        return _open(name)

    _open = configuration.open_session
    monkeypatch.setattr(configuration, "open_session", slow)

    async def turns() -> None:
        for _ in range(TURNS):
            await asyncio.sleep(0)
        turned.set()

    beat = asyncio.create_task(turns())
    client = AsyncAwsImageBuilder(profile="p", clock=VirtualClock())
    assert not readers
    await CALLS[use](client)
    await beat
    assert [thread is threading.main_thread() for thread in readers] == [False], "it is read once, in another thread"
    assert client.base_url == profile.url
    await client.aclose()


async def test_many_first_calls_read_it_once(profile: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    real = configuration.open_session
    monkeypatch.setattr(configuration, "open_session", lambda name: made.append(name) or real(name))
    async with AsyncAwsImageBuilder(profile="p", clock=VirtualClock()) as client:
        await asyncio.gather(*(every(client.images.list()) for _ in range(20)))
    assert made == ["p"]


@pytest.mark.parametrize("use", CALLS)
async def test_what_is_wrong_with_it_is_raised_by_the_first_use(use: str) -> None:
    client = AsyncAwsImageBuilder(profile="nobody")
    for _ in range(2):  # and by every further one, until it is mended
        with pytest.raises(UsageError, match="nobody"):
            await CALLS[use](client)


def test_without_a_loop_it_is_raised_at_once() -> None:
    for make in (AwsImageBuilder, AsyncAwsImageBuilder):
        with pytest.raises(UsageError, match="nobody"):
            make(profile="nobody")


@pytest.mark.parametrize("options", [{"region": "no where"}, {"account": "12"}, {"region": "eu-west-1", "profile": ""}])
async def test_what_needs_no_file_is_raised_at_once(options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        AsyncAwsImageBuilder(**options)


async def test_what_is_asked_before_the_first_call_is_answered(profile: Service) -> None:
    client = AsyncAwsImageBuilder(profile="p")
    assert (client.base_url, client.region, client.scope) == (profile.url, "eu-west-1", {"region": "eu-west-1"})
    assert profile.url in repr(client)
    assert not hasattr(client, "no_such_thing")
    await client.aclose()
    with pytest.raises(ClosedError):
        await every(client.images.list())


PROGRAM = """
import asyncio, sys, time
from orchestrator_clients import AsyncAwsImageBuilder

async def main():
    turns = 0
    async def beat():
        nonlocal turns
        while True:
            await asyncio.sleep(0.001)
            turns += 1
    task = asyncio.create_task(beat())
    await asyncio.sleep(0.01)
    before, begun = turns, time.monotonic()
    assert "botocore" not in sys.modules
    client = AsyncAwsImageBuilder("eu-west-1")
    async with client:
        assert "botocore" in sys.modules
        took = time.monotonic() - begun
        print(turns - before, round(took, 3))
    task.cancel()

asyncio.run(main())
"""


def test_the_loop_turns_while_botocore_is_imported_for_the_first_time() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[0]) >= 10, done.stdout
