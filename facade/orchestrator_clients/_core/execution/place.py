"""Which of some clients talks to the place that a token or an intent names: its system, URL and scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from ..errors import UsageError
from ..inputs import several


class Placed(Protocol):
    """What has a place. `scope` is None where it is not known."""

    @property
    def system(self) -> str:
        """Return the key of the system."""
        ...

    @property
    def base_url(self) -> str:
        """Return where the system is."""
        ...

    @property
    def scope(self) -> Mapping[str, str] | None:
        """Return the part of the system that is meant."""
        ...


class Wanted(Placed, Protocol):
    """A token or an intent."""

    @property
    def ids(self) -> Mapping[str, str]:
        """Return the ids that it is about."""
        ...


class Scoped(Placed, Protocol):
    """A client."""

    def in_scope(self, wanted: Wanted) -> bool:
        """Return whether a token or an intent is of the part of the system that the client works in."""
        ...


C = TypeVar("C", bound=Scoped)


def client_for(wanted: Wanted, clients: Iterable[C], *, moved: bool, what: str) -> C:
    """Return the one client that fits; `UsageError` if none does, or more than one. `moved`: at any URL."""
    candidates = list({id(client): client for client in several(clients, "clients", "clients=[client]")}.values())
    if not all(hasattr(client, "in_scope") for client in candidates):
        raise UsageError("clients: give clients, such as clients=[client]")
    fit = [client for client in candidates if fits(client, wanted, moved=moved)]
    if len(fit) == 1:
        return fit[0]
    where = place_of(wanted)
    if fit:
        raise UsageError(f"the {what} is for {where}; it fits several clients, give one of them: {_places(fit)}")
    raise UsageError(f"the {what} is for {where}; the clients given are: {_places(candidates)}")


def fits(client: Scoped, wanted: Wanted, *, moved: bool = False) -> bool:
    """Return whether a client talks to the system, and works in the part of it, that a token or an intent is of."""
    there = moved or client.base_url == wanted.base_url
    return client.system == wanted.system and there and client.in_scope(wanted)


def place_of(one: Placed) -> str:
    """Return a place as errors say it."""
    within = ", ".join(f"{name} {value!r}" for name, value in (one.scope or {}).items())
    return f"{one.system} at {one.base_url}{f' ({within})' if within else ''}"


def _places(clients: Iterable[Placed]) -> str:
    return " and ".join(map(place_of, clients)) or "none"
