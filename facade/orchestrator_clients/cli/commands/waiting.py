"""`wait`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import click

from ..._core._sync.execution import Execution
from ..._core.errors import UsageError
from ..._core.model import State
from ..following import Wish
from ..session import Session
from ..waiting import wait_for
from .common import Seconds, example, with_session


@click.command(
    epilog=example(
        "orchestrators wait ID --timeout 3600",
        "orchestrators wait --until waiting ID        # 5 when a person must act",
        "orchestrators start web/install --json | orchestrators wait -",
        "orchestrators wait --token '{\"version\": 1, ...}'",
    )
)
@click.argument("ids", nargs=-1, metavar="[ID|-]...")
@click.option("--token", "tokens", multiple=True, metavar="TOKEN", help="A run by the token that start and wait print.")
@click.option("--timeout", type=Seconds(0), metavar="SECONDS", help="Give up waiting after so long (exit code 3).")
@click.option(
    "--until",
    multiple=True,
    type=click.Choice([str(State.WAITING), str(State.PAUSED)]),
    help="Stop as well when a person must act (exit code 5).",
)
@click.option("--poll", type=Seconds(0, min_open=True), metavar="SECONDS", help="Look this often at first.")
@click.option("--changes", is_flag=True, help="With --json: an object for every change, not only at the end.")
@click.option("--cancel-on-timeout", is_flag=True, help="Cancel what has not ended in time.")
@with_session
def wait(
    session: Session,
    ids: tuple[str, ...],
    tokens: tuple[str, ...],
    timeout: float | None,
    until: tuple[str, ...],
    poll: float | None,
    changes: bool,
    cancel_on_timeout: bool,
) -> int:
    """Wait until runs have ended, and exit with how they did.

    Give ids, tokens, or - to read from stdin: ids, tokens, or lines that --json printed. The first of 2, 6, 1, 3, 4, 5 that
    any of the runs gives is the exit code. Ctrl-C stops the waiting and leaves the runs alone.
    """
    runs = list(_runs(session, ids, tokens))
    if not runs:
        raise UsageError("what is to be waited for? Give ids, --token, or - for stdin")
    wish = Wish(
        timeout=timeout,
        poll=poll,
        until=frozenset(map(State, until)),
        changes=changes,
        cancel_on_timeout=cancel_on_timeout,
    )
    return wait_for(session, runs, wish)


def _runs(session: Session, ids: Iterable[str], tokens: Iterable[str]) -> Iterator[Execution]:
    for token in tokens:
        yield session.from_token(token)
    for text in ids:
        if text != "-":
            yield session.waitable(session.profile(), text)
            continue
        for line in filter(None, map(str.strip, sys.stdin)):
            yield _from_line(session, line)


def _from_line(session: Session, line: str) -> Execution:
    """Return the run of a line of stdin: a token, an object of `--json`, or an id."""
    if not line.startswith("{"):
        return session.waitable(session.profile(), line)
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise UsageError(
            "a line of stdin begins like JSON and is none: it is cut short, or something else made it"
        ) from None
    token = data.get("token", line)
    name = data.get("profile")
    known = name if isinstance(name, str) and name in session.profiles.tables else None
    return session.from_token(token if isinstance(token, str) else line, known)
