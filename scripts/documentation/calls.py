"""Which operations of the vendor's API each method sends, read from the source: what it names, and what that names in turn."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from orchestrator_clients import __file__ as _package

PACKAGE = Path(_package).parent
LEFT_OUT = frozenset({"_async", "simulator"})
"""Folders of a system that are not read: the twins of the methods, and what answers them."""


@dataclass(frozen=True)
class Place:
    """A function of a class of a module; the class is empty for a function of the module itself."""

    module: str
    owner: str
    name: str


@dataclass
class Module:
    """A module: what its names stand for, and its functions."""

    name: str
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    functions: dict[tuple[str, str], ast.AST] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)
    members: dict[str, dict[str, str]] = field(default_factory=dict)


def _imported(tree: ast.Module, package: list[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            home = ".".join([*base, *(node.module or "").split(".")] if node.module else base)
            yield from ((alias.asname or alias.name, (home, alias.name)) for alias in node.names)


def _members(node: ast.ClassDef) -> dict[str, str]:
    """Return the classes of what an object holds: `self.steps: Steps = Steps(self)`, `client: Cloudify`, a cached `-> Steps`."""
    found = {}
    for one in ast.walk(node):
        if isinstance(one, ast.AnnAssign) and isinstance(one.annotation, ast.Name):
            target = one.target
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            found[name] = one.annotation.id
        elif isinstance(one, ast.FunctionDef) and _is_cached(one) and isinstance(one.returns, ast.Name):
            found[one.name] = one.returns.id
        elif isinstance(one, ast.FunctionDef) and one.name == "__init__":
            typed = {a.arg: a.annotation.id for a in one.args.args if isinstance(a.annotation, ast.Name)}
            found |= {f"_{name}": kind for name, kind in typed.items()}
        elif isinstance(one, ast.Assign) and isinstance(one.value, ast.Call) and isinstance(one.value.func, ast.Name):
            found |= {t.attr: one.value.func.id for t in one.targets if isinstance(t, ast.Attribute)}
    return found


def _is_cached(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "cached_property" for one in node.decorator_list)


def read(path: Path) -> Module:
    """Return a module of the package."""
    parts = [PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts]
    package = parts[:-1]
    module = Module(".".join(package if parts[-1] == "__init__" else parts))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module.names.update(_imported(tree, package))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            module.functions["", node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            module.functions.update({("", t.id): node.value for t in targets if isinstance(t, ast.Name)})
        elif isinstance(node, ast.ClassDef):
            module.bases[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
            module.members[node.name] = _members(node)
            module.functions.update({(node.name, n.name): n for n in node.body if isinstance(n, ast.FunctionDef)})
    return module


class System:
    """The modules of one system, and which operations of its spec its methods send."""

    def __init__(self, key: str, operations: Mapping[str, object]) -> None:
        self.operations = operations
        self.home = f"{PACKAGE.name}.{key}."
        folder = PACKAGE / key
        paths = [path for path in folder.rglob("*.py") if not LEFT_OUT & set(path.relative_to(folder).parts)]
        modules = map(read, [*paths, *(PACKAGE / "_core" / "_sync").glob("*.py")])
        self.modules = {module.name: module for module in modules}

    @cached_property
    def _named(self) -> dict[Place, tuple[set[str], set[Place]]]:
        return {
            Place(module.name, owner, name): self._of(module, owner, node)
            for module in self.modules.values()
            for (owner, name), node in module.functions.items()
        }

    def sent(self, cls: type, method: str) -> list[str]:
        """Return the names of the operations that a method of a class may send, in the order of the spec."""
        start = self._method(cls.__module__, cls.__name__, method)
        seen: set[Place] = set()
        waiting = [start] if start else []
        found: set[str] = set()
        while waiting:
            place = waiting.pop()
            if place not in seen and place in self._named:
                seen.add(place)
                operations, places = self._named[place]
                found |= operations
                waiting.extend(places)
        return [name for name in self.operations if name in found]

    def _of(self, module: Module, owner: str, node: ast.AST) -> tuple[set[str], set[Place]]:
        operations: set[str] = set()
        places: set[Place] = set()
        for one in ast.walk(node):
            if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value in self.operations:
                operations.add(one.value)
            elif isinstance(one, ast.Name) and one.id in module.names:
                home, name = module.names[one.id]
                if name in self.operations and ".api." in home:
                    operations.add(name)
                places.add(Place(home, "", name))
            elif isinstance(one, ast.Name):
                places.add(Place(module.name, "", one.id))
            elif isinstance(one, ast.Attribute) and (place := self._attribute(module, owner, one)):
                places.add(place)
        return operations, places

    def _attribute(self, module: Module, owner: str, node: ast.Attribute) -> Place | None:
        if isinstance(node.value, ast.Name) and node.value.id in module.names:
            home, name = module.names[node.value.id]
            return Place(f"{home}.{name}", "", node.attr)
        kind = self._class_of(module, owner, node.value)
        return self._method(*kind, node.attr) if kind else None

    def _class_of(self, module: Module, owner: str, node: ast.AST) -> tuple[str, str] | None:
        """Return the class of `self`, `self.client`, `self._client.executions` and the like."""
        if isinstance(node, ast.Name) and node.id == "self" and owner:
            return module.name, owner
        inner = self._class_of(module, owner, node.value) if isinstance(node, ast.Attribute) else None
        if inner is None:
            return None
        for home, name in self._bases(*inner):
            kind = self.modules[home].members.get(name, {}).get(node.attr)  # type: ignore[attr-defined]
            if kind is not None:
                return self._resolved(home, kind)
        return None

    def _resolved(self, module: str, name: str) -> tuple[str, str]:
        return self.modules[module].names.get(name, (module, name))

    def _bases(self, module: str, name: str) -> Iterator[tuple[str, str]]:
        if module in self.modules and name in self.modules[module].bases:
            yield module, name
            for base in self.modules[module].bases[name]:
                yield from self._bases(*self._resolved(module, base))

    def _method(self, module: str, owner: str, name: str) -> Place | None:
        for home, base in self._bases(module, owner):
            if (base, name) in self.modules[home].functions:
                return Place(home, base, name)
        return None
