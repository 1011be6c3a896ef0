"""The constructor options that all clients share."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any, TypedDict, cast

from .clock import Clock, SystemClock
from .errors import UsageError
from .events import Hooks, RequestEvent, ResponseEvent, RetryEvent
from .settings import Settings, Timeout, Transport, Verify
from .silent import silent


class Options(TypedDict, total=False):
    """Keyword options of every client.

    `timeout`: seconds, or (connect, read); `deadline`: seconds for one call with its repeats; `max_attempts`;
    `max_response_bytes`, also after decompression; `proxy`: a URL (default: the environment's); `verify`: False, or a CA
    bundle, or an `ssl.SSLContext`; `allow_plain_http`: send credentials over http beyond this machine.

    `transport`: a transport of httpx to send by instead of ours (the caller closes it), in place of `proxy` and `verify`;
    `headers`: further ones for every request to the host of `base_url`, also its logins; `user_agent`: what comes before our
    own product and version in `User-Agent`.

    `on_request`, `on_response` and `on_retry` are called with a `RequestEvent`, `ResponseEvent` or `RetryEvent`; an
    asynchronous client awaits what they return. An error of theirs is logged and changes nothing.

    `clock` and `chance` (a random number of [0, 1)) are for tests.
    """

    timeout: Timeout
    deadline: float
    max_attempts: int
    max_response_bytes: int
    proxy: str | None
    verify: Verify
    allow_plain_http: bool
    transport: Transport | None
    headers: Mapping[str, str]
    user_agent: str | None
    on_request: Callable[[RequestEvent], object] | None
    on_response: Callable[[ResponseEvent], object] | None
    on_retry: Callable[[RetryEvent], object] | None
    clock: Clock
    chance: Callable[[], float]


_HOOKS = ("on_request", "on_response", "on_retry")


def clock_of(options: Options) -> Clock:
    """Return the clock of the options, by default the real time."""
    return options.get("clock") or SystemClock()


def chance_of(options: Options) -> Callable[[], float]:
    """Return the source of randomness of the options."""
    return options.get("chance") or random.random


def silent_options(options: Options) -> Options:
    """Return the options as they are given, those that may hold secrets in a form that does not show itself."""
    return cast(Options, {name: silent(value) if name in _SECRETS else value for name, value in options.items()})


_SECRETS = ("proxy", "headers")


def settings_of(system: str, base_url: str, options: Options) -> Settings:
    """Return the checked settings; an unknown or bad option raises `UsageError` that names it."""
    given = {name: value for name, value in cast(dict[str, Any], options).items() if name not in ("clock", "chance")}
    unknown = sorted(set(given) - set(Options.__optional_keys__))
    if unknown:
        raise UsageError(f"there is no option {unknown[0]!r}; there are {', '.join(sorted(Options.__optional_keys__))}")
    hooks = Hooks(**{name: given.pop(name) for name in _HOOKS if name in given})
    for name in _HOOKS:
        if not (getattr(hooks, name) is None or callable(getattr(hooks, name))):
            raise UsageError(f"{name} must be something that can be called", system=system)
    return Settings(system=system, base_url=base_url, hooks=hooks, **given)
