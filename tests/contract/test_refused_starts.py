"""What an error answer to a start says of whether the start took effect."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import ApiError, OutcomeUnknownError
from orchestrator_clients.testing import CloudifySimulator, faults
from tests.contract.both import settle

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("status", "started", "doubtful"),
    [
        (500, True, True),
        (503, True, True),
        (503, False, True),
        (400, False, False),
        (403, False, False),
        (404, False, False),
        (409, False, False),
        (429, False, False),
    ],
)
async def test_a_server_that_failed_may_have_started_it(
    manager: CloudifySimulator, cloudify: Any, status: int, started: bool, doubtful: bool
) -> None:
    manager.fault(faults.status(status), on="start_execution", after=started)
    with pytest.raises(ApiError) as caught:
        await settle(cloudify.executions.start(deployment_id="web", workflow_id="install"))
    assert not isinstance(caught.value, OutcomeUnknownError)
    assert len(manager.executions) == started
    notes = getattr(caught.value, "__notes__", [])
    assert (
        any("It may have happened all the same. To find out, list the newest executions" in note for note in notes)
        is doubtful
    )
    assert caught.value.retry_safe is (status == 429)


async def test_a_read_that_failed_has_nothing_to_find_out(manager: CloudifySimulator, cloudify: Any) -> None:
    manager.fault(faults.status(500), on="get_execution")
    with pytest.raises(ApiError) as caught:
        await settle(cloudify.executions.get(manager.seed(1)[0]))
    assert not hasattr(caught.value, "__notes__")
