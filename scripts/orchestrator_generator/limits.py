"""Refuses what the generator takes and gets wrong at run time: each with the place, and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Pointer
from .walk import operations, parameters

_TAKEN_BY_FUNCTIONS = frozenset({"asyncio_detailed", "body", "build_request", "parse_response", "sync_detailed"})
"""Names that the generated functions have for things of their own."""

_TAKEN_BY_MODELS = frozenset({"additional_keys", "additional_properties", "from_dict", "from_row", "to_dict"})
"""Names that every generated model has for things of its own."""

_TAKEN_CLASSES = frozenset(
    {"Any", "ClassVar", "Client", "File", "Mapping", "Open", "Response", "Self", "Sequence", "Unset", "Words"}
)
"""Names that generated modules import."""

_UNREAD = {
    "$dynamicRef": "write a $ref",
    "dependentSchemas": "describe all members, and none as required",
    "if": "describe all members, and none as required",
    "patternProperties": "describe the values by additionalProperties",
}
"""Keywords of schemas that nobody here reads, and what to write instead."""

_NOT_SUPPORTED = ("multipart/form-data", "application/x-www-form-urlencoded")


def check_limits(document: Document) -> None:
    """Raise `SpecError` for the first construct that would be accepted and go wrong."""
    for rule in (_parameters, _properties, _class_names, _unread, _forms, _successes):
        rule(document)


def _parameters(document: Document) -> None:
    for pointer, node in parameters(document):
        _taken(document, (*pointer, "name"), node.get("name"), node, _TAKEN_BY_FUNCTIONS, "the generated function has")
        if "schema" not in node:
            raise document.error(pointer, "a parameter without schema would be left out: give it one, not content")
        types = _types(document.target(node["schema"]))
        if node["in"] == "path" and types & {"array", "object", "boolean"}:
            raise document.error(
                (*pointer, "schema"), "a path parameter is sent as Python's text of it: describe it as a string"
            )
        if node["in"] in ("header", "cookie") and types & {"array", "object"}:
            raise document.error(
                (*pointer, "schema"), f"a list or object in a {node['in']} is not supported: describe it as a string"
            )


def _properties(document: Document) -> None:
    for pointer, node in document.mappings():
        if document.is_data(pointer):
            continue
        for name, schema in dict(node.get("properties") or {}).items():
            here = (*pointer, "properties", str(name))
            told = schema if isinstance(schema, Mapping) else {}
            _taken(document, here, name, told, _TAKEN_BY_MODELS, "every model has")
            if told.get("format") == "binary":
                raise document.error((*here, "format"), "JSON has no bytes: leave the format out, the value is a text")


def _taken(
    document: Document, here: Pointer, name: object, told: Mapping[str, Any], taken: frozenset[str], whose: str
) -> None:
    python_name = _python_name(told.get("x-python-name", name))
    if python_name in taken:
        remedy = "give this one another by x-python-name, or leave it out"
        raise document.error(here, f"{whose} a {python_name!r} of its own: {remedy}")


def _class_names(document: Document) -> None:
    components = document.data.get("components") or {}
    schemas = components.get("schemas") if isinstance(components, Mapping) else None
    from openapi_python_client.strings import ClassName

    seen: dict[str, str] = {}
    for name in schemas if isinstance(schemas, Mapping) else ():
        other = seen.setdefault(str(ClassName(str(name), "")), str(name))
        if other != str(name):
            raise document.error(
                ("components", "schemas", str(name)), f"the class of {other!r} has the same name: rename one"
            )
        if str(name) in _TAKEN_CLASSES:
            raise document.error(
                ("components", "schemas", str(name)),
                f"generated modules import a {name!r} of their own: give the model another name by title",
            )


def _unread(document: Document) -> None:
    """What neither the generator nor our templates look at, and would change what is sent or read."""
    for pointer, node in document.mappings():
        if document.is_data(pointer):
            continue
        for key, problem in _UNREAD.items():
            if key in node:
                raise document.error((*pointer, key), f"{key} is not supported: {problem}")
        if "servers" in node and pointer:
            raise document.error((*pointer, "servers"), "servers of one path or operation are not supported")


def _forms(document: Document) -> None:
    for pointer, node in document.mappings():
        if pointer[-2:] != ("requestBody", "content") or document.is_data(pointer):
            continue
        for name in node:
            if str(name).split(";")[0].strip().lower() in _NOT_SUPPORTED:
                raise document.error(
                    (*pointer, str(name)),
                    "forms are not supported, nor can content_type_overrides make them so: a body is JSON or bytes",
                )


def _successes(document: Document) -> None:
    for pointer, operation in operations(document):
        for place, answer in _answers(document, pointer, operation):
            shapes = _shapes(document, answer)
            if any(shape != shapes[0] for shape in shapes) and _types(shapes[0]) != {"string"}:
                raise document.error(
                    (*place, "content"),
                    "an answer is read as the first of these, whatever comes: put a text first, or leave one media type",
                )


def _shapes(document: Document, answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    content = dict(answer.get("content") or {})
    return [document.target(dict(media or {}).get("schema")) for media in content.values()]


def _answers(
    document: Document, pointer: Pointer, operation: Mapping[str, Any]
) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    """Yield the successes of an operation. One that has only `default` would give None whatever comes."""
    answers = operation.get("responses")
    if not isinstance(answers, Mapping):
        return  # the validator's matter
    if set(map(str, answers)) == {"default"}:
        raise document.error(
            (*pointer, "responses"), 'there is no success but only "default": name its status ("200", "2XX")'
        )
    for status, answer in answers.items():
        if str(status).startswith("2"):
            yield (*pointer, "responses", str(status)), document.target(answer)


def _types(schema: Mapping[str, Any]) -> set[str]:
    said = schema.get("type")
    return {said} if isinstance(said, str) else set(said or ())


def _python_name(name: object) -> str:
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", str(name)).lower()).strip("_")
