"""What a wait remembers between two polls, small enough for a token: so a process that polls once polls as `wait` would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..clock import Clock
from ..errors import UsageError
from ..model import Snapshot
from .decisions import Decided
from .patience import Faults
from .sealed import is_number
from .waiting import Poll, Watch, stands

MOST_DECIDED = 20
"""Decisions about one run that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Moments are in seconds since 1970.

    `changed_at` is when the run was last seen to have changed, `stood` how it stood then (None: as the run that has this
    memory), `faults` how often each kind of fault was met in a row and since when, `decided` the gates that were decided
    lately, `poll` the first and longest interval, where the caller gave them.
    """

    changed_at: float | None = None
    stood: str | None = None
    faults: Mapping[str, tuple[int, float]] = field(default_factory=dict)
    decided: Sequence[Decided] = ()
    poll: tuple[float, float] | None = None

    def form(self) -> dict[str, object]:
        """Return it as JSON holds it; what it does not know is left out."""
        fields: dict[str, object] = {
            "changed_at": self.changed_at,
            "stood": self.stood,
            "faults": {name: list(met) for name, met in self.faults.items()},
            "decided": [list(one) for one in self.decided],
            "poll": None if self.poll is None else list(self.poll),
        }
        return {name: value for name, value in fields.items() if value not in (None, [], {})}


def memory_in(value: object) -> Memory | None:
    """Return the memory that a token has, None if it has none; `UsageError` for what cannot be one. Others may add members."""
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise _odd("memory")
    faults, decided, poll = value.get("faults", {}), value.get("decided", []), value.get("poll")
    fit = {
        "changed_at": value.get("changed_at") is None or is_number(value["changed_at"]),
        "stood": isinstance(value.get("stood"), str | None),
        "faults": isinstance(faults, Mapping) and all(_is_met(one) for one in faults.values()),
        "decided": isinstance(decided, list) and all(_is_decided(one) for one in decided),
        "poll": poll is None or (_are_numbers(poll) and 0 < poll[0] <= poll[1]),
    }
    for name, fine in fit.items():
        if not fine:
            raise _odd(f"memory.{name}")
    return Memory(
        changed_at=value.get("changed_at"),
        stood=value.get("stood"),
        faults={name: (int(one[0]), float(one[1])) for name, one in faults.items()},
        decided=tuple(Decided(*one) for one in decided[:MOST_DECIDED]),
        poll=None if poll is None else (float(poll[0]), float(poll[1])),
    )


def recalled(memory: Memory | None, watch: Watch, clock: Clock) -> Watch:
    """Return a watch that has just begun with what is remembered of it."""
    if memory is not None:
        past = clock.time() - clock.monotonic()
        now = clock.monotonic()
        if memory.changed_at is not None:
            watch.changed_at, watch.stood = min(now, memory.changed_at - past), memory.stood
        watch.faults = Faults.of({name: (n, min(now, since - past)) for name, (n, since) in memory.faults.items()})
    return watch


def remembered(watch: Watch, clock: Clock, usual: Poll) -> Memory:
    """Return what a watch remembers; `usual` are the default intervals, which are left out."""
    past = clock.time() - clock.monotonic()
    return Memory(
        changed_at=watch.changed_at + past,
        stood=watch.stood if watch.last is None else None,
        faults={name: (number, since + past) for name, (number, since) in watch.faults.met().items()},
        poll=None if watch.poll == usual else (watch.poll.first, watch.poll.longest),
    )


def whole(memory: Memory | None, run: Snapshot, decided: Sequence[Decided]) -> Memory | None:
    """Return a memory of a run that needs the run no more, None where there is nothing to remember."""
    kept = memory or Memory()
    if kept.changed_at is not None and kept.stood is None:
        kept = replace(kept, stood=stands(run))
    kept = replace(kept, decided=tuple(decided)[-MOST_DECIDED:])
    return None if kept == Memory() else kept


def _odd(name: str) -> UsageError:
    return UsageError(f"the execution token has no fit {name!r}: something else made it")


def _are_numbers(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(is_number, value))


def _is_met(value: Any) -> bool:
    return _are_numbers(value) and isinstance(value[0], int) and value[0] >= 0


def _is_decided(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3:
        return False
    return isinstance(value[0], str | None) and isinstance(value[1], str | None) and is_number(value[2])
