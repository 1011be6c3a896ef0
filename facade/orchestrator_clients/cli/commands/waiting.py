"""`wait`."""

from __future__ import annotations

import click

from ..._core.errors import UsageError
from ..._core.model import State
from ..completing import words
from ..exits import Exit, worst
from ..following import Wish
from ..given import given
from ..session import Session
from ..waiting import wait_for
from .common import CANCEL_ON_INTERRUPT, Seconds, example, only_with, with_session


@click.command(
    epilog=example(
        "orchestrators wait ID --timeout 3600",
        "orchestrators wait --until waiting ID        # 5 when a person must act",
        "orchestrators start web/install --json | orchestrators wait -",
        "orchestrators wait --token '{\"version\": 1, ...}'",
    )
)
@click.argument("ids", nargs=-1, metavar="[ID|-]...", shell_complete=words.ids(ended=False))
@click.option("--token", "tokens", multiple=True, metavar="TOKEN", help="A run by the token that start and wait print.")
@click.option("--moved", is_flag=True, help="Take a token although the system is under another URL now.")
@click.option("--timeout", type=Seconds(0), metavar="SECONDS", help="Give up waiting after so long (exit code 3).")
@click.option(
    "--until",
    multiple=True,
    type=click.Choice([str(State.WAITING), str(State.PAUSED)]),
    help="Stop as well when a person must act (exit code 5).",
)
@click.option("--poll", type=Seconds(0, min_open=True), metavar="SECONDS", help="Poll this often at first.")
@click.option("--changes", is_flag=True, help="With --json: an object for every change, not only at the end.")
@click.option("--cancel-on-timeout", is_flag=True, help="Cancel what has not ended in time.")
@CANCEL_ON_INTERRUPT
@with_session
def wait(
    session: Session,
    ids: tuple[str, ...],
    tokens: tuple[str, ...],
    moved: bool,
    timeout: float | None,
    until: tuple[str, ...],
    poll: float | None,
    changes: bool,
    cancel_on_timeout: bool,
    cancel_on_interrupt: bool,
) -> int:
    """Wait until runs have ended, and exit with how they did.

    Give ids, tokens, or - to read from stdin: ids, tokens, or lines that --json printed. The first of 2, 6, 1, 3, 4, 5 that
    any of the runs gives is the exit code. Ctrl-C stops the waiting and leaves the runs alone. One that cannot be read is
    reported, and the others are waited for.
    """
    if not ids and not tokens:
        raise UsageError("what is to be waited for? Give ids, --token, or - for stdin")
    only_with("--token or -", bool(tokens) or "-" in ids, moved=moved)
    only_with("--json", session.out.as_json, changes=changes)
    runs, codes = given(session, ids, tokens, moved=moved)
    if not runs:
        if not codes:
            session.out.note("there is nothing to wait for: stdin names no run")
        return worst(codes)
    limited = timeout is not None or any(run.deadline is not None for run in runs)
    only_with("--timeout", limited, cancel_on_timeout=cancel_on_timeout)
    wish = Wish(
        timeout=timeout,
        poll=poll,
        until=frozenset(map(State, until)),
        changes=changes,
        cancel_on_timeout=cancel_on_timeout,
        cancel_on_interrupt=cancel_on_interrupt,
    )
    return worst([*codes, Exit(wait_for(session, runs, wish))])
