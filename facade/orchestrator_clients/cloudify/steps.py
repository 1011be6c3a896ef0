"""The steps of an execution: its operations, with what its events say of when each ran and why it failed. Pure."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from .._core.model import State, Step
from .._core.shared import shared
from .reports import CloudifyEvent, CloudifyOperation

HOLDER = "SubgraphTask"
"""The type of what only holds operations together: no step of its own, for it fails with what it holds."""

BEGUN = "task_started"
FAILED = ("task_failed", "task_rescheduled")
ENDED = ("task_succeeded", *FAILED)
TOLD = (BEGUN, *ENDED)
"""Types of events that say when an operation ran."""

_Key: TypeAlias = tuple[str | None, str | None, str | None]

_SAID = re.compile(r"Task (?:failed|rescheduled) '[^']*' -> ")
"""What the manager writes before the reason of a failure (read in the source of 7.1)."""


@dataclass(slots=True)
class _Times:
    """When an operation began and ended, and what was said at its end."""

    began: datetime | None = None
    ended: datetime | None = None
    said: str | None = None


def steps_of(operations: Iterable[CloudifyOperation], events: Iterable[CloudifyEvent], run: State) -> Sequence[Step]:
    """Return a step for each operation, in the manager's order; `run` is the state of their execution.

    An attempt that failed and was repeated is a tolerated failure; so is one in an execution that succeeded. What was
    under way when its execution ended counts as cancelled: nobody will hear of it any more.
    """
    times = _Attempts(events)
    return tuple(_step(one, times.of(one), run) for one in operations if one.kind != HOLDER)


def _step(one: CloudifyOperation, times: _Times, run: State) -> Step:
    state = State.CANCELLED if run.ended and one.state is State.RUNNING else one.state
    failed = state is State.FAILED
    return Step(
        name=shared(one.name),
        state=state,
        raw_status=shared(one.raw_status),
        id=one.id,
        started=times.began,
        ended=times.ended,
        message=(times.said or one.error) if failed else None,
        group=f"{one.node_instance} -> {one.target}" if one.node_instance and one.target else one.node_instance,
        tolerated=failed and (one.raw_status == "rescheduled" or run is State.SUCCEEDED),
    )


class _Attempts:
    """Hands each operation its own events: those about the same thing come in the order of the attempts."""

    def __init__(self, events: Iterable[CloudifyEvent]) -> None:
        self._began: dict[_Key, deque[CloudifyEvent]] = defaultdict(deque)
        self._ended: dict[tuple[_Key, str | None], deque[CloudifyEvent]] = defaultdict(deque)
        for event in events:
            key = _key(event)
            if event.type == BEGUN:
                self._began[key].append(event)
            elif event.type in ENDED:
                self._ended[key, event.type].append(event)

    def of(self, one: CloudifyOperation) -> _Times:
        """Return the times of an operation; those of one that has not begun are left for the next."""
        key, times = _key(one), _Times()
        if one.state is not State.QUEUED and self._began[key]:
            times.began = _when(self._began[key].popleft())
        ended = self._ended[key, f"task_{one.raw_status}"]
        if ended:
            event = ended.popleft()
            times.ended, times.said = _when(event), _reason(event)
        return times


def _key(one: CloudifyOperation | CloudifyEvent) -> _Key:
    return (one.name if isinstance(one, CloudifyOperation) else one.operation, one.node_instance, one.target)


def _when(event: CloudifyEvent) -> datetime | None:
    return event.reported or event.recorded


def _reason(event: CloudifyEvent) -> str | None:
    """Return why an operation failed, without what its step says already."""
    match = _SAID.match(event.message)
    return (event.message[match.end() :] if match else event.message).strip() or None
