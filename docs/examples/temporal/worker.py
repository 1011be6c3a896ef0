"""A worker: python worker.py HOST:PORT profiles.toml. The file has tables `[profile.NAME]`, as docs/cli.md describes them."""

from __future__ import annotations

import asyncio
import sys
import tomllib
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from orchestrator_runs import Activities, OrchestratorRun
from temporalio.client import Client
from temporalio.worker import Worker

from orchestrator_clients import async_client_of

QUEUE = "orchestrator-runs"


async def main(address: str, profiles: Mapping[str, Mapping[str, Any]]) -> None:
    """Work until the process is ended."""
    async with AsyncExitStack() as stack:
        clients = {}
        for name, table in profiles.items():
            clients[name] = await stack.enter_async_context(client_of_profile(table))
        activities = Activities(clients)
        stack.push_async_callback(activities.aclose)
        does: list[Callable[..., Any]] = [
            activities.intend,
            activities.start_or_adopt,
            activities.look,
            activities.cancel,
        ]
        client = await Client.connect(address)
        most = 1000  # waits at a time: they cost next to nothing
        await Worker(
            client, task_queue=QUEUE, workflows=[OrchestratorRun], activities=does, max_concurrent_activities=most
        ).run()


def client_of_profile(table: Mapping[str, Any]) -> Any:
    """Return the client of a profile whose secrets stand in it; a real one reads them from where yours are kept."""
    settings = {name: value for name, value in table.items() if name not in ("system", "simulated")}
    return async_client_of(table["system"], settings)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], tomllib.loads(Path(sys.argv[2]).read_text())["profile"]))
