"""A readable difference of two folders."""

import difflib
from pathlib import Path

MOST_LINES = 40


def differences(committed: Path, fresh: Path) -> list[str]:
    """Return what turns `committed` into `fresh` as the lines of a unified diff, shortened per file."""
    names = sorted({path.relative_to(base).as_posix() for base in (committed, fresh) for path in base.rglob("*.py")})
    return [line for name in names for line in _shortened(_diff(committed / name, fresh / name, name))]


def _diff(old: Path, new: Path, name: str) -> list[str]:
    return list(difflib.unified_diff(_lines(old), _lines(new), f"committed/{name}", f"from the spec/{name}", lineterm=""))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return lines if more <= 0 else [*lines[:MOST_LINES], f"... and {more} more lines"]
