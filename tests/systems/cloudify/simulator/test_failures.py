"""How the simulated Cloudify Manager fails: under maintenance, short of memory, and with faults that are the vendor's own."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run
from tests.systems.cloudify.simulator.calls import START, error


@pytest.mark.parametrize(
    ("maintenance", "method", "code"),
    [
        ("activating", "GET", None),
        ("activating", "POST", "entering_maintenance_mode"),
        ("active", "GET", "maintenance_mode_active"),
        ("active", "POST", "maintenance_mode_active"),
    ],
)
def test_maintenance(
    manager: CloudifySimulator, api: httpx.Client, maintenance: str, method: str, code: str | None
) -> None:
    manager.maintenance = maintenance  # type: ignore[assignment]
    answer = api.request(method, "executions", json=START)
    assert answer.json().get("error_code") == code
    assert answer.status_code == (503 if code else 200)
    if code:
        assert isinstance(answer.json()["server_traceback"], str)


def test_short_of_memory(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.short_of_memory = True
    assert error(api.get("executions")) == (503, "insufficient_memory_error")


def test_expired_credentials(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.fault(faults.expired_token(), calls=range(1, 3))
    token = {"Authentication-Token": manager.credentials.token, "Tenant": "default_tenant"}
    assert "Token is expired" in httpx.get(f"{manager.url}/api/v3/executions", headers=token).json()["message"]
    assert error(api.get("executions")) == (401, "unauthorized_error")
    assert api.get("executions").status_code == 200


def test_a_repeated_page(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.seed(6)
    manager.fault(faults.repeated_page(), on="list_executions", calls=2)
    pages = [api.get(f"executions?_size=2&_offset={offset}&_include=id").json()["items"] for offset in (0, 2, 4)]
    assert pages[0] == pages[1] != pages[2]


def test_an_error_in_the_vendors_form(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.fault(faults.status(500), calls=1)
    answer = api.get("executions")
    assert error(answer) == (500, "internal_server_error")
    assert "Traceback" in answer.json()["server_traceback"]


def test_a_start_whose_answer_was_lost_took_place_once(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.fault(faults.reset_before_answer(), on="start_execution", calls=1, after=True)
    with pytest.raises(httpx.ReadError):
        api.post("executions", json=START)
    assert api.get("executions").json()["metadata"]["pagination"]["total"] == 1
    assert manager.count("start_execution") == 1


def test_reset_makes_a_new_manager(manager: CloudifySimulator, api: httpx.Client) -> None:
    manager.seed(3)
    manager.script = Run(())
    manager.maintenance = "active"
    manager.reset()
    assert not manager.executions
    assert manager.maintenance is None
    assert len(manager.script.steps) == 3
    assert api.get("executions").status_code == 200
