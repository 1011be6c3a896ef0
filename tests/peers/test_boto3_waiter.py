"""boto3's waiter `ImageAvailable` against builds that take their time. It sleeps on the simulator's clock."""

from types import SimpleNamespace
from typing import Any

import pytest

from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Spell, Step

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]
exceptions = pytest.importorskip("botocore.exceptions", reason="the group `peers` is not installed")

EVERY = 60
"""Seconds between two looks, by the waiter's own table."""


@pytest.fixture(autouse=True)
def virtual_sleep(monkeypatch: pytest.MonkeyPatch, server: AwsImageBuilderSimulator) -> None:
    """Let the waiter, and nothing else, sleep on the virtual clock."""
    monkeypatch.setattr("botocore.waiter.time", SimpleNamespace(sleep=server.clock.sleep))


@pytest.fixture
def seen(theirs: Any) -> list[str]:
    """The statuses that boto3 reads, look by look."""
    found: list[str] = []
    theirs.meta.events.register(
        "after-call.imagebuilder.GetImage", lambda parsed, **_: found.append(parsed["image"]["state"]["status"])
    )
    return found


def wait(server: AwsImageBuilderSimulator, theirs: Any, script: Run, **config: int) -> None:
    """Start a build and wait for it."""
    server.script = script
    arn = theirs.start_image_pipeline_execution(imagePipelineArn=server.pipeline_arn)["imageBuildVersionArn"]
    theirs.get_waiter("image_available").wait(imageBuildVersionArn=arn, WaiterConfig=config)


@pytest.mark.parametrize(
    ("script", "statuses"),
    [
        (
            Run(steps=(Step("Build", 100), Step("TestIt", 50), Step("Distribute", 30)), queued=30),
            ["PENDING", "BUILDING", "BUILDING", "DISTRIBUTING", "AVAILABLE"],
        ),
        (
            Run(steps=(Step("Build", 150),), status_sequence=(Spell("POLISHING", 50, 20),)),
            ["BUILDING", "POLISHING", "BUILDING", "AVAILABLE"],
        ),
    ],
)
def test_it_waits_for_a_build(
    server: AwsImageBuilderSimulator, theirs: Any, seen: list[str], script: Run, statuses: list[str]
) -> None:
    begun = server.clock.time()
    wait(server, theirs, script)
    assert seen == statuses
    assert server.clock.time() - begun == EVERY * (len(seen) - 1)


@pytest.mark.parametrize(
    ("script", "rollback", "statuses"),
    [
        (Run(steps=(Step("Build", 130, ends="failed"),)), 0, ["BUILDING", "BUILDING", "BUILDING", "FAILED"]),
        (Run(steps=(Step("Build", 70, ends="cancelled"),)), 0, ["BUILDING", "BUILDING", "CANCELLED"]),
        (Run(steps=(Step("Build", 50, ends="failed"),)), 120, ["BUILDING", "BUILDING", "BUILDING", "FAILED"]),
    ],
)
def test_it_gives_up_on_a_bad_end(
    server: AwsImageBuilderSimulator, theirs: Any, seen: list[str], script: Run, rollback: float, statuses: list[str]
) -> None:
    server.rollback = rollback
    with pytest.raises(exceptions.WaiterError, match="terminal failure state"):
        wait(server, theirs, script)
    assert seen == statuses


def test_it_runs_out_of_looks(server: AwsImageBuilderSimulator, theirs: Any, seen: list[str]) -> None:
    with pytest.raises(exceptions.WaiterError, match="Max attempts exceeded"):
        wait(server, theirs, Run(steps=(Step("Build", 5000),)), MaxAttempts=4)
    assert seen == ["BUILDING"] * 4


def test_a_retried_build_is_waited_for_again(server: AwsImageBuilderSimulator, theirs: Any, seen: list[str]) -> None:
    with pytest.raises(exceptions.WaiterError):
        wait(server, theirs, Run(steps=(Step("Build", 60), Step("TestIt", 50, ends="failed"))))
    (arn,) = server.builds
    theirs.retry_image(imageBuildVersionArn=arn)
    theirs.get_waiter("image_available").wait(imageBuildVersionArn=arn)
    assert seen == ["BUILDING", "TESTING", "FAILED", "TESTING", "AVAILABLE"]
