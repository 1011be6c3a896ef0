"""Each option that profiles of all systems take reaches the client: no system can drop one, in either world."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients._command.system import COMMON, System
from orchestrator_clients._registry import registered
from tests.contract.both import WORLDS, close
from tests.contract.cases import CASES

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

VALUES: dict[str, Any] = {
    "base_url": None,  # that of the simulator
    "timeout": 7.5,
    "deadline": 11.0,
    "max_attempts": 2,
    "proxy": "http://127.0.0.1:9",
    "verify": False,
    "allow_plain_http": True,
}


def made(system: System[Any], world: str, settings: dict[str, Any]) -> Any:
    """Return a client as the command line makes it."""
    return system.client(settings) if world == "sync" else system.async_client(settings)


def command(key: str) -> System[Any]:
    described: System[Any] = registered()[key].module("command").COMMAND
    return described


def test_the_table_has_every_option(world: str) -> None:
    assert VALUES.keys() == COMMON.keys()


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("key", CASES)
async def test_a_common_option_reaches_the_client(key: str, name: str, world: str) -> None:
    with CASES[key].make() as simulator:
        settings = dict(command(key).simulated(simulator))
        value = settings[name] if name == "base_url" else VALUES[name]
        client = made(command(key), world, {**settings, name: value})
        settings_kept = client._settings
        kept = settings_kept.retry.attempts if name == "max_attempts" else getattr(settings_kept, name)
        assert client.base_url.startswith(value) if name == "base_url" else kept == value
        await close(client)


@pytest.mark.parametrize("key", CASES)
async def test_what_a_system_needs_besides_is_asked_for_by_name(key: str, world: str, tmp_path: Path) -> None:
    with CASES[key].make() as simulator:
        settings = dict(command(key).simulated(simulator))
    if command(key).base_url_needed:
        with pytest.raises(UsageError, match="'base_url' is missing"):
            made(command(key), world, {**settings, "base_url": None})
    with pytest.raises(UsageError, match="there is no such CA bundle"):
        str(made(command(key), world, {**settings, "verify": str(tmp_path / "none.pem")}).base_url)


@pytest.mark.parametrize("key", CASES)
def test_a_client_says_how_its_runs_are_found(key: str, world: str) -> None:
    client = CASES[key].registered.clients()[world == "async"]
    assert client.run_ids == command(key).ids
    assert client.run_type.__name__.startswith("Async") == (world == "async")
    assert "run_from_token" not in vars(client), "the base does it"
