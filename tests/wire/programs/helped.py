"""A call whose credentials a slow helper gives, ended from outside: `helped WORLD URL interrupt|cancel|fork`."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from typing import Any

from orchestrator_clients import AsyncAwsImageBuilder, AwsImageBuilder, OrchestratorError, TransportError
from tests.wire.programs.asking import arguments

WORLD, URL, (HOW,) = arguments()
ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"


def client(**options: Any) -> Any:
    kind: Any = AsyncAwsImageBuilder if WORLD == "async" else AwsImageBuilder
    return kind("us-east-1", base_url=URL, **{"deadline": 60, "max_attempts": 1, **options})


def ask(one: Any) -> None:
    """Ask for an image, which the server does not know."""

    async def asking() -> None:
        await one.images.get(ARN)

    if WORLD == "async":
        asyncio.run(asking())
    else:
        one.images.get(ARN)


def interrupt() -> None:
    """Be interrupted while the helper takes its time."""
    one = client()
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    try:
        ask(one)
    except KeyboardInterrupt:
        sys.stdout.write("interrupted\n")


def cancel() -> None:
    """Cancel the call, and leave the loop and the program at once."""

    async def main() -> None:
        task = asyncio.ensure_future(client().images.get(ARN))
        await asyncio.sleep(1)
        begun = time.monotonic()
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert time.monotonic() - begun < 0.5

    asyncio.run(main())


def fork() -> None:
    """Fork while the helper of the parent takes its time: the child asks its own."""
    one = client(deadline=1)
    try:
        ask(one)
    except TransportError:
        child = os.fork()
    if not child:
        os.environ["HELPER_SECONDS"] = "0"
        try:
            ask(one)
        except OrchestratorError as error:
            os._exit(0 if getattr(error, "status", None) == 404 else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


if __name__ == "__main__":
    globals()[HOW]()
