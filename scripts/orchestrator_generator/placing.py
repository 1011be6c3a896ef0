"""Replaces a package by a new one, as a whole or not at all."""

import shutil
from pathlib import Path


def replace(new: Path, old: Path) -> None:
    """Put `new` where `old` is, by renames, so that there is never half a package."""
    aside = old.with_name(f".{old.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    old.parent.mkdir(parents=True, exist_ok=True)
    staged = old.with_name(f".{old.name}.new")
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(new, staged)
    if old.exists():
        old.rename(aside)
    staged.rename(old)
    shutil.rmtree(aside, ignore_errors=True)
