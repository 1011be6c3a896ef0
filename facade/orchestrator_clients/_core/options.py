"""The constructor options that all clients share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypedDict, TypeVar, cast

from .clock import Clock, SystemClock
from .errors import UsageError
from .events import Hooks, RequestEvent, ResponseEvent, RetryEvent
from .policy import Retry, attempts_given
from .settings import Settings, Timeout, Transport, Verify
from .silent import silent

Given = TypeVar("Given", bound="CallOptions")


class CallOptions(TypedDict, total=False):
    """Options of single calls: what `with_options` of a client takes. Every client takes them as well, for all its calls.

    `timeout`: seconds, or (connect, read); `deadline`: seconds for one call with its repeats; `retry`: a `Retry`, or
    `max_attempts`, which is short for `Retry(attempts=...)`; `max_response_bytes`, also after decompression.

    `headers`: further ones for every request to the host of `base_url`; `user_agent`: what comes before our own product and
    version in `User-Agent`.

    `on_request`, `on_response` and `on_retry` are called with a `RequestEvent`, `ResponseEvent` or `RetryEvent`; an
    asynchronous client awaits what they return. An error of theirs is logged and changes nothing.
    """

    timeout: Timeout
    deadline: float
    retry: Retry
    max_attempts: int
    max_response_bytes: int
    headers: Mapping[str, str]
    user_agent: str | None
    on_request: Callable[[RequestEvent], object] | None
    on_response: Callable[[ResponseEvent], object] | None
    on_retry: Callable[[RetryEvent], object] | None


class Options(CallOptions, total=False):
    """Keyword options of every client: those of `CallOptions`, and how it reaches its server.

    `proxy`: a URL (default: the environment's); `verify`: False, or a CA bundle, or an `ssl.SSLContext`; `allow_plain_http`:
    send credentials over http beyond this machine; `transport`: a transport of httpx to send by instead of ours (the caller
    closes it), in place of `proxy` and `verify`. `headers` also go with its logins.

    `clock` and `chance` (a random number of [0, 1)) are for tests.
    """

    proxy: str | None
    verify: Verify
    allow_plain_http: bool
    transport: Transport | None
    clock: Clock
    chance: Callable[[], float]


_HOOKS = ("on_request", "on_response", "on_retry")


def clock_of(options: Options) -> Clock:
    """Return the clock of the options, by default the real time."""
    return options.get("clock") or SystemClock()


def chance_of(options: Options) -> Callable[[], float]:
    """Return the source of randomness of the options."""
    return options.get("chance") or _random


def _random() -> float:
    from random import random  # late, for it takes long to import, and few calls are repeated

    return random()  # noqa: S311 - it spreads repeats over time


def silent_options(options: Given) -> Given:
    """Return the options as they are given, those that may hold secrets in a form that does not show itself."""
    return cast(Given, {name: silent(value) if name in _SECRETS else value for name, value in options.items()})


_SECRETS = ("proxy", "headers")


def settings_of(system: str, base_url: str, options: Options) -> Settings:
    """Return the checked settings; an unknown or bad option raises `UsageError` that names it."""
    given = {name: value for name, value in cast(dict[str, Any], options).items() if name not in ("clock", "chance")}
    unknown = sorted(set(given) - set(Options.__optional_keys__))
    if unknown:
        raise UsageError(f"there is no option {unknown[0]!r}; there are {', '.join(sorted(Options.__optional_keys__))}")
    return Settings(system=system, base_url=base_url, **_settled(given, Retry(), Hooks(), system))


def changed_settings(settings: Settings, options: CallOptions) -> Settings:
    """Return the settings with other options of calls; `headers` are added to those that there are."""
    system, given = settings.system, cast(dict[str, Any], dict(options))
    known = sorted(CallOptions.__optional_keys__)
    for name in sorted(set(given) - set(known)):
        if name in Options.__optional_keys__ or name == "base_url":
            why = f"{name} cannot be changed here, where connections and login are shared: make another client for it"
            raise UsageError(f"with_options: {why}", system=system)
        raise UsageError(f"with_options: there is no option {name!r}; there are {', '.join(known)}", system=system)
    changes = _settled(given, settings.retry, settings.hooks, system)
    if isinstance(changes.get("headers"), Mapping):
        changes["headers"] = _merged(settings.headers, changes["headers"])
    return replace(settings, **changes)


def _settled(given: dict[str, Any], retry: Retry, hooks: Hooks, system: str) -> dict[str, Any]:
    """Return options as `Settings` have them: hooks as one, and `max_attempts` as a policy."""
    changes = {name: value for name, value in given.items() if name not in ("max_attempts", *_HOOKS)}
    for name in _HOOKS:
        if not (given.get(name) is None or callable(given[name])):
            raise UsageError(f"{name} must be something that can be called", system=system)
    if "max_attempts" in given:
        if "retry" in given:
            raise UsageError("give retry= or max_attempts=, not both", system=system)
        changes["retry"] = replace(retry, attempts=attempts_given(given["max_attempts"], system=system))
    return {**changes, "hooks": hooks._replace(**{name: given[name] for name in _HOOKS if name in given})}


def _merged(there: Mapping[str, str], more: Mapping[str, str]) -> Mapping[str, str]:
    """Return headers with more of them; one of the same name, in any case, is replaced."""
    names = {str(name).lower() for name in more}
    return {**{name: value for name, value in there.items() if name.lower() not in names}, **more}
