"""Ten thousand waits in one process: memory, lateness of the event loop, and the cost of a poll."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path


def many_waits(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return what waiting for many executions at once costs one process, by number of executions."""
    table = {}
    for count in (10, 100) if smoke else (10, 100, 1_000, 10_000):
        command = [sys.executable, "-P", "-m", "benchmarks.waits", str(count), "3" if smoke else "20"]
        environment = {**os.environ, "ORCHESTRATOR_CLIENTS_TRANSPORT": "fast"}
        shown = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
        table[f"{count:,} executions"] = json.loads(shown)
    return table


async def _wait_many(count: int, seconds: float) -> dict[str, float]:
    from orchestrator_clients import AsyncCloudify, async_wait_many
    from orchestrator_clients._core.execution.counts import Counter

    from .rounds import server

    lags: list[float] = []
    looks, count_look = [0], Counter.look

    def counted(self: Counter, system: str, waits: int, late: float) -> None:
        looks[0] += waits
        count_look(self, system, waits, late)

    Counter.look = counted  # type: ignore[method-assign]

    async def probe() -> None:
        while True:
            due = time.perf_counter() + 0.01
            await asyncio.sleep(0.01)
            lags.append(max(0.0, time.perf_counter() - due))

    with server() as url:
        async with AsyncCloudify(url, tenant="default_tenant", auth=("admin", "benchmark")) as client:
            found = {run.id: run async for run in client.executions.list(limit=count, page_size=count)}
            before = resource.getrusage(resource.RUSAGE_SELF)
            task = asyncio.ensure_future(probe())
            waited = await async_wait_many(found.values(), timeout=seconds, poll=(2.0, 10.0))
            task.cancel()
    lags.sort()
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return {
        "executions": len(waited),
        "lag p99 ms": 1000 * lags[int(len(lags) * 0.99)],
        "cpu s": cpu,
        "cpu ms per 1,000 looks": 1e6 * cpu / max(looks[0], 1),
        "peak MiB": _peak(),
    }


def _peak() -> float:
    """Return the most memory this program had, in MiB; the system's own count holds that of the process it came from, too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_wait_many(int(sys.argv[1]), float(sys.argv[2])))))
