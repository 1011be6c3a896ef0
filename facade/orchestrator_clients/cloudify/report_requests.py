"""Requests for operations and events, checked before they are sent, and what is new in a list that grows. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypedDict

from orchestrator_api.cloudify.api.operations import list_operations
from orchestrator_api.cloudify.models import EventKind
from orchestrator_api.cloudify.types import UNSET

from .._core.errors import UsageError
from .._core.execution.record import instant as written
from .._core.inputs import in_utc, listed, one_of, path_id
from .reports import CloudifyEvent
from .tables import SYSTEM

PAGE_SIZE = 1000
"""The manager's own default."""

FOLLOW_POLL = 2.0
"""Seconds between two looks at events that are followed."""

LATE = timedelta(seconds=5)
"""How long before the newest event others may still turn up: several workers report, and not in the order of their times."""

KINDS: Mapping[str, EventKind] = {"event": EventKind.CLOUDIFY_EVENT, "log": EventKind.CLOUDIFY_LOG}
"""What lists of events can be narrowed down to."""


class EventFilters(TypedDict, total=False):
    """What a list of events can be narrowed down by; several values of one name mean that one must fit.

    `kind` is `event` or `log` (lines), `event_type` such as `task_failed`, `level` (of log lines) such as `error`,
    `message` a pattern in which `%` stands for any text, upper and lower case alike; of several patterns all must fit.
    """

    deployment_id: str | Iterable[str]
    """Of the deployment they are about."""
    kind: str | Iterable[str]
    event_type: str | Iterable[str]
    level: str | Iterable[str]
    message: str | Iterable[str]


def operations(execution_id: str, state: str | None, size: int, offset: int, *, internal: bool) -> dict[str, Any]:
    """Return the request for a page of the operations of an execution; without `internal` those of people only."""
    return list_operations.build_request(
        execution_id=path_id(execution_id, "execution_id", system=SYSTEM),
        state=UNSET if state is None else state,
        skip_internal=UNSET if internal else True,  # the manager takes any text for true
        size=size,
        offset=offset,
    )


def events(
    execution_id: str | Iterable[str] | None,
    filters: Mapping[str, Any],
    since: datetime | None,
    until: datetime | None,
    *,
    newest_first: bool,
) -> dict[str, Any]:
    """Return the arguments of a list of events, checked; the manager ignores or refuses what it does not know."""
    unknown = sorted(set(filters) - set(EventFilters.__annotations__))
    if unknown:
        raise UsageError(f"there is no {unknown[0]!r} to filter events by", system=SYSTEM)
    chosen = {"execution_id": execution_id, **filters}
    arguments = {name: listed(value, name, system=SYSTEM) for name, value in chosen.items() if value is not None}
    kinds = arguments.pop("kind", None)
    if kinds is not None:
        arguments["type_"] = [KINDS[one_of(kind, KINDS, "kind", system=SYSTEM)] for kind in kinds]
    span = _span(since, until)
    return {
        **arguments,
        "sort": ["-timestamp" if newest_first else "timestamp"],
        **({"range_": [span]} if span else {}),
    }


def _span(since: datetime | None, until: datetime | None) -> str | None:
    for name, moment in (("since", since), ("until", until)):
        if moment is not None:
            in_utc(moment, name, system=SYSTEM)
    if since is None and until is None:
        return None
    return f"timestamp,{written(since) or ''},{written(until) or ''}"


class Unseen:
    """Tells which events of a list that is read again and again were not there before.

    Events have no id: what was seen lately is remembered whole, and as often as it came.
    """

    def __init__(self, since: datetime | None) -> None:
        self._first, self._newest = since, since
        self._seen: Counter[tuple[object, ...]] = Counter()
        self._round: Counter[tuple[object, ...]] = Counter()

    def since(self) -> datetime | None:
        """Begin a reading, and return from when on to read: some seconds before the newest that was seen."""
        begin = self._first if self._newest is None or self._newest is self._first else self._newest - LATE
        if begin is not None:
            self._seen = Counter({key: n for key, n in self._seen.items() if _recent(key, begin)})
        self._round = Counter()
        return begin if self._first is None or begin is None else max(begin, self._first)

    def is_new(self, event: CloudifyEvent) -> bool:
        """Note an event of this reading, and return whether it was not in one before."""
        key = (event.recorded, event.type, event.level, event.node_instance, event.operation, event.message)
        if event.recorded is not None and (self._newest is None or event.recorded > self._newest):
            self._newest = event.recorded
        self._round[key] += 1
        if self._round[key] <= self._seen[key]:
            return False
        self._seen[key] = self._round[key]
        return True


def _recent(key: tuple[object, ...], begin: datetime) -> bool:
    recorded = key[0]
    return not isinstance(recorded, datetime) or recorded >= begin
