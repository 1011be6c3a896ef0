"""Short-lived threads: `threads WORLD URL own|shared`. The main thread makes no client until they have all ended."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.wire.programs.asking import Asker, arguments

WORLD, URL, (WHOSE,) = arguments()
MANY, AT_ONCE = 200, 4


def own(number: int) -> None:
    """Make a client, use it and close it."""
    one = Asker(WORLD, URL)
    one.ask(f"run-{number}")
    one.close()


def main() -> None:
    failures: list[BaseException] = []
    made: dict[str, Any] = {}

    def work(number: int) -> None:
        try:
            if WHOSE == "own":
                own(number)
            else:
                made.setdefault("client", Asker(WORLD, URL)).ask(f"run-{number}")
        except BaseException as error:
            failures.append(error)

    threading.Thread(target=work, args=(0,)).start()
    for first in range(1, MANY, AT_ONCE):
        threads = [threading.Thread(target=work, args=(first + number,)) for number in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not failures, failures
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(own, range(16)))
    own(MANY)
    if made:
        made["client"].close()


if __name__ == "__main__":
    main()
