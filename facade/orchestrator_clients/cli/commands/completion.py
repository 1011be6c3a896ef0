"""`completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from ..completing import bash
from ..completing.quiet import VARIABLE
from .common import example

PLACES = {
    "bash": "~/.local/share/bash-completion/completions/orchestrators",
    "zsh": "~/.zfunc/_orchestrators   (with fpath+=~/.zfunc before compinit in ~/.zshrc)",
    "fish": "~/.config/fish/completions/orchestrators.fish",
}


@click.command(
    epilog=example(
        f"orchestrators completion bash > {PLACES['bash']}",
        "orchestrators completion zsh > ~/.zfunc/_orchestrators",
        f"orchestrators completion fish > {PLACES['fish']}",
    )
)
@click.argument("shell", type=click.Choice(sorted(PLACES)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options, profiles, targets, ids and steps.

    Put it where the shell looks for it. `orchestrators manual` says what is asked and what is kept.
    """
    bash.install()
    kind = get_completion_class(shell)
    if kind is None:
        raise click.ClickException(f"this release of click does not know {shell}")
    command = context.find_root().command
    click.echo(kind(command, {}, "orchestrators", VARIABLE).source())
