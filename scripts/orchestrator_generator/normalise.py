"""Normalises a spec: later steps only have to know OpenAPI 3.1, and enums without null."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from itertools import pairwise
from typing import Any

from .document import Document, Pointer
from .shapes import reshape
from .walk import operations

NULL = {"type": "null"}
_SCHEMAS = "#/components/schemas/"


def normalise(document: Document, kinds: Mapping[str, str]) -> Document:
    """Return the document in the one form; lines and places stay those of the text.

    `kinds` says as what kind other media types are read.
    """
    form = replace(document, data=deepcopy(document.data))
    if str(form.data["openapi"]).startswith("3.0"):
        for _, node in list(_schemas(form)):
            _as_3_1(node)
    reshape(form, kinds)
    nullable = [name for pointer, node in list(_schemas(form)) if (name := _open(form, pointer, node))]
    references = {f"{_SCHEMAS}{name}" for name in nullable}
    for pointer, node in list(_schemas(form)) if references else ():
        if pointer[-2:-1] != ("allOf",) and _reference(node) in references and not _is_parameter(form, pointer):
            reference = {"$ref": _reference(node)}
            for key in ("$ref", "allOf"):
                node.pop(key, None)
            node["oneOf"] = [reference, NULL]
    return replace(form, data={**form.data, "openapi": "3.1.0"})


def by_method(document: Document) -> Document:
    """Return the document with an `x-repeat` for each operation; by default reads are safe, anything else is sent once."""
    form = replace(document, data=deepcopy(document.data))
    for pointer, operation in operations(form):
        if "x-repeat" not in operation:
            reads = pointer[2] in ("get", "head", "options")
            told: dict[str, object] = (
                {"x-repeat": "safe"}
                if reads
                else {"x-repeat": "once", "x-find-out": "look whether it has taken effect"}
            )
            told["x-repeat-guessed"] = True
            operation.update(told)  # type: ignore[attr-defined]
    return form


def _schemas(document: Document) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Yield whatever may be a schema, as it stands now; it may be changed."""
    for pointer, node in replace(document).mappings():
        if isinstance(node, dict) and not Document.is_data(pointer):
            yield pointer, node


def _reference(node: Mapping[str, Any]) -> str | None:
    """Return what a schema is by reference, or as its only part: what stands beside that is no type."""
    parts = node.get("allOf")
    alone = parts[0] if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], Mapping) else node
    return alone.get("$ref")


def _as_3_1(node: dict[str, Any]) -> None:
    """Say null by type, as 3.1 does; limits of numbers mean nothing to a client."""
    for limit in ("exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(node.get(limit), bool):
            node.pop(limit)
    if not isinstance(node.get("nullable"), bool) or not node.pop("nullable") or "$ref" in node:
        return
    if isinstance(node.get("type"), str):
        node["type"] = [node["type"], "null"]
    elif "allOf" in node:
        node["oneOf"] = [{"allOf": node.pop("allOf")}, NULL]
    else:
        node.get("oneOf", node.get("anyOf", [])).append(NULL)


def _open(document: Document, pointer: Pointer, node: dict[str, Any]) -> str | None:
    """Bring a constant or an enum that has null among its words into the form of an enum; return its name if it is a component.

    A component that is an object or null is brought into the form of an object. Null is then an alternative of whatever
    refers to it; an enum within another schema becomes a component for that.
    """
    if isinstance(node.get("const"), str):
        node["enum"] = [node.pop("const")]
        node.setdefault("type", "string")
    words, types = node.get("enum"), node.get("type")
    is_component = pointer[:2] == ("components", "schemas") and len(pointer) == 3
    if is_component and isinstance(types, list) and set(types) == {"object", "null"}:
        node["type"] = "object"
        return pointer[2]
    if not isinstance(words, list) or (None not in words and not isinstance(types, list)):
        return None
    node.update(type="string", enum=[word for word in words if word is not None])
    if is_component:
        return pointer[2]
    if _is_parameter(document, pointer):
        return None  # null is not sent
    name = _name(pointer)
    components = document.data.setdefault("components", {}).setdefault("schemas", {})  # type: ignore[attr-defined]
    if name in components:
        raise document.error(
            (*pointer, "enum"), f"the enum would be called {name!r}, which there is: make it a component"
        )
    components[name] = {key: node.pop(key) for key in ("type", "enum")} | {
        key: node[key] for key in ("description",) if key in node
    }
    node["oneOf"] = [{"$ref": f"{_SCHEMAS}{name}"}, NULL]
    return None


def _is_parameter(document: Document, pointer: Pointer) -> bool:
    """Return whether the place is within the schema of a parameter."""
    node: Any = document.data
    for part in pointer:
        if part == "schema" and isinstance(node, Mapping) and "in" in node and "name" in node:
            return True
        node = node[int(part)] if isinstance(node, list) else node.get(part)
    return False


def _name(pointer: Pointer) -> str:
    """Return the name that the generator gives an enum within a schema: those of the owners, and of the property."""
    parts = pointer[2:] if pointer[:2] == ("components", "schemas") else pointer
    names = [parts[0], *(part for before, part in pairwise(parts) if before == "properties")]
    return "".join(name[:1].upper() + name[1:] for name in names)
