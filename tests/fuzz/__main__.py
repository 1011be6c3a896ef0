"""The command `scripts/fuzz`."""

from __future__ import annotations

import argparse
import logging
import sys
import time
import traceback

from .run import fuzz
from .targets import TARGETS


def main() -> int:
    """Fuzz the targets that are named, or all; return 1 if one of them gave way."""
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz", description="Feeds damaged data to what reads strangers' data."
    )
    parser.add_argument(
        "targets", nargs="*", metavar="target", help=f"one or more of: {', '.join(TARGETS)}; default: all"
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target (default: 60)")
    wanted = parser.parse_args()
    unknown = sorted(set(wanted.targets) - set(TARGETS))
    if unknown:
        parser.error(f"there is no target {unknown[0]!r}; there are {', '.join(TARGETS)}")
    logging.disable()  # unknown words are warned about, and most of what is fed is unknown
    return max([_told(name, wanted.seconds) for name in wanted.targets or TARGETS])


def _told(name: str, seconds: float) -> int:
    began = time.monotonic()
    try:
        count = fuzz(name, seconds)
    except KeyboardInterrupt:
        raise
    except BaseException:
        traceback.print_exc()
        print(f"{name}: gave way; the input is kept in tests/fuzz/corpus/{name}", flush=True)
        return 1
    print(f"{name}: {count:,} cases in {time.monotonic() - began:.0f} s", flush=True)
    return 0


sys.exit(main())
