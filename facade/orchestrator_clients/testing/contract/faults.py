"""Every fault of a network or server: reads that can succeed do, starts are sent once, errors are typed, no secret shows."""

from __future__ import annotations

import base64
import logging
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ..._core.errors import (
    ApiError,
    AuthError,
    ConnectionFailed,
    DecodeError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ServerError,
)
from ..._simulation import faults
from ..._simulation.simulator import Simulator
from ._worlds import connected, played, settle
from .base import CaseTests
from .case import Case

NAMES: tuple[str, ...] = tuple(faults.catalogue(elsewhere=""))
"""Every fault; `drip` gets there in the end, so that nothing always goes wrong by it."""
FATAL: tuple[str, ...] = tuple(name for name in NAMES if name != "drip")
OPTIONS: dict[str, Any] = {"max_attempts": 4, "chance": lambda: 1.0, "max_response_bytes": 1_000_000}

HOPELESS: Mapping[str, type[OrchestratorError]] = {
    **dict.fromkeys(["oversized", "gzip-bomb"], DecodeError),
    **dict.fromkeys(["redirect-302", "redirect-307"], ApiError),
}
"""Faults that another attempt would not mend."""

ALWAYS: Mapping[str, type[OrchestratorError]] = {
    **HOPELESS,
    **dict.fromkeys(["reset-before-answer", "reset-during-answer", "truncated"], ConnectionFailed),
    **dict.fromkeys(["429-seconds", "429-date", "429-rubbish", "429-bare"], RateLimitError),
    **dict.fromkeys(["500-vendor", "502-html", "503-vendor", "504-empty", "520-html"], ServerError),
    **dict.fromkeys(["200-html", "200-empty", "200-malformed", "doctype", "entity-bomb"], DecodeError),
    "hang": RequestTimeout,
}
"""What a read meets that every attempt of goes wrong."""

SENT: Mapping[str, type[OrchestratorError]] = {
    name: kind
    if kind in (RateLimitError, ServerError, ApiError) and name not in ("502-html", "504-empty")
    else OutcomeUnknownError
    for name, kind in ALWAYS.items()
}
"""What a start meets that went wrong: an answer of the vendor's, or that nobody knows."""

one_of_all: pytest.MarkDecorator = pytest.mark.parametrize("name", NAMES)
one_of_the_fatal: pytest.MarkDecorator = pytest.mark.parametrize("name", FATAL)
before_or_after: pytest.MarkDecorator = pytest.mark.parametrize(
    "after", [False, True], ids=["before-it-happened", "after-it-happened"]
)


def patience(name: str) -> float:
    """Return a timeout in seconds: short where it must run out, and else so long that no busy machine lets it run out."""
    return 0.75 if name in ("hang", "drip") else 20.0


def fault_of(name: str, elsewhere: Simulator) -> faults.Fault:
    """Return a fault, of which redirects lead elsewhere, by a link that holds a secret."""
    return faults.catalogue(elsewhere=f"{elsewhere.url}/somewhere?token=signed-secret")[name]


def put(simulator: Any, fault: faults.Fault, operation: str, calls: int | None, *, after: bool = False) -> None:
    """Make the n-th call of an operation fail, or each."""
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
    """Look for every secret, as it is and as Basic encodes it."""
    for secret in case.secrets(simulator):
        assert secret not in shown
        assert base64.b64encode(secret.encode()).decode().rstrip("=") not in shown
    assert "signed-secret" not in shown


class FaultTests(CaseTests):
    """What goes wrong between a client and its server."""

    @pytest.fixture
    def elsewhere(self) -> Iterator[Simulator]:
        """Give another host, which records who comes."""
        with Simulator() as other:
            yield other

    @one_of_all
    @played
    async def test_a_read_that_goes_wrong_once(
        self, case: Case, simulator: Any, elsewhere: Simulator, name: str, world: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        """A read is repeated after a fault that passes, and raises one that would not pass; no redirect is followed."""
        caplog.set_level(logging.DEBUG)
        error = None
        async with connected(simulator, world, **OPTIONS, timeout=patience(name)) as client:
            await settle(case.read(client, simulator))  # whatever tokens it needs, it has now
            put(simulator, fault_of(name, elsewhere), case.read_operation, 1)
            if name in HOPELESS:
                with pytest.raises(HOPELESS[name]) as caught:
                    await settle(case.read(client, simulator))
                error = caught.value
            else:
                assert await settle(case.read(client, simulator)) is not None
        assert elsewhere.calls == []
        assert_no_secret(case, simulator, shown_by(error, caplog, client))

    @one_of_the_fatal
    @played
    async def test_a_read_that_goes_wrong_always(
        self, case: Case, simulator: Any, elsewhere: Simulator, name: str, world: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        """A read raises a typed error after its attempts, which names system and operation and holds no secret."""
        caplog.set_level(logging.DEBUG)
        async with connected(simulator, world, **{**OPTIONS, "max_attempts": 2}, timeout=patience(name)) as client:
            await settle(case.read(client, simulator))
            before = simulator.count(case.read_operation)
            put(simulator, fault_of(name, elsewhere), case.read_operation, None)
            with pytest.raises(ALWAYS.get(name, ConnectionFailed)) as caught:
                await settle(case.read(client, simulator))
        error = caught.value
        assert (error.system, error.operation, error.retry_safe) == (case.system, case.read_operation, True)
        if name != "refused":
            assert simulator.count(case.read_operation) - before == (1 if name in HOPELESS else 2)
        assert elsewhere.calls == []
        assert_no_secret(case, simulator, shown_by(error, caplog, client))

    @pytest.mark.parametrize("status", [401, 403])
    @played
    async def test_a_read_that_is_refused(self, case: Case, simulator: Any, world: str, status: int) -> None:
        """Bad credentials and missing rights are an `AuthError`."""
        async with connected(simulator, world, **OPTIONS) as client:
            await settle(case.read(client, simulator))
            simulator.fault(faults.status(status), on=case.read_operation)
            with pytest.raises(AuthError) as caught:
                await settle(case.read(client, simulator))
        assert (caught.value.system, caught.value.operation) == (case.system, case.read_operation)

    @one_of_the_fatal
    @before_or_after
    @played
    async def test_a_start_happens_once_at_most(
        self,
        case: Case,
        simulator: Any,
        elsewhere: Simulator,
        name: str,
        after: bool,
        world: str,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        """A start that goes wrong is sent once, and its error says what is known; one that carries a token may be repeated."""
        caplog.set_level(logging.DEBUG)
        start = _once if case.once_by_token is None else _by_token
        async with connected(simulator, world, **OPTIONS, timeout=patience(name)) as client:
            await settle(case.read(client, simulator))
            put(simulator, fault_of(name, elsewhere), case.start_operation, 1, after=after)
            error = await start(case, simulator, client, name)
        assert elsewhere.calls == []
        assert_no_secret(case, simulator, shown_by(error, caplog, client))


async def _once(case: Case, simulator: Any, client: Any, name: str) -> OrchestratorError | None:
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
    assert simulator.count(case.start_operation) == 1
    return error


async def _by_token(case: Case, simulator: Any, client: Any, name: str) -> OrchestratorError | None:
    assert case.once_by_token is not None
    before = case.once_by_token(simulator)
    if name in HOPELESS:
        with pytest.raises(HOPELESS[name]) as caught:
            await settle(case.start(client, simulator))
        assert caught.value.retry_safe
        return caught.value
    await settle(case.start(client, simulator))
    assert case.once_by_token(simulator) == before + 1
    return None
