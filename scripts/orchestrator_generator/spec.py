"""Refuses a spec that the generator would read wrongly or incompletely, with line and JSON pointer of the place."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .document import Document, Pointer
from .limits import check_limits
from .loading import load
from .media import check_media
from .sent import check_sent
from .walk import operations

REPEATS = ("safe", "idempotent", "once")
"""What `x-repeat` may say of an operation: it only reads; twice is the same as once; twice is not the same."""


def check(document: Document, config: Path) -> Mapping[str, str]:
    """Raise `SpecError` for the first problem found, cheap checks first; return as what kind other media types are read."""
    overrides = _settings(config).get("content_type_overrides")
    kinds = {str(name): str(kind) for name, kind in overrides.items()} if isinstance(overrides, Mapping) else {}
    try:
        for rule in _RULES:
            rule(document)
        check_media(document, kinds)
    except (AttributeError, KeyError, TypeError, ValueError):
        _validate(document)  # a rule stumbled over what is no OpenAPI: this says what, and where
        raise
    _validate(document)
    return kinds


def _settings(config: Path) -> Mapping[str, object]:
    if not config.exists():
        return {}
    document = load(config)
    if document.data.get("literal_enums"):
        raise document.error(("literal_enums",), "this closes every enum: a new value of the vendor would raise")
    return document.data


def _nulls(document: Document) -> None:
    """A key with nothing behind it is never right, and what the validator says of it has no place."""
    for pointer, node in document.mappings():
        for key, value in node.items():
            here = (*pointer, str(key))
            if value is None and not Document.is_data((*here, "")) and not str(key).startswith("x-") and key != "const":
                raise document.error(here, "there is nothing behind this key")


def _references(document: Document) -> None:
    for pointer, node in document.mappings():
        target = node.get("$ref")
        if not isinstance(target, str):
            continue
        seen: set[str] = set()
        while isinstance(target, str):
            found = document.resolve(target)
            if found is None or target in seen:
                problem = "unresolved reference" if found is None else "endless reference"
                raise document.error((*pointer, "$ref"), f"{problem} {target!r}")
            seen.add(target)
            target = found.get("$ref") if isinstance(found, Mapping) else None


def _operation_ids(document: Document) -> None:
    names: Counter[str] = Counter()
    for pointer, operation in operations(document):
        name = operation.get("operationId")
        if not name:
            raise document.error(pointer, "the operation has no operationId: its Python name would be made up")
        # getThing and get_thing are one Python name: the second module would replace the first without a word.
        python_name = re.sub("[^a-z0-9]", "", str(name).lower())
        names[python_name] += 1
        if names[python_name] > 1:
            raise document.error((*pointer, "operationId"), f"duplicate operationId {name!r} (or the same Python name)")


def _repeats(document: Document) -> None:
    """Whether a lost call may be sent again is known from its meaning alone: never from its method."""
    for pointer, operation in operations(document):
        repeat, find_out = operation.get("x-repeat"), operation.get("x-find-out")
        if repeat not in REPEATS:
            unsaid = repeat is None
            problem = (
                "the operation does not say whether it may be repeated" if unsaid else f"{repeat!r} is no word for it"
            )
            remedy = f"write x-repeat: {', '.join(REPEATS[:-1])} or {REPEATS[-1]}"
            raise document.error(pointer if unsaid else (*pointer, "x-repeat"), f"{problem}: {remedy}")
        if (repeat == "once") != (isinstance(find_out, str) and find_out.strip() != ""):
            remedy = (
                "write x-find-out: how to find out what came of a lost call" if repeat == "once" else "leave it out"
            )
            raise document.error((*pointer, "x-find-out"), f"for x-repeat: {repeat}, {remedy}")


def _enums(document: Document) -> None:
    """Only enums of strings are open (template override a): anything else would refuse what the vendor adds."""
    for pointer, node in document.mappings():
        if document.is_data(pointer):
            continue
        if not isinstance(node.get("const", ""), str):
            problem = "a const that is no string is closed: the generated model would refuse any other value"
            raise document.error((*pointer, "const"), f"{problem}: describe it instead")
        values = node.get("enum")
        words = [value for value in values if value is not None] if isinstance(values, list) else [""]
        if not words or any(not isinstance(value, str) for value in words):
            raise document.error(
                (*pointer, "enum"), "only enums of strings can be left open: describe the values instead"
            )
        if twice := [name for name, times in Counter(_members(words, node)).items() if times > 1]:
            raise document.error(
                (*pointer, "enum"),
                f"two words would be called {twice[0]!r} in Python: leave the enum out, and describe them",
            )


def _members(words: list[str], node: Mapping[str, Any]) -> list[str]:
    """Return what the generator calls the words of an enum."""
    from openapi_python_client.strings import snake_case

    told = node.get("x-enum-varnames")
    if isinstance(told, list) and len(told) == len(words):
        return [snake_case(str(name)).upper() for name in told]
    names = (word.upper() if word[:1].isalpha() else f"VALUE_{index}" for index, word in enumerate(words))
    return [snake_case(name).upper() for name in names]


def _formats(document: Document) -> None:
    """The models read date-time; of these others the generator would promise a type that the value does not have."""
    for pointer, node in document.mappings():
        if not document.is_data(pointer) and node.get("format") in ("date", "uuid"):
            raise document.error(
                (*pointer, "format"), f"the models do not read {node['format']!r}: leave the format out"
            )


def _version(document: Document) -> None:
    version = str(document.data.get("openapi", ""))
    if version in ("3.0", "3.1"):
        raise document.error(("openapi",), f'write it as a text of three parts, such as "{version}.0"')
    if "swagger" in document.data or not version.startswith(("3.0", "3.1")):
        told = (
            f"OpenAPI {version}" if version else "Swagger 2.0" if "swagger" in document.data else "what has no openapi"
        )
        key = "swagger" if "swagger" in document.data else "openapi"
        raise document.error((key,), f"{told} is not supported: write OpenAPI 3.1 or 3.0")
    for pointer, node in document.mappings() if version.startswith("3.1") else ():
        if isinstance(node.get("nullable"), bool) and not document.is_data(pointer):
            raise document.error((*pointer, "nullable"), 'OpenAPI 3.1 has no nullable: write type: [..., "null"]')


_RULES = (
    _version,
    _nulls,
    _references,
    _operation_ids,
    _repeats,
    _enums,
    _formats,
    check_sent,
    check_limits,
)


def _validate(document: Document) -> None:
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    is_3_0 = str(document.data["openapi"]).startswith("3.0")
    validator: Any = OpenAPIV30SpecValidator if is_3_0 else OpenAPIV31SpecValidator
    try:
        error = next(validator(document.data).iter_errors(), None)
    except Exception as failure:  # it stumbles over a null where a mapping belongs, with whatever Python raises
        raise document.error((), f"openapi-spec-validator gave up: {type(failure).__name__}: {failure}") from failure
    if error is not None:
        message = str(error.message).split("Failed validating")[0]
        raise document.error(_place(document, error), " ".join(message.split())[:300])


def _place(document: Document, error: Any) -> Pointer:
    """Return where the validator's error is: it gives places in schemas from the schema on, and some not at all."""
    path = tuple(str(part) for part in error.absolute_path)
    if path[:1] and path[0] in document.data:
        return path
    for pointer, node in document.mappings():
        for key, value in node.items():
            here = (*pointer, str(key))
            if value is error.instance and here[len(here) - len(path) :] == path:
                return here
    named = [str(name) for name in document.data.get("paths", ()) if f"'{name}'" in str(error.message)]
    return ("paths", named[0]) if named else ()
