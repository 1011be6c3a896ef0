"""What a generated package offers its users, as data: every operation, parameter, model, field and word of an enum."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .document import Document, Pointer
from .methods import methods
from .walk import operations

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import Endpoint, GeneratorData
    from openapi_python_client.parser.properties import ModelProperty, Property

Surface = dict[str, Any]


def surface(parsed: "GeneratorData", document: Document, prefix: str) -> Surface:
    """Return the surface: Python's names first, the wire's beside them; in an order that does not depend on the spec's."""
    from openapi_python_client.parser.properties import EnumProperty

    types = _Types(parsed)
    told = dict(_operations(parsed, types, document, prefix))
    for name, method in methods(told).items():
        told[name]["method"] = method
    models = {
        str(one.class_info.name): types.model(one) for one in parsed.models if one.class_info.name not in types.dicts
    }
    enums = {str(one.class_info.name): one.values for one in parsed.enums if isinstance(one, EnumProperty)}
    _mark_uses(told, models)
    return {
        "spec": {"version": str(document.data["info"]["version"]), "sha256": _digest(document)},
        "operations": dict(sorted(told.items())),
        "models": dict(sorted(models.items())),
        "enums": {name: dict(sorted(words.items())) for name, words in sorted(enums.items())},
    }


def _operations(
    parsed: "GeneratorData", types: "_Types", document: Document, prefix: str
) -> Iterator[tuple[str, Surface]]:
    from openapi_python_client.strings import PythonIdentifier

    endpoints = {str(one.name): one for each in parsed.endpoint_collections_by_tag.values() for one in each.endpoints}
    for pointer, node in operations(document):
        name = str(PythonIdentifier(str(node["operationId"]), prefix))
        yield name, _Operation(types, document, pointer, node).told(endpoints[name])


def any_objects(parsed: "GeneratorData") -> frozenset[str]:
    """Return the names of the models that say nothing of their fields: they are dicts (template override h)."""
    return frozenset(
        str(one.class_info.name)
        for one in parsed.models
        if not one.data.properties and not one.data.allOf and one.data.additionalProperties in (None, True)
    )


class _Types:
    """Types as users read them: without `Unset`, which is what "not required" says, and dicts for objects of any fields."""

    def __init__(self, parsed: "GeneratorData") -> None:
        self.dicts = any_objects(parsed)

    def of(self, one: "Property") -> str:
        """Return the type of a value that is there."""
        text = one.get_type_string(no_optional=True).as_unembedded_code().replace("'", "").replace('"', "")
        return re.sub(r"\w+", lambda word: "dict[str, Any]" if word[0] in self.dicts else word[0], text)

    def read(self, one: "Property") -> str:
        """Return the type of a value in a model, where a text that is no date stays a text (template override c)."""
        return self.of(one).replace("datetime.datetime", "datetime.datetime | str")

    def value(self, one: "Property", type_: str, *, deprecated: bool) -> Surface:
        """Return what is said of a parameter or field."""
        told = {"name": one.name.get_untrusted_value(), "type": type_, "required": bool(one.required)}
        if one.default is not None:
            told["default"] = one.default.python_code.as_unembedded_code()
        return told | ({"deprecated": True} if deprecated else {})

    def model(self, model: "ModelProperty") -> Surface:
        """Return the fields of a model, and the type of those that the spec does not name, if it has any."""
        old = set(_deprecated_fields(model.data))
        properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
        fields = {
            str(one.python_name): self.value(one, self.read(one), deprecated=one.name.get_untrusted_value() in old)
            for one in properties
        }
        told: Surface = {"fields": dict(sorted(fields.items()))}
        if model.additional_properties is not None:
            told["others"] = self.read(model.additional_properties)
        return told | ({"deprecated": True} if model.data.deprecated else {})


class _Operation:
    """What is said of one operation: by the parsed form, and by the spec for what that leaves out."""

    def __init__(self, types: _Types, document: Document, pointer: Pointer, node: Mapping[str, Any]) -> None:
        self._types, self._node = types, node
        self._call = f"{pointer[2].upper()} {pointer[1]}"
        listed = [*document.data["paths"][pointer[1]].get("parameters", ()), *node.get("parameters", ())]
        self._old = {(one["in"], one["name"]) for one in map(document.target, listed) if one.get("deprecated")}

    def told(self, endpoint: "Endpoint") -> Surface:
        told: Surface = {
            "call": self._call,
            "module": str(endpoint.tags[0]),
            "method": "",
            "repeat": self._node["x-repeat"],
            "parameters": dict(self._parameters(endpoint)),
        }
        if endpoint.bodies:
            types = {one.content_type.get_untrusted_value(): self._types.of(one.prop) for one in endpoint.bodies}
            told["body"] = {"required": all(one.prop.required for one in endpoint.bodies), "types": types}
        told["results"] = dict(self._results(endpoint))
        if self._node.get("x-repeat-guessed"):
            told["guessed"] = True  # the repetition, for want of x-repeat
        return told | ({"deprecated": True} if self._node.get("deprecated") else {})

    def _parameters(self, endpoint: "Endpoint") -> Iterator[tuple[str, Surface]]:
        """Yield the parameters: those of the path first and in their order, for they may be given by position."""
        placed = [(str(where.value), one) for where, one in endpoint.iter_all_parameters()]
        order = [pair for pair in placed if pair[0] == "path"]
        order += sorted((pair for pair in placed if pair[0] != "path"), key=lambda pair: str(pair[1].python_name))
        for where, one in order:
            old = (where, one.name.get_untrusted_value()) in self._old
            yield str(one.python_name), {"in": where, **self._types.value(one, self._types.of(one), deprecated=old)}

    def _results(self, endpoint: "Endpoint") -> Iterator[tuple[str, str]]:
        for one in endpoint.responses.patterns:
            if one.status_code.range is not None and one.status_code.range[0] < 400:
                kind = one.source["return_type"]
                yield one.status_code.pattern, self._types.read(one.prop) if kind == "Any" else kind


def _deprecated_fields(schema: Any) -> Iterator[str]:
    for name, one in dict(schema.properties or {}).items():
        if getattr(one, "deprecated", None):
            yield name.get_untrusted_value()
    for part in schema.allOf:
        if hasattr(part, "properties"):
            yield from _deprecated_fields(part)


def _mark_uses(told: Mapping[str, Surface], models: Mapping[str, Surface]) -> None:
    """Note of each model whether users make it (`sent`) and whether they are handed it (`read`): what breaks them differs."""
    for use, roots in (("sent", _sent(told)), ("read", _read(told))):
        reached, waiting = set(), _named(roots, models)
        while waiting:
            name = waiting.pop()
            reached.add(name)
            waiting |= _named(_inside(models[name]), models) - reached
        for name, model in models.items():
            model[use] = name in reached


def _sent(told: Mapping[str, Surface]) -> Iterator[str]:
    for one in told.values():
        yield from (parameter["type"] for parameter in one["parameters"].values())
        yield from one.get("body", {}).get("types", {}).values()


def _read(told: Mapping[str, Surface]) -> Iterator[str]:
    for one in told.values():
        yield from one["results"].values()


def _inside(model: Surface) -> Iterator[str]:
    yield from (field["type"] for field in model["fields"].values())
    yield model.get("others", "")


def _named(types: Iterable[str], models: Mapping[str, Surface]) -> set[str]:
    return {word for text in types for word in re.findall(r"\w+", text) if word in models}


def _digest(document: Document) -> str:
    """Return the hash of the spec's text, the same whatever its line ends."""
    return hashlib.sha256(document.text.replace("\r\n", "\n").encode()).hexdigest()
