"""Where a profile's secrets come from: the environment, a command, or (with a warning) the file itself."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .._core.errors import UsageError, forgetting

COMMAND_SECONDS = 120
"""A password manager may ask a person for a passphrase meanwhile."""


@dataclass(frozen=True, slots=True)
class FromEnvironment:
    """The value of a variable."""

    variable: str

    def get(self, name: str, environment: Mapping[str, str] | None = None) -> str:
        """Return the secret; `UsageError` if the variable is not set."""
        value = (os.environ if environment is None else environment).get(self.variable)
        if not value:
            raise UsageError(
                f"{name} comes from the environment variable {self.variable}, which is not set: set it and repeat the command"
            )
        return value


@dataclass(frozen=True, slots=True)
class FromCommand:
    """What a program prints, without the line break at its end. No shell is involved."""

    command: tuple[str, ...] = field(repr=False)
    alone: bool = False
    """Away from the terminal: it can neither ask there nor be seen."""
    seconds: float = COMMAND_SECONDS

    @forgetting()
    def get(self, name: str) -> str:
        """Return the secret; `UsageError` if the program fails. What it writes to stderr is seen as it is."""
        program, nothing = self.command[0], subprocess.DEVNULL if self.alone else None
        try:
            done = subprocess.run(  # noqa: S603  # the user's own command, as a list
                self.command,
                stdout=subprocess.PIPE,
                timeout=self.seconds,
                check=False,
                stdin=nothing,
                stderr=nothing,
                start_new_session=self.alone,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise UsageError(
                f"{name} comes from the command {program!r}, which could not be run: {_reason(error, self.seconds)}"
            ) from None
        value = done.stdout.decode("utf-8", "replace").rstrip("\r\n")
        if done.returncode or not value:
            raise UsageError(
                f"{name} comes from the command {program!r}, which exited with {done.returncode} and printed"
                f" {'nothing' if not value else 'something that is not used'}; run it by hand to see why"
            )
        return value


@dataclass(frozen=True, slots=True)
class InFile:
    """A secret that stands in the file of profiles."""

    value: str = field(repr=False)
    path: Path

    def get(self, name: str) -> str:
        """Return the secret; `UsageError` if others can read the file."""
        mode = stat.S_IMODE(self.path.stat().st_mode)
        if os.name == "posix" and mode & 0o077:
            raise UsageError(
                f"{name} stands in {self.path}, which others can read (mode {mode:04o}): use {name}_env or"
                f" {name}_command instead, or chmod 600 the file"
            )
        return self.value


Source = FromEnvironment | FromCommand | InFile


def _reason(error: Exception, seconds: float) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    if isinstance(error, ValueError):
        return "a part of it holds a character that no program can be given"
    return f"it took more than {seconds:g} s"
