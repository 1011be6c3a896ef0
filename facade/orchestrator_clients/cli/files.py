"""Files that are there as a whole or not at all; a device or a pipe stays what it is and gets the bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import click

from .output import OutputLost

_DEVICES = (Path("/dev"), Path("/dev/fd"), Path("/proc/self/fd"))
"""Folders whose links are the machine's own, such as /dev/stdout."""


class NewFile(click.Path):
    """Where a file is to be put, checked before anything is done: there is such a folder, and no link is followed.

    In a folder that others write to, a link could have been planted there to make us overwrite what it points to.
    """

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; `click.BadParameter` if a file cannot be put there."""
        path = cast(Path, super().convert(value, param, ctx))
        problem = _problem(path)
        if problem:
            self.fail(problem, param, ctx)
        return path


def _problem(path: Path) -> str | None:
    if path.parent in _DEVICES:
        return None
    if path.is_symlink():
        return f"{path} is a symbolic link, which is not followed: name the file itself, or remove the link."
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}."
    if _is_device(path) and hasattr(os, "getuid") and path.stat().st_uid != os.getuid():
        return f"{path} is no file, and somebody else's."
    if not os.access(path.parent, os.W_OK):
        return f"there may be no new file in {path.parent}."
    return None


def write_whole(path: Path, parts: str | Iterable[bytes], *, private: bool = False) -> None:
    """Write a text or bytes to a file in one go; `private` keeps others from reading it.

    `OutputLost` if it cannot be written. A link is replaced, not followed.
    """
    chunks = [parts.encode()] if isinstance(parts, str) else parts
    try:
        if _is_device(path):
            # Such as /dev/stdout: to put a file in its place would take the device from the whole machine.
            link = 0 if path.parent in _DEVICES else getattr(os, "O_NOFOLLOW", 0)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | link), "wb") as file:
                file.writelines(chunks)
        else:
            _replace(path, chunks, private=private)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error, str(path)) from None


def _is_device(path: Path) -> bool:
    return path.parent in _DEVICES or (not path.is_symlink() and path.exists() and not path.is_file())


def _replace(path: Path, chunks: Iterable[bytes], *, private: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
        if not private:
            Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
