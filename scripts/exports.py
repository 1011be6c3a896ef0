"""Writes what is derived from the registry: the names that packages export, and tables in documents.

The names of a package stand once, by hand, in the table of its `__init__.py` that says which module has which. From there
come the imports for type checkers and `__all__`; what systems add to `orchestrator_clients` and to its `testing` comes from
their folders (`EXPORTS`, and `__all__` of `simulator`).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from housekeeping.tables import documents
from orchestrator_clients._registry import OWN

ROOT = Path(__file__).parents[1]
FACADE = ROOT / "facade/orchestrator_clients"
RUFF = ROOT / ".venv/bin/ruff"

Homes = dict[str, list[str]]
"""Which module has which names."""


def main(check: bool) -> int:
    """Write every file that is out of date, or with `check` only name them; return the exit code."""
    stale = []
    for path, wanted in derived():
        if path.read_text() != wanted:
            stale.append(str(path.relative_to(ROOT)))
            if not check:
                path.write_text(wanted)
    if stale:
        print(f"exports: {'not as the registry says' if check else 'written'}: {' '.join(stale)}")
        print("exports: run scripts/exports" if check else "exports: done")
    return int(check and bool(stale))


def derived() -> Iterator[tuple[Path, str]]:
    """Yield each file with the text it should have."""
    for system in OWN:
        yield package(FACADE / system.key / "__init__.py", {})
    exports = {f".{system.key}": words(constant(FACADE / system.key / "__init__.py", "EXPORTS")) for system in OWN}
    yield package(FACADE / "__init__.py", exports)
    simulators = {
        f"..{system.key}.simulator": words(constant(FACADE / system.key / "simulator/__init__.py", "__all__"))
        for system in OWN
    }
    yield package(FACADE / "testing/__init__.py", simulators)
    yield package(FACADE / "testing/contract/__init__.py", {})
    yield from documents(OWN)


def words(value: object) -> list[str]:
    """Return names that are given as a list, or as a text with spaces between."""
    return value.split() if isinstance(value, str) else list(map(str, value))  # type: ignore[call-overload]


def constant(path: Path, name: str) -> object:
    """Return the value of a constant of a file, without running it."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return ast.literal_eval(node.value)
    raise SystemExit(f"exports: {path} has no {name}")


def package(path: Path, systems: Homes) -> tuple[Path, str]:
    """Return an `__init__.py` with the imports and `__all__` that its table and the systems ask for."""
    source = path.read_text()
    tree = ast.parse(source)
    table = next(node for node in ast.walk(tree) if isinstance(node, ast.Dict))
    shut = next(node for node in tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
    names = next(
        node for node in tree.body if isinstance(node, ast.Assign) and "__all__" in ast.unparse(node.targets[0])
    )
    by_module = bool(shut.orelse)  # else the table is a constant, from names to modules
    own = {module: names for module, names in homes(table, by_module).items() if not of_a_system(module)}
    all_homes = {**own, **systems}
    exported = sorted(name for names in all_homes.values() for name in names)
    if len(exported) != len(set(exported)):
        raise SystemExit(f"exports: {path}: a name stands twice: {[n for n in exported if exported.count(n) > 1]}")
    edits = [
        (shut.body[0], shut.body[-1], imports(all_homes)),
        (table, table, written(all_homes, by_module)),
        (names.value, names.value, repr(exported)),
    ]
    return path, tidy(replaced(source, edits), path)


def of_a_system(module: str) -> bool:
    """Return whether a module lies in the folder of a system, one of these or one that was."""
    top = module.lstrip(".").partition(".")[0]
    return (
        module.startswith((".", ".."))
        and bool(re.fullmatch("[a-z]\\w*", top))
        and (FACADE / top / "tables.py").exists()
    )


def homes(table: ast.Dict, by_module: bool) -> Homes:
    """Read a table, which is from modules to names or from names to modules."""
    pairs: Mapping[str, str] = ast.literal_eval(table)
    if by_module:
        return {module: names.split() for module, names in pairs.items()}
    found: Homes = {}
    for name, module in pairs.items():
        found.setdefault(module, []).append(name)
    return found


def written(table: Homes, by_module: bool) -> str:
    """Write a table."""
    if by_module:
        rows = [f"{module!r}: {text(sorted(names))}" for module, names in sorted(table.items())]
    else:
        rows = [f"{name!r}: {module!r}" for name, module in sorted((n, m) for m, ns in table.items() for n in ns)]
    return "{" + "".join(f"{row},\n" for row in rows) + "}"


def text(names: list[str], width: int = 95) -> str:
    """Return names as a literal with spaces between, over several lines if there are many."""
    lines = [""]
    for name in names:
        if lines[-1] and len(lines[-1]) + len(name) > width:
            lines.append("")
        lines[-1] += f"{name} "
    lines[-1] = lines[-1].rstrip()
    return repr(lines[0]) if len(lines) == 1 else "(" + "\n".join(map(repr, lines)) + ")"


def imports(table: Homes) -> str:
    """Return the imports of all names, as type checkers see them."""
    return "\n    ".join(f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(table.items()))


def replaced(source: str, edits: list[tuple[ast.AST, ast.AST, str]]) -> str:
    """Put texts where nodes are, from the last to the first."""
    lines = source.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    spots: Callable[[int, int], int] = lambda row, column: starts[row - 1] + column  # noqa: E731
    places = [
        (spots(first.lineno, first.col_offset), spots(last.end_lineno, last.end_col_offset), new)  # type: ignore[attr-defined]
        for first, last, new in edits
    ]
    for begin, end, new in sorted(places, reverse=True):
        source = source[:begin] + new + source[end:]
    return source


def tidy(source: str, path: Path) -> str:
    """Return code as ruff sorts and formats it."""
    for command in (["check", "--select", "I,RUF022", "--fix-only", "--quiet"], ["format"]):
        run = [str(RUFF), *command, "--stdin-filename", str(path), "-"]
        source = subprocess.run(run, input=source, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    return source


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
