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
from .commands.completion import completion
from .commands.control import cancel, start
from .commands.demo import demo
from .commands.gates import approve, reject
from .commands.logs import logs
from .commands.looking import list_, status, steps
from .commands.manual import manual
from .commands.profiles import profiles
from .commands.simulate import simulate
from .commands.targets import targets
from .commands.waiting import wait
from .completing import bash
from .completing.quiet import be_quiet, completing
from .exits import Exit
from .interrupts import known_of
from .output import OutputLost

EPILOG = """\b
Exit codes: 0 succeeded, 1 failed, 2 usage, 3 timed out, 4 cancelled, 5 waiting for a person,
6 could not be reached or refused, 130 interrupted; `orchestrators manual` has the others.
\b
Try it without an account:
  orchestrators simulate cloudify
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, "--version", prog_name="orchestrators")
def orchestrators() -> None:
    """Start, watch, decide on and cancel workflow runs of five systems.

    They are Adobe Cloud Manager, EC2 Image Builder, VMware Code Stream, Cloudify Manager and Aspera Orchestrator.

    Profiles say which system, where, and as whom: `orchestrators manual` describes their file.
    """


for one in (
    list_,
    status,
    steps,
    targets,
    start,
    wait,
    cancel,
    logs,
    approve,
    reject,
    profiles,
    simulate,
    demo,
    completion,
    manual,
):
    orchestrators.add_command(one)


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; nothing is raised."""
    _open_streams()
    if completing():
        return _complete()
    try:
        code = orchestrators.main(list(arguments), prog_name="orchestrators", standalone_mode=False)
    except OutputLost as error:
        return _lost(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt) as stop:
        with suppress(OSError):
            sys.stderr.writelines(f"{line}\n" for line in known_of(stop))
        return Exit.INTERRUPTED
    except SystemExit:  # what click makes of a BrokenPipeError: whoever read our output has gone, so do we
        for stream in (sys.stdout, sys.stderr):
            _give_up_on(stream)
        return Exit.PIPE
    except OSError as error:  # click writes --help and --version by itself
        return _lost(OutputLost(error))
    return int(code or 0)


def _complete() -> int:
    """Print completions, and nothing else; nothing is raised."""
    be_quiet()
    bash.install()
    try:
        orchestrators.main([], prog_name="orchestrators", standalone_mode=False)
    except BaseException:
        with suppress(OSError):
            sys.stdout.flush()
    return Exit.SUCCEEDED


def _open_streams() -> None:
    # Started with a stream closed (`>&-`), Python has None in its place.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  until the process ends


def _lost(error: OutputLost) -> int:
    _give_up_on(sys.stdout)
    try:
        error.show()
    except OSError:
        _give_up_on(sys.stderr)
    return error.exit_code


def _give_up_on(stream: IO[str]) -> None:
    # Without a word when Python flushes what is left at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
