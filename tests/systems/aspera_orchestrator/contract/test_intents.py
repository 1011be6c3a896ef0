"""What adoption goes by on an Orchestrator, whose list has neither names nor times."""

from __future__ import annotations

from typing import Any

import pytest

from orchestrator_clients import ApiError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AsperaOrchestratorSimulator
from tests.contract.adopting import adopted
from tests.contract.both import settle

pytestmark = pytest.mark.anyio

START: dict[str, Any] = {"workflow_id": 12, "inputs": {"file": "a.mov"}}


@pytest.mark.parametrize("name", [None, "Nightly"])
@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_each_new_work_order_is_read_for_its_name(
    aspera: Any, server: AsperaOrchestratorSimulator, name: str | None, method: str
) -> None:
    for _ in range(3):
        await settle(aspera.work_orders.start(**START))
    intent = await settle(aspera.intent(workflow_id=12))
    await settle(aspera.work_orders.start(**START))
    ours = await settle(aspera.work_orders.start(**START, name=name, method=method, intent=intent))
    await settle(aspera.work_orders.start(**START))
    read = server.count("get_work_order_status_xml")
    found = await adopted(intent, aspera)
    assert found.id == ours.id
    assert found.name.startswith(name or "intent ")
    assert server.count("get_work_order_status_xml") - read == 3, "the old ones are not"


async def test_a_work_order_that_cannot_be_read_proves_nothing(
    aspera: Any, server: AsperaOrchestratorSimulator
) -> None:
    intent = await settle(aspera.intent(workflow_id="12"))
    await settle(aspera.work_orders.start(**START))
    server.fault(faults.status(404), on="get_work_order_status_xml")
    with pytest.raises(ApiError):
        await adopted(intent, aspera)
