"""A release service: each file in a folder is a release by Adobe Cloud Manager, started once, whatever happens to this process.

    python release_service.py FOLDER

A file says `{"pipeline": ["19905", "48213"], "approve": ["approval"]}`: the program and the pipeline, and the steps that may go
on without a person. Results are written into the same file. Started again, after a crash as well, it goes on where it was.

With ADOBE_ORG_ID, ADOBE_CLIENT_ID and ADOBE_CLIENT_SECRET it talks to Adobe (ADOBE_BASE_URL and ADOBE_TOKEN_URL say where, if not
at its own addresses), without them to a simulator in this process.
"""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from orchestrator_clients import (
    AsyncAdobeCloudManager,
    AsyncAdobeExecution,
    AsyncPoller,
    OrchestratorError,
    State,
    async_adopt,
    resume,
)


@asynccontextmanager
async def connected() -> AsyncIterator[AsyncAdobeCloudManager]:
    """Give the client of the real service, or that of a simulator."""
    if "ADOBE_ORG_ID" in os.environ:
        names = ("org_id", "client_id", "client_secret", "base_url", "token_url")
        given = {name: os.environ[f"ADOBE_{name.upper()}"] for name in names if f"ADOBE_{name.upper()}" in os.environ}
        async with AsyncAdobeCloudManager(**given) as adobe:
            yield adobe
    else:
        from orchestrator_clients.testing import AdobeCloudManagerSimulator, Run, Step

        with AdobeCloudManagerSimulator() as simulator:
            simulator.script = Run(
                steps=(Step("build", 600), Step("approval", 0, waits_for_person=True), Step("deploy", 900))
            )
            async with simulator.async_client() as adobe:
                yield adobe


class Release:
    """A file, which is always whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))

    def keep(self, **news: str | None) -> None:
        """Add what became known."""
        self.known |= news
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(self.known), encoding="utf-8")
        new.replace(self.path)


async def begun(adobe: AsyncAdobeCloudManager, release: Release) -> AsyncAdobeExecution:
    """Return the run of a release: the one that was started before, or a new one. Waits for it end after six hours."""
    if "token" not in release.known:
        run = await started(adobe, release)
        release.keep(token=run.token(timeout=6 * 3600))  # the deadline is the token's: `run` itself has none
    return resume(release.known["token"], clients=[adobe])


async def started(adobe: AsyncAdobeCloudManager, release: Release) -> AsyncAdobeExecution:
    """Return the run that came of the intent of a release, started now unless it was before."""
    found = None
    if "intent" in release.known:  # stopped between the two: did the start happen?
        found = await async_adopt(release.known["intent"], clients=[adobe])
    else:
        release.keep(intent=await adobe.intent(*release.known["pipeline"], key=release.path.stem))
    return found or await adobe.executions.start(*release.known["pipeline"], intent=release.known["intent"])


async def carry_out(adobe: AsyncAdobeCloudManager, poller: AsyncPoller, release: Release) -> None:
    """Wait for a release and decide at its gates; what nobody allowed beforehand is left to a person."""
    try:
        run = await begun(adobe, release)
        while (run := await poller.wait(run, until=State.WAITING, check=False)).state is State.WAITING:
            gate = run.waiting_step
            if gate is None or gate.step.name not in release.known.get("approve", []):
                break
            await gate.approve()
        release.keep(state=run.state.value, message=run.attention or run.message)
    except OrchestratorError as error:  # it names system, operation and what the server said; it holds no secret
        release.keep(message=str(error))


async def main(releases: list[Release]) -> None:
    """Carry out all that is not over, at the same time, and print the state of each."""
    async with connected() as adobe, AsyncPoller() as poller:
        open_ones = [
            release for release in releases if release.known.get("state") not in ("succeeded", "failed", "cancelled")
        ]
        await asyncio.gather(*(carry_out(adobe, poller, release) for release in open_ones))
        for release in releases:
            print(release.path.stem, release.known.get("state"), release.known.get("message") or "")


if __name__ == "__main__":
    asyncio.run(main([Release(path) for path in sorted(Path(sys.argv[1]).glob("*.json"))]))
