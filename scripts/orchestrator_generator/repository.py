"""The command line of scripts/generate.

Most runs find that nothing changed, and are over in less time than it takes to import what the others need: that is imported
where it is used.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from . import record
from .layout import Layout

if TYPE_CHECKING:
    import argparse

EXIT_DRIFT = 1
ROOT = Path(__file__).parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 a bad spec or a difference, 2 usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        layout = Layout(ROOT)
        return _generate(layout, layout.systems())
    options = _parser().parse_args(given)
    layout = Layout(options.root.resolve())
    systems = options.systems or layout.systems()
    unknown = sorted(set(systems) - set(layout.systems()))
    if unknown:
        print(
            f"generate: no such system: {', '.join(unknown)}; there are {', '.join(layout.systems())}", file=sys.stderr
        )
        return 2
    if options.released:
        from . import gate

        gate.release(layout, options.released)
        return 0
    if options.changelog:
        from . import changelog

        changelog.write(layout)
        return 0
    if options.diff:
        return _diff(layout, systems)
    return _check(layout, systems) if options.check else _generate(layout, systems)


def _parser() -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(prog="scripts/generate", description="Make generated/ from specs/.")
    parser.add_argument("systems", nargs="*", metavar="system", help="all of them when none is given")
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument(
        "--check", action="store_true", help="generate elsewhere, show any difference, exit 1 if there is one"
    )
    modes.add_argument(
        "--diff", action="store_true", help="show what the specs as they are mean for users, change nothing"
    )
    modes.add_argument(
        "--changelog", action="store_true", help="write what changed since the last release into CHANGELOG.md"
    )
    modes.add_argument("--released", metavar="VERSION", help="take the generated code as it is for that of a release")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    return parser


def _generate(layout: Layout, systems: list[str]) -> int:
    stale = record.stale(layout, systems)
    for system in sorted(set(systems) - set(stale)):
        print(f"generate: {system}: nothing changed")
    failed = set()
    if stale:
        with _workspace() as folder:
            failed = _make(layout, stale, folder, install=True)
    _remove_orphans(layout)
    return EXIT_DRIFT if failed else 0


def _check(layout: Layout, systems: list[str]) -> int:
    from .difference import differences

    with _workspace() as folder:
        failed = _make(layout, systems, folder, install=False)
        drifted = []
        for system in sorted(set(systems) - failed):
            lines = differences(layout.output(system), folder / system)
            if lines:
                drifted.append(system)
                print("\n".join(lines))
        complaints = _complaints(layout, {system: folder / system for system in set(systems) - failed})
        orphans = _orphans(layout)
        for system in orphans:
            print(f"generate: {system} is generated code without a spec; mend with: scripts/generate")
        said = {*drifted, *failed}
        unsaid = record.stale(layout, [system for system in systems if system not in said])
    if drifted:
        print(
            f"generate: {', '.join(drifted)} differ(s) from the spec; mend with: scripts/generate {' '.join(drifted)}"
        )
    elif unsaid:
        names = ", ".join(unsaid)
        print(f"generate: generated/record.json is out of step for {names}; mend with: scripts/generate {names}")
    elif not failed and not orphans and not complaints:
        print("generate: nothing drifted")
    return EXIT_DRIFT if drifted or failed or orphans or complaints or unsaid else 0


def _complaints(layout: Layout, fresh: Mapping[str, Path]) -> list[str]:
    """Print and return what of the difference to the last release is not said where it must be."""
    from . import changelog, gate

    found = []
    for system, folder in sorted(fresh.items()):
        found += gate.complaints(layout, system, gate.read(folder / "surface.json") or {})
    if not changelog.is_current(layout):
        found.append(
            "CHANGELOG.md does not say what changed since the last release; mend with: scripts/generate --changelog"
        )
    print("".join(f"generate: {line}\n" for line in found), end="")
    return found


def _diff(layout: Layout, systems: list[str]) -> int:
    from . import gate
    from .document import SpecError
    from .parsing import parse

    failed = False
    for system in systems:
        try:
            print(
                "\n".join(gate.meaning(layout, system, parse(layout.source(system), layout.output(system)).surface()))
            )
        except SpecError as error:
            failed = True
            print(f"generate: {system}: {error}")
    return EXIT_DRIFT if failed else 0


def _make(layout: Layout, systems: list[str], folder: Path, *, install: bool) -> set[str]:
    """Generate all at once, say how it went, and return the systems that failed. A good one replaces the old whole."""
    from . import placing
    from .build import build_all

    failed, start = set(), time.perf_counter()
    orders = {system: (layout.source(system), folder / system) for system in systems}
    for done, made in enumerate(build_all(orders), 1):
        system, progress = made.name, f"[{done}/{len(orders)} {time.perf_counter() - start:4.1f} s]"
        if made.refused:
            failed.add(system)
            print(
                f"generate: {progress} {system}: {made.refused}\ngenerate: {system}: the generated code was left as it was"
            )
            continue
        if install:
            placing.replace(folder / system, layout.output(system))
            record.save(layout, system)
        print(f"generate: {progress} {system}: {made.operations} operations, {made.models} models", flush=True)
    return failed


def _remove_orphans(layout: Layout) -> None:
    for system in _orphans(layout):
        import shutil

        shutil.rmtree(layout.output(system))
        print(f"generate: {system}: removed, it has no spec any more")
    record.forget_orphans(layout)


def _orphans(layout: Layout) -> list[str]:
    return sorted(set(layout.generated_systems()) - set(layout.systems()))


@contextmanager
def _workspace() -> Iterator[Path]:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="generate-") as folder:
        yield Path(folder)


if __name__ == "__main__":
    sys.exit(main())
