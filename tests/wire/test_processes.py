"""Forks, threads and loops: each call gets its own answer, in time, and no process dies of it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.wire.answers import good
from tests.wire.certificates import bundle, context
from tests.wire.children import run
from tests.wire.servers import Connection, Request, serving

pytestmark = pytest.mark.usefixtures("transport")


def slow_for_some(connection: Connection, request: Request) -> None:
    """Answer what has `slow` in its name after half a second."""
    if "slow" in request.target:
        time.sleep(0.5)
    good(connection, request)


@pytest.mark.parametrize("when", ["before", "after", "new", "nested", "during", "closing", "leaving", "pool"])
def test_a_fork(when: str, world: str) -> None:
    with serving(slow_for_some) as server:
        run("forks", world, server.url, when)
    assert _owners_share_no_connection(server.requests)


@pytest.mark.parametrize("when", ["after", "closing", "leaving"])
def test_a_fork_under_tls(when: str, world: str, tmp_path: Path) -> None:
    with serving(good, tls=context()) as server:
        run("forks", world, server.url, when, bundle(tmp_path, "ours"))
    assert _owners_share_no_connection(server.requests)
    if world == "sync":  # the asynchronous program has a loop, and so a connection, per round
        parents = {one.link for one in server.requests if "/parent" in one.target}
        assert len(parents) == 1, "the parent's connection outlives the child"


def _owners_share_no_connection(requests: list[Request]) -> bool:
    owners: dict[int, set[str]] = {}
    for one in requests:
        name = one.target.rpartition("/")[2].rpartition("-")[0]
        owners.setdefault(one.link, set()).add(name)
    return all(len(names) == 1 for names in owners.values())


@pytest.mark.parametrize("whose", ["own", "shared"])
def test_threads_that_end(whose: str, world: str) -> None:
    with serving(good) as server:
        run("threads", world, server.url, whose)
    assert len(server.requests) == 218


@pytest.mark.parametrize("how", ["after", "at_once", "starts", "closing"])
def test_loops(how: str) -> None:
    with serving(good) as server:
        run("loops", "async", server.url, how)
        assert server.until(lambda server: server.open == 0), "connections of loops that ended are ended"
    assert server.starts == (10 if how == "starts" else 0)


@pytest.mark.parametrize("how", ["threads", "fork"])
def test_a_login_that_many_wait_for(how: str, world: str) -> None:
    def serve(connection: Connection, request: Request) -> None:
        if request.target == "/ims/token":
            time.sleep(0.5)
            body = json.dumps({"access_token": "some-token", "expires_in": 86_400_000}).encode()
        else:
            body = b'{"id": "9", "status": "RUNNING"}'
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.send(head.encode() + body)

    with serving(serve) as server:
        run("logins", world, server.url, how)
    assert sum(one.target == "/ims/token" for one in server.requests) == (2 if how == "fork" else 1)
