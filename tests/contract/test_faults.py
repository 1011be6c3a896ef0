"""Every system, every fault, both worlds: reads that can succeed do, starts are sent once, errors are typed, no secret shows."""

from __future__ import annotations

import base64
import logging
import traceback
from collections.abc import Iterator
from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    ConnectionFailed,
    DecodeError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ServerError,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Simulator
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, Case, client_of

pytestmark = pytest.mark.anyio

NAMES = list(faults.catalogue(elsewhere=""))
OPTIONS: dict[str, Any] = {"max_attempts": 4, "chance": lambda: 1.0, "max_response_bytes": 1_000_000}

HOPELESS = {"oversized": DecodeError, "gzip-bomb": DecodeError, "redirect-302": ApiError, "redirect-307": ApiError}
"""Faults that another attempt would not mend."""

ALWAYS: dict[str, type[OrchestratorError]] = {
    **HOPELESS,
    **dict.fromkeys(["reset-before-answer", "reset-during-answer", "truncated"], ConnectionFailed),
    **dict.fromkeys(["429-seconds", "429-date", "429-rubbish", "429-bare"], RateLimitError),
    **dict.fromkeys(["500-vendor", "502-html", "503-vendor", "504-empty", "520-html"], ServerError),
    **dict.fromkeys(["200-html", "200-empty", "200-malformed", "doctype", "entity-bomb"], DecodeError),
    "hang": RequestTimeout,
}
"""What a read meets that every attempt of goes wrong."""

SENT = {
    name: kind
    if kind in (RateLimitError, ServerError, ApiError) and name not in ("502-html", "504-empty")
    else OutcomeUnknownError
    for name, kind in ALWAYS.items()
}
"""What a start meets that went wrong: an answer of the vendor's, or that nobody knows."""


@pytest.fixture
def elsewhere() -> Iterator[Simulator]:
    """Another host, which records who comes."""
    with Simulator() as simulator:
        yield simulator


def patience(name: str) -> float:
    """Return a timeout in seconds: short where it must run out, and else so long that no busy machine lets it run out."""
    return 0.75 if name in ("hang", "drip") else 20.0


def fault_of(name: str, elsewhere: Simulator) -> faults.Fault:
    return faults.catalogue(elsewhere=f"{elsewhere.url}/somewhere?token=signed-secret")[name]


def put(simulator: Simulator, fault: faults.Fault, operation: str, calls: int | None, *, after: bool = False) -> None:
    if isinstance(fault, faults.Refused):
        simulator.refuse(fault.seconds if calls else None)
    else:
        simulator.fault(fault, on=operation, calls=calls, after=after)


def shown_by(error: BaseException | None, caplog: pytest.LogCaptureFixture, *things: object) -> str:
    """Return everything that a log, a traceback or a curious person would show."""
    told = [record.getMessage() for record in caplog.records]
    if error is not None:
        told += [str(error), repr(error), repr(error.__dict__), "".join(traceback.format_exception(error))]
    return "\n".join([*told, *map(repr, things)])


def assert_no_secret(case: Case, simulator: Any, shown: str) -> None:
    for secret in case.secrets(simulator):
        assert secret not in shown
        assert base64.b64encode(secret.encode()).decode().rstrip("=") not in shown
    assert "signed-secret" not in shown


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", NAMES)
async def test_a_read_that_goes_wrong_once(
    case: Case, simulator: Any, elsewhere: Simulator, name: str, world: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = client_of(simulator, world, **OPTIONS, timeout=patience(name))
    await settle(case.read(client, simulator))  # whatever tokens it needs, it has now
    put(simulator, fault_of(name, elsewhere), case.read_operation, 1)
    error = None
    if name in HOPELESS:
        with pytest.raises(HOPELESS[name]) as caught:
            await settle(case.read(client, simulator))
        error = caught.value
    else:
        assert await settle(case.read(client, simulator)) is not None
    await close(client)
    assert elsewhere.calls == []
    assert_no_secret(case, simulator, shown_by(error, caplog, client))


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", [name for name in NAMES if name != "drip"])
async def test_a_read_that_goes_wrong_always(
    case: Case, simulator: Any, elsewhere: Simulator, name: str, world: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = client_of(simulator, world, **{**OPTIONS, "max_attempts": 2}, timeout=patience(name))
    await settle(case.read(client, simulator))
    before = simulator.count(case.read_operation)
    put(simulator, fault_of(name, elsewhere), case.read_operation, None)
    with pytest.raises(ALWAYS.get(name, ConnectionFailed)) as caught:
        await settle(case.read(client, simulator))
    error = caught.value
    await close(client)
    assert (error.system, error.operation, error.retry_safe) == (case.system, case.read_operation, True)
    if name != "refused":
        assert simulator.count(case.read_operation) - before == (1 if name in HOPELESS else 2)
    assert elsewhere.calls == []
    assert_no_secret(case, simulator, shown_by(error, caplog, client))


BY_ITSELF = {name: case for name, case in CASES.items() if case.once_by_token is None}
BY_TOKEN = {name: case for name, case in CASES.items() if case.once_by_token is not None}


@pytest.mark.parametrize("case", BY_TOKEN.values(), ids=BY_TOKEN)
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("after", [False, True], ids=["before-it-happened", "after-it-happened"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "drip"])
async def test_a_start_with_a_token_happens_exactly_once(
    case: Case, simulator: Any, elsewhere: Simulator, name: str, after: bool, world: str
) -> None:
    assert case.once_by_token is not None
    client = client_of(simulator, world, **OPTIONS, timeout=patience(name))
    await settle(case.read(client, simulator))
    before = case.once_by_token(simulator)
    put(simulator, fault_of(name, elsewhere), case.start_operation, 1, after=after)
    if name in HOPELESS:
        with pytest.raises(HOPELESS[name]) as caught:
            await settle(case.start(client, simulator))
        assert caught.value.retry_safe
    else:
        await settle(case.start(client, simulator))
        assert case.once_by_token(simulator) == before + 1
    await close(client)
    assert len({call.json()["clientToken"] for call in simulator.calls_of(case.start_operation)}) == 1
    assert elsewhere.calls == []


@pytest.mark.parametrize("case", BY_ITSELF.values(), ids=BY_ITSELF)
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("after", [False, True], ids=["before-it-happened", "after-it-happened"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "drip"])
async def test_a_start_is_sent_exactly_once(
    case: Case,
    simulator: Any,
    elsewhere: Simulator,
    name: str,
    after: bool,
    world: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    client = client_of(simulator, world, **OPTIONS, timeout=patience(name))
    await settle(case.read(client, simulator))
    put(simulator, fault_of(name, elsewhere), case.start_operation, 1, after=after)
    error = None
    if name == "refused":  # nothing left, so that it may be tried again; the port opens meanwhile
        await settle(case.start(client, simulator))
    else:
        with pytest.raises(SENT[name]) as caught:
            await settle(case.start(client, simulator))
        error = caught.value
        assert (error.system, error.operation) == (case.system, case.start_operation)
        if isinstance(error, OutcomeUnknownError):
            assert not error.retry_safe
            assert error.find_out in str(error)
            assert len(error.find_out) > 20
    await close(client)
    assert simulator.count(case.start_operation) == 1
    assert elsewhere.calls == []
    assert_no_secret(case, simulator, shown_by(error, caplog, client))
