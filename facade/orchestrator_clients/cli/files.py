"""Files that are there as a whole or not at all; a device or a pipe stays what it is and gets the bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .._core.errors import UsageError


def write_whole(path: Path, parts: str | Iterable[bytes], *, private: bool = False) -> None:
    """Write a text or bytes to a file in one go; `private` keeps others from reading it.

    `UsageError` if it cannot be written.
    """
    chunks = [parts.encode()] if isinstance(parts, str) else parts
    try:
        if path.exists() and not path.is_file():
            # Such as /dev/stdout: to put a file in its place would take the device from the whole machine.
            with path.open("wb") as file:
                file.writelines(chunks)
        else:
            _replace(path.resolve(), chunks, private=private)  # what a link points to, as `>` would
    except OSError as error:
        raise UsageError(f"{path} could not be written: {error.strerror or error}") from None


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
