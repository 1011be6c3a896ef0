"""A document that knows the line of each of its values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

Pointer = tuple[str, ...]

_DATA_KEYS = {"example", "examples", "default"}
"""Below these keys there is data, and no schema."""
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
    """The origin of pieces that come from other files."""

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
    def is_named(pointer: Pointer) -> bool:
        """Return whether the author chose the last key: it is the name of a property, say, whatever it looks like."""
        return len(pointer) > 1 and pointer[-2] in _NAME_MAPS

    @staticmethod
    def is_data(pointer: Pointer) -> bool:
        """Return whether the place holds data (an example, say) or a name map, where a key has no schema meaning."""
        return (pointer != () and pointer[-1] in _NAME_MAPS) or any(
            part in _DATA_KEYS and parent not in _NAME_MAPS
            for parent, part in zip(("", *pointer), pointer, strict=False)
        )
