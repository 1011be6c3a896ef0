"""What adoption goes by at AWS: a client token as long as it may be remembered, or a tag."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import AmbiguousStart, ConnectionFailed, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AwsImageBuilderSimulator
from tests.contract.adopting import adopted
from tests.contract.both import settle

pytestmark = pytest.mark.anyio

ARN = AwsImageBuilderSimulator.pipeline_arn
OPERATION = "start_image_pipeline_execution"


def tokens(server: AwsImageBuilderSimulator) -> list[str]:
    return [call.json()["clientToken"] for call in server.calls_of(OPERATION)]


async def test_the_key_is_the_client_token(aws: Any, server: AwsImageBuilderSimulator) -> None:
    intents = [await settle(aws.intent(image_pipeline_arn=ARN, key="release 7", tags={"team": "media"})) for _ in "ab"]
    runs = [
        await settle(aws.image_pipelines.start(image_pipeline_arn=ARN, tags={"team": "media"}, intent=intent))
        for intent in intents
    ]
    assert runs[0].id == runs[1].id, "two processes that start with one key start one build"
    assert len(set(tokens(server))) == 1
    assert len(server.builds) == 1


async def test_only_within_minutes_is_the_start_sent_again(aws: Any, server: AwsImageBuilderSimulator) -> None:
    intent = await settle(aws.intent(image_pipeline_arn=ARN))
    ours = await settle(aws.image_pipelines.start(image_pipeline_arn=ARN, intent=intent))
    assert (await adopted(intent, aws)).id == ours.id
    assert len(tokens(server)) == 2
    server.clock.sleep(240)
    assert (await adopted(intent, aws)).id == ours.id, "the only new one"
    assert len(tokens(server)) == 2
    await settle(aws.image_pipelines.start(image_pipeline_arn=ARN))
    with pytest.raises(AmbiguousStart):
        await adopted(intent, aws)


async def test_others_builds_are_not_taken_for_ours(aws: Any, server: AwsImageBuilderSimulator) -> None:
    """Nothing was started, and somebody else's build is new: the start that is sent again gives one of our own."""
    intent = await settle(aws.intent(image_pipeline_arn=ARN))
    other = await settle(aws.image_pipelines.start(image_pipeline_arn=ARN))
    found = await adopted(intent, aws)
    assert found.id != other.id
    assert (await adopted(intent, aws)).id == found.id
    assert len(server.builds) == 2


async def test_a_tag_needs_no_second_start(aws: Any, server: AwsImageBuilderSimulator) -> None:
    intent = await settle(aws.intent(image_pipeline_arn=ARN, tag="intent", tags={"team": "media"}))
    await settle(aws.image_pipelines.start(image_pipeline_arn=ARN))
    assert await adopted(intent, aws) is None
    server.fault(faults.reset_before_answer(), on=OPERATION, after=True)
    with pytest.raises(ConnectionFailed):
        await settle(
            aws.image_pipelines.start(image_pipeline_arn=ARN, tags={"team": "media"}, intent=intent, timeout=2)
        )
    server._rules.clear()
    sent = len(tokens(server))
    server.clock.sleep(100_000)
    found = await adopted(intent, aws)
    assert found.raw.tags.to_dict()["team"] == "media"
    assert len(tokens(server)) == sent


async def test_a_token_that_is_known_for_another_start(aws: Any, server: AwsImageBuilderSimulator) -> None:
    from orchestrator_clients._core.execution.intent import loads

    intent = await settle(aws.intent(image_pipeline_arn=ARN))
    token = loads(intent).mark
    ours = await settle(aws.image_pipelines.start(image_pipeline_arn=ARN, client_token=token, tags={"a": "b"}))
    assert (await adopted(intent, aws)).id == ours.id
    await settle(aws.image_pipelines.start(image_pipeline_arn=ARN))
    with pytest.raises(AmbiguousStart):
        await adopted(intent, aws)


async def test_what_an_intent_cannot_be_for(aws: Any, server: AwsImageBuilderSimulator) -> None:
    intent = await settle(aws.intent(image_pipeline_arn=ARN))
    assert json.loads(intent)["scope"] == {"region": "us-east-1", "account": "123456789012"}
    calls = len(server.calls)
    for wrong, match in (
        ({"client_token": "mine"}, "client_token or intent"),
        ({"tags": {"a": "b"}}, "make an intent for each start"),
    ):
        with pytest.raises(UsageError, match=match):
            await settle(aws.image_pipelines.start(image_pipeline_arn=ARN, intent=intent, **wrong))
    for options in ({"tags": {"aws:x": "y"}}, {"tag": "aws:x"}, {"tag": "a", "tags": {"a": "b"}}, {"tag": 5}):
        with pytest.raises(UsageError, match="tag"):
            await settle(aws.intent(image_pipeline_arn=ARN, **options))
    with pytest.raises(UsageError, match="image_pipeline_arn"):
        await settle(aws.intent(image_pipeline_arn="web"))
    assert len(server.calls) == calls
