"""A readable difference of two folders."""

import difflib
from pathlib import Path

from .record import outputs

MOST_LINES = 40


def differences(committed: Path, fresh: Path) -> list[str]:
    """Return what turns `committed` into `fresh` as the lines of a unified diff, shortened per file; none if all bytes agree."""
    names = sorted({path.relative_to(base).as_posix() for base in (committed, fresh) for path in outputs(base)})
    return [line for name in names for line in _shortened(_diff(committed / name, fresh / name, name))]


def _diff(old: Path, new: Path, name: str) -> list[str]:
    before, after = _content(old), _content(new)
    if before == after:
        return []
    lines = list(
        difflib.unified_diff(_lines(before), _lines(after), f"committed/{name}", f"from the spec/{name}", lineterm="")
    )
    return lines or [f"committed/{name} differs in line ends or the end of the file, or is empty"]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8", "backslashreplace").splitlines()


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return lines if more <= 0 else [*lines[:MOST_LINES], f"... and {more} more lines"]
