"""One thing where another was meant: a token for a run, a run for a list, a client of the other world. Nothing is sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any, NamedTuple

import pytest

import orchestrator_clients
from orchestrator_clients import UsageError, resume
from orchestrator_clients.testing import CloudifySimulator
from tests.contract.both import WORLDS, close, settle

pytestmark = pytest.mark.anyio


class Given(NamedTuple):
    """A client of one world, what it made, and the same of the other world."""

    prefix: str
    client: Any
    run: Any
    token: str
    intent: str
    other_client: Any
    other_run: Any
    poller: Any

    def of(self, name: str) -> Any:
        """Return a function of this world."""
        return getattr(orchestrator_clients, self.prefix + name)


@pytest.fixture(params=WORLDS)
async def given(request: pytest.FixtureRequest, manager: CloudifySimulator, anyio_backend: str) -> AsyncIterator[Given]:
    sync, twin = manager.client(), manager.async_client()
    client, other = (sync, twin) if request.param == "sync" else (twin, sync)
    prefix = "" if client is sync else "async_"
    run = await settle(client.executions.start(deployment_id="web", workflow_id="install"))
    intent = await settle(client.intent(deployment_id="db", workflow_id="install"))
    token = run.token()
    poller = (orchestrator_clients.Poller if client is sync else orchestrator_clients.AsyncPoller)()
    yield Given(prefix, client, run, token, intent, other, resume(token, clients=[other]), poller)
    for one in (poller, sync, twin):
        await close(one)


def a_watch(given: Given, runs: Any) -> Any:
    watched = given.of("watch_many")(runs)
    return watched.__anext__() if given.prefix else next(watched)


CASES: dict[str, tuple[str, Callable[[Given], Any]]] = {
    "a client for clients, resumed": (r"clients=\[client\]", lambda g: resume(g.token, clients=g.client)),
    "a client for clients, adopted": (r"clients=\[client\]", lambda g: g.of("adopt")(g.intent, clients=g.client)),
    "texts for clients": (r"clients=\[client\]", lambda g: resume(g.token, clients=["lab"])),  # type: ignore[list-item]
    "a run for a token": (r"run\.token\(\)", lambda g: resume(g.run, clients=[g.client])),
    "an intent for a token": (r"adopt\(\)", lambda g: resume(g.intent, clients=[g.client])),
    "a token for an intent": (r"resume\(\)", lambda g: g.of("adopt")(g.token, clients=[g.client])),
    "a client of the other world": ("asynchronous", lambda g: g.of("adopt")(g.intent, clients=[g.other_client])),
    "a run for a list": (r"runs: give a list, such as \[run\]", lambda g: g.of("wait_many")(g.run)),
    "none for a list": (r"runs: give a list", lambda g: a_watch(g, None)),
    "tokens for runs": (r"resume\(token", lambda g: g.of("wait_many")([g.token])),
    "numbers for runs": ("int is no execution", lambda g: a_watch(g, [3])),
    "runs of the other world": ("asynchronous", lambda g: g.of("wait_many")([g.other_run])),
    "a token for a run": (r"resume\(token", lambda g: g.poller.wait(g.token)),
    "a run of the other world": ("asynchronous", lambda g: g.poller.wait(g.other_run)),
    "a list for a run": ("list is no execution", lambda g: g.poller.add([g.run])),
    "a text to be left": (r"resume\(token", lambda g: g.poller.discard(g.token)),
    "an id for a hint": ("an execution or an event", lambda g: g.poller.hint(g.run.id)),
    "a text for a deadline": ("seconds since 1970", lambda g: g.run.with_deadline("tomorrow")),
}


@pytest.mark.parametrize("name", CASES)
async def test_what_is_misplaced_is_refused_with_the_remedy(
    name: str, given: Given, manager: CloudifySimulator
) -> None:
    said, call = CASES[name]
    before = len(manager.calls)
    with pytest.raises(UsageError, match=said):
        await settle(call(given))
    assert len(manager.calls) == before
