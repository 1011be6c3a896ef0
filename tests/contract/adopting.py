"""Adoption in the world of the clients that are given."""

from __future__ import annotations

from typing import Any

import orchestrator_clients
from tests.contract.both import settle


async def adopted(intent: Any, *clients: Any, **options: Any) -> Any:
    """Return what adoption gives."""
    asynchronous = hasattr(clients[0], "aclose")
    call: Any = orchestrator_clients.async_adopt if asynchronous else orchestrator_clients.adopt
    return await settle(call(intent, clients=clients, **options))
