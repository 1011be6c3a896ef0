"""The reference of the command line, from its parser."""

from __future__ import annotations

from collections.abc import Iterator

import click

from orchestrator_clients.cli._main import orchestrators

HEAD = """# Reference of the commands

What each command's `--help` says, of this version. [The command `orchestrators`](cli.md) explains profiles, ids, `--json` and
exit codes.
"""


def page() -> str:
    """Return the page."""
    context = click.Context(orchestrators, info_name="orchestrators", max_content_width=100, terminal_width=100)
    return "\n".join([HEAD, *_section(orchestrators, context)])


def _section(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n```text\n{click.unstyle(command.get_help(context)).strip()}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            if one is not None and not one.hidden:
                inner = click.Context(one, info_name=name, parent=context, max_content_width=100, terminal_width=100)
                yield from _section(one, inner)
