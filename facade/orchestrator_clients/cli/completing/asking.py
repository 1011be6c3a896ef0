"""Asks a system for completions: within about a second, or what was kept from before, or nothing; never an error."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from ..output import Output
from ..profiles import Profile
from ..secrets import FromCommand
from ..session import Session
from .cache import Cache, Item, safe

if TYPE_CHECKING:
    from ..._core._sync.client import OrchestratorClient

SECONDS: Final = 1.2
"""How long is waited for a system, and for programs that print its secrets."""

OFFLINE: Final = "ORCHESTRATORS_COMPLETION"
"""`offline` in this variable: complete from what is known, without asking a system or running a program for a secret."""

Read = Callable[[Session, Profile, "OrchestratorClient[Any]"], Iterable[Item]]


def known(context: click.Context) -> Session:
    """Return the session that the words before would give."""
    given = context.params
    name = given.get("profile") or os.environ.get("ORCHESTRATORS_PROFILE")
    return Session(profile=name, config=given.get("config"), output=Output())


def ask(context: click.Context, kind: Sequence[str], read: Read, *, fresh: float) -> Sequence[Item]:
    """Return the items that `read` finds, or found at most `fresh` seconds ago; older ones where the system says nothing."""
    session = known(context)
    profile = session.profile()
    cache = Cache(str(session.profiles.path), profile.name, profile.system.key, profile.plain, *kind)
    age, kept = cache.read() or (None, [])
    if (age is not None and age < fresh) or os.environ.get(OFFLINE, "").strip().lower() == "offline":
        return kept
    found = _within(SECONDS, lambda: _found(session, _hasty(profile), read))
    if found is None:
        return kept
    cache.write(found)
    return found


def _hasty(profile: Profile) -> Profile:
    """Return the profile with limits, whose programs are away from the terminal: no passphrase can be asked for there."""
    plain = {**profile.plain, "deadline": SECONDS, "timeout": SECONDS, "max_attempts": 1}
    secrets = {
        name: replace(source, alone=True, seconds=SECONDS) if isinstance(source, FromCommand) else source
        for name, source in profile.secrets.items()
    }
    return replace(profile, plain=plain, secrets=secrets)


def _found(session: Session, profile: Profile, read: Read) -> list[Item]:
    with session:
        client = session.client(profile)
        hide = session.out.redact
        # What a secret was taken out of is no id any more.
        return safe(
            Item(one.value, hide(one.help), one.open)
            for one in read(session, profile, client)
            if hide(one.value) == one.value
        )


def _within(seconds: float, work: Callable[[], list[Item]]) -> list[Item] | None:
    """Return what the work gives; None if it fails, or has not ended in time and is left to itself."""
    result: list[Any] = []

    def run() -> None:
        try:
            result.append(work())
        except Exception:
            return

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    return result[0] if result else None
