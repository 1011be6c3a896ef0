"""Where the time of a list call of 20 items goes: each part of the call by itself, in processor time."""

# ruff: noqa: SLF001 - it takes apart what nobody else sees

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from .rounds import server

SIZE = 20


def parts(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the microseconds of each part of a call, without and with the extra `[fast]`."""
    table: dict[str, dict[str, float]] = {}
    for column, transport in (("plain", "httpx"), ("[fast]", "fast")):
        with server() as url:
            command = [sys.executable, "-P", "-m", "benchmarks.parts", url, "3" if smoke else "40"]
            environment = {**os.environ, "ORCHESTRATOR_CLIENTS_TRANSPORT": transport}
            shown = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
        for name, micros in _apart(json.loads(shown)).items():
            table.setdefault(name, {})[column] = micros
    return table


def _apart(whole: Mapping[str, float]) -> dict[str, float]:
    """Return the parts of which each measurement has one more than that before it."""
    left = whole["list"] - sum(whole[name] for name in ("request", "call", "seam", "parse"))
    return {
        "arguments checked, request built": whole["request"],
        "URL, headers, deadline of the call": whole["call"],
        "the wire: out, in, head and body read": whole["wire"],
        "the seam: login, limits, hooks, spans, judging": whole["seam"] - whole["wire"],
        "JSON into rows or models": whole["parse"],
        "pages, handles, and what cold caches add after a wait": max(0.0, left),
        "id, state, name and raw_status of 20": whole["read"] - whole["list"],
        "all": whole["read"],
    }


def _measured(url: str, rounds: int) -> dict[str, float]:
    works = _works(url)
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            begun = time.process_time()
            for _ in range(20):
                work()
            spent[name].append((time.process_time() - begun) * 1e6 / 20)
    return {name: statistics.median(values) for name, values in spent.items()}


def _works(url: str) -> dict[str, Callable[[], object]]:
    from orchestrator_api.cloudify.api.executions import list_executions
    from orchestrator_clients import Cloudify
    from orchestrator_clients._core.http.answer import Answer, in_rows
    from orchestrator_clients._core.wire.contract import Limits

    client: Any = Cloudify(url, tenant="default_tenant", auth=("admin", "benchmark"))
    seam, limits, parse = client._http, Limits(10, 60, 60), in_rows(list_executions.parse_response)

    def request() -> dict[str, Any]:
        return list_executions.build_request(size=SIZE, offset=0, sort=["created_at", "id"])

    made = request()
    call = seam.call_of(made)
    call.parse = None
    content = seam.send(call).content
    wire = seam._exchange._homes.current().wire

    def exchange() -> None:
        reply = wire.send(call.wired(), limits)
        b"".join(reply.chunks())
        reply.close()

    def listed() -> list[Any]:
        return list(client.executions.list(limit=SIZE))

    return {
        "request": request,
        "call": lambda: seam.call_of(made),
        "wire": exchange,
        "seam": lambda: seam.send(call),
        "parse": lambda: parse(Answer(200, content=content)),
        "list": listed,
        "read": lambda: [(run.id, run.state, run.name, run.raw_status) for run in listed()],
    }


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1], int(sys.argv[2]))))
