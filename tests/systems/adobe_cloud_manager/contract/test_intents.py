"""What adoption goes by in Cloud Manager, where one execution of a pipeline goes on at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import AmbiguousStart, UsageError
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step
from tests.contract.adopting import adopted
from tests.contract.both import settle

pytestmark = pytest.mark.anyio

PIPELINE = ("19905", "48213")


async def test_what_a_commit_or_an_update_set_off_is_not_ours(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    intent = await settle(adobe.intent(*PIPELINE))
    assert json.loads(intent)["scope"] == {"organisation": server.credentials.org_id}
    now = server.clock.time()
    for trigger in ("ON_COMMIT", "PUSH_UPGRADES"):
        server._store.add(Run(steps=(Step("build", 1),)), now, 0.0, trigger=trigger)
    assert await adopted(intent, adobe) is None
    ours = server._store.add(Run(steps=(Step("build", 1),)), now + 1, 0.0, trigger="A_NEW_ONE")
    assert (await adopted(intent, adobe)).id == ours.id, "what is not known may be"
    other = server._store.add(Run(steps=(Step("build", 1),)), now + 2, 0.0)
    with pytest.raises(AmbiguousStart) as error:
        await adopted(intent, adobe)
    assert {run.id for run in error.value.candidates} == {ours.id, other.id}


async def test_a_repeated_execution_has_an_intent_as_well(adobe: Any, server: AdobeCloudManagerSimulator) -> None:
    run = await settle((await settle(adobe.executions.start(*PIPELINE))).wait())
    intent = await settle(adobe.intent(*PIPELINE))
    again = await settle(adobe.executions.re_execute(run, intent=intent))
    assert (await adopted(intent, adobe)).id == again.id
    with pytest.raises(UsageError, match="make an intent for each start"):
        await settle(adobe.executions.start("19905", "77", intent=intent))
