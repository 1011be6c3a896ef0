"""`logs`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from ..exits import Exit
from ..files import write_whole
from ..session import Session
from .common import example, with_session

LONGEST = 100_000
"""Characters of a line; a longer one is broken here."""


@click.command(epilog=example("orchestrators logs 19905/48213/1234 --step build", "orchestrators logs ID --to run.log"))
@click.argument("id_", metavar="ID")
@click.option("--step", metavar="NAME", help="Of this step. Default: the failed one, else the one at work or the last.")
@click.option("--to", "path", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@with_session
def logs(session: Session, id_: str, step: str | None, path: Path | None) -> int:
    """Print the log of a run or of one of its steps, as far as the system keeps one.

    What looks like a secret is hidden, in a file as well.
    """
    profile = session.profile()
    run = session.run(profile, id_, detail=True)
    found = (session.out.fit(text) for text in lines(profile.system.logs(session.client(profile), run, step)))
    if path is not None:
        write_whole(path, "".join(f"{text}\n" for text in found))
        session.out.note(f"the log is in {path}")
    else:
        for text in found:
            session.out.exact(text)
    return Exit.SUCCEEDED


def lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines that pieces of text add up to."""
    rest = ""
    for piece in pieces:
        *whole, rest = (rest + piece).split("\n")
        yield from (line.removesuffix("\r") for line in whole)
        while len(rest) > LONGEST:
            yield rest[:LONGEST]
            rest = rest[LONGEST:]
    if rest:
        yield rest.removesuffix("\r")
