# Derived from _async/http.py by scripts/unasync: do not edit.
"""The seam: the one place that all requests pass, with retry, deadline, limits, typed errors, redaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar, cast

from ..clock import Clock
from ..codings import ASKED_FOR
from ..deadline import Limit, deadline_at
from ..errors import ClosedError, OrchestratorError, RequestTimeout, UsageError
from ..headers import put
from ..hooks import News
from ..http.answer import Answer
from ..http.call import Call, call_of, user_agent
from ..http.judge import Failed, Judge, raise_last
from ..http.metering import call_meters, metered
from ..http.tracing import Told, spanned, tracer
from ..redact import Redactor, in_call, quiet_libraries
from ..retry import Attempt, RetryBudget, Trouble, pause_before
from ..settings import Settings, Timeout, check_headers, check_url, connect_and_read
from ..vendor import Vendor
from ..wire.choice import wire_maker
from ..wire.contract import Reply
from ..wire.homes import Homes
from ..wire.target import target_of
from .auth import Auth
from .exchange import Exchange

T = TypeVar("T")


class Common:
    """What a client has in common with those that were made of it with other options."""

    def __init__(self, homes: Homes) -> None:
        self.homes: Homes = homes
        self.budget: RetryBudget = RetryBudget()
        self.is_closed: bool = False


class Seam:
    """Sends what may be sent, repeats what may be repeated, and raises only errors of this package."""

    def __init__(
        self,
        vendor: Vendor,
        settings: Settings,
        auth: Auth,
        *,
        clock: Clock,
        chance: Callable[[], float],
        redactor: Redactor,
        common: Common | None = None,
    ) -> None:
        """With `common` it sends by the connections of another one."""
        quiet_libraries()
        # Imported before any call: a process that is forked while a thread imports waits for that thread for ever.
        _ = tracer(), call_meters()
        check_headers(settings, auth.sets)
        self.vendor: Vendor = vendor
        self.settings: Settings = settings
        self.system: str = vendor.system
        self._auth = auth
        self._clock, self._chance = clock, chance
        self._origin = target_of(settings.base_url).origin
        self.judge: Judge = Judge(vendor, home=self._origin, clock=clock, redactor=redactor)
        self._news = News(vendor.system, settings.hooks, redactor, clock)
        self._policy, self._is_first = settings.retry, common is None
        self._common = common or Common(Homes(wire_maker(settings)))
        self._exchange = Exchange(settings, self.judge, self._news, self._common.homes, clock=clock)
        self._base = settings.base_url.rstrip("/")
        self._timeout = connect_and_read(settings.timeout, system=settings.system)
        self._defaults = {
            "Accept": "application/json",
            "Accept-Encoding": ", ".join(ASKED_FOR[:2]),
            "User-Agent": user_agent(settings),
        }
        self._is_closed = False

    def with_settings(self, settings: Settings, redactor: Redactor) -> Seam:
        """Return one with other settings, on the same connections, with the same credentials and budget of repeats."""
        return Seam(
            self.vendor,
            settings,
            self._auth,
            clock=self._clock,
            chance=self._chance,
            redactor=redactor,
            common=self._common,
        )

    @property
    def homes(self) -> Homes:
        """Return its connections."""
        return self._common.homes

    @property
    def is_closed(self) -> bool:
        """Return whether it is closed, or the one whose connections it sends by."""
        return self._is_closed or self._common.is_closed

    def perform(
        self,
        request: Mapping[str, Any],
        parse: Callable[[Any], T | None],
        *,
        timeout: Timeout | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> T:
        """Send a request of the generated code and return what `parse` makes of the answer.

        An answer that `parse` cannot read counts as a fault of the attempt, so that a read is repeated.
        """
        call = self._call(request, timeout, headers)
        call.parse = parse
        return cast(T, (self.send(call)).extensions["parsed"])

    def open(
        self, request: Mapping[str, Any], *, timeout: Timeout | None, headers: Mapping[str, str] | None
    ) -> tuple[Call, Reply]:
        """Send a request and return the answer to it with its body unread."""
        call = self._call(request, timeout, headers)
        call.parse, call.stream = None, True
        return call, (self.send(call)).extensions["reply"]

    def _call(self, request: Mapping[str, Any], timeout: Timeout | None, headers: Mapping[str, str] | None) -> Call:
        changed = dict(request)
        if timeout is not None:
            changed["timeout"] = timeout
        if headers:
            changed["headers"] = {**(request.get("headers") or {}), **headers}
        return self.call_of(changed)

    def call_of(self, request: Mapping[str, Any]) -> Call:
        """Return the call for arguments of httpx's `request`; raises UsageError for what cannot be sent."""
        call = call_of(self.vendor, self._base, self._defaults, self._timeout, request)
        if call.target.origin == self._origin:
            put(call, self.settings.headers)
        return call

    def send(self, call: Call) -> Answer:
        """Send a call, repeating it while that can help and does no harm; raises errors of this package only."""
        name = call.operation.name
        span = metered(spanned(self.system, name, call.method, call.target), self.system, name, self._clock)
        with in_call(), span as told, Limit(self._clock, self.settings.deadline) as limit:
            answer = self._repeat(call, told, limit)
            told.status = answer.status_code
            return answer

    def _repeat(self, call: Call, told: Told, limit: Limit) -> Answer:
        renewed, number = False, 1
        while True:
            outcome = self._attempt(call, number, limit)
            if isinstance(outcome, Answer):
                self._common.budget.success()
                return outcome
            if outcome.attempt.status in self.vendor.expired and not renewed and not call.bare:
                renewed = self._auth.renew(call)
                if renewed:
                    self._news.renewed(call, outcome)
                    told.repeats += 1
                    continue
            self._pause_or_raise(call, outcome, limit)
            number += 1
            told.repeats += 1

    def _pause_or_raise(self, call: Call, failed: Failed, limit: Limit) -> None:
        delay = pause_before(self._policy, call.operation, failed.attempt, remaining=limit.left, chance=self._chance())
        if delay is None or not self._common.budget.take():
            self._news.gave_up(call, failed)
            raise_last(call.operation, failed)
        self._news.retry(call, failed.attempt.number, failed.error, delay)
        self._clock.sleep(delay)

    def _attempt(self, call: Call, number: int, limit: Limit) -> Answer | Failed:
        """Make one attempt, which has its share of the time that is left. Only what no repeat can mend is raised."""
        self._check_place(call)
        if limit.left <= 0:
            return self._late(call, number, "the deadline has passed")
        if not call.bare:
            try:
                with deadline_at(limit.moment):  # getting a token is part of the call
                    self._auth.authorize(call)
            except TimeoutError:
                return self._late(call, number, "the deadline passed while the credentials were fetched")
        if limit.left <= 0:
            return self._late(call, number, "the deadline passed while the credentials were fetched")
        self._news.request(call, number)
        return self._exchange.attempt(call, number, self._share(call, number, limit.left))

    def _share(self, call: Call, number: int, remaining: float) -> float:
        """Return the seconds of an attempt: half of what is left where a slow answer can be mended by another.

        A login has all of it, for nothing is won by asking twice for a token that takes its time.
        """
        last = number >= self._policy.attempts or call.stream or call.bare or not call.operation.repeatable
        return remaining if last else remaining / 2

    def _check_place(self, call: Call) -> None:
        """Raise what is wrong with a call before it is made: only a bare one (without credentials) may leave the origin."""
        if self.is_closed:
            self._refuse(call, ClosedError, "the client is closed: make a new one")
        if call.target.origin == self._origin:
            return
        if not call.bare:
            self._refuse(call, UsageError, f"{call.target.origin} is not the origin of base_url")
        check_url(
            call.target.origin,
            system=self.system,
            allow_plain_http=self.settings.allow_plain_http,
            name="the link",
        )

    def _refuse(self, call: Call, kind: type[OrchestratorError], text: str) -> NoReturn:
        raise kind(text, system=self.system, operation=call.operation.name)

    def _late(self, call: Call, number: int, text: str) -> Failed:
        return self.judge.failed(call.operation, Attempt(number, Trouble.REFUSED), RequestTimeout, text)

    def close(self) -> None:
        """Close all connections, unless they are another one's; closing twice is fine."""
        if not self._is_closed:
            self._is_closed = True
            if self._is_first:
                self._common.is_closed = True
                self._common.homes.close()
