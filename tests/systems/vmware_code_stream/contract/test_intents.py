"""What adoption goes by in Code Stream: the comments of an execution."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.adopting import adopted
from tests.contract.both import settle

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("comments", [None, "nightly build 812"])
async def test_the_mark_goes_with_the_comments(
    code_stream: Any, server: VmwareCodeStreamSimulator, comments: str | None
) -> None:
    intent = await settle(code_stream.intent("Portal", "ship"))
    assert json.loads(intent)["target"] == {"project": "Portal", "name": "ship"}
    await settle(code_stream.pipelines.execute("Portal", "ship", comments=comments))
    ours = await settle(code_stream.pipelines.execute("Portal", "ship", comments=comments, tags="t", intent=intent))
    found = await adopted(intent, code_stream)
    assert found.id == ours.id
    assert found.raw.comments.startswith(comments or "intent ")
    assert found.raw.tags == ["t"]


async def test_a_pipeline_is_named_as_it_is_started(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    pipeline = await settle(code_stream.pipelines.get("Portal", "ship"))
    intent = await settle(code_stream.intent(pipeline.id))
    for named in (("Portal", "ship"), ("another-id", None)):
        with pytest.raises(UsageError, match="make an intent for each start"):
            await settle(code_stream.pipelines.execute(*named, intent=intent))
    ours = await settle(code_stream.pipelines.execute(pipeline.id, intent=intent))
    assert (await adopted(intent, code_stream)).id == ours.id
