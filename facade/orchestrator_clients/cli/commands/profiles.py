"""`profiles check`: whether each profile works."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import click

from ..._core.errors import OrchestratorError, UsageError
from ..completing import words
from ..exits import Exit, exit_of, worst
from ..profiles import Profile
from ..session import Session
from ..wording import in_commands
from .common import Seconds, example, with_session


@click.group(epilog=example("orchestrators profiles check"))
def profiles() -> None:
    """See to the profiles in the file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one profile: the code that a command with it would exit with, and why if it would fail."""

    name: str
    system: str | None
    where: str
    code: Exit
    error: str | None = None


@profiles.command(epilog=example("orchestrators profiles check", "orchestrators profiles check lab prod --timeout 5"))
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=words.profiles)
@click.option(
    "--timeout",
    type=Seconds(0, min_open=True),
    default=15.0,
    show_default=True,
    metavar="SECONDS",
    help="Give each so long.",
)
@with_session
def check(session: Session, names: tuple[str, ...], timeout: float) -> int:
    """Prove the credentials of all profiles, or of those named, each by one cheap read; nothing is changed.

    One line for each: its name, system, address, `ok` or `failed`, and why, with tabs between. Exits with 0 if all are good,
    else with what commands with the worst of them would exit with: 2 the profile is wrong, 6 it was refused or not reached.
    """
    known = session.profiles
    chosen = names or ([session.profile_name] if session.profile_name else list(known.tables))
    if not chosen:
        known.choose(None)  # raises: there are none
    codes = []
    for name in dict.fromkeys(chosen):
        result = _checked(session, name, timeout)
        _show(session, result)
        codes.append(result.code)
    return worst([code for code in codes if code != Exit.SUCCEEDED])


def _checked(session: Session, name: str, timeout: float) -> Checked:
    system: str | None = None
    where = ""
    try:
        profile = session.profiles.choose(name)
        system, where = profile.system.key, str(profile.plain.get("base_url") or profile.plain.get("region") or "")
        session.client(_bounded(profile, timeout)).check()
    except OrchestratorError as error:
        return Checked(name, system, where, exit_of(error), in_commands(_said(error), system))
    return Checked(name, system, where, Exit.SUCCEEDED)


def _bounded(profile: Profile, timeout: float) -> Profile:
    """Return the profile with no more than so many seconds for a call."""
    given = profile.plain.get("deadline")
    return replace(profile, plain={**profile.plain, "deadline": min(timeout, given) if given else timeout})


def _said(error: OrchestratorError) -> str:
    return error.message if isinstance(error, UsageError) else str(error)


def _show(session: Session, result: Checked) -> None:
    out = session.out
    error = None if result.error is None else out.redact(result.error)
    if out.as_json:
        form: dict[str, Any] = {
            "profile": result.name,
            "system": result.system,
            "where": out.redact(result.where) or None,
            "ok": result.code == Exit.SUCCEEDED,
            "exit_code": int(result.code),
            "error": error,
        }
        out.exact(json.dumps(form))
        return
    state = "ok" if result.error is None else "failed"
    out.cells(result.name, result.system or "", out.redact(result.where), state, *([error] if error else []))
