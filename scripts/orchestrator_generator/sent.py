"""Refuses paths and parameters that would not be sent as the spec says."""

from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Pointer
from .walk import operations, parameters

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
"""How the generated functions send, whatever the spec says: what OpenAPI takes where it says nothing."""

_STRUCTURES = {"array", "object"}


def check_sent(document: Document) -> None:
    """Raise `SpecError` for the first."""
    for pointer, _ in operations(document):
        if set(pointer[1]) & set("?#"):
            raise document.error(
                pointer[:2], "a path has no query and no fragment: describe what follows the path as parameters"
            )
    for pointer, node in parameters(document):
        if "schema" not in node:
            raise document.error(pointer, "a parameter without schema would be left out: give it one, not content")
        _check_style(document, pointer, node)
        _check_types(document, pointer, node)


def _check_style(document: Document, pointer: Pointer, node: Mapping[str, Any]) -> None:
    usual = _STYLES.get(str(node["in"]), "form")
    if node.get("style", usual) != usual:
        raise document.error((*pointer, "style"), f"the generator would not send style {node['style']!r} but {usual}")
    if node["in"] == "query" and node.get("explode") is False and types_of(document, node["schema"]) & _STRUCTURES:
        raise document.error((*pointer, "explode"), "the generator would repeat the parameter for each item")


def _check_types(document: Document, pointer: Pointer, node: Mapping[str, Any]) -> None:
    types, here = types_of(document, node["schema"]), (*pointer, "schema")
    if node["in"] == "path" and types & {*_STRUCTURES, "boolean"}:
        raise document.error(here, "a path parameter is sent as Python's text of it: describe it as a string")
    if node["in"] in ("header", "cookie") and types & _STRUCTURES:
        raise document.error(here, f"a list or object in a {node['in']} is not supported: describe it as a string")
    if any(
        types_of(document, inner) & _STRUCTURES - _allowed(outer) for outer, inner in _inner(document, node["schema"])
    ):
        raise document.error(
            here, "a query has no place for objects within objects or lists: describe what is within as a string"
        )


def _inner(document: Document, schema: object) -> Iterator[tuple[str, Any]]:
    """Yield the schemas within one, each with the type of what it is in."""
    for node in _alternatives(document, schema):
        if "items" in node:
            yield "array", node["items"]
        for inner in dict(node.get("properties") or {}).values():
            yield "object", inner
        if isinstance(node.get("additionalProperties"), Mapping):
            yield "object", node["additionalProperties"]


def _allowed(outer: str) -> set[str]:
    return {"array"} if outer == "object" else set()


def types_of(document: Document, schema: object) -> set[str]:
    """Return the types that a schema has, those of its alternatives and parts included."""
    found: set[str] = set()
    for node in _alternatives(document, schema):
        said = node.get("type")
        found |= {said} if isinstance(said, str) else set(said or ())
        found |= {kind for key, kind in (("properties", "object"), ("items", "array")) if key in node}
    return found


def _alternatives(document: Document, schema: object) -> Iterator[Mapping[str, Any]]:
    waiting = [document.target(schema)]
    seen: list[Mapping[str, Any]] = []
    while waiting:
        node = waiting.pop()
        if not any(node is one for one in seen):
            seen.append(node)
            yield node
            for key in ("allOf", "oneOf", "anyOf"):
                waiting += map(document.target, node.get(key) or ())
