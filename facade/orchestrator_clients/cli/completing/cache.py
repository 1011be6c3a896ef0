"""The cache of completions: what systems answered, kept for a while in the user's cache folder, and nowhere else."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from ..files import write_whole
from ..output import OutputLost

MOST_ITEMS, LONGEST, MOST_FILES, MOST_BYTES = 200, 300, 60, 400_000
OLDEST: Final = 86_400.0
"""Seconds after which what was kept is not shown any more, even where the system does not answer."""

# What a server says goes onto somebody's command line: nothing there may mean anything to a shell, or look like an option.
_SAFE: Final = re.compile(r"[\w/.@][\w @%+=:,./()#-]*(?<! )")


class Item(NamedTuple):
    """A completion; `help` is shown beside it by shells that can, and `open` says that more of the word is to come."""

    value: str
    help: str = ""
    open: bool = False


def safe(items: Iterable[Item]) -> list[Item]:
    """Return the items that can stand on a command line, each once, and not too many."""
    found: dict[str, Item] = {}
    for item in items:
        if len(item.value) <= LONGEST and _SAFE.fullmatch(item.value):
            found.setdefault(item.value, item._replace(help=_one_line(item.help)))
        if len(found) >= MOST_ITEMS:
            break
    return list(found.values())


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)[:LONGEST].strip()


class Cache:
    """The items of one kind of one profile."""

    def __init__(self, *what: object) -> None:
        self._name = hashlib.sha256(json.dumps(what, default=str, sort_keys=True).encode()).hexdigest()[:32]

    def read(self) -> tuple[float, Sequence[Item]] | None:
        """Return how many seconds ago the items were kept, and the items; None if there are none of use."""
        try:
            path = _folder() / f"{self._name}.json"
            age = time.time() - path.lstat().st_mtime
            data = json.loads(path.read_bytes()[:MOST_BYTES])
            items = safe(Item(str(value), str(about), open_ is True) for value, about, open_ in data)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return (age, items) if 0 <= age < OLDEST else None

    def write(self, items: Sequence[Item]) -> None:
        """Keep the items, if that can be done in the user's own folder; otherwise nothing happens."""
        with suppress(OSError, OutputLost, ValueError):
            folder = _folder()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _own(folder):
                return
            write_whole(folder / f"{self._name}.json", json.dumps(items), private=True)
            _prune(folder)


def _folder() -> Path:
    """Return the folder; its parent is the user's cache folder."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        base = Path(given)
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif os.name == "nt":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path.home() / ".cache"
    return base / "orchestrators"


def _own(folder: Path) -> bool:
    """Return whether it is a folder, no link to one elsewhere, and nobody else's."""
    known = folder.lstat()
    return stat.S_ISDIR(known.st_mode) and (not hasattr(os, "getuid") or known.st_uid == os.getuid())


def _prune(folder: Path) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda path: path.lstat().st_mtime, reverse=True)
    for path in kept[MOST_FILES:]:
        path.unlink(missing_ok=True)
