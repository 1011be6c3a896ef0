"""Who gets in to the simulated Orchestrator, by which way, and what a viewer may do."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator, VirtualClock
from tests.systems.aspera_orchestrator.simulator.calls import GOOD, client_of


def query(user: str = "ops", **secrets: str) -> dict[str, Any]:
    return {"params": {"login": user, **secrets}}


WAYS = {
    "nothing": {},
    "basic": {"auth": ("ops", "simulated-password")},
    "wrong basic": {"auth": ("ops", "wrong")},
    "basic without its space": {"headers": {"authorization": "BasicQWxh"}},
    "query": query(password="simulated-password"),
    "query, key": query(api_key="simulated-api-key"),
    "query, wrong": query(password="wrong"),
    "query, another's": query("viewer", password="simulated-password"),
    "query, wrong key alone": {"params": {"apikey": "simulated-api-kez"}},
    "token of nobody": {"headers": {"authorization": "Bearer a.b.c"}},
}


@pytest.mark.parametrize(
    ("accepts", "in_"),
    [("anything", {"basic", "query", "query, key"}), ("headers", {"basic"}), ("tokens", set())],
)
@pytest.mark.parametrize("way", WAYS)
def test_credentials(aspera: AsperaOrchestratorSimulator, way: str, accepts: Any, in_: set[str]) -> None:
    aspera.accepts = accepts
    with client_of(aspera, **WAYS[way]) as client:
        answer = client.get("work_order_status/8461.json")
        assert client.get("remote_node_ping?format=json").status_code == 200  # needs none
    assert answer.status_code == (200 if way in in_ else 401)
    assert answer.status_code == 200 or answer.text == "HTTP Basic: Access denied.\n"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"username": "ops", "password": "simulated-password"}, 200),
        ({"apikey": "simulated-api-key"}, 200),
        ({"username": "ops", "password": "wrong"}, 401),
        ({"apikey": "wrong"}, 401),
        ({"username": "ops", "apikey": "simulated-api-key"}, 401),
    ],
)
def test_login(aspera: AsperaOrchestratorSimulator, clock: VirtualClock, body: dict[str, str], status: int) -> None:
    aspera.accepts = "tokens"
    with client_of(aspera) as client:
        answer = client.post("login", json=body)
        assert answer.status_code == status
        if status == 200:
            token = answer.json()["token"]
            header, payload, signature = token.split(".")
            for shown, code, later in (
                (token, 200, 0),
                (f"{header}.{payload}x.{signature}", 401, 0),
                (f"{header}.{payload}.{signature[:-2]}", 401, 0),
                (token, 200, 3599),
                (token, 401, 1),  # expired
            ):
                clock.advance(later)
                found = client.get("work_order_status/8461", headers={"authorization": f"Bearer {shown}"})
                assert found.status_code == code


@pytest.mark.parametrize(("version", "status"), [("4.1.3", 200), ("4.1.2.99", 404), ("3.0.3", 404)])
def test_login_came_with_4_1_3(aspera: AsperaOrchestratorSimulator, version: str, status: int) -> None:
    aspera.version = version
    with client_of(aspera) as client:
        assert client.post("login", json={"apikey": "simulated-api-key"}).status_code == status
        assert version in client.get("remote_node_ping?format=json").text


def test_a_viewer_starts_nothing(aspera: AsperaOrchestratorSimulator) -> None:
    with client_of(aspera, auth=(aspera.viewer.username, aspera.viewer.password)) as client:
        answer = client.post("initiate?format=json", json=GOOD)
        assert client.get("work_orders_list/12.json").status_code == 200
    assert (answer.status_code, "PermissionDenied" in answer.text) == (403, True)
    assert len(aspera.work_orders) == 1


def test_the_api_key_alone_in_the_query_as_the_vendors_newer_client_sends_it(
    aspera: AsperaOrchestratorSimulator,
) -> None:
    url = f"{aspera.url}/aspera/orchestrator/api/workflows_list.json"
    assert httpx.get(url, params={"apikey": "simulated-api-key"}).status_code == 200
