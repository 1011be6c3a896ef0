"""Picking up an execution from the token of another process."""

from __future__ import annotations

from collections.abc import Iterable
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

    def run_from_token(self, token: Token) -> R_co:
        """Return the execution a token speaks of, as the token last knew it."""
        ...


def resume(token: str, *, clients: Iterable[Resumable[R_co]]) -> R_co:
    """Return the execution of a token, bound to the client among `clients` that talks to the same system.

    Nothing is sent: `wait` or `refresh` look at it. A token that was cut, changed or made elsewhere, or for which there is no
    client, raises UsageError.
    """
    wanted = loads(token)
    candidates = list(clients)
    for client in candidates:
        if (client.system, client.base_url) == (wanted.system, wanted.base_url):
            return client.run_from_token(wanted)
    have = ", ".join(f"{client.system} at {client.base_url}" for client in candidates) or "none"
    raise UsageError(f"the token is for {wanted.system} at {wanted.base_url}; the clients given are: {have}")
