"""The contenders: each makes `count` calls of one kind and is run in a process of its own.

`python -m benchmarks.contenders NAME URL SIZE` reads numbers of calls from its input and answers each with the seconds.
"""

import asyncio
import atexit
import sys
import time
import urllib.parse
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from . import observing, system_contenders
from .peers import folder_of
from .running import HEADERS, Run, repeated
from .system_contenders import counted

# Each contender reads the result of a call as a user would.

KEYS = ("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
SORT = ["created_at", "id"]
WORKFLOW = "wf-0a1b2c3d-4e5f-4a6b-8c7d-{:012d}"
"""Its last number says how many steps the server is to answer with: AWS's pages are of 25, whatever `maxResults` asks for."""


def bare_socket(url: str, size: int) -> Run:
    """Return calls over a bare socket, which show the most that the server can do."""
    import socket
    from urllib.parse import urlsplit

    connection = socket.create_connection((urlsplit(url).hostname, urlsplit(url).port))
    request = f"GET /api/v3.1/executions?_size={size} HTTP/1.1\r\nHost: x\r\n\r\n".encode()

    def one() -> None:
        connection.sendall(request)
        head, _, body = _until(connection, b"\r\n\r\n")
        left = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]) - len(body)
        while left > 0:
            left -= len(connection.recv(1 << 20))

    return repeated(one)


def _until(connection: Any, mark: bytes) -> tuple[bytes, bytes, bytes]:
    data = b""
    while mark not in data:
        data += connection.recv(1 << 16)
    return data.partition(mark)


def httpx_json(url: str, size: int) -> Run:
    """Return plain httpx and json: untyped, no retry, no limits."""
    import httpx

    client = httpx.Client(headers=HEADERS)
    params: dict[str, Any] = {"_size": size, "_offset": 0, "_sort": SORT}
    return repeated(lambda: _read_dicts(client.get(f"{url}/api/v3.1/executions", params=params).json()["items"]))


def ours(url: str, size: int) -> Run:
    """Return our Cloudify client's list."""
    from orchestrator_clients import Cloudify

    client = Cloudify(url, tenant="default_tenant", auth=("admin", "benchmark"))
    return repeated(lambda: _read_runs(client.executions.list(limit=size)))


def ours_low_level(url: str, size: int) -> Run:
    """Return the generated function over our client: the same path of a call, with generated models."""
    from orchestrator_api.cloudify.api.executions import list_executions
    from orchestrator_clients import Cloudify

    client = Cloudify(url, tenant="default_tenant", auth=("admin", "benchmark"))
    return repeated(lambda: _read_models(list_executions.sync(client=client.api, size=size, offset=0)))


def cloudify_rest_client(url: str, size: int) -> Run:
    """Return the vendor's own client."""
    import warnings

    warnings.simplefilter("ignore")
    sys.modules.setdefault("urlparse", urllib.parse)  # it still asks for the module by its name of Python 2
    from urllib.parse import urlsplit

    from cloudify_rest_client import CloudifyClient  # type: ignore[import-untyped]

    parts = urlsplit(url)
    client = CloudifyClient(
        host=parts.hostname or "", port=parts.port, protocol="http", tenant="default_tenant", token="x"
    )
    return repeated(lambda: _read_models(client.executions.list(_size=size, _offset=0)))


def stock_client(url: str, size: int) -> Run:
    """Return openapi-python-client's output by its own templates."""
    sys.path.insert(0, str(folder_of("stock_client")))
    from peer_stock_client.api.executions import list_executions  # type: ignore[import-not-found]
    from peer_stock_client.client import Client  # type: ignore[import-not-found]

    client = Client(base_url=f"{url}/api/v3.1", headers=HEADERS)
    return repeated(lambda: _read_models(list_executions.sync(client=client, size=size, offset=0, sort=SORT)))


def openapi_generator(url: str, size: int) -> Run:
    """Return openapi-generator's output, which is over urllib3 and pydantic."""
    sys.path.insert(0, str(folder_of("openapi_generator")))
    from peer_openapi_generator import ApiClient, Configuration, ExecutionsApi  # type: ignore[import-not-found]

    client = ApiClient(Configuration(host=f"{url}/api/v3.1"))
    client.default_headers.update(HEADERS)
    api = ExecutionsApi(client)
    return repeated(lambda: _read_models(api.list_executions(size=size, offset=0, sort=SORT)))


