"""Rewrites what a spec may say in several ways into the form that the generator reads completely."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .document import Document, Pointer
from .walk import operations

_IGNORED_HEADERS = ("accept", "authorization", "content-type")
"""OpenAPI says that parameters of these names are ignored: login and media types say what is sent."""

_BYTES = {"type": "string", "format": "binary"}
_KINDS_OF_OBJECTS = ("properties", "additionalProperties")


def reshape(form: Document, kinds: Mapping[str, str]) -> None:
    """Change a document in place; `kinds` says as what kind other media types are read (`content_type_overrides`)."""
    form.data.setdefault("paths", {})  # type: ignore[attr-defined]
    _follow_components(form)
    for pointer, operation in operations(form):
        _reshape_operation(form, pointer, operation)
    for pointer, node in replace(form).mappings():
        if not isinstance(node, dict) or Document.is_data(pointer):
            continue
        if pointer[-2:-1] == ("content",) and not Document.is_named(pointer[:-1]):
            _media(form, node, kinds.get(pointer[-1], pointer[-1]))
        _any_schemas(node)
        _only_required(node)
        _all_of(node)


def _follow_components(form: Document) -> None:
    """Replace references to references: the generator follows only one."""
    components = form.data.get("components") or {}
    for kind in ("parameters", "responses", "requestBodies"):
        for name, node in dict(components.get(kind) or {}).items():
            components[kind][name] = form.target(node)


def _reshape_operation(form: Document, pointer: Pointer, operation: Any) -> None:
    """Drop what is not sent, and from answers what is none: extensions, and the body that an answer to HEAD does not have."""
    for node in (operation, form.data["paths"][pointer[1]]):
        if "parameters" in node:
            node["parameters"] = [one for one in node["parameters"] if not _is_ignored(form.target(one))]
    answers = operation["responses"]
    for status in [status for status in answers if str(status).startswith("x-")]:
        del answers[status]
    if pointer[2] == "head":
        for status, answer in answers.items():
            answers[status] = {key: value for key, value in form.target(answer).items() if key != "content"}


def _is_ignored(parameter: Mapping[str, Any]) -> bool:
    return parameter.get("in") == "header" and str(parameter.get("name")).lower() in _IGNORED_HEADERS


def _media(form: Document, media: dict[str, Any], kind: str) -> None:
    """What has no schema may be anything; bytes are bytes, even if the schema says only that they are a text."""
    schema = form.target(media.get("schema"))
    if (
        kind.split(";", maxsplit=1)[0].strip() == "application/octet-stream"
        and schema.get("type", "string") == "string"
    ):
        media["schema"] = dict(_BYTES)
    else:
        media.setdefault("schema", {})


def _any_schemas(node: dict[str, Any]) -> None:
    """Replace `true` and `false` as schemas by one that allows anything: what `false` forbids is never sent by a server."""
    for key in ("items", "not"):
        if isinstance(node.get(key), bool):
            node[key] = {}
    properties = node.get("properties")
    if isinstance(properties, dict):
        node["properties"] = {name: {} if isinstance(one, bool) else one for name, one in properties.items()}


def _only_required(node: dict[str, Any]) -> None:
    """Drop alternatives that only say which fields are required: they do not change how fields are read."""
    for key in ("oneOf", "anyOf"):
        alternatives = node.get(key)
        if "properties" in node and isinstance(alternatives, list) and all(map(is_requirement, alternatives)):
            del node[key]


def is_requirement(alternative: object) -> bool:
    """Return whether an alternative says no more than which fields must be there."""
    return isinstance(alternative, Mapping) and set(alternative) <= {"required", "not", "description", "title"}


def _all_of(node: dict[str, Any]) -> None:
    """Put parts of parts, and fields beside the parts, among the parts: the generator would leave them out."""
    parts = node.get("allOf")
    if not isinstance(parts, list):
        return
    beside = {key: node[key] for key in _KINDS_OF_OBJECTS if key in node}
    if beside and len(parts) == 1:
        for key in beside:
            del node[key]
        parts.append({"type": "object", **beside, **({"required": node["required"]} if "required" in node else {})})
    while nested := next((one for one in parts if isinstance(one, dict) and isinstance(one.get("allOf"), list)), None):
        place = parts.index(nested)
        own = {key: value for key, value in nested.items() if key != "allOf"}
        parts[place : place + 1] = [*nested["allOf"], *([own] if own.keys() & {"properties", "required"} else [])]
