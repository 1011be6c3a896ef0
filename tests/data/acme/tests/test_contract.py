"""Acme's clients are held to what those of orchestrator-clients are."""

import asyncio
from typing import Any

from orchestrator_clients.testing.contract import Case, ContractTests, Starting

WEB = {"deployment_id": "web", "workflow_id": "install"}

CASE = Case(
    system="acme_jobs",
    start=lambda client, simulator: client.executions.start(**WEB, force=True),
    start_operation="start_execution",
    read=lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
    read_operation="get_execution",
    listed=lambda client, **options: client.executions.list(**options),
    looks=("get_execution", "list_executions"),
    secrets=lambda simulator: [simulator.credentials.password, simulator.credentials.token],
    starting=Starting(
        intent=lambda client, **options: client.intent(**WEB, **options),
        start=lambda client, **options: client.executions.start(**WEB, **options),
        operation="start_execution",
        looks="list_executions",
        marked=False,
    ),
    once_by_token=None,
    step_names=("copy", "check", "notify"),
    gates=False,
    pauses=False,
    lacks=frozenset(),
    together=3,
)


class TestAcme(ContractTests):
    """All of it."""

    case = CASE

    def test_installations_are_listed(self, case: Case, simulator: Any, world: str) -> None:
        """What Acme adds to the clients, in both worlds."""
        case.seed(simulator, 3)
        if world == "sync":
            with simulator.client() as client:
                found = list(client.installations(limit=2))
        else:
            found = asyncio.run(self._awaited(simulator))
        assert len({run.id for run in found}) == 2

    async def _awaited(self, simulator: Any) -> list[Any]:
        async with simulator.async_client() as client:
            return [run async for run in client.installations(limit=2)]
