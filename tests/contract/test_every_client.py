"""What all five clients offer alike beside runs: calls of the low-level client, and hiding. What runs offer: `RunTests`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from importlib import import_module
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    UsageError,
)
from orchestrator_clients.testing import Simulator
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.case import Read
from tests.contract.cases import Case, client_of

pytestmark = pytest.mark.anyio


@pytest.fixture
def read(case: Case) -> Read:
    return case.generated


@pytest.fixture
def generated(case: Case, read: Read) -> Any:
    """The module of the generated client."""
    return import_module(f"orchestrator_api.{case.system}.api.{read.module}")


@pytest.fixture(params=WORLDS)
async def client(request: pytest.FixtureRequest, simulator: Simulator, anyio_backend: str) -> AsyncIterator[Any]:
    client = client_of(simulator, request.param)
    yield client
    await close(client)


def is_async(client: Any) -> bool:
    return hasattr(client, "aclose")


async def test_call_sends_what_the_generated_client_builds(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    run_id = str(simulator.seed(1)[0])
    request = generated.build_request(**read.arguments(run_id))
    answer = await settle(client.call(request, lambda answer: answer.content, headers={"x-mine": "1"}))
    (call,) = simulator.calls_of(case.read_operation)
    assert (call.method, call.header("x-mine")) == (request["method"].upper(), "1")
    assert run_id.encode() in answer


async def test_stream_gives_the_body_unread(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    run_id = str(simulator.seed(1)[0])
    request = generated.build_request(**read.arguments(run_id))
    body = await settle(client.stream(request))
    assert (body.status, body.encoded) == (200, False)
    whole = b"".join(await every(body))
    assert run_id.encode() in whole
    assert len(whole) == int(body.headers["content-length"])
    for _ in range(2):
        await settle(body.aclose() if is_async(client) else body.close())
    unread = await settle(client.stream(request))
    await settle(unread.aclose() if is_async(client) else unread.close())
    assert simulator.count(case.read_operation) == 2


async def test_the_rest_of_the_api_goes_through_the_same_seam(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    call = generated.asyncio if is_async(client) else generated.sync
    assert await settle(call(**read.arguments(str(simulator.seed(1)[0])), client=client.api))
    with pytest.raises(ApiError) as caught:
        await settle(call(**read.arguments(read.unknown), client=client.api))
    assert (caught.value.system, caught.value.operation) == (case.system, case.read_operation)


async def test_operations_of_the_api_are_methods(
    case: Case, read: Read, generated: Any, client: Any, simulator: Any
) -> None:
    """They return the very result, or raise; with a time of their own, and the documentation of the operation."""
    tag, name = read.module.split(".")
    told = import_module(f"orchestrator_api.{case.system}").SURFACE["operations"][name]
    resource, arguments = getattr(client.api, tag), read.arguments(str(simulator.seed(1)[0]))
    call = generated.asyncio if is_async(client) else generated.sync
    method = getattr(resource, told["method"])
    found = await settle(method(**arguments))
    assert type(found) is type(await settle(call(**arguments, client=client.api))) is not type(None)
    assert method.__doc__ == generated.sync_detailed.__doc__
    with pytest.raises(ApiError) as caught:
        await settle(method(**read.arguments(read.unknown)))
    assert (caught.value.system, caught.value.operation) == (case.system, case.read_operation)
    hurried = getattr(resource.with_timeout(5), told["method"])
    assert type(await settle(hurried(**arguments))) is type(found)
    with pytest.raises(UsageError, match="timeout"):
        await settle(getattr(resource.with_timeout(-1), told["method"])(**arguments))


async def test_redact_leaves_no_secret_of_the_client_nor_what_it_is_to_hide(
    case: Case, read: Read, client: Any, simulator: Any
) -> None:
    await settle(case.read(client, simulator))  # some secrets are known only once they are needed
    secret = getattr(simulator.credentials, read.credential)
    shown = client.redact(f"it said {secret}, and twice: {secret!r}")
    assert secret not in shown
    assert shown.startswith("it said ")
    told = "the run Pallas-4711"  # looks like no secret
    assert client.redact(told) == told
    client.hide("Pallas-4711")
    assert client.redact(told) == "the run ***"
