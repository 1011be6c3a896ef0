"""`logs`."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path

import click

from ..._command.logs import Line, Log, Reading, hidden, line_record, lines, readable
from ..._core.errors import OrchestratorError, UsageError
from ..completing import words
from ..exits import Exit
from ..files import NewFile, write_whole
from ..problems import complain
from ..profiles import Profile
from ..session import Session
from .common import Seconds, example, only_with, with_session


@click.command(
    epilog=example(
        "orchestrators logs 19905/48213/1234 --step build",
        "orchestrators logs 19905/48213/1234 --follow | tee build.log",
        "orchestrators logs 19905/48213/1234 --to run.log",
    )
)
@click.argument("id_", metavar="ID", shell_complete=words.ids())
@click.option(
    "--step",
    metavar="NAME",
    shell_complete=words.steps(),
    help="Of this step. Default: that of the run, where the system keeps one, else of the step that matters most.",
)
@click.option("--follow", "-f", is_flag=True, help="Go on as the log grows, until the step is over or waits.")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="BYTES", help="Leave out so many bytes.")
@click.option("--poll", type=Seconds(0, min_open=True), metavar="SECONDS", help="With --follow: ask this often.")
@click.option("--to", "path", type=NewFile(), metavar="FILE", help="Write it to this file.")
@with_session
def logs(
    session: Session, id_: str, step: str | None, follow: bool, offset: int, poll: float | None, path: Path | None
) -> int:
    """Print the log of a run or of one of its steps, as far as the system keeps one.

    In a pipe it comes byte for byte, on a terminal without what a terminal would act on; what looks like a secret is hidden
    everywhere. Ctrl-C stops the reading, says how to read on, and leaves the run alone.
    """
    if follow and path is not None:
        raise UsageError("--follow writes to stdout: send that to the file, with > or tee, instead of --to")
    if path is not None and session.out.as_json:
        raise UsageError("--to writes the log as it is: give it or --json, not both")
    only_with("--follow", follow, poll=poll)
    profile = session.profile()
    wanted = Reading(step=step, offset=offset, follow=follow, poll=poll)
    ids = session.ids(profile, id_)
    log = profile.system.logs(session.client(profile), ids, wanted)
    if follow and step is None:
        followed = f"step {log.step!r}" if log.step else "the run"
        session.out.note(f"following {followed}; Ctrl-C stops the reading, and nothing else")
    found = lines(log.chunks, offset, session.out.redact)
    if path is not None:
        write_whole(path, (hidden(line.content, session.out.redact) for line in found))
        session.out.note(f"the log is in {path}")
        return Exit.SUCCEEDED
    return _shown(session, profile, id_, wanted, log, found)


def _shown(session: Session, profile: Profile, id_: str, wanted: Reading, log: Log, found: Iterable[Line]) -> int:
    """Print lines as they come, and say how to read on if something comes between."""
    at, (*_, run_id) = wanted.offset, session.ids(profile, id_).values()
    try:
        for line in found:
            _show(session, line, run_id, log.step)
            at = line.ends_at
    except KeyboardInterrupt:
        session.out.note("stopped reading; what was started goes on. To read on:")
        session.out.note(_again(session, profile, id_, wanted, log.step, at))
        return Exit.INTERRUPTED
    except OrchestratorError as error:
        code = complain(session, error, profile.where)
        if at > wanted.offset:
            session.out.note("to read on from there:")
            session.out.note(_again(session, profile, id_, wanted, log.step, at))
        return code
    return Exit.SUCCEEDED


def _show(session: Session, line: Line, run_id: str, step: str) -> None:
    out = session.out
    if out.as_json:
        out.exact(line_record(line, run_id, step, out.redact))
    elif out.terminal:
        out.line(out.redact(readable(line.content)))
    else:
        out.raw(hidden(line.content, out.redact))


def _again(session: Session, profile: Profile, id_: str, wanted: Reading, step: str, at: int) -> str:
    """Return the command that goes on at a byte."""
    words = ["orchestrators", "logs", id_, *(["--step", step] if step else []), "--offset", str(at)]
    words += ["--follow"] if wanted.follow else []
    words += ["--poll", f"{wanted.poll:g}"] if wanted.poll else []
    words += ["--profile", profile.name]
    words += ["--config", session.config] if session.config else []
    words += ["--json"] if session.out.as_json else []
    return shlex.join(words)
