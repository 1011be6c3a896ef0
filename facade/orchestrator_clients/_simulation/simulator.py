"""The base of all simulators: a server that records its calls, behaves as its vendor's does, and fails on demand."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from .clock import VirtualClock
from .faults import Fault, Mark, Refused, Reply, Slow
from .messages import Answer, Call, Refusal, SimulatedOperation
from .routing import Arrival, Router
from .rules import FaultRule, first_met, make_rule
from .safety import LONGEST_BODY, turned_away
from .sending import dated, read_body, replaced, send_answer
from .server import HOST, LoopbackServer
from .validation import spec_validator
from .words import listening

if TYPE_CHECKING:
    from types import TracebackType

    from starlette.types import Receive, Scope, Send

    from orchestrator_clients._core.clock import Clock


class Simulator(AbstractContextManager["Simulator"]):
    """A server on loopback. Without a subclass it has no operations and only records requests, as "another host" in tests.

    A subclass names its operations, and its vendor's forms of "not found", "wrong method" and errors. Handlers are
    plain functions of a `Call`; they run one at a time, under `lock`, and read the time from `clock`.
    """

    system: ClassVar[str] = "simulator"
    """Key of the system, as in the names of modules."""
    marks: ClassVar[frozenset[str]] = frozenset()
    """Names of the `faults.Mark`s that the handlers act out."""

    def __init__(self, *, clock: Clock | None = None, port: int = 0, spec: str | Path | None = None) -> None:
        """Nothing happens before `start`.

        clock: the clock that runs follow; by default a new `VirtualClock`.
        port: on 127.0.0.1; 0 for a free one.
        spec: path of the OpenAPI document by which every answer is validated; see `validation`.
        """
        self.clock: Clock = VirtualClock() if clock is None else clock
        self.lock: AbstractContextManager[object] = threading.RLock()
        self.validate_requests = True
        """With `spec`: validate accepted requests, too. False where a vendor takes more than our document says."""
        self.hosts: frozenset[str] | None = frozenset({HOST, "localhost", "[::1]"})
        """Host names that are served, without port; None for any, such as a simulator that stands for a proxy."""
        self.failures: list[Exception] = []
        self._calls: list[Call] = []
        self._rules: list[FaultRule] = []
        self._refusals = 0
        self._server = LoopbackServer(self._serve, port=port)
        self._validate = None if spec is None else spec_validator(spec)
        self._set_up()

    # What a subclass defines

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """The routes, in the order in which they are tried. Called after `setup`, so that handlers can hold what that makes."""
        return ()

    def setup(self) -> None:
        """Make the state that a new simulator has. Called at construction and by `reset`."""

    def not_found(self, call: Call) -> Answer:
        """The answer to a path that no route knows."""
        return Answer.text("Not Found", 404)

    def not_allowed(self, call: Call, allowed: tuple[str, ...]) -> Answer:
        """The answer to a method that a known path does not take."""
        return Answer.text("Method Not Allowed", 405, headers=(("allow", ", ".join(allowed)),))

    def error(self, status: int) -> Answer:
        """The vendor's own answer with this error status, for faults that ask for one."""
        return Answer.json({"status": status}, status)

    def screen(self, call: Call) -> None:
        """Called with every request. Raises `Refusal` for what the vendor's web server refuses before its service sees it."""

    def identify(self, call: Call) -> None:
        """Called before an unknown path or method is refused. Raises `Refusal` if the vendor checks credentials first."""

    def check(self, call: Call) -> None:
        """Called before each handler. Raises `Refusal` for bad credentials and the like."""

    def finish(self, call: Call, answer: Answer) -> Answer:
        """Called with each answer that is not a fault's: the place for headers that the vendor always sends."""
        return answer

    def unfinished(self, now: float) -> Mapping[str, float]:
        """Return the runs that have not ended, and when each changes by itself: infinity for one that waits for a person."""
        return {}

    # What tests use

    @property
    def url(self) -> str:
        """`http://127.0.0.1:<port>`, without a slash at its end. Raises RuntimeError if not running."""
        return f"http://{HOST}:{self._server.port}"

    def start(self) -> Self:
        """Return when connections are accepted. Raises OSError if the port is taken."""
        self._server.start()
        if isinstance(self.clock, VirtualClock):
            self.clock.watch(self._server.busy, self._changes)
        return self

    def stop(self) -> None:
        """Close the port and every connection. Raises what went wrong inside the simulator, if anything did.

        That is a `validation.SpecViolation`, or an exception of a handler, which its client saw as a 500.
        """
        if isinstance(self.clock, VirtualClock) and self._server.running:
            self.clock.unwatch(self._server.busy)
        self._server.stop()
        failures, self.failures = self.failures, []
        if len(failures) == 1:
            raise failures[0]
        if failures:
            raise ExceptionGroup(f"the {self.system} simulator failed", failures)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.stop()
        except Exception as failure:
            if error is None:
                raise
            error.add_note(f"The {self.system} simulator failed, too: {failure!r}")  # which may well be the cause

    def reset(self) -> None:
        """Forget calls, faults and state, and open the port."""
        with self.lock:
            self._calls.clear()
            self._rules.clear()
            self._set_up()
        self.restore()

    def _set_up(self) -> None:
        self.setup()
        self._router = Router(self.operations())

    @property
    def calls(self) -> list[Call]:
        """All calls so far, in order of arrival, those that met a fault too."""
        with self.lock:
            return list(self._calls)

    def calls_of(self, operation: str) -> list[Call]:
        """The calls of one operation. Raises ValueError if there is no such operation."""
        self._known(operation)
        return [call for call in self.calls if call.operation == operation]

    def count(self, operation: str) -> int:
        """How many calls of one operation there were."""
        return len(self.calls_of(operation))

    def fault(
        self,
        fault: Fault,
        *,
        on: str | None = None,
        calls: int | range | None = None,
        rate: float | None = None,
        seed: int = 0,
        after: bool = False,
    ) -> FaultRule:
        """Let this go wrong, until the rule is removed or the simulator reset. If several rules fit, the oldest acts.

        on: name of the operation; any call if left out.
        calls: the n-th, or a range such as `range(1, 4)` for the first three; each if left out. Counted from 1, from
            now on, over the calls that `on` names.
        rate: the chance of each of these calls, drawn from a generator with this `seed`.
        after: the operation takes effect and then its answer is lost or replaced; otherwise it never happens.
            (An answer that is slow, or broken half-way, always comes after.)

        `refused` closes the port at once if neither `on` nor `calls` nor `rate` is given, and otherwise when the call
        has been answered. Raises ValueError for an unknown operation and for what can never act.
        """
        if on is not None:
            self._known(on)
        if isinstance(fault, Mark) and fault.name not in self.marks:
            raise ValueError(f"{self.system} does not act out {fault.name!r}, only {sorted(self.marks)}")
        rule = make_rule(fault, on=on, calls=calls, rate=rate, seed=seed, after=after)
        if isinstance(fault, Refused) and on is None and calls is None and rate is None:
            self.refuse(fault.seconds)
            return rule
        with self.lock:
            self._rules.append(rule)
        return rule

    def refuse(self, seconds: float | None = None) -> None:
        """Close the port, for so many seconds of the clock or until `restore`."""
        self._refusals += 1
        number = self._refusals
        self._server.close_port()
        if seconds is None:
            return
        later = self.clock.call_later if isinstance(self.clock, VirtualClock) else self._server.call_later
        later(seconds, lambda: self.restore() if number == self._refusals else None)

    def restore(self) -> None:
        """Open the port again; nothing happens if it is open, or if the simulator was stopped."""
        self._server.open_port()

    def _changes(self, now: float) -> Mapping[str, float]:
        with self.lock:
            return self.unfinished(now)

    # How a call is served

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await read_body(receive, LONGEST_BODY)
        refused = turned_away(scope, body, self.hosts)
        if refused is not None:
            await send_answer(dated(refused, self.clock.time()), None, scope, receive, send)
            return
        with self.lock:
            arrival = self._router.arrival(scope, body or b"")
            self._calls.append(arrival.call)
            rule = first_met(self._rules, arrival.call.operation)
            fault = None if rule is None else rule.fault
            answer = None if rule is not None and rule.prevents() else self._answer(arrival, fault)
            if isinstance(fault, Reply):
                answer = replaced(fault, self.clock.time(), self.error)
        answer = None if answer is None else dated(answer, self.clock.time())
        self._server.hanging += isinstance(fault, Slow)
        try:
            await send_answer(answer, fault, scope, receive, send)
        except Exception as error:  # such as a header that HTTP does not allow
            self.failures.append(error)
        finally:
            self._server.hanging -= isinstance(fault, Slow)
        if isinstance(fault, Refused):
            self.refuse(fault.seconds)

    def _answer(self, arrival: Arrival, fault: Fault | None) -> Answer:
        call = arrival.call
        if isinstance(fault, Mark):
            call = replace(call, marks=frozenset({fault.name}))
        try:
            with listening() as words:
                answer = self.finish(call, self._handled(call, arrival))
        except Exception as error:  # our mistake and not the vendor's: the test must fail, whatever its client does now
            self.failures.append(error)
            return Answer.text(f"the simulator failed: {error!r}", 500)
        try:
            if self._validate is not None and not answer.beyond_spec:
                self._validate(call, answer, self.validate_requests, words)
        except Exception as error:
            self.failures.append(error)
        return answer

    def _handled(self, call: Call, arrival: Arrival) -> Answer:
        try:
            self.screen(call)
            if arrival.operation is None:
                self.identify(call)
                return self.not_allowed(call, arrival.allowed) if arrival.allowed else self.not_found(call)
            self.check(call)
            return arrival.operation.handler(call)
        except Refusal as refusal:
            return refusal.answer

    def _known(self, operation: str) -> None:
        if operation not in self._router.names:
            raise ValueError(f"{self.system} has no operation {operation!r}, only {sorted(self._router.names)}")