def aws_httpx_json(url: str, size: int) -> Run:
    """Return plain httpx and json, not even signed."""
    import httpx

    client = httpx.Client()
    body = {"workflowExecutionId": WORKFLOW.format(size)}
    return repeated(lambda: _read_steps(client.post(f"{url}/ListWorkflowStepExecutions", json=body).json(), size))


def boto3(url: str, size: int) -> Run:
    """Return AWS's own client."""
    import boto3 as aws

    client = aws.client(
        "imagebuilder",
        region_name="us-east-1",
        endpoint_url=url,
        aws_access_key_id=KEYS[0],
        aws_secret_access_key=KEYS[1],
    )
    ask = client.list_workflow_step_executions
    return repeated(lambda: _read_steps(ask(workflowExecutionId=WORKFLOW.format(size)), size))


def aws_ours(url: str, size: int) -> Run:
    """Return one page of our Image Builder client, signed."""
    from orchestrator_clients import AwsImageBuilder

    client = AwsImageBuilder(region="us-east-1", base_url=url, credentials=KEYS)
    ask, workflow = client.step_executions.list, WORKFLOW.format(size)
    return repeated(lambda: counted([(step.name, step.status) for step in ask(workflow_execution_id=workflow)], size))


def _read_dicts(items: Iterable[Any]) -> object:
    """Read of each item what README's examples do, as who has plain JSON would: id, state, name and the vendor's word."""
    return [
        (one["id"], one["status"], f"{one['deployment_id']} {one['workflow_id']}", str(one["status"])) for one in items
    ]


def _read_runs(runs: Iterable[Any]) -> object:
    return [(run.id, run.state, run.name, run.raw_status) for run in runs]


def _read_models(page: Any) -> object:
    """Read the same of the models of a page, or as much of it as the vendor's own client has as attributes."""
    return [
        (one.id, one.status, f"{one.deployment_id} {one.workflow_id}", str(one.status))
        for one in (page.items if hasattr(page, "metadata") and not callable(page.items) else page)
    ]


def _read_steps(page: Any, size: int) -> object:
    return counted([(one["name"], one["status"]) for one in page["steps"]], size)


def _in_flight(one: Callable[[], Awaitable[object]], many: int) -> Callable[[int], Awaitable[None]]:
    async def run(count: int) -> None:
        queue = iter(range(count))

        async def worker() -> None:
            for _ in queue:
                await one()

        await asyncio.gather(*(worker() for _ in range(many)))

    return run


def async_httpx(url: str, size: int, many: int = 50) -> Run:
    """Return plain httpx with several calls in flight."""
    import httpx

    loop = asyncio.new_event_loop()
    client = httpx.AsyncClient(timeout=60)
    atexit.register(lambda: loop.run_until_complete(client.aclose()))

    async def one() -> object:
        return _read_dicts((await client.get(f"{url}/api/v3.1/executions", params={"_size": size})).json()["items"])

    return lambda count: loop.run_until_complete(_in_flight(one, many)(count))


def async_ours(url: str, size: int, many: int = 50) -> Run:
    """Return our asynchronous client's list with several calls in flight."""
    from orchestrator_clients import AsyncCloudify

    loop = asyncio.new_event_loop()
    client = AsyncCloudify(url, tenant="default_tenant", auth=("admin", "benchmark"))
    atexit.register(lambda: loop.run_until_complete(client.aclose()))

    async def one() -> object:
        return _read_runs([run async for run in client.executions.list(limit=size)])

    return lambda count: loop.run_until_complete(_in_flight(one, many)(count))


def async_httpx_500(url: str, size: int) -> Run:
    """Return plain httpx, 500 in flight."""
    return async_httpx(url, size, 500)


def async_ours_500(url: str, size: int) -> Run:
    """Return our asynchronous client's list, 500 in flight."""
    return async_ours(url, size, 500)


def main(name: str, url: str, size: str) -> None:
    """Read numbers, make that many calls each time, and write the elapsed seconds and those of the processor."""
    run: Run = {**vars(observing), **vars(system_contenders), **globals()}[name](url, int(size))
    run(2)
    print("ready", flush=True)
    for line in sys.stdin:
        begun, worked = time.perf_counter(), time.process_time()
        run(int(line))
        print(time.perf_counter() - begun, time.process_time() - worked, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
