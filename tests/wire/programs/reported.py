"""Small whole programs, each of which once hung, died, or gave a wrong answer: `reported sync|async - NAME`.

They use what a user has: the package, its simulators, and a server of the standard library.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import gzip
import http.server
import json
import multiprocessing
import os
import pickle
import threading
from typing import Any

from orchestrator_clients import (
    AdobeCloudManager,
    AsyncAdobeCloudManager,
    AsyncCloudify,
    Cloudify,
    ExecutionFailed,
    TransportError,
)
from orchestrator_clients.testing import CloudifySimulator, Run, Step, VirtualClock
from tests.wire.programs.asking import arguments

WORLD, _, (NAME,) = arguments()
NOBODY = b'{"metadata":{"pagination":{"total":0,"size":1,"offset":0}},"items":[]}'
HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
SHARED: dict[str, Any] = {}


def made(simulator: CloudifySimulator, **options: Any) -> Any:
    """Return a client of the world."""
    known = simulator.credentials
    kind: Any = AsyncCloudify if WORLD == "async" else Cloudify
    return kind(simulator.url, auth=(known.username, known.password), **{"tenant": known.tenant, **options})


def do(make: Any, use: Any) -> Any:
    """Make a client, use it and close it, in a loop of its own where there must be one; return what came of it."""

    async def doing() -> Any:
        async with make() as client:
            return await use(client)

    if WORLD == "async":
        return asyncio.run(doing())
    with make() as client:
        return use(client)


def error_of(kind: type[Exception], make: Any, use: Any) -> Any:
    """Return the error that comes of it."""
    try:
        do(make, use)
    except kind as error:
        return error
    raise AssertionError("nothing went wrong")


def every(items: Any) -> Any:
    """Return all of a list, to be awaited in the asynchronous world."""

    async def gathered() -> list[Any]:
        return [item async for item in items]

    return gathered() if WORLD == "async" else list(items)


def cancelled_calls() -> None:
    """Calls that are cancelled after each number of turns leave the client as it was."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(HEAD % len(NOBODY) + NOBODY)
            await writer.drain()
        writer.close()

    async def main() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with AsyncCloudify(url, tenant="t", auth=("a", "b"), deadline=5) as client:
            for turns in list(range(1, 30)) * 4:
                task = asyncio.ensure_future(every(client.executions.list()))
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            assert await every(client.executions.list()) == []
        server.close()

    asyncio.run(main())


def job(_: int) -> list[str]:
    """Use the client that the parent made."""
    client = SHARED["client"]

    async def looked() -> list[Any]:
        return list(await every(client.executions.list(limit=1)))

    return [run.id for run in (asyncio.run(looked()) if WORLD == "async" else every(client.executions.list(limit=1)))]


def a_pool_of_processes() -> None:
    """A client that was used before a fork is used in the child."""
    with CloudifySimulator() as simulator:
        seeded = simulator.seed(1)
        SHARED["client"] = made(simulator, deadline=5)
        assert job(0) == seeded
        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert pool.map_async(job, [1]).get(timeout=20) == [seeded]
        closing: Any = SHARED["client"]
        asyncio.run(closing.aclose()) if WORLD == "async" else closing.close()


def a_proxy_without_a_scheme() -> None:
    """Nobody is at the proxy: the start has not left, and the password is told nowhere."""
    os.environ["HTTPS_PROXY"] = "jane:s3cr3t@127.0.0.1:1"
    kind: Any = AsyncCloudify if WORLD == "async" else Cloudify
    error = error_of(
        TransportError,
        lambda: kind("https://manager.example.com", tenant="t", auth=("a", "b"), deadline=3),
        lambda client: client.executions.start(deployment_id="web", workflow_id="install"),
    )
    assert error.retry_safe
    assert "s3cr3t" not in f"{error!r} {error} {error.__cause__} {error.__context__}"


def a_pickled_failure() -> None:
    """The error of a wait crosses processes."""
    script = Run(steps=(Step("create", 5, ends="failed", message="no disk"),))

    async def failed(client: Any) -> None:
        await (await client.executions.start(deployment_id="web", workflow_id="install")).wait()

    def failed_here(client: Any) -> None:
        client.executions.start(deployment_id="web", workflow_id="install").wait()

    with CloudifySimulator(script=script, clock=VirtualClock()) as simulator:
        make, use = lambda: made(simulator, clock=simulator.clock), failed if WORLD == "async" else failed_here
        error = error_of(ExecutionFailed, make, use)
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error)
        assert again.run.ids == error.run.ids


def runs_of_another_tenant() -> None:
    """What an administrator's list found elsewhere is looked at, cancelled and waited for there."""

    async def used(client: Any) -> None:
        (run,) = await every(client.executions.list(all_tenants=True))
        assert (await run.refresh()).id == run.id
        await run.cancel()
        assert (await run.wait(check=False, timeout=600)).state.ended

    def used_here(client: Any) -> None:
        (run,) = client.executions.list(all_tenants=True)
        assert run.refresh().id == run.id
        run.cancel()
        assert run.wait(check=False, timeout=600).state.ended

    with CloudifySimulator(clock=VirtualClock()) as simulator:
        simulator.deployments["shop"] = dataclasses.replace(simulator.deployments["web"], id="shop", tenant="other")
        do(
            lambda: made(simulator, tenant="other"),
            lambda client: client.executions.start(deployment_id="shop", workflow_id="install"),
        )
        do(lambda: made(simulator, clock=simulator.clock), used if WORLD == "async" else used_here)


def a_log_of_two_members() -> None:
    """A log of several gzip members is read to its end."""
    stored = gzip.compress(b"first part\n") + gzip.compress(b"second part: BUILD FAILURE\n")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            blob = self.path.startswith("/blob")
            body = stored if blob else json.dumps({"redirect": f"{url}/blob?sig=x"}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/plain" if blob else "application/json")
            if blob:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kind: Any = AsyncAdobeCloudManager if WORLD == "async" else AdobeCloudManager
    said = do(
        lambda: kind(org_id="o", client_id="c", token="t" * 20, base_url=url),
        lambda client: every(client.steps.iter_log("1", "2", "3", "4", "5")),
    )
    assert b"".join(said) == b"first part\nsecond part: BUILD FAILURE\n"
    server.shutdown()
    server.server_close()


def threads_that_end() -> None:
    """The first client of a program is made in a thread that ends, and so is the next, a hundred times."""
    failures: list[BaseException] = []
    with CloudifySimulator() as simulator:

        def handle() -> None:
            try:
                do(lambda: made(simulator), lambda client: every(client.executions.list()))
            except BaseException as error:
                failures.append(error)

        for _ in range(100):
            thread = threading.Thread(target=handle)
            thread.start()
            thread.join()
    assert not failures, failures


if __name__ == "__main__":
    globals()[NAME]()
