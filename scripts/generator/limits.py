"""Refuses what the generator takes and gets wrong at run time: each with the place, and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Pointer
from .walk import operations

_TAKEN_BY_FUNCTIONS = frozenset({"body", "client", "cookies", "headers", "params"})
"""Names that the generated functions have for things of their own."""

_TAKEN_BY_MODELS = frozenset({"additional_keys", "additional_properties", "from_dict", "from_row", "to_dict"})
"""Names that every generated model has for things of its own."""

_NOT_SUPPORTED = ("multipart/form-data", "application/x-www-form-urlencoded")


def check_limits(document: Document) -> None:
    """Raise `SpecError` for the first construct that would be accepted and go wrong."""
    for rule in (_parameters, _properties, _forms, _successes):
        rule(document)


def _parameters(document: Document) -> None:
    for pointer, node in document.mappings():
        name, schema = node.get("name"), node.get("schema")
        if document.is_data(pointer) or node.get("in") not in ("path", "query", "header", "cookie"):
            continue
        if _python_name(name) in _TAKEN_BY_FUNCTIONS:
            raise document.error(
                (*pointer, "name"),
                f"the generated function has a {_python_name(name)!r} of its own: leave this parameter out",
            )
        target = document.target(schema)
        if node["in"] == "path" and _types(target) & {"array", "object", "boolean"}:
            raise document.error(
                (*pointer, "schema"), "a path parameter is sent as Python's text of it: describe it as a string"
            )


def _properties(document: Document) -> None:
    for pointer, node in document.mappings():
        if document.is_data(pointer):
            continue
        for name, schema in dict(node.get("properties") or {}).items():
            here = (*pointer, "properties", str(name))
            if _python_name(name) in _TAKEN_BY_MODELS:
                raise document.error(
                    here,
                    f"every model has a {_python_name(name)!r} of its own: leave the property out, it stays readable",
                )
            if isinstance(schema, Mapping) and schema.get("format") == "binary":
                raise document.error((*here, "format"), "JSON has no bytes: leave the format out, the value is a text")


def _forms(document: Document) -> None:
    for pointer, node in document.mappings():
        if pointer[-2:] != ("requestBody", "content") or document.is_data(pointer):
            continue
        for name in node:
            if str(name).split(";")[0].strip().lower() in _NOT_SUPPORTED:
                raise document.error(
                    (*pointer, str(name)),
                    "forms are not supported, nor can content_type_overrides make them so: a body is JSON, text or bytes",
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
