"""Picking up an execution from the token of another process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from ..errors import UsageError
from .token import Token, loads

R_co = TypeVar("R_co", covariant=True)


class Resumable(Protocol[R_co]):
    """A client, as far as resuming needs it."""

    @property
    def system(self) -> str:
        """Return the key of the system."""
        ...

    @property
    def base_url(self) -> str:
        """Return where the system is."""
        ...

    @property
    def scope(self) -> Mapping[str, str]:
        """Return the part of the system that the client works in."""
        ...

    def in_scope(self, token: Token) -> bool:
        """Return whether a token is of the part of the system that the client works in."""
        ...

    def run_from_token(self, token: Token) -> R_co:
        """Return the execution a token speaks of, as the token last knew it."""
        ...


def resume(
    token: str,
    *,
    clients: Iterable[Resumable[R_co]],
    signing_key: str | bytes | None = None,
    moved: bool = False,
) -> R_co:
    """Return the execution of a token, bound to the client among `clients` that talks to the same system.

    That is the one with the same URL and the same tenant, organisation, or region and account (unless it is not known yet).
    With `moved` any URL will do: for a server that has moved, or that is reached under another name. With `signing_key` the
    token must have been signed with it.

    Nothing is sent: `wait` or `refresh` look at it. A token that was cut, changed or made elsewhere, or that fits none of
    the clients or more than one, raises UsageError.
    """
    wanted = loads(token, signing_key=signing_key)
    candidates = list({id(client): client for client in clients}.values())
    fit = [client for client in candidates if fits(client, wanted, moved=moved)]
    if len(fit) == 1:
        return fit[0].run_from_token(wanted)
    place = place_of(wanted)
    if fit:
        raise UsageError(f"the token is for {place}; it fits several clients, give one of them: {_places(fit)}")
    raise UsageError(f"the token is for {place}; the clients given are: {_places(candidates)}")


def fits(client: Resumable[object], token: Token, *, moved: bool = False) -> bool:
    """Return whether a client talks to the system, and works in the part of it, that a token is of."""
    there = moved or client.base_url == token.base_url
    return client.system == token.system and there and client.in_scope(token)


def _places(clients: Iterable[Resumable[object]]) -> str:
    return " and ".join(_place(client.system, client.base_url, client.scope) for client in clients) or "none"


def place_of(token: Token) -> str:
    """Return what a token is for, as errors say it."""
    return _place(token.system, token.base_url, token.scope)


def _place(system: str, base_url: str, scope: Mapping[str, str] | None) -> str:
    within = ", ".join(f"{name} {value!r}" for name, value in (scope or {}).items())
    return f"{system} at {base_url}{f' ({within})' if within else ''}"
