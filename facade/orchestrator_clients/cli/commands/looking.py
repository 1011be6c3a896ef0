"""`list`, `status`, `steps`: what there is, and how it stands. They change nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click

from ..._core._sync.execution import Execution
from ..._core.errors import UsageError
from ..._core.model import Snapshot, State
from ..completing import words
from ..exits import Exit, exit_for, worst
from ..files import NewFile, write_whole
from ..record import line
from ..session import Session
from ..systems import address
from ..text import label, moment, shown
from ..typed import pairs
from .common import each, example, with_session

PLAIN_WIDTH = 100
"""Columns of a timeline that goes into a pipe or a file."""


def show(session: Session, run: Execution, profile: str | None) -> None:
    """Write one run: as JSON, or as lines for people."""
    if session.out.as_json:
        session.out.exact(line(run, profile, session.out.redact, session.out.ours, session.token(run)))
        return
    for text in facts(shown(run, session.out.redact, session.out.ours)):
        session.out.line(text)


def facts(run: Snapshot) -> Iterator[str]:
    """Yield what there is to say of a run besides its steps, one fact a line."""
    failed = run.failed_step
    yield str(run)
    pairs_ = (
        ("id", address(run) if address(run) != run.id else None),
        ("started", moment(run.started)),
        ("ended", moment(run.ended)),
        ("needs", run.attention),
        ("failed at", failed and label(failed)),
        ("message", (failed and failed.message) or run.message),
        ("link", run.link),
    )
    yield from (f"  {name}: {value}" for name, value in pairs_ if value)


@click.command(
    "list", epilog=example("orchestrators list", "orchestrators list --state failed --filter deployment_id=web")
)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([str(state) for state in State]),
    help="Only runs in this state; may be repeated.",
)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=words.filters,
    help="Only such runs, as the system itself filters.",
)
@with_session
def list_(session: Session, limit: int, states: tuple[str, ...], filters: tuple[str, ...]) -> int:
    """List runs, the newest first where the system can.

    Piped, a run is a line of id, state, the system's status, name, start and end, with tabs between.
    """
    profile = session.profile()
    known = profile.system.filters
    wanted = pairs(filters, "--filter")
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise UsageError(f"--filter {unknown[0]}: {profile.system.key} filters by {', '.join(known) or 'nothing'}")
    wanted = {**{name: str(profile.plain[name]) for name in known if name in profile.plain}, **wanted}
    found = profile.system.list(session.client(profile), wanted, None if states else limit)
    runs = islice((run for run in found if not states or str(run.state) in states), limit)
    _show_list(session, runs, profile.name)
    return Exit.SUCCEEDED


def _show_list(session: Session, runs: Iterable[Execution], profile: str) -> None:
    out = session.out
    if out.drawing:
        from .. import tables  # late, as what draws is for terminals, and takes long to import

        out.draw(
            tables.runs_table(
                [shown(run, out.redact, out.ours) for run in runs], datetime.now(UTC), width=out.console.width
            )
        )
        return
    for run in runs:
        if out.as_json:
            out.exact(line(run, profile, out.redact, out.ours, session.token(run)))
        else:
            out.cells(address(run), run.state, run.raw_status, run.name or "", moment(run.started), moment(run.ended))


@click.command(
    epilog=example(
        "orchestrators status 0b7f3c52-6a0e-4a2d-9a53-8f2f0b1d7c11", "orchestrators status ID --html out.html"
    )
)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=words.ids())
@click.option("--html", type=NewFile(), metavar="FILE", help="Also write a report of the one run to this file.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with the code of the state: 1 failed, 4 cancelled, 5 waiting for a person."
)
@with_session
def status(session: Session, ids: tuple[str, ...], html: Path | None, exit_code: bool) -> int:
    """Show the state of runs, as it is now.

    Exits with 0 if all could be read, whatever their states, unless --exit-code is given.
    """
    if html is not None and len(ids) > 1:
        raise UsageError("--html: a report is about one run; give one id")
    profile = session.profile()
    client = session.client(profile)
    runs: list[Execution] = []

    def look(_: str, wanted: Mapping[str, str]) -> None:
        runs.append(client.fetch_run(wanted, detail=True))
        show(session, runs[-1], profile.name)

    codes = each(session, profile, ids, look)
    if html is not None and runs:
        from ..report import render

        write_whole(html, render(shown(runs[0], session.out.redact, session.out.ours), now=datetime.now(UTC)))
        session.out.note(f"the report is in {html}")
    return worst([*codes, *(exit_for(run.state) for run in runs if exit_code)])


@click.command(epilog=example("orchestrators steps ID", "orchestrators steps --timeline ID"))
@click.argument("id_", metavar="ID", shell_complete=words.ids())
@click.option("--timeline", is_flag=True, help="Draw when each step ran.")
@with_session
def steps(session: Session, id_: str, timeline: bool) -> int:
    """Show the steps of a run.

    Piped, a step is a line of name, state, the system's status, start, end and message, with tabs between.
    """
    if timeline and session.out.as_json:
        raise UsageError("--timeline is a drawing: give it or --json, not both")
    profile = session.profile()
    run = session.run(profile, id_, detail=True)
    view, now = shown(run, session.out.redact, session.out.ours), datetime.now(UTC)
    if session.out.as_json:
        show(session, run, profile.name)
    elif not view.steps:
        session.out.line(str(view))
        session.out.note(f"{profile.system.key} reports no steps of this run")
    elif timeline:
        _draw_timeline(session, view, now)
    elif session.out.drawing:
        from .. import tables

        session.out.draw(tables.steps_table(view, now))
    else:
        for step in view.steps:
            session.out.cells(
                step.name,
                step.state,
                step.raw_status or "",
                moment(step.started),
                moment(step.ended),
                step.message or "",
            )
    return Exit.SUCCEEDED


def _draw_timeline(session: Session, view: Snapshot, now: datetime) -> None:
    from ..timeline import drawn

    width = session.out.console.width if session.out.drawing else PLAIN_WIDTH
    block = "█" if (sys.stdout.encoding or "").lower().startswith("utf") else "#"
    session.out.line(str(view))
    for text in drawn(view, now, width, block=block):
        session.out.exact(text)


__all__: Sequence[str] = ["facts", "list_", "show", "status", "steps"]
