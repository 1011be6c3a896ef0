"""How work orders of the simulated Orchestrator go, are cancelled, reset and listed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator, AsperaStyle, Run, Spell, Step, VirtualClock
from tests.systems.aspera_orchestrator.simulator.calls import STATUS, start, words


def test_the_whole_way(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    script = Run(steps=(Step("a", 10), Step("b", 10, attempts=2, message="no licence"), Step("c", 1)), queued=5)
    order = start(aspera_api, script, aspera)
    seen = []
    for seconds in (0, 5, 10, 9.5, 1, 1, 9, 1):
        clock.advance(seconds)
        seen.append(words(aspera_api, order))
    assert seen == [
        ["Inactive", "Inactive", "Inactive", "Inactive"],
        ["In Progress", "In Progress", "Inactive", "Inactive"],
        ["In Progress", "Complete", "In Progress", "Inactive"],
        ["In Progress", "Complete", "In Progress", "Inactive"],
        ["In Progress", "Complete", "Error", "Inactive"],  # about to be tried again
        ["In Progress", "Complete", "In Progress", "Inactive"],
        ["In Progress", "Complete", "Complete", "In Progress"],
        ["Complete", "Complete", "Complete", "Complete"],
    ]


@pytest.mark.parametrize("failure", ["Failed", "Error"])
def test_failure(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock, failure: Any
) -> None:
    aspera.failure = failure
    order = start(aspera_api, Run(steps=(Step("a", 1, ends="failed", message="no <disk>"), Step("b", 1))), aspera)
    clock.advance(2)
    assert words(aspera_api, order) == [failure, failure, "Inactive"]
    assert f'<status state="{failure}">no &lt;disk&gt;</status>' in aspera_api.get(f"work_order_status/{order}").text
    assert aspera_api.get(f"work_order_status/{order}.json").json()["work_order"]["statusDetails"] == "no <disk>"


def test_times_of_a_work_order(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    order = start(aspera_api, Run(steps=(Step("a", 10),)), aspera)
    assert "<completed_at/>" in aspera_api.get(f"work_order_status/{order}.xml").text
    clock.advance(60)
    xml = aspera_api.get(f"work_order_status/{order}.xml").text
    assert 'time="2030-05-01 08:01:00 UTC"' in xml
    assert "<initiated_at>2030-05-01 08:00:00 UTC</initiated_at>" in xml
    assert "<completed_at>2030-05-01 08:00:10 UTC</completed_at>" in xml
    step = aspera_api.get(f"{STATUS}.json", params={"work_order_id": order, "step_name": "a"}).json()["work_step"]
    assert (step["activation_date"], step["completion_date"]) == ("2030-05-01T08:00:00Z", "2030-05-01T08:00:10Z")


def test_cancel_goes_over_canceling(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    order = start(aspera_api, Run(steps=(Step("a", 100), Step("b", 1)), stopping=30), aspera)
    assert aspera_api.get(f"work_order_cancel/{order}.json").json()["work_order"]["status"] == "Canceling"
    clock.advance(29)
    assert words(aspera_api, order) == ["Canceling", "In Progress", "Inactive"]
    clock.advance(2)
    assert words(aspera_api, order) == ["Canceled", "Failed", "Inactive"]  # a step has no `Canceled`
    assert aspera_api.get(f"work_order_cancel/{order}.json").json()["work_order"]["status"] == "Canceled"


def test_reset_and_restart(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(aspera_api, Run(steps=(Step("a", 5), Step("b", 5, ends="failed"), Step("c", 5))), aspera)
    clock.advance(60)
    assert words(aspera_api, order) == ["Failed", "Complete", "Failed", "Inactive"]
    xml = aspera_api.get(f"workstep_reset/{order * 1000 + 1}").text
    assert "<workstep_reset>true</workstep_reset><work_steps><id>9001000</id>" in xml
    assert "<created_at>Wed May 01 08:00:00 UTC 2030</created_at>" in xml  # Ruby 1.8's form
    assert "<stepName/>" in xml  # null, without saying so
    assert "<weight>1</weight>" in xml
    assert words(aspera_api, order) == ["In Progress", "Complete", "In Progress", "Inactive"]
    clock.advance(10)
    assert words(aspera_api, order) == ["Complete"] * 4
    assert aspera_api.get(f"work_order_reset/{order}.json").json()["work_order"]["status"] == "In Progress"
    assert words(aspera_api, order) == ["In Progress", "In Progress", "Inactive", "Inactive"]
    assert "<workstep_reset>false</workstep_reset>" in aspera_api.get("workstep_reset/46756.xml").text


def test_odd_and_unknown_words_and_pauses(
    aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    script = Run(steps=(Step("a", 60),), status_sequence=(Spell("Hibernating", after=5, seconds=10),))
    order = start(aspera_api, script, aspera)
    clock.advance(6)
    assert words(aspera_api, order) == ["Hibernating", "In Progress"]
    clock.advance(10)
    aspera.pause(order)
    assert words(aspera_api, order)[0] == "Paused"
    clock.advance(1000)
    aspera.unpause(order)
    aspera.style = AsperaStyle(odd_words=True)
    assert words(aspera_api, order) == [" IN PROGRESS ", " IN PROGRESS "]
    assert aspera_api.get(f"work_order_status/{order}.json").json()["work_order"]["status"] == " IN PROGRESS "


def test_lists_and_outputs(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator) -> None:
    ids = aspera.seed(3)
    found = aspera_api.get("work_orders_list/12.json").json()["work_orders"]
    assert [order["id"] for order in found] == [8461, *ids]
    assert len(aspera_api.get("work_orders_list/12.json?max_results=2").json()["work_orders"]) == 2
    xml = aspera_api.get("work_order_output/8461.xml", params={"variable_name": "package_id"}).text
    assert xml.count("<variable>") == 1
    assert "<step-name>Create faspex package</step-name>" in xml
    everything = aspera_api.get("work_order_output/8461").text
    assert everything.count("<variable>") == 3
    assert aspera_api.get("work_order_output/8461?step_name=Index+nodes").text.count("<variable>") == 1


def test_reset_forgets(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator) -> None:
    aspera.seed(3)
    aspera.style, aspera.accepts = AsperaStyle(ruby="3.4"), "tokens"
    aspera.reset()
    assert (list(aspera.work_orders), aspera.style, aspera.accepts) == ([8461], AsperaStyle(), "anything")
