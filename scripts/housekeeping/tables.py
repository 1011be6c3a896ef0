"""Tables in documents that are derived from the registry: each is between a line that names it and a line that ends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from orchestrator_clients._command.system import System
from orchestrator_clients._registry import Registered

from .report import ROOT

Rows = Iterable[tuple[str, ...]]
"""The cells of a table, the head first."""

MARK = "<!-- from the registry: "
"""What the line before a table begins with."""

PLACE = rf"({MARK}([^\n]*) -->\n).*?(<!-- end -->\n)"
"""Where a table is, and its name."""


def documents(systems: Iterable[Registered]) -> Iterator[tuple[Path, str]]:
    """Yield each document that has such a table, with the text it should have."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = path.read_text()
        if MARK in text:
            yield path, filled(text, list(systems))


def filled(text: str, systems: list[Registered]) -> str:
    """Return a document with its tables; KeyError for one whose name is not known."""
    between = re.compile(PLACE, re.DOTALL)
    return between.sub(lambda found: f"{found[1]}{shown(TABLES[found[2]](systems))}{found[3]}", text)


def shown(rows: Rows) -> str:
    """Return a table of Markdown."""
    head, *body = [f"| {' | '.join(row)} |\n" for row in rows]
    return f"{head}{'|---' * (head.count(' | ') + 1)}|\n{''.join(body)}"


def clients(systems: Iterable[Registered]) -> Rows:
    """Return the clients, with the names of the systems and what they run."""
    yield "client", "system", "what it runs"
    for system in systems:
        told = command(system)
        yield f"`{system.client}`", told.title or system.client, told.runs or "executions"


def fixtures(systems: Iterable[Registered]) -> Rows:
    """Return the simulators and their fixtures."""
    yield "simulator", "fixture"
    for system in systems:
        yield f"`{system.client}Simulator`", f"`{system.key}_simulator`"


def ids(systems: Iterable[Registered]) -> Rows:
    """Return how runs, and what can be started, are written on the command line."""
    yield "system", "ID", "TARGET of `start`"
    for system in systems:
        told = command(system)
        yield f"`{system.key}`", f"`{'/'.join(told.ids).upper()}`", f"`{'/'.join(told.target).upper()}`"


def settings(systems: Iterable[Registered]) -> Rows:
    """Return the keys of profiles; secret ones are bold."""
    yield "system", "further keys; those in bold are secret"
    for system in systems:
        keys = (f"**`{word}`**" if one.secret else f"`{word}`" for word, one in command(system).settings.items())
        yield f"`{system.key}`", ", ".join(keys)


def abilities(systems: Iterable[Registered]) -> Rows:
    """Return which options of the commands each system takes."""
    yield "system", "`logs`", "`approve`, `reject`", "`cancel`", "`list --filter`", "`start --option`"
    for system in systems:
        told = command(system)
        gates = ("yes, `--comment`" if told.comments else "yes") if told.gates else "no"
        logs = "yes" if type(told).logs is not System.logs else "no"
        yield (
            f"`{system.key}`",
            logs,
            gates,
            _words(sorted(told.cancel_options), "--"),
            _words(told.filters),
            _words(told.options),
        )


def command(system: Registered) -> System[Any]:
    """Return what a system tells the command line."""
    found: System[Any] = system.module("command").COMMAND
    return found


def _words(words: Iterable[str], before: str = "") -> str:
    return ", ".join(f"`{before}{word}`" for word in words) or "no options"


TABLES: Mapping[str, Callable[[list[Registered]], Rows]] = {
    "clients": clients,
    "fixtures": fixtures,
    "ids": ids,
    "settings": settings,
    "who has what": abilities,
}
