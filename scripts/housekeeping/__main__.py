"""Runs the checks: all, or those that are named."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from . import circles, docstrings, figures, names
from .report import Report

CHECKS: Mapping[str, Callable[[], Report]] = {
    "circles": circles.check,
    "names": names.check,
    "docstrings": docstrings.check,
    "figures": figures.check,
}


def main(names: list[str]) -> int:
    """Print what each check found; return 1 if there is any fault."""
    failed = False
    for name in names or CHECKS:
        report = CHECKS[name]()
        print(f"house: {name}: {report.figures}")
        for line in report.amiss:
            print(f"  {line}")
        failed = failed or bool(report.amiss)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
