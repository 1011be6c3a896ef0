"""A start as a small text that is stored before anything is sent: what, by which mark, and what was there before. Pure."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, NamedTuple

from ..errors import OutcomeUnknownError, UsageError
from ..inputs import json_object
from ..model import Snapshot
from .place import Scoped, fits, place_of
from .sealed import is_number, is_texts, seal, unseal

VERSION = 1
KIND = "start"
WHAT = "start intent"

LONGEST_KEY = 500
"""Characters of a key."""

KNOWN, MOST_KNOWN = 20, 200
"""How many of the newest runs an intent knows at least, if there are so many, and at most."""


class Starts(ABC):
    """What adoption must know of a system's starts."""

    newest_first: ClassVar[bool] = True
    """Whether its list is asked for, and can be expected, with the newest first."""
    slack: ClassVar[float] = 300.0
    """By how much a later run may have a lower rank than an earlier one: seconds, where clocks of one system differ."""

    @abstractmethod
    def rank(self, run: Snapshot) -> float | None:
        """Return the place of a run among all: when the system made it, in seconds since 1970, or its number."""

    @abstractmethod
    def marked(self, intent: Intent) -> bool:
        """Return whether the start leaves a mark that its run is known by."""

    @abstractmethod
    def fits(self, run: Snapshot, intent: Intent) -> bool:
        """Return whether a run that was not there before has the mark or, where there is none, may be the one."""


class Before(NamedTuple):
    """What was there before a start: the newest runs by their ids, and the rank below which every run is an old one."""

    ids: tuple[str, ...] = ()
    floor: float | None = None

    def had(self, run_id: str, rank: float | None) -> bool:
        """Return whether a run was there before."""
        return run_id in self.ids or self.is_older(rank)

    def is_older(self, rank: float | None) -> bool:
        """Return whether that is the rank of a run older than those that are known by their ids."""
        return rank is not None and self.floor is not None and rank < self.floor


def before(ranked: Iterable[tuple[str, float | None]], slack: float) -> Before:
    """Return what was there, from the ids and ranks of runs: the newest, and whatever is within the slack of them."""
    runs = sorted(ranked, key=lambda one: float("-inf") if one[1] is None else one[1], reverse=True)
    if not runs or runs[0][1] is None:
        return Before(tuple(run_id for run_id, _ in runs[:MOST_KNOWN]))
    lowest = runs[0][1] - slack
    kept = [one for n, one in enumerate(runs[:MOST_KNOWN]) if n < KNOWN or one[1] is None or one[1] >= lowest]
    floor = kept[-1][1] if len(kept) == MOST_KNOWN < len(runs) else lowest
    return Before(tuple(run_id for run_id, _ in kept), floor)


class Intent(NamedTuple):
    """A start that is to be made. `made` is in seconds since 1970 by our own clock, `by` who starts, where that is known."""

    system: str
    base_url: str
    scope: Mapping[str, str]
    target: Mapping[str, Any]
    key: str
    made: float
    before: Before
    by: str | None = None

    @property
    def ids(self) -> Mapping[str, str]:
        """Return the ids and names of what is to be started."""
        return {name: value for name, value in self.target.items() if isinstance(value, str)}

    @property
    def mark(self) -> str:
        """Return a UUID that is the same for the same key, target and place, and for no other."""
        import hashlib  # late, as below, for it takes long to import
        from uuid import UUID

        said = [self.system, self.base_url, dict(self.scope), dict(self.target), self.key]
        digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).digest()
        return str(UUID(bytes=digest[:16], version=5))

    def dumps(self, *, signing_key: str | bytes | None = None) -> str:
        """Return the intent as JSON text, signed if there is a key."""
        floor = self.before.floor
        fields = {
            "version": VERSION,
            "kind": KIND,
            "system": self.system,
            "base_url": self.base_url,
            "scope": dict(self.scope),
            "target": dict(self.target),
            "key": self.key,
            "made": self.made,
            "before": {"ids": list(self.before.ids), "floor": floor},
            "by": self.by,
        }
        return seal(fields, signing_key)


def loads(text: str, *, signing_key: str | bytes | None = None) -> Intent:
    """Return what an intent says; `UsageError` for one that is cut, changed, or made by something else."""
    fields = unseal(text, WHAT, VERSION, signing_key)
    if fields.get("kind") != KIND:
        raise UsageError(f"this is no {WHAT}: an execution token goes to resume()")
    earlier = fields.get("before")
    ids, floor = (earlier.get("ids"), earlier.get("floor")) if isinstance(earlier, Mapping) else (None, None)
    fit = {
        **{name: isinstance(fields.get(name), str) for name in ("system", "base_url", "key")},
        "scope": is_texts(fields.get("scope")),
        "target": isinstance(fields.get("target"), Mapping) and bool(fields["target"]),
        "made": is_number(fields.get("made")),
        "before": isinstance(ids, list) and all(isinstance(one, str) for one in ids) and _is_floor(floor),
        "by": isinstance(fields.get("by"), str | None),
    }
    odd = [name for name, fine in fit.items() if not fine]
    if odd:
        raise UsageError(f"the {WHAT} has no fit {odd[0]!r}: something else made it")
    known = {name: fields[name] for name in ("system", "base_url", "scope", "target", "key", "made")}
    return Intent(**known, before=Before(tuple(ids or ()), floor), by=fields.get("by"))


def _is_floor(value: object) -> bool:
    return value is None or is_number(value)


def checked_key(key: str | None, *, system: str) -> str:
    """Return the caller's key, or a new one; `UsageError` for what is none."""
    if key is None:
        from uuid import uuid4

        return str(uuid4())
    if not isinstance(key, str) or not key.strip() or len(key) > LONGEST_KEY:
        raise UsageError(f"key: give a text of 1 to {LONGEST_KEY} characters", system=system)
    return key


def checked_target(target: Mapping[str, Any], *, system: str) -> dict[str, Any]:
    """Return what is to be started as JSON holds it; what is None is left out."""
    return json_object({name: value for name, value in target.items() if value is not None}, "target", system=system)


def intent_of(client: Scoped, text: str | None, target: Mapping[str, Any]) -> Intent | None:
    """Return what an intent says that is given to a start; `UsageError` unless it is one for this client and target."""
    if text is None:
        return None
    intent = loads(text)
    if not fits(client, intent):
        raise UsageError(
            f"the {WHAT} is for {place_of(intent)}, and this client is for {place_of(client)}", system=client.system
        )
    wanted = checked_target(target, system=client.system)
    for name in sorted({*wanted, *intent.target}):
        if name in target and intent.target.get(name) != wanted.get(name):
            said = f"{name}={intent.target.get(name)!r}, and this start says {name}={wanted.get(name)!r}"
            raise UsageError(f"the {WHAT} is for {said}: make an intent for each start", system=client.system)
    return intent


@contextmanager
def carrying(text: str | None) -> Iterator[None]:
    """Add the intent of a start to the OutcomeUnknownError that it raises."""
    try:
        yield
    except OutcomeUnknownError as error:
        error.intent = text
        raise
