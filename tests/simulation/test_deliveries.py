"""What goes wrong with events on their way: by chances that are drawn the same way each time."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from orchestrator_clients._simulation.deliveries import Delivery, Post
from orchestrator_clients.testing import AdobeCloudManagerSimulator, AwsImageBuilderSimulator, Run, Step

SENT = [Delivery(str(number).encode()) for number in range(200)]


def forge(delivery: Delivery, _: random.Random) -> Delivery:
    return replace(delivery, body=b"forged " + delivery.body, forged=True)


def test_an_honest_post_changes_nothing() -> None:
    assert Post().carried(SENT, forge) == SENT


@pytest.mark.parametrize("chance", [0.3, 1.0])
def test_losses(chance: float) -> None:
    came = Post(losses=chance).carried(SENT, forge)
    assert [one for one in SENT if one in came] == came
    assert len(came) == (0 if chance == 1 else pytest.approx(140, abs=30))


@pytest.mark.parametrize("chance", [0.3, 1.0])
def test_duplicates(chance: float) -> None:
    counts = Counter(one.body for one in Post(duplicates=chance).carried(SENT, forge))
    assert set(counts) == {one.body for one in SENT}
    assert sum(count == 2 for count in counts.values()) == (200 if chance == 1 else pytest.approx(60, abs=30))


@pytest.mark.parametrize("chance", [0.3, 1.0])
def test_another_order_loses_nothing(chance: float) -> None:
    post = Post(reordering=chance)
    first, second = post.carried(SENT, forge), post.carried([], forge)
    assert first != SENT[: len(first)]
    assert second
    assert sorted([*first, *second], key=lambda one: int(one.body)) == SENT
    assert post.carried([], forge) == []


def test_forgeries_come_as_well() -> None:
    came = Post(forgeries=1.0).carried(SENT, forge)
    assert [one for one in came if not one.forged] == SENT
    assert sum(one.forged for one in came) == 200


def test_a_seed_tells_what_happens() -> None:
    chances = {"losses": 0.3, "duplicates": 0.3, "reordering": 0.3, "forgeries": 0.3}
    first, same, other = (Post(**chances, seed=seed).carried(SENT, forge) for seed in (1, 1, 2))
    assert first == same != other


def test_adobe_sends_to_this_machine_only() -> None:
    with AdobeCloudManagerSimulator() as adobe, pytest.raises(ValueError, match="this machine"):
        adobe.event_host.register("http://192.0.2.1/hook")


def test_adobe_needs_to_run_for_its_events() -> None:
    adobe = AdobeCloudManagerSimulator()
    with pytest.raises(RuntimeError):
        _ = adobe.event_host
    with adobe:
        first = adobe.event_host
        assert adobe.event_host is first
        adobe.reset()
        assert first.deliveries() == []


def test_a_retried_build_tells_what_it_does_again() -> None:
    script = Run(steps=(Step("Build", 10), Step("TestImage", 10, ends="failed")))
    with AwsImageBuilderSimulator(script=script) as aws, aws.client(verify=False) as client:
        build = client.image_pipelines.start(image_pipeline_arn=aws.pipeline_arn)
        aws.clock.advance(30)
        before = [one.body for one in aws.event_bus.deliveries()]
        client.images.retry(build.id)
        aws.clock.advance(30)
        after = [one.body for one in aws.event_bus.deliveries()]
    assert [status(body) for body in (*before, *after)] == ["BUILDING", "TESTING", "FAILED", "TESTING", "AVAILABLE"]


def status(body: bytes) -> str:
    return body.rpartition(b'"state": {"status": "')[2].partition(b'"')[0].decode()
