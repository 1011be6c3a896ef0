"""The command `scripts/fuzz`."""

from __future__ import annotations

import argparse
import logging
import sys
import time
import traceback
import warnings

from .run import fuzz
from .targets import TARGETS


def main() -> int:
    """Fuzz the targets that are named, or all; return 1 if one of them failed."""
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz", description="Feeds damaged data to what reads strangers' data."
    )
    parser.add_argument(
        "targets", nargs="*", metavar="target", help=f"one or more of: {', '.join(TARGETS)}; default: all"
    )
    parser.add_argument("--seconds", type=float, help="for each target (default: 60, or no limit with --cases)")
    parser.add_argument("--cases", type=int, help="how many for each target (default: no limit)")
    parser.add_argument("--seed", type=int, default=time.time_ns(), help="to have the same cases again")
    wanted = parser.parse_args()
    unknown = sorted(set(wanted.targets) - set(TARGETS))
    if unknown:
        parser.error(f"there is no target {unknown[0]!r}; there are {', '.join(TARGETS)}")
    logging.disable()  # unknown words are warned about, and most of what is fed is unknown
    warnings.simplefilter("ignore")
    cases = float("inf") if wanted.cases is None else wanted.cases
    seconds = wanted.seconds or (60.0 if wanted.cases is None else float("inf"))
    return max([_told(name, seconds, cases, wanted.seed) for name in wanted.targets or TARGETS])


def _told(name: str, seconds: float, cases: float, seed: int) -> int:
    began = time.monotonic()
    try:
        count = fuzz(name, seconds=seconds, cases=cases, seed=seed)
    except KeyboardInterrupt:
        raise
    except BaseException:
        traceback.print_exc()
        print(f"{name}: gave way (--seed {seed}); the input is kept in tests/fuzz/corpus/{name}", flush=True)
        return 1
    print(f"{name}: {count:,} cases in {time.monotonic() - began:.0f} s", flush=True)
    return 0


sys.exit(main())
