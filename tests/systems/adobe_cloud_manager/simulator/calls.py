"""Bare calls to the simulated Cloud Manager. The tests that make them hold it against Adobe's Swagger file and guides."""

from __future__ import annotations

from typing import Any

import httpx

from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step

REL = "http://ns.adobe.com/adobecloud/rel/"
PIPELINE = "/api/program/19905/pipeline/48213"

TESTS = {
    "codeQuality": ["coverage", "skipped_tests"],
    "securityTest": ["ssl_configuration"],
    "loadTest": ["cpu_utilization_rate", "response_time"],
    "assetsTest": ["cpu_utilization_rate", "response_time"],
    "reportPerformanceTest": ["cpu_utilization_rate", "response_time"],
}
"""The indicators that a person has to override, by kind of step."""


def headers_of(adobe: AdobeCloudManagerSimulator, **changes: str) -> dict[str, str]:
    """Return the three headers that every call needs, some of them changed; a name's `_` stands for `-`."""
    known = adobe.credentials
    three = {
        "authorization": f"Bearer {known.token}",
        "x-api-key": known.client_id,
        "x-gw-ims-org-id": known.org_id,
    }
    return three | {name.replace("_", "-"): value for name, value in changes.items()}


def started(adobe: AdobeCloudManagerSimulator, api: httpx.Client, *steps: Step, after: float = 0, **run: Any) -> str:
    """Start a run of these steps, let time pass, and return its path."""
    adobe.script = Run(steps=steps, **run)
    answer = api.put(f"{PIPELINE}/execution")
    assert answer.status_code == 201, answer.text
    adobe.clock.sleep(after)
    return httpx.URL(answer.headers["location"]).path


def at_gate(adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str) -> tuple[str, dict[str, Any]]:
    """Start a run whose first step waits for a person; return the run's path and that step."""
    path = started(adobe, api, Step(action, 5, waits_for_person=True), Step("deploy", 10), after=10)
    return path, steps_of(api, path)[0]


def steps_of(api: httpx.Client, path: str) -> list[dict[str, Any]]:
    """Return the steps of the run at this path."""
    return list(api.get(path).json()["_embedded"]["stepStates"])


def links(step: dict[str, Any]) -> set[str]:
    """Return what there are links for, as `cancel`."""
    return {name.removeprefix(f"{REL}pipeline/") for name in step["_links"] if name.startswith(f"{REL}pipeline/")}


def href(step: dict[str, Any], relation: str) -> str:
    """Return where the link for this leads."""
    return str(step["_links"][f"{REL}pipeline/{relation}"]["href"])


def override(kpis: list[str]) -> dict[str, Any]:
    """Return the body that overrides these indicators."""
    return {"metrics": [{"kpi": kpi, "override": True} for kpi in kpis]}
