"""A file that is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from .._core.errors import UsageError
from .tables import SYSTEM


class PartialFile:
    """Writes beside the wanted file, and takes its place when finished: what broke off is never left under its name."""

    def __init__(self, to: str | os.PathLike[str]) -> None:
        """Check the place; nothing is created yet. Raises `UsageError` for a folder, or a file in a folder that is not there."""
        import secrets  # late, with hmac and hashlib behind it: most clients write no files

        self.path: Path = Path(to)
        if self.path.is_dir():
            raise UsageError(f"to={str(self.path)!r} is a folder: give the name of a file", system=SYSTEM)
        if not self.path.parent.is_dir():
            raise UsageError(f"to={str(self.path)!r}: its folder does not exist", system=SYSTEM)
        self._file: BinaryIO | None = None
        self._part = self.path.with_name(f".{self.path.name[:200]}.{secrets.token_hex(4)}.part")

    def __enter__(self) -> PartialFile:
        self._file = self._part.open("xb")
        return self

    def write(self, chunk: bytes) -> None:
        """Append a chunk; raises OSError where the disk does."""
        if self._file is not None:
            self._file.write(chunk)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if self._file is not None:
                self._file.close()
            if kind is None:
                self._part.replace(self.path)
        finally:
            self._part.unlink(missing_ok=True)
