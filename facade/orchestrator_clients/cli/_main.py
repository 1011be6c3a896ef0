"""The group of commands, and what becomes of anything that goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import click

from .._version import __version__
from .completing.quiet import be_quiet, completing
from .late import LateCommands

EPILOG = """\b
Exit codes: 0 succeeded, 1 failed, 2 usage, 3 timed out, 4 cancelled, 5 waiting for a person,
6 could not be reached or refused, 130 interrupted; `orchestrators manual` has the others.
\b
Try it without an account:
  orchestrators simulate cloudify
"""


COMMANDS = LateCommands(
    {
        "list": "looking:list_",
        "status": "looking:status",
        "steps": "looking:steps",
        "targets": "targets:targets",
        "start": "control:start",
        "wait": "waiting:wait",
        "cancel": "control:cancel",
        "logs": "logs:logs",
        "approve": "gates:approve",
        "reject": "gates:reject",
        "profiles": "profiles:profiles",
        "simulate": "simulate:simulate",
        "demo": "demo:demo",
        "completion": "completion:completion",
        "manual": "manual:manual",
    }
)


@click.group(
    commands=COMMANDS, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(__version__, "--version", prog_name="orchestrators")
def orchestrators() -> None:
    """Start, watch, decide on and cancel workflow runs of five systems.

    They are Adobe Cloud Manager, EC2 Image Builder, VMware Code Stream, Cloudify Manager and Aspera Orchestrator.

    Profiles say which system, where, and as whom: `orchestrators manual` describes their file.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; nothing is raised."""
    _open_streams()
    if completing():
        return _complete()
    try:
        code = orchestrators.main(list(arguments), prog_name="orchestrators", standalone_mode=False)
    except BaseException as error:
        return _ended_by(error)
    return int(code or 0)


def _ended_by(error: BaseException) -> int:
    """Print what ended a command and return its exit code; unforeseen errors are raised."""
    from .exits import Exit
    from .interrupts import known_of
    from .output import OutputLost

    if isinstance(error, OutputLost):
        return _lost(error)
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, click.Abort | KeyboardInterrupt):
        with suppress(OSError):
            sys.stderr.writelines(f"{line}\n" for line in known_of(error))
        return Exit.INTERRUPTED
    if isinstance(
        error, SystemExit
    ):  # what click makes of a BrokenPipeError: whoever read our output has gone, so do we
        for stream in (sys.stdout, sys.stderr):
            _give_up_on(stream)
        return Exit.PIPE
    if isinstance(error, OSError):  # click writes --help and --version by itself
        return _lost(OutputLost(error))
    raise error


def _complete() -> int:
    """Print completions, and nothing else; nothing is raised."""
    from .completing import bash

    be_quiet()
    bash.install()
    try:
        orchestrators.main([], prog_name="orchestrators", standalone_mode=False)
    except BaseException:
        with suppress(OSError):
            sys.stdout.flush()
    return 0


def _open_streams() -> None:
    # Started with a stream closed (`>&-`), Python has None in its place.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  until the process ends


def _lost(error: click.ClickException) -> int:
    _give_up_on(sys.stdout)
    try:
        error.show()
    except OSError:
        _give_up_on(sys.stderr)
    return error.exit_code


def _give_up_on(stream: IO[str]) -> None:
    # Without a word when Python flushes what is left at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
