"""What each word of a vendor means, as the tables of a system's `tables.py` have it, with what their comments say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from orchestrator_clients import State
from orchestrator_clients._registry import Registered

from .markdown import table

TITLES = {"STATES": "run", "WORKFLOW_STATES": "workflow", "STEP_STATES": "step", "OPERATION_STATES": "operation"}
_COMMENT = re.compile(r"#\s*(.+)$")


def _written(source: str) -> Iterator[tuple[str, ast.Dict, str]]:
    """Yield the dictionaries that a module assigns: name, what is written, and the text below it."""
    body = ast.parse(source).body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Dict):
            told = after.value if isinstance(after, ast.Expr) else None
            text = told.value if isinstance(told, ast.Constant) else ""
            yield node.target.id, node.value, str(text)


def _remarks(source: str, written: ast.Dict) -> Mapping[str, str]:
    """Return what comments say of a word: the one behind it, or else the one on the line above it."""
    lines = source.splitlines()
    found = {}
    for key in written.keys:
        if isinstance(key, ast.Constant):
            above = lines[key.lineno - 2].strip()
            comment = _COMMENT.search(lines[key.lineno - 1]) or (_COMMENT.match(above) if above[:1] == "#" else None)
            found[str(key.value)] = comment.group(1) if comment else ""
    return found


def tables_of(system: Registered) -> Iterator[str]:
    """Yield a section for each table of words that the system has."""
    module = import_module(f"{system.package}.tables")
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    for name, written, told in _written(source):
        states = getattr(module, name)
        if name.endswith("STATES") and all(isinstance(state, State) for state in states.values()):
            remarks = _remarks(source, written)
            heads = ["the vendor's word", "`State`", "remark"]
            rows = [[f"`{word}`", f"`{state.name}`", remarks.get(word, "")] for word, state in states.items()]
            shown = slice(3 if any(remarks.values()) else 2)
            heading = f"### The status of {'an' if name[0] == 'O' else 'a'} {TITLES[name]}"
            yield "\n\n".join([heading, " ".join(told.split()), table(heads[shown], [row[shown] for row in rows])])
