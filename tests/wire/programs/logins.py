"""Logins that many need at once: `logins WORLD URL threads|fork`."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable
from typing import Any

from tests.contract.credentials import KINDS
from tests.wire.programs.asking import arguments

WORLD, URL, (HOW,) = arguments()
KIND = KINDS["adobe-secret"]
CLIENT: Any = KIND.make(URL, "some-secret", WORLD, deadline=5, timeout=5)


def do(call: Callable[[], Any]) -> None:
    """Make a call in this thread, in a loop of its own where there must be one."""

    async def doing() -> None:
        await call()

    if WORLD == "async":
        asyncio.run(doing())
    else:
        call()


def read() -> None:
    do(lambda: KIND.read(CLIENT))


def main() -> None:
    failures: list[BaseException] = []

    def work() -> None:
        try:
            read()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    if HOW == "fork":
        time.sleep(0.2)  # one of them is logging in, and holds whatever lock that takes
        child = os.fork()
        if not child:
            read()
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    for thread in threads:
        thread.join()
    assert not failures, failures


if __name__ == "__main__":
    main()
    do(CLIENT.aclose if WORLD == "async" else CLIENT.close)
