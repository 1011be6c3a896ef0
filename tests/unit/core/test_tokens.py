"""A token for many: fetched once, also when it was refused, and whoever cannot wait for it is told so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import httpx
import pytest

from orchestrator_clients._core._async.auth import AsyncTokenAuth
from orchestrator_clients._core._async.auth import Token as AsyncToken
from orchestrator_clients._core._sync.auth import Token, TokenAuth
from orchestrator_clients._core.deadline import deadline_at
from orchestrator_clients._core.redact import Redactor
from orchestrator_clients.testing import VirtualClock
from tests.contract.both import WORLDS, settle

pytestmark = pytest.mark.anyio
both_worlds = pytest.mark.parametrize("world", WORLDS)
MANY = 16


class Service:
    """Hands out tokens `t1`, `t2`, ..., each after the seconds that it `takes` of its clock, good for an hour."""

    def __init__(self, world: str, takes: float = 0.0) -> None:
        self.clock, self.fetched, self.takes = VirtualClock(), 0, takes
        options: Any = {"clock": self.clock, "redactor": Redactor()}
        self.auth: Any = (
            AsyncTokenAuth(self._fetch_async, header, **options)
            if world == "async"
            else TokenAuth(self._fetch, header, **options)
        )

    def _fetch(self) -> Token:
        self.clock.sleep(self.takes)
        self.fetched += 1
        return Token(f"t{self.fetched}", 3600.0)

    async def _fetch_async(self) -> AsyncToken:
        await self.clock.sleep_async(self.takes)
        self.fetched += 1
        return AsyncToken(f"t{self.fetched}", 3600.0)


def header(token: str) -> Mapping[str, str]:
    return {"x-token": token}


def requests(number: int) -> list[httpx.Request]:
    return [httpx.Request("GET", "http://127.0.0.1:9/") for _ in range(number)]


async def for_all(world: str, call: Callable[[httpx.Request], Any], those: list[httpx.Request]) -> None:
    """Call for all requests at once, in tasks or threads."""
    if world == "async":
        await asyncio.gather(*map(call, those))
        return
    together = Barrier(len(those))

    def calling(request: httpx.Request) -> None:
        together.wait()
        call(request)

    with ThreadPoolExecutor(len(those)) as threads:
        list(threads.map(calling, those))


def sent(those: list[httpx.Request]) -> set[str]:
    return {request.headers["x-token"] for request in those}


@both_worlds
async def test_many_calls_fetch_one_token_and_one_more_after_it_was_refused(world: str) -> None:
    service, those = Service(world, takes=5.0), requests(MANY)
    await for_all(world, service.auth.authorize, those)
    assert (sent(those), service.fetched) == ({"t1"}, 1)

    async def again(request: httpx.Request) -> None:
        assert await service.auth.renew(request)
        await service.auth.authorize(request)

    def again_here(request: httpx.Request) -> None:
        assert service.auth.renew(request)
        service.auth.authorize(request)

    await for_all(world, again if world == "async" else again_here, those)
    assert (sent(those), service.fetched) == ({"t2"}, 2)


@both_worlds
async def test_a_late_refusal_of_an_old_token_costs_no_login(world: str) -> None:
    service = Service(world)
    early, late, other = requests(3)
    for request in (early, late):
        await settle(service.auth.authorize(request))
    for request, token in ((early, "t2"), (late, "t2"), (early, "t3"), (other, "t3")):
        if request is not other:
            assert await settle(service.auth.renew(request))
        await settle(service.auth.authorize(request))
        assert request.headers["x-token"] == token
    assert service.fetched == 3


@both_worlds
async def test_a_token_is_fetched_anew_before_it_ends(world: str) -> None:
    service, (request,) = Service(world), requests(1)
    for seconds, token in ((0, "t1"), (3539, "t1"), (1, "t2"), (3541, "t3")):
        service.clock.advance(seconds)
        await settle(service.auth.authorize(request))
        assert request.headers["x-token"] == token


async def test_a_refusal_waits_for_no_login() -> None:
    service = Service("async", takes=60.0)
    first, second = requests(2)
    await service.auth.authorize(first)
    second.extensions["token"] = first.extensions["token"]
    assert await service.auth.renew(first)
    fetching = asyncio.ensure_future(service.auth.authorize(first))
    await asyncio.sleep(0)
    before = service.clock.monotonic()
    assert await service.auth.renew(second)
    assert service.clock.monotonic() == before
    with deadline_at(before), pytest.raises(TimeoutError):
        await service.auth.authorize(second)
    await fetching
    assert (sent([first]), service.fetched) == ({"t2"}, 2)
