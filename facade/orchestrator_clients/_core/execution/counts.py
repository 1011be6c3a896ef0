"""What a poller counts, for services that export it."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from .telemetry import meters


@dataclass(frozen=True, slots=True)
class PollerCounts:
    """What a poller has done so far. `open` is how many wait now; all others only grow.

    `looks` is how many polls were made, each by one request or the few that it needs, `shared` how many of them were for two
    executions or more, and `failures` how many failed. `told` is how many waits ended, `left` how many were given up before.
    `late` is by how many seconds the polls began after they were due, all together, and `latest` the most that one did.
    """

    open: int = 0
    looks: int = 0
    shared: int = 0
    failures: int = 0
    told: int = 0
    left: int = 0
    late: float = 0.0
    latest: float = 0.0


class Counter:
    """The counts while they grow. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers: dict[str, int] = dict.fromkeys(("looks", "shared", "failures", "told", "left"), 0)
        self._late = self._latest = 0.0
        self._measured: dict[str, int] = {}

    def read(self, waiting: int) -> PollerCounts:
        """Return the counts as they are now, with that many who wait."""
        with self._lock:
            return PollerCounts(open=waiting, **self._numbers, late=self._late, latest=self._latest)

    def joined(self, system: str) -> None:
        """Note that a wait began."""
        if (known := meters()) is not None:
            with self._lock:
                self._measured[system] = self._measured.get(system, 0) + 1
            known.open.add(1, {"orchestrator.system": system})

    def told(self, system: str, state: str, seconds: float) -> None:
        """Count a wait that got its result: the state of its execution then, and how long it took."""
        self._over("told", system)
        if (known := meters()) is not None:
            known.duration.record(seconds, {"orchestrator.system": system, "orchestrator.execution.state": state})

    def left(self, system: str) -> None:
        """Count a wait that gave up."""
        self._over("left", system)

    def failed(self, system: str) -> None:
        """Count a look that failed."""
        with self._lock:
            self._numbers["failures"] += 1
        if (known := meters()) is not None:
            known.failures.add(1, {"orchestrator.system": system})

    def look(self, system: str, waits: int, late: float) -> None:
        """Count a look at so many executions that began so many seconds after it was due."""
        with self._lock:
            self._numbers["looks"] += 1
            self._numbers["shared"] += waits > 1
            self._late += late
            self._latest = max(self._latest, late)
        if (known := meters()) is not None:
            known.looks.add(1, {"orchestrator.system": system})
            known.late.record(late, {"orchestrator.system": system})

    def _over(self, how: str, system: str) -> None:
        with self._lock:
            self._numbers[how] += 1
            measured = self._measured.get(system, 0) > 0  # an SDK that was set up later did not see the others begin
            if measured:
                self._measured[system] -= 1
        if measured and (known := meters()) is not None:
            known.open.add(-1, {"orchestrator.system": system})
