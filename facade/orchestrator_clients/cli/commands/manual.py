"""`manual`."""

from __future__ import annotations

from pathlib import Path

import click

from .common import example

PLACES = (Path(__file__).parents[1] / "manual.md", Path(__file__).parents[4] / "docs" / "cli.md")
"""Where the manual is: in an installed package, and in a clone of the repository."""


@click.command(epilog=example("orchestrators manual | less"))
def manual() -> None:
    """Print the manual: profiles, ids and targets, logs, the fields of --json, exit codes."""
    found = next(path for path in PLACES if path.exists())
    click.echo(found.read_text(encoding="utf-8"), nl=False)
