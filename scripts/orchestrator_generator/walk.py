"""The operations of a document."""

from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""Keys of a path item that are operations."""


def operations(document: Document) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    """Yield each operation with its pointer, in file order."""
    for pointer, node in document.mappings():
        if len(pointer) == 3 and pointer[0] == "paths" and pointer[2] in METHODS:
            yield pointer, node


def parameters(document: Document) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    """Yield each parameter where it is described, with its pointer; security schemes, which look alike, are none."""
    for pointer, node in document.mappings():
        if pointer[-2:-1] == ("parameters",) and "in" in node and not document.is_data(pointer):
            yield pointer, node
