"""However often a name is asked for that nobody answers, few threads are left behind; others are not kept from it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from orchestrator_clients._core.wire.names import JOINED, MOST, Names

LED_TO = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """What a silent name server waits for; `unknown` leads nowhere, at once."""
    event, before = threading.Event(), set(threading.enumerate())

    def look_up(host: str, *_: Any, **__: Any) -> Any:
        if host == "unknown":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        event.wait(20)
        return LED_TO

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield event
    event.set()
    for thread in set(threading.enumerate()) - before:
        thread.join()  # the next test counts those that there are


@pytest.fixture
def threads() -> Callable[[], int]:
    """Return how many threads there are more than at the beginning."""
    before = threading.active_count()
    return lambda: threading.active_count() - before


def given_up(names: Names, host: str = "host", times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(TimeoutError):
            names.find(host, 80, 0)


@pytest.mark.usefixtures("over")
def test_a_name_is_asked_for_once_at_a_time(threads: Callable[[], int]) -> None:
    names = Names(lambda: 7.0)
    given_up(names, times=50)
    assert threads() == 1
    given_up(names, "another")
    assert threads() == 2


@pytest.mark.usefixtures("over")
def test_another_name_server_may_answer_after_a_while_but_there_is_a_bound(threads: Callable[[], int]) -> None:
    moment = 0.0
    names = Names(lambda: moment)
    for number in range(2 * MOST):
        given_up(names, times=3)
        assert threads() == min(number + 1, MOST)
        moment += JOINED + 1


def test_all_who_wait_are_told_and_nothing_is_kept(over: threading.Event) -> None:
    names, found = Names(), list[Any]()
    waiting = [threading.Thread(target=lambda: found.append(names.find("host", 80, 10))) for _ in range(5)]
    for thread in waiting:
        thread.start()
    over.set()
    for thread in waiting:
        thread.join()
    assert found == [LED_TO] * 5
    for number in range(5):
        with suppress(OSError):
            names.find("unknown", number, 10)
    assert len(names._under_way) <= 1


def test_a_name_that_leads_nowhere_is_asked_for_again(over: threading.Event) -> None:
    names = Names()
    for _ in range(2):
        with pytest.raises(socket.gaierror):
            names.find("unknown", 80, 10)
    over.set()
    assert names.find("host", 80, 10) == LED_TO


@pytest.mark.usefixtures("over")
def test_the_child_of_a_fork_asks_anew(threads: Callable[[], int]) -> None:
    names = Names(lambda: 7.0)
    given_up(names)
    names.abandon()
    given_up(names)
    assert threads() == 2
