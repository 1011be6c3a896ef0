"""Bare calls to a simulated Code Stream server, without our client's checks and models.

The tests that make them hold it against the vendor's reference and what its clients know; tables are written out anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from orchestrator_clients.testing import VmwareCodeStreamSimulator

API = "/codestream/api"
EXPANDED = {"expand": "PIPELINE_STAGE_TASK"}

OURS = {"timestamp", "path", "status", "error", "message", "requestId", "@type"}
"""The members of Code Stream's own errors; the two services that give tokens have others."""


@contextmanager
def log_in(server: VmwareCodeStreamSimulator, refresh_token: str | None = None) -> Iterator[httpx.Client]:
    """Give a client with an access token: the administrator's, unless there is another refresh token."""
    body = {"refreshToken": refresh_token or server.credentials.refresh_token}
    with httpx.Client(verify=False, base_url=server.url) as client:
        client.headers["authorization"] = f"Bearer {client.post('/iaas/api/login', json=body).json()['token']}"
        yield client


def start(api: httpx.Client, name: str = "ship", **body: object) -> str:
    """Start a pipeline, and return the execution's path."""
    answer = api.post(f"{API}/pipelines/Portal/{name}/executions", json=body)
    assert answer.status_code == 202
    return str(answer.json()["executionLink"])


def act(api: httpx.Client, path: str, action: str, **body: object) -> httpx.Response:
    """Ask for an action on the execution at this path."""
    return api.post(path, params={"action": action}, json=body)


def seen(server: VmwareCodeStreamSimulator, api: httpx.Client, path: str, instants: list[float]) -> list[str]:
    """The statuses at so many seconds from now."""
    begun, words = server.clock.time(), []
    for instant in instants:
        server.clock.sleep(begun + instant - server.clock.time())
        words.append(api.get(path).json()["status"])
    return words


def listed(api: httpx.Client, path: str = "executions", **query: object) -> list[dict[str, Any]]:
    """Return the documents of a page, in the order of its links; each name in the query gets its `$`."""
    answer = api.get(f"{API}/{path}", params={f"${name}": str(value) for name, value in query.items()})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert set(body["links"]) == set(body["documents"])
    return [body["documents"][link] for link in body["links"]]
