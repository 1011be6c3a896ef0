"""Forks at one moment or another: `forks WORLD URL WHEN [BUNDLE]`. Parent and children ask at once, each for its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any

from tests.wire.programs.asking import Asker, arguments

WORLD, URL, (WHEN, *BUNDLE) = arguments()
OPTIONS: dict[str, Any] = {"verify": BUNDLE[0]} if BUNDLE else {}
MANY = 30


MADE: list[Asker] = []


def asker() -> Asker:
    MADE.append(Asker(WORLD, URL, **OPTIONS))
    return MADE[-1]


def forked(work: Callable[[], None]) -> int:
    """Do some work in a child, and return its process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


def joined(*children: int) -> None:
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def asks(asker: Asker, who: str, many: int = MANY) -> Callable[[], None]:
    return lambda: asker.ask(*(f"{who}-{number}" for number in range(many)))


def before() -> None:
    """Fork with a client that was not used yet."""
    one = asker()
    child = forked(asks(one, "child"))
    asks(one, "parent")()
    joined(child)


def after() -> None:
    """Fork with a client that was used, four times, and ask in all five at once."""
    one = asker()
    asks(one, "parent", 1)()
    children = [forked(asks(one, f"child{number}")) for number in range(4)]
    asks(one, "parent")()
    joined(*children)


def new() -> None:
    """Use a client, fork, and make a new one in the child."""
    one = asker()
    asks(one, "parent", 1)()
    child = forked(lambda: asks(asker(), "child")())
    asks(one, "parent")()
    joined(child)


def nested() -> None:
    """Let a child that used the client fork, too."""
    one = asker()
    asks(one, "parent", 1)()

    def work() -> None:
        asks(one, "child", 2)()
        grandchild = forked(lambda: (asks(one, "grandchild")(), asks(asker(), "grandchild")())[0])
        asks(one, "child")()
        joined(grandchild)

    child = forked(work)
    asks(one, "parent")()
    joined(child)


def during() -> None:
    """Fork while another thread waits for its answer."""
    one = asker()
    asks(one, "parent", 1)()
    failures: list[BaseException] = []

    def slowly() -> None:
        try:
            one.ask("parent-slow")
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=slowly)
    thread.start()
    time.sleep(0.2)
    child = forked(asks(one, "child"))
    asks(one, "parent")()
    joined(child)
    thread.join()
    assert not failures, failures


def closing() -> None:
    """Close and drop the client in the child: the parent's connections are not the child's to end."""
    one = asker()
    asks(one, "parent", 1)()

    def work() -> None:
        asks(one, "child", 2)()
        one.close()
        del one.client
        gc.collect()

    joined(forked(work))
    asks(one, "parent")()


def leaving() -> None:
    """Let the child end as a program does, its client unused and unclosed."""
    one = asker()
    asks(one, "parent", 1)()
    child = os.fork()
    if not child:
        sys.exit(0)
    joined(child)
    asks(one, "parent")()


def job(number: int) -> int:
    MADE[0].ask(f"child-{os.getpid()}-{number}")
    return number


def pool() -> None:
    """Use a client in the workers of multiprocessing."""
    asks(asker(), "parent", 1)()
    with multiprocessing.get_context("fork").Pool(2) as workers:
        assert workers.map_async(job, range(10)).get(timeout=8) == list(range(10))


if __name__ == "__main__":
    globals()[WHEN]()
    for each in MADE:
        each.close()
