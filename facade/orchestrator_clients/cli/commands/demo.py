"""`demo`."""

from __future__ import annotations

import click

from ..session import Session
from .common import example, with_output


@click.command(epilog=example("orchestrators demo", "orchestrators demo > demo.txt   # plain lines"))
@with_output
def demo(session: Session) -> int:
    """Show it all on the simulators, in some seconds: no account, no network.

    Starts one run on each system, watches them in one table, decides at a gate, reads a log and outputs, cancels one run,
    lets one fail, and sums up what was called and what came back. Exits with 0 only if every run ended as scripted.
    """
    from ..demo.play import play

    return play(session.out)
