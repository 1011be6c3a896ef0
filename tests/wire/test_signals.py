"""Ctrl-C is heard within a second in each phase of a call, and a program can end in the middle of one."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from tests.wire.answers import dripping, dripping_body, flooding, good, log_of, saying, silent, silent_in_body
from tests.wire.children import ended, interrupted, running
from tests.wire.proxies import ask_nothing, instead, refusing, socks
from tests.wire.servers import Connection, Request, Server, Step, serving

pytestmark = pytest.mark.usefixtures("transport")


@dataclass(frozen=True)
class Row:
    """A phase: the server that keeps a call in it, and whether the request has been sent then."""

    serve: Callable[[], AbstractContextManager[Server]]
    sent: bool = True
    options: Callable[[Server], dict[str, Any]] = lambda server: {}


def _slow(step: Step) -> Row:
    return Row(lambda: serving(step))


UNAVAILABLE = refusing("503 Service Unavailable", "Retry-After: 50")

PHASES = {
    "connecting": Row(lambda: serving(listening=False), sent=False),
    "tls": Row(
        lambda: serving(greet=Connection.hang),
        sent=False,
        options=lambda server: {"url": server.url.replace("http:", "https:")},
    ),
    "proxy": Row(
        lambda: serving(ask_nothing),
        sent=False,
        options=lambda server: {"url": "https://manager.example.com", "proxy": server.url},
    ),
    **{
        f"socks-{phase}": Row(
            partial(socks, answer=instead(phase, Connection.hang)),
            sent=False,
            options=lambda server: {
                "url": "https://manager.example.com",
                "proxy": server.url.replace("http://", "socks5://user:password@"),
            },
        )
        for phase in ("method", "login", "connect")
    },
    "head": _slow(silent),
    "head-drips": _slow(dripping),
    "body": _slow(silent_in_body),
    "body-drips": _slow(dripping_body),
}


@pytest.mark.parametrize("call", ["read", "start"])
@pytest.mark.parametrize("phase", PHASES)
def test_ctrl_c(phase: str, call: str, world: str) -> None:
    row = PHASES[phase]
    with serving(good) as well, row.serve() as server:
        options = row.options(server)
        url = options.pop("url", server.url)
        with running("interrupts", world, url, call, well.url, json.dumps(options)) as process:
            _until_under_way(server, process)
            out = interrupted(process)
    assert out.startswith("interrupted\n")
    assert out.endswith("well\n")
    assert ("may or may not have happened" in out) == (row.sent and call == "start")


def _until_under_way(server: Server, process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    if server.listening:
        assert server.until(lambda server: server.connections > 0 or process.poll() is not None, 10)
    else:
        time.sleep(0.8)  # nobody sees an attempt to connect
    time.sleep(0.2)


@pytest.mark.parametrize("call", ["read", "wait"])
def test_ctrl_c_while_it_sleeps(call: str, world: str) -> None:
    """Between two attempts of a call, and between two looks of a wait."""
    steps = [UNAVAILABLE] if call == "read" else [good]
    with serving(good) as well, serving(*steps) as server:
        with running("interrupts", world, server.url, call, well.url, "{}") as process:
            _until_under_way(server, process)
            out = interrupted(process)
    assert out == "interrupted\nwell\n"


ENDLESS = b"HTTP/1.1 200 OK\r\nContent-Length: 100000000000\r\n\r\n"
ENDS = saying(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nthe end", close=False)


def quiet(connection: Connection, request: Request) -> None:
    connection.send(ENDLESS + b"the beginning")
    connection.hang()


def trickling(connection: Connection, request: Request) -> None:
    connection.send(ENDLESS)
    connection.drip_for_ever(b"piece by piece\n", every=0.01)


STREAMS: dict[str, Step] = {"quiet": quiet, "trickling": trickling, "flooding": flooding(b"a line of a log\n", ENDLESS)}


@pytest.mark.parametrize("name", STREAMS)
def test_ctrl_c_while_a_log_is_read(name: str, world: str) -> None:
    with serving(log_of(ENDS)) as well, serving(log_of(STREAMS[name])) as server:
        with running("streams", world, server.url, well.url) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(0.2)
            assert interrupted(process) == "interrupted\nwell\n"
        assert server.until(lambda server: server.open == 0)


@pytest.mark.parametrize("how", ["threads", "raising", "tasks"])
@pytest.mark.parametrize("step", [silent, dripping], ids=["silent", "drips"])
def test_an_end_in_the_middle_of_calls(how: str, step: Step, world: str) -> None:
    if how == "tasks" and world == "sync":
        pytest.skip("synchronous calls are no tasks")
    with serving(step) as server, running("exits", world, server.url, how) as process:
        assert server.until(lambda server: len(server.requests) == (1 if how == "raising" else 4), 10)
        begun = time.monotonic()
        assert ended(process, 5, code=3) == ""
        assert time.monotonic() - begun < 1.5
