"""A YAML document that knows the line of each of its values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

Pointer = tuple[str, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser is ten times as fast, where PyYAML was built with it."""

_DATA_KEYS = {"example", "examples", "default"}
"""Below these keys stands data, not schema."""
_NAME_MAPS = {"properties", "schemas", "responses", "parameters", "patternProperties", "securitySchemes"}
"""The keys of these mappings are names the author chose."""


class SpecError(Exception):
    """One problem of a spec; the message says file, line and JSON pointer where they are known."""


@dataclass(frozen=True)
class Document:
    """The data of a YAML file, with lines by pointer."""

    path: Path
    text: str
    data: Mapping[str, Any]
    lines: Mapping[Pointer, int]
    origins: Mapping[Pointer, tuple["Document", Pointer]] = field(default_factory=dict)
    """Where pieces that stand in other files come from."""

    def error(self, pointer: Pointer, problem: str) -> SpecError:
        """Return the error for a place; a place that has no line of its own gets that of its parent."""
        for length in range(len(pointer), 0, -1):
            if pointer[:length] in self.origins:
                other, place = self.origins[pointer[:length]]
                return other.error((*place, *pointer[length:]), problem)
        known = pointer
        while known and known not in self.lines:
            known = known[:-1]
        text = "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in pointer)
        return SpecError(f"{self.path.parent.name}/{self.path.name}:{self.lines.get(known, 1)}: #{text}: {problem}")

    def mappings(self) -> Sequence[tuple[Pointer, Mapping[str, Any]]]:
        """Return each mapping with its pointer, outermost first, in file order."""
        return self._mappings

    @cached_property
    def _mappings(self) -> Sequence[tuple[Pointer, Mapping[str, Any]]]:
        return tuple(self._walk())

    def _walk(self) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
        stack: list[tuple[Pointer, Any]] = [((), self.data)]
        while stack:
            pointer, node = stack.pop()
            if isinstance(node, Mapping):
                yield pointer, node
                stack.extend(((*pointer, str(key)), value) for key, value in reversed(list(node.items())))
            elif isinstance(node, list):
                stack.extend(((*pointer, str(index)), value) for index, value in reversed(list(enumerate(node))))

    def resolve(self, reference: str) -> Any:
        """Return what a `#/...` reference points at, or None."""
        node: Any = self.data
        for part in reference[2:].split("/"):
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            node = node.get(key) if isinstance(node, Mapping) else None
        return node

    def target(self, node: object) -> Mapping[str, Any]:
        """Return what a node is once its references are followed; nothing if that is no mapping."""
        while isinstance(node, Mapping) and isinstance(node.get("$ref"), str):
            node = self.resolve(node["$ref"])
        return node if isinstance(node, Mapping) else {}

    @staticmethod
    def is_data(pointer: Pointer) -> bool:
        """Return whether the place holds data (an example, say) or a name map, where a key has no schema meaning."""
        return (pointer != () and pointer[-1] in _NAME_MAPS) or any(
            part in _DATA_KEYS and parent not in _NAME_MAPS
            for parent, part in zip(("", *pointer), pointer, strict=False)
        )


def load(path: Path) -> Document:
    """Return the document of a YAML file; `SpecError` for YAML errors, duplicate keys or no mapping at the top."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        loader = _Loader(text)
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            raise SpecError(f"{name}:1: the document is not a mapping")
        lines = _lines(path, root)  # first: construction puts the keys of a merge among a mapping's own
        return Document(path, text, loader.construct_document(root), lines)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SpecError(f"{name}{_unreadable(error)}") from error
    except RecursionError:
        raise SpecError(f"{name}:1: nested without end: an alias stands inside its own anchor") from None


def _lines(path: Path, root: yaml.Node) -> Mapping[Pointer, int]:
    lines: dict[Pointer, int] = {}
    for pointer, key in _keys(root, ()):
        if pointer in lines:
            problem = f"the key stands twice, again in line {key.start_mark.line + 1}"
            raise Document(path, "", {}, lines).error(pointer, problem)
        lines[pointer] = key.start_mark.line + 1
    return lines


def _unreadable(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        return f": not readable as YAML: {' '.join(str(error).split())}"
    return f":{mark.line + 1}: not readable as YAML: {' '.join(filter(None, (error.context, error.problem)))}"


def _keys(node: yaml.Node, pointer: Pointer) -> Iterator[tuple[Pointer, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = (*pointer, str(key.value))
            yield below, key
            yield from _keys(value, below)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _keys(value, (*pointer, str(index)))
