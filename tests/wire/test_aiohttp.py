"""The asynchronous wire uses connections of aiohttp beyond its documents: of one that has others it uses the documented part."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection

from orchestrator_clients import OutcomeUnknownError
from orchestrator_clients._core.wire import aiohttp_wire
from orchestrator_clients._core.wire.aiohttp_pool import is_known
from tests.wire.answers import good, nothing
from tests.wire.servers import serving
from tests.wire.worlds import cloudify, outcome, read, start

pytestmark = pytest.mark.anyio


def test_the_installed_one_is_known() -> None:
    assert is_known()


def _renamed(patch: pytest.MonkeyPatch) -> None:
    patch.delattr(ResponseHandler, "start_timeout")


def _without_an_argument(patch: pytest.MonkeyPatch) -> None:
    def set_response_params(self: ResponseHandler, *, timer: Any = None, skip_payload: bool = False) -> None:
        """Take less than today's."""

    patch.setattr(ResponseHandler, "set_response_params", set_response_params)


def _without_a_protocol(patch: pytest.MonkeyPatch) -> None:
    patch.delattr(Connection, "protocol")


@pytest.mark.parametrize("other", [_renamed, _without_an_argument, _without_a_protocol])
def test_another_one_is_not(other: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other(monkeypatch)
    assert not is_known()


async def test_another_one_sends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORCHESTRATOR_CLIENTS_TRANSPORT", "fast")
    monkeypatch.setattr("orchestrator_clients._core.wire.aiohttp_pool.is_known", lambda: False)
    monkeypatch.delattr(aiohttp_wire, "_exchanged")
    with serving(good, good, nothing, good) as server:
        async with cloudify("async", server.url, deadline=10, timeout=5) as client:
            assert await read(client) == []
            await start(client)
            assert isinstance((await outcome(start, client)).error, OutcomeUnknownError)
    assert server.starts == 2
