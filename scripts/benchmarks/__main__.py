"""The command line of scripts/bench: it measures, prints tables, and says which promises are kept."""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import parts, single, starting, waits
from .calls import CONTESTS, Contest
from .doubling import doubling
from .joins import joins
from .observing import observing
from .rounds import Spent, Timing

SINGLES: Mapping[str, Callable[..., Mapping[str, Any]]] = {
    "parts": parts.parts,
    "starting": starting.imports,
    "command line": starting.command_line,
    "generate": single.generation,
    "aspera-xml": single.aspera_xml,
    "ruby-literals": single.ruby_literals,
    "doubling": doubling,
    "decoding": single.decoding,
    "stages": single.stages,
    "generating": single.generating,
    "many-waits": waits.many_waits,
    "joins": joins,
    "observing": observing,
}


def main() -> int:
    """Run the command and return its exit code: 0 measured (whether promises are kept or not), 2 usage."""
    names = [*(contest.name for contest in CONTESTS), *SINGLES]
    parser = argparse.ArgumentParser(prog="scripts/bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(names)}; all when none is given")
    parser.add_argument("--smoke", action="store_true", help="a few calls of each, to see that it works")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--docs", action="store_true", help="write docs/performance.md and its plot")
    options = parser.parse_args()
    wanted = options.names or names
    if unknown := sorted(set(wanted) - set(names)):
        parser.error(f"no such measurement: {', '.join(unknown)}")
    results = _measure(wanted, smoke=options.smoke, quiet=options.json)
    if options.json:
        print(json.dumps({"machine": machine(), **results}, indent=1))
    if options.docs:
        from .report import write

        write(results, machine())
    return 0


def machine() -> str:
    """Return a line about this machine, and how busy it is."""
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores of {_processor()}, {platform.machine()}, {platform.system()}, {python}{busy}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", told.read_text(encoding="utf-8")) if told.exists() else None
    return found[1] if found else platform.processor() or "an unknown kind"


def _measure(wanted: list[str], *, smoke: bool, quiet: bool) -> dict[str, Any]:
    results: dict[str, Any] = {}
    for contest in CONTESTS:
        if contest.name in wanted:
            print(f"bench: {contest.name} ...", file=sys.stderr, flush=True)
            results[contest.name] = _contest(contest, smoke=smoke, quiet=quiet)
    for name, measure in SINGLES.items():
        if name in wanted:
            print(f"bench: {name} ...", file=sys.stderr, flush=True)
            results[name] = measure(smoke=smoke)
            if not quiet:
                print(f"\n{name}\n" + _table(results[name]))
    return results


def _contest(contest: Contest, *, smoke: bool, quiet: bool) -> dict[str, Any]:
    missing = contest.missing()
    timings = contest.run(smoke=smoke, without=missing)
    verdicts = []
    for target in contest.targets:
        if target.peer in missing:
            continue
        ratio, kept = target.reached(timings)
        bound = f"<= {target.most}" if target.most is not None else f">= {target.least}"
        verdicts.append({"of": target.ours, "against": target.peer, "ratio": ratio, "bound": bound, "kept": kept})
    if not quiet:
        _show(contest.title, timings, verdicts)
        for name, reason in missing.items():
            print(f"  {name} is not measured: {reason}")
    micros = {name: {**_micros(one.cpu), "wall": one.wall.median * 1e6} for name, one in timings.items()}
    return {"microseconds": micros, "targets": verdicts, "missing": missing}


def _micros(timing: Timing) -> dict[str, float]:
    return {"median": timing.median * 1e6, "quartile 1": timing.low * 1e6, "quartile 3": timing.high * 1e6}


def _show(title: str, timings: Mapping[str, Spent], verdicts: list[dict[str, Any]]) -> None:
    print(f"\n{title}")
    for name, one in timings.items():
        cpu, wall = one.cpu, one.wall.median * 1e6
        print(
            f"  {name:24} {cpu.median * 1e6:9.0f} us   ({cpu.low * 1e6:.0f} to {cpu.high * 1e6:.0f}), by the clock {wall:.0f}"
        )
    for verdict in verdicts:
        kept = "kept" if verdict["kept"] else "NOT kept"
        print(f"  {verdict['of']} against {verdict['against']}: {verdict['ratio']:.2f} ({verdict['bound']}: {kept})")


def _table(result: Mapping[str, Any]) -> str:
    lines = []
    for name, value in result.items():
        shown = value if isinstance(value, Mapping) else {"": value}
        lines.append(f"  {name:24} " + "   ".join(f"{key} {number:.1f}".strip() for key, number in shown.items()))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
