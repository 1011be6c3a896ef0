"""Picking up an execution from the token of another process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from ..silent import silent
from .place import Wanted, client_for
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

    def in_scope(self, wanted: Wanted) -> bool:
        """Return whether a token or an intent is of the part of the system that the client works in."""
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

    Nothing is sent: `wait` or `refresh` read its state. A token that was cut, changed or made elsewhere, or that fits none of
    the clients or more than one, raises UsageError.
    """
    signing_key = silent(signing_key)
    wanted = loads(token, signing_key=signing_key)
    return client_for(wanted, clients, moved=moved, what="token").run_from_token(wanted)
