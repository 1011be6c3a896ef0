"""Server faults that last for some time, however many requests come: so they are the same for one wait and for many."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Answer, Simulator
from tests.contract.cases import CASES

KINDS: dict[str, Any] = {
    "hang": faults.hang(),
    "429-2": faults.rate_limited(2),
    "429-60": faults.rate_limited(60),
    "429-400": faults.rate_limited(400),
    "500": faults.status(500),
    "503-html": faults.status(503, form="html", retry_after=30),
}
OMITS = "omits"
"""Its lists leave out one run, which can be read by its id all the same."""
HANGS = 2
"""Calls that hang at most: each takes real time."""


@dataclass
class Sickness:
    """A fault that lasts from `begins` on for so many seconds, counted from when it is set."""

    name: str
    begins: float
    lasts: float
    hits: int = 0

    def put(self, simulator: Simulator) -> Sickness:
        """Set the fault in the simulator, and return this."""
        self._over = False
        self._rules: list[Any] = []
        simulator.clock.call_later(self.begins, lambda: self._begin(simulator))  # type: ignore[attr-defined]
        simulator.clock.call_later(self.begins + self.lasts, self.remove)  # type: ignore[attr-defined]
        return self

    def remove(self) -> None:
        """Remove the fault."""
        self._over = True
        for rule in self._rules:
            rule.remove()

    def excuses(self, deadline: float, allowance: float) -> bool:
        """Whether a wait may have missed an end in its last poll."""
        slack = 0.01
        return (
            self.name != OMITS and self.begins <= deadline + allowance and deadline <= self.begins + self.lasts + slack
        )

    def _begin(self, simulator: Any) -> None:
        if self.name == OMITS:
            simulator.finish = self._omitting(simulator.finish, CASES[simulator.system].lists)
        else:
            calls = range(1, 1 + HANGS) if self.name == "hang" else None
            self._rules = [simulator.fault(KINDS[self.name], calls=calls)]

    def _omitting(self, finish: Callable[..., Answer], lists: Mapping[str, str]) -> Callable[..., Answer]:
        def finished(call: Any, answer: Answer) -> Answer:
            answer = finish(call, answer)
            if self._over or call.operation not in lists or answer.status != 200:
                return answer
            self.hits += 1
            return Answer(answer.status, answer.headers, without_one(answer.body, lists[call.operation]))

        return finished


def without_one(body: bytes, where: str) -> bytes:
    """Return the body of a list without its first run."""
    told = json.loads(body)
    place = told
    *path, name = where.split(".")
    for part in path:
        place = place[part]
    runs = place[name]
    place[name] = runs[1:] if isinstance(runs, list) else dict(list(runs.items())[1:])
    return json.dumps(told).encode()


beginnings = st.sampled_from([0.0, 1.0, 10.0]) | st.integers(0, 100_000).map(lambda n: n / 1000)
durations = st.sampled_from([1.0, 30.0, 100.0, 1000.0])
sicknesses = st.lists(
    st.builds(Sickness, st.sampled_from([*KINDS, OMITS]), beginnings, durations), min_size=1, max_size=3
).map(tuple)
"""Give faults of one server: mostly during waits, and past the deadlines of some."""
