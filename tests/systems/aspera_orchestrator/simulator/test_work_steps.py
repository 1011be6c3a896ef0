"""Steps of work orders of the simulated Orchestrator: attempts, cancelling one, and names."""

from __future__ import annotations

import re
from typing import Any

import httpx

from orchestrator_clients.testing import AsperaOrchestratorSimulator, Run, Step, VirtualClock
from tests.systems.aspera_orchestrator.simulator.calls import STATUS, start, words


def test_attempts(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(aspera_api, Run(steps=(Step("a", 10, attempts=2, message="no licence"), Step("b", 1))), aspera)

    def attempt(name: str) -> tuple[Any, ...]:
        step = aspera_api.get(f"{STATUS}.json", params={"work_order_id": order, "step_name": name}).json()["work_step"]
        return step["status"], step["attempt"], step["statusDetails"]

    assert (attempt("a"), attempt("b")) == (("In Progress", 1, None), ("Inactive", None, None))
    clock.advance(10.5)
    assert attempt("a") == ("Error", 1, "no licence")
    clock.advance(1)
    assert attempt("a") == ("In Progress", 2, None)
    clock.advance(20)
    aspera_api.get(f"workstep_reset/{order * 1000}.xml")
    assert attempt("a") == ("In Progress", 2, None)


def test_cancel_a_step(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(aspera_api, Run(steps=(Step("a", 5), Step("b", 500), Step("c", 5))), aspera)
    clock.advance(10)
    xml = aspera_api.get(f"work_step_cancel/{order * 1000 + 1}.xml").text
    assert 'action="cancel" id=""><name>b</name>' in xml
    assert re.findall('<status state="([^"]*)"/>', xml) == ["In Progress", "Failed"]
    assert words(aspera_api, order) == ["Failed", "Complete", "Failed", "Inactive"]
    aspera_api.get(f"work_step_cancel/{order * 1000}.xml")  # it has ended: nothing happens
    aspera_api.get(f"work_step_cancel/{order * 1000 + 2}.xml")  # and this one cannot begin
    assert words(aspera_api, order) == ["Failed", "Complete", "Failed", "Inactive"]
    aspera_api.get(f"workstep_reset/{order * 1000 + 1}.xml")
    clock.advance(600)
    assert words(aspera_api, order) == ["Complete"] * 4


def test_names_as_they_are_and_of_several_steps(aspera_api: httpx.Client, aspera: AsperaOrchestratorSimulator) -> None:
    name = 'Bad & "Ünï" #1+2%'
    order = start(aspera_api, Run(steps=(Step(name, 5), Step(name, 5))), aspera)
    for written in ("Bad%20%26%20%22%C3%9Cn%C3%AF%22%20%231%2B2%25", "Bad+%26+%22%C3%9Cn%C3%AF%22+%231%2b2%25"):
        answer = aspera_api.get(f"{STATUS}.json?work_order_id={order}&step_name={written}").json()
        assert (answer["work_step"]["workStepName"], answer["work_step"]["id"]) == (name, order * 1000)
    assert aspera_api.get(f"{STATUS}.json?work_order_id={order}&step_name={name[:3]}").status_code == 404
    assert re.findall('<work_step id="([^"]*)">', aspera_api.get(f"work_order_status/{order}").text) == [
        "9001000",
        "9001001",
    ]
