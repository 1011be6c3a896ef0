"""Every public attribute of an exported class is documented: by a string below it, or in the docstring of the class."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType


def attributes(classes: Iterable[type]) -> Mapping[str, bool]:
    """Return the attributes that classes declare, with the module, and whether each is documented.

    An inherited one is documented if the base class documents it.
    """
    return {
        f"{cls.__module__}: {cls.__qualname__}.{name}": any(tells(base, name) for base in cls.__mro__)
        for cls in classes
        for name in declared(cls)
        if not name.startswith("_")
    }


def tells(cls: type, name: str) -> bool:
    """Return whether a class documents an attribute: below it, or as code in its docstring, or before a colon in a list there."""
    said = inspect.getdoc(cls) if "__doc__" in vars(cls) else None
    return declared(cls).get(name, False) or bool(
        re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`|^\s*{name}: ", said or "", re.MULTILINE)
    )


def declared(cls: type) -> Mapping[str, bool]:
    """Return the names to which the body of a class gives a type or, in an enum, a value; and whether a string stands below."""
    body = definitions(cls.__module__).get(cls.__qualname__)
    return {} if body is None else dict(_names(body))


@cache
def definitions(module: str) -> Mapping[str, ast.ClassDef]:
    """Return the classes at the top of a module; of one that is not ours none."""
    if not module.startswith("orchestrator_clients."):
        return MappingProxyType({})
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _names(node: ast.ClassDef) -> Iterable[tuple[str, bool]]:
    is_enum = any("Enum" in ast.unparse(base) for base in node.bases)
    for here, below in zip(node.body, [*node.body[1:], None], strict=True):
        said = (
            isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
        )
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            yield here.target.id, said
        elif is_enum and isinstance(here, ast.Assign) and isinstance(here.targets[0], ast.Name):
            yield here.targets[0].id, said
