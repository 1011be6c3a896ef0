"""Bundling: moves what a spec refers to in other files into the spec itself."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from .document import Document, Pointer
from .loading import load

_KINDS = {
    "parameters": "parameters",
    "responses": "responses",
    "headers": "headers",
    "examples": "examples",
    "securitySchemes": "securitySchemes",
}
"""The kind of component that a reference below these keys refers to, where each key or index names one."""


def bundle(document: Document) -> Document:
    """Return the document with every reference within itself; `SpecError` for one that leads nowhere, or out of the folder."""
    if not any(True for _ in _foreign(document)) and not _path_items(document):
        return document
    return _Bundle(document).bundled()


def _foreign(document: Document) -> Iterator[str]:
    for pointer, node in document.mappings():
        target = node.get("$ref")
        if isinstance(target, str) and not target.startswith("#/") and not document.is_data(pointer):
            yield target


def _path_items(document: Document) -> bool:
    paths = document.data.get("paths")
    return isinstance(paths, Mapping) and any(isinstance(one, Mapping) and "$ref" in one for one in paths.values())


class _Bundle:
    """One document in the making: its data, the other files, and where each piece came from."""

    def __init__(self, document: Document) -> None:
        self._root = document
        self._data: dict[str, Any] = deepcopy(dict(document.data))
        self._files = {document.path.resolve(): document}
        self._names: dict[tuple[Path, str], str] = {}
        self._origins: dict[Pointer, tuple[Document, Pointer]] = {}

    def bundled(self) -> Document:
        self._walk(self._data, (), self._root, ())
        texts = tuple(one.text for one in self._files.values())
        return replace(self._root, text="\n".join(texts), data=self._data, origins=self._origins)

    def _walk(self, node: Any, pointer: Pointer, home: Document, place: Pointer) -> None:
        """Replace the references below a node that stands at `pointer`, and was written at `place` in `home`."""
        if isinstance(node, dict) and not Document.is_data((*pointer, "")):
            target = node.get("$ref")
            if isinstance(target, str) and (home is not self._root or not target.startswith("#/") or len(pointer) == 2):
                self._take(node, target, pointer, home, place)
            for key, value in list(node.items()):
                self._walk(value, (*pointer, str(key)), home, (*place, str(key)))
        elif isinstance(node, list):
            for index, value in enumerate(node):
                self._walk(value, (*pointer, str(index)), home, (*place, str(index)))

    def _take(self, node: dict[str, Any], target: str, pointer: Pointer, home: Document, place: Pointer) -> None:
        here = (*place, "$ref")
        if "://" in target or target.startswith("//"):
            raise home.error(here, f"{target!r} is not beside this file; a spec stands in its own folder")
        file, _, fragment = target.partition("#")
        other = self._file(home, file, here)
        found = other.resolve(f"#{fragment}") if fragment.strip("/") else other.data
        if not isinstance(found, Mapping):
            raise home.error(here, f"unresolved reference {target!r}")
        below = tuple(filter(None, fragment.split("/")))
        if pointer[:1] == ("paths",) and len(pointer) == 2:
            node.pop("$ref")
            self._put(node, found, pointer, other, below)
        elif other is self._root:
            node["$ref"] = f"#{fragment}"
        else:
            node["$ref"] = self._component(
                pointer, found, other, below, home.error(here, f"{below or other.path.stem}")
            )

    def _file(self, home: Document, name: str, here: Pointer) -> Document:
        path = (home.path.parent / name).resolve() if name else home.path.resolve()
        if not path.is_relative_to(self._root.path.resolve().parent):
            raise home.error(here, f"{name!r} is outside of the spec's folder")
        if path not in self._files:
            if not path.is_file():
                raise home.error(here, f"there is no file {name!r}")
            self._files[path] = load(path)
        return self._files[path]

    def _component(
        self, pointer: Pointer, found: Mapping[str, Any], other: Document, below: Pointer, error: Exception
    ) -> str:
        """Return the reference to a piece of another file, which becomes a component by its own name."""
        kind, key = _kind(pointer), (other.path.resolve(), "/".join(below))
        name = self._names.get(key) or (below[-1] if below else other.path.stem)
        components = self._data.setdefault("components", {}).setdefault(kind, {})
        if key not in self._names:
            if name in components:
                raise type(error)(f"{error}: there is another {name!r} in components/{kind}: rename one")
            self._names[key] = name
            components[name] = {}
            self._put(components[name], found, ("components", kind, name), other, below)
        return f"#/components/{kind}/{name}"

    def _put(
        self, node: dict[str, Any], found: Mapping[str, Any], pointer: Pointer, other: Document, below: Pointer
    ) -> None:
        node.update(deepcopy(dict(found)))
        self._origins[pointer] = (other, below)
        self._walk(node, pointer, other, below)


def _kind(pointer: Pointer) -> str:
    if pointer[-1] == "requestBody":
        return "requestBodies"
    if len(pointer) == 3 and pointer[0] == "components":
        return pointer[1]
    return _KINDS.get(pointer[-2], "schemas") if len(pointer) > 1 else "schemas"
