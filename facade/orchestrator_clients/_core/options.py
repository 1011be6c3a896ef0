"""The constructor options that all clients share."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, TypedDict, cast

from .clock import Clock, SystemClock
from .errors import UsageError
from .settings import Settings, Timeout, Verify


class Options(TypedDict, total=False):
    """Keyword options of every client.

    `timeout`: seconds, or (connect, read); `deadline`: seconds for one call with its repeats; `max_attempts`;
    `max_response_bytes`, also after decompression; `proxy`: a URL (default: the environment's); `verify`: False, or a CA
    bundle; `allow_plain_http`: send credentials over http beyond this machine; `clock` and `chance` (a random number of
    [0, 1)) are for tests.
    """

    timeout: Timeout
    deadline: float
    max_attempts: int
    max_response_bytes: int
    proxy: str | None
    verify: Verify
    allow_plain_http: bool
    clock: Clock
    chance: Callable[[], float]


def clock_of(options: Options) -> Clock:
    """Return the clock of the options, by default the real time."""
    return options.get("clock") or SystemClock()


def chance_of(options: Options) -> Callable[[], float]:
    """Return the source of randomness of the options."""
    return options.get("chance") or random.random


def settings_of(system: str, base_url: str, options: Options) -> Settings:
    """Return the checked settings; an unknown or bad option raises `UsageError` that names it."""
    given = {name: value for name, value in cast(dict[str, Any], options).items() if name not in ("clock", "chance")}
    unknown = sorted(set(given) - set(Options.__optional_keys__))
    if unknown:
        raise UsageError(f"there is no option {unknown[0]!r}; there are {', '.join(sorted(Options.__optional_keys__))}")
    return Settings(system=system, base_url=base_url, **given)
