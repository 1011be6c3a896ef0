"""Refuses what the generator accepts and handles wrongly at run time, with the place and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Pointer
from .shapes import is_requirement
from .walk import operations, parameters

_TAKEN_BY_FUNCTIONS = frozenset({"asyncio_detailed", "body", "build_request", "parse_response", "sync_detailed"})
"""Names that the generated functions have for things of their own."""

_TAKEN_BY_MODELS = frozenset({"additional_keys", "additional_properties", "from_dict", "from_row", "to_dict"})
"""Names that every generated model has for things of its own."""

_UNREAD = {
    "$dynamicRef": "write a $ref",
    "dependentSchemas": "describe all members, and none as required",
    "if": "describe all members, and none as required",
    "patternProperties": "describe the values by additionalProperties",
}
"""Keywords of schemas that are not supported, and what to write instead."""

_BESIDE = ("additionalProperties", "allOf", "anyOf", "enum", "items", "oneOf", "properties", "type")
"""Keywords with a meaning for reading, which are ignored beside a reference."""


def check_limits(document: Document) -> None:
    """Raise `SpecError` for the first construct that would be accepted and handled wrongly."""
    for rule in (_parameters, _properties, _unread, _references, _unions, _successes):
        rule(document)


def _parameters(document: Document) -> None:
    for pointer, node in parameters(document):
        _taken(document, (*pointer, "name"), node.get("name"), node, _TAKEN_BY_FUNCTIONS, "the generated function has")


def _properties(document: Document) -> None:
    for pointer, node in document.mappings():
        if document.is_data(pointer):
            continue
        for name, schema in dict(node.get("properties") or {}).items():
            here = (*pointer, "properties", str(name))
            told = schema if isinstance(schema, Mapping) else {}
            _taken(document, here, name, told, _TAKEN_BY_MODELS, "every model has")
        for key, schema in _inner(node):
            if document.target(schema).get("format") == "binary":
                place = (*pointer, *key, *(() if "$ref" in schema else ("format",)))
                raise document.error(place, "JSON has no bytes: leave the format out, the value is a text")


def _inner(node: Mapping[str, Any]) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    """Yield the schemas of what stands within a value, each with its place."""
    for name, schema in dict(node.get("properties") or {}).items():
        yield ("properties", str(name)), schema if isinstance(schema, Mapping) else {}
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), Mapping):
            yield (key,), node[key]


def _taken(
    document: Document, here: Pointer, name: object, told: Mapping[str, Any], taken: frozenset[str], whose: str
) -> None:
    python_name = _python_name(told.get("x-python-name", name))
    if python_name in taken:
        remedy = "give this one another by x-python-name, or leave it out"
        raise document.error(here, f"{whose} a {python_name!r} of its own: {remedy}")


def _unread(document: Document) -> None:
    """Refuse keywords that change what is sent or read, and that generator and templates ignore."""
    for pointer, node in document.mappings():
        if document.is_data(pointer):
            continue
        for key, problem in _UNREAD.items():
            if key in node:
                raise document.error((*pointer, key), f"{key} is not supported: {problem}")
        if "servers" in node and pointer:
            raise document.error((*pointer, "servers"), "servers of one path or operation are not supported")


def _references(document: Document) -> None:
    """The generator finds components by their names, and reads nothing beside a reference."""
    for pointer, node in document.mappings():
        target = node.get("$ref")
        if (
            not isinstance(target, str)
            or document.is_data(pointer)
            or (pointer[:1] == ("paths",) and len(pointer) == 2)
        ):
            continue
        if not _COMPONENT.fullmatch(target):
            raise document.error(
                (*pointer, "$ref"),
                f"{target!r} is no component: put it below components, and refer to it there by name",
            )
        for key in _BESIDE if _is_3_1(document) else ():
            if key in node:
                remedy = "write allOf with the reference and a schema that has the rest"
                raise document.error((*pointer, key), f"{key} beside a $ref would be left out: {remedy}")


_COMPONENT = re.compile(r"#/components/[A-Za-z]+/[A-Za-z0-9._-]+")


def _is_3_1(document: Document) -> bool:
    return str(document.data.get("openapi")).startswith("3.1")


def _unions(document: Document) -> None:
    """Refuse unions that would always be read as one alternative, or only in part."""
    for pointer, node in document.mappings():
        for key in ("oneOf", "anyOf"):
            alternatives = node.get(key)
            if document.is_data(pointer) or not isinstance(alternatives, list):
                continue
            here = (*pointer, key)
            whole = "write each alternative whole, or all fields as optional ones of one object"
            if not all(map(is_requirement, alternatives)):
                if node.keys() & {"properties", "allOf"}:
                    raise document.error(here, f"fields beside {key} would be left out: {whole}")
                if pointer[-2:-1] == ("allOf",):
                    raise document.error(here, f"{key} within allOf would be left out: {whole}")
            lists = [one for one in map(document.target, alternatives) if one.get("type") == "array"]
            if any(one.get("items") != lists[0].get("items") for one in lists):
                raise document.error(
                    here, "a list would be read as the first of these: write one list whose items are the alternatives"
                )
        _check_mapping(document, pointer, node)


def _check_mapping(document: Document, pointer: Pointer, node: Mapping[str, Any]) -> None:
    told = node.get("discriminator")
    words = told.get("mapping") if isinstance(told, Mapping) and not document.is_data(pointer) else None
    for word, to in dict(words or {}).items():
        if document.resolve(f"#/components/schemas/{str(to).rpartition('/')[2]}") is None:
            raise document.error(
                (*pointer, "discriminator", "mapping", str(word)),
                f"there is no {to!r}: name a component of the alternatives",
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
    answers = operation.get("responses", {})
    if answers == {}:
        raise document.error(pointer, "the operation has no responses: name its success, with its status")
    if not isinstance(answers, Mapping):
        return  # the validator's matter
    if "default" in answers and not any(str(status)[:1] in "123" for status in answers):
        raise document.error(
            (*pointer, "responses"), 'there is no success but only "default": name its status ("200", "2XX")'
        )
    for status, answer in answers.items():
        if not _STATUS.fullmatch(str(status)):
            raise document.error(
                (*pointer, "responses", str(status)),
                f'{str(status)!r} is no status: write three digits, "2XX" or "default"',
            )
        if str(status).startswith("2"):
            yield (*pointer, "responses", str(status)), document.target(answer)


_STATUS = re.compile("[1-5](?:[0-9][0-9]|XX)|default|x-.*")


def _types(schema: Mapping[str, Any]) -> set[str]:
    said = schema.get("type")
    return {said} if isinstance(said, str) else set(said or ())


def _python_name(name: object) -> str:
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", str(name)).lower()).strip("_")
