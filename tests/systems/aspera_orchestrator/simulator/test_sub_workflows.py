"""Sub-workflows of the simulated Orchestrator: work orders that a step starts and waits for."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator, Run, Step, VirtualClock
from tests.systems.aspera_orchestrator.simulator.calls import STATUS, start, words


@pytest.mark.parametrize(
    ("script", "word"),
    [
        (Run(steps=(Step("inner", 7),)), "Complete"),
        (Run(steps=(Step("inner", 7, ends="failed", message="no disk"),)), "Failed"),
        (Run(steps=(Step("inner", 7, ends="cancelled"),)), "Failed"),  # for the parent it failed
    ],
)
def test_sub_workflows(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock, script: Run, word: str
) -> None:
    aspera.sub_workflows = {"Sub": script}
    order = start(aspera_api, Run(steps=(Step("a", 5), Step("Sub"))), aspera)
    child = order + 1
    assert aspera_api.get(f"work_order_status/{child}.xml").status_code == 404  # has not begun
    clock.advance(6)
    assert words(aspera_api, order) == ["In Progress", "Complete", "In Progress"]
    step = aspera_api.get(f"{STATUS}.json", params={"work_order_id": order, "step_name": "Sub"}).json()["work_step"]
    assert step["step_type"] == "SubWorkflow"
    assert aspera_api.get(f"{STATUS}.xml", params={"work_order_id": order, "step_name": "inner"}).status_code == 404
    assert f'id="{child}" master_id="{order}"' in aspera_api.get(f"work_order_status/{child}").text
    assert words(aspera_api, child) == ["In Progress", "In Progress"]
    assert len(aspera_api.get("work_orders_list/12.json").json()["work_orders"]) == 2  # the parents only
    clock.advance(10)
    assert words(aspera_api, order) == [word, "Complete", word]


def test_cancelling_takes_sub_workflows_along(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    aspera.sub_workflows = {"Sub": Run(steps=(Step("inner", 50),)), "Later": Run()}
    order = start(aspera_api, Run(steps=(Step("Sub"), Step("Later"))), aspera)
    aspera_api.get(f"work_order_cancel/{order}.json")
    assert words(aspera_api, order + 1) == ["Canceled", "Failed"]
    clock.advance(100)
    assert aspera_api.get(f"work_order_status/{order + 2}").status_code == 404  # never began
    aspera_api.get(f"work_order_reset/{order}.json")
    clock.advance(100)
    assert words(aspera_api, order) == ["Complete"] * 3
    assert words(aspera_api, order + 3) == words(aspera_api, order + 4) == ["Complete", "Complete"]  # run anew


def test_a_sub_workflow_that_never_ends_is_a_mistake(aspera: AsperaOrchestratorSimulator) -> None:
    aspera.sub_workflows = {"Copy": Run(steps=(Step("gate", 1, waits_for_person=True),))}
    with pytest.raises(ValueError, match="waits for a person"):
        aspera.seed(1)
