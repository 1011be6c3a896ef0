"""The options that commands share, and the frame they run in."""

from __future__ import annotations

import functools
import logging
import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..._core.errors import OrchestratorError, UsageError
from ..._core.logs import tell
from ..completing import words
from ..exits import Exit
from ..output import Output
from ..problems import give_up
from ..profiles import Profile
from ..session import Session

Command = Callable[..., int | None]


_PROFILE = click.option(
    "--profile",
    "-p",
    envvar="ORCHESTRATORS_PROFILE",
    metavar="NAME",
    shell_complete=words.profiles,
    help="Which system, where, as whom. Default: ORCHESTRATORS_PROFILE, the file's default, or its only profile.",
)
_CONFIG = click.option(
    "--config",
    metavar="FILE",
    shell_complete=lambda *_: [CompletionItem(None, type="file")],
    help="The file of profiles. Default: ORCHESTRATORS_CONFIG, or profiles.toml in the configuration folder.",
)
JSON = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object per line; `orchestrators manual` has the fields."
)
CANCEL_ON_INTERRUPT = click.option(
    "--cancel-on-interrupt", is_flag=True, help="Cancel what has not ended when Ctrl-C or SIGTERM stops the waiting."
)
_VERBOSE = click.option(
    "--verbose", "-v", count=True, help="Print on stderr what is done; given twice, also what libraries log."
)


class Seconds(click.FloatRange):
    """A number of seconds; `nan` and `inf`, which Python takes for numbers too, are refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; `click.BadParameter` if it is none or out of the range."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a number of seconds.", param, ctx)
        return number


def example(*lines: str) -> str:
    """Return the epilogue of a command's help: how it is used."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def with_session(function: Command) -> Command:
    """Give a command the shared options and a `Session`; what goes wrong becomes lines on stderr and an exit code."""
    return _PROFILE(_CONFIG(JSON(_VERBOSE(_framed(function)))))


def with_output(function: Command) -> Command:
    """Give a command that needs no profile a `Session` for its output alone, and no option but the verbosity."""
    return _VERBOSE(_framed(function))


def _framed(function: Command) -> Command:
    @functools.wraps(function)
    def framed(
        *, profile: str | None = None, config: str | None = None, as_json: bool = False, verbose: int, **arguments: Any
    ) -> int:
        output = Output(as_json=as_json)
        output.verbose(verbose)
        with warnings.catch_warnings(), Session(profile=profile, config=config, output=output) as session:
            warnings.showwarning = lambda message, *_, **__: output.note(f"warning: {message}")
            return guarded(session, lambda: function(session, **arguments))

    return framed


def only_with(other: str, there: bool, **options: object) -> None:
    """Raise `UsageError` for an option that is given and does nothing, because the `other` one is not there."""
    for name, value in options.items():
        if not there and value not in (None, False):
            raise UsageError(f"--{name.replace('_', '-')} does nothing without {other}: give both, or neither")


def each(
    session: Session, profile: Profile, texts: Sequence[str], work: Callable[[str, Mapping[str, str]], None]
) -> list[Exit]:
    """Do the work for each id, given as text and by its parts, and return the exit codes of those that fail.

    All are read first: `UsageError` for one that is none, before anything is sent.
    """
    codes = []
    for text, ids in [(text, session.ids(profile, text)) for text in texts]:
        try:
            work(text, ids)
        except OrchestratorError as error:
            if len(texts) > 1:
                session.out.note(f"{text}:")
            codes.append(give_up(session, error, profile.where, text))
    return codes


def guarded(session: Session, work: Callable[[], int | None]) -> int:
    """Do the work and return its exit code, that of an error if it raises one."""
    try:
        return int(work() or Exit.SUCCEEDED)
    except OrchestratorError as error:
        return give_up(session, error)
    except (click.ClickException, BrokenPipeError, click.exceptions.Exit):
        raise
    except Exception as error:  # a person is no help to a traceback, nor it to them: -v shows it
        tell(logging.DEBUG, "internal_error", "internal error", system=None, exc_info=True)
        session.out.note(f"internal error: {type(error).__name__}: {session.out.redact(str(error))}")
        session.out.note("  what to do: this is a mistake of this program: report it with what `-v` adds, please")
        return Exit.INTERNAL
