"""Which fault acts on which call."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .faults import Break, Fault, Reply


@dataclass(slots=True, kw_only=True)
class FaultRule:
    """A fault that was set. `hits` counts the calls it acted on, `remove()` ends it."""

    fault: Fault
    on: str | None = None
    calls: range | None = None
    rate: float | None = None
    after: bool = False
    hits: int = 0
    _seen: int = 0
    _removed: bool = False
    _random: random.Random = field(default_factory=random.Random, repr=False)

    def remove(self) -> None:
        """Act on no further call."""
        self._removed = True

    def prevents(self) -> bool:
        """Return whether the operation does not take place at all."""
        fault = self.fault
        return not self.after and (isinstance(fault, Reply) or (isinstance(fault, Break) and fault.where == "before"))

    def meets(self, operation: str | None) -> bool:
        """Count this call, and return whether the fault acts on it."""
        if self._removed or (self.on is not None and self.on != operation):
            return False
        self._seen += 1
        if self.calls is not None and self._seen not in self.calls:
            return False
        return self.rate is None or self._random.random() < self.rate


def make_rule(
    fault: Fault, *, on: str | None, calls: int | range | None, rate: float | None, seed: int, after: bool
) -> FaultRule:
    """A rule; an `int` for `calls` means only the n-th, counted from 1. Raises ValueError for what can never act."""
    span = range(calls, calls + 1) if isinstance(calls, int) else calls
    if span is not None and (not span or min(span) < 1):
        raise ValueError(f"calls are counted from 1, so {calls!r} never happens")
    if rate is not None and not 0 < rate <= 1:
        raise ValueError(f"a rate is above 0 and at most 1, not {rate!r}")
    return FaultRule(fault=fault, on=on, calls=span, rate=rate, after=after, _random=random.Random(seed))  # noqa: S311


def first_met(rules: list[FaultRule], operation: str | None) -> FaultRule | None:
    """The first rule that acts on this call, by the order in which they were set. Every rule counts the call."""
    met = [rule for rule in rules if rule.meets(operation)]
    if not met:
        return None
    met[0].hits += 1
    return met[0]
