"""Adds what the generator drops of a spec to its parsed form: descriptions, deprecations, names for Python."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .document import Document
from .walk import operations

if TYPE_CHECKING:
    from openapi_python_client.config import Config
    from openapi_python_client.parser.openapi import Endpoint, GeneratorData
    from openapi_python_client.parser.properties import ModelProperty, Property


@dataclass(frozen=True)
class Deprecated:
    """What users are warned of when they call an operation."""

    operations: frozenset[str]
    parameters: Mapping[str, tuple[str, ...]]


def describe(parsed: "GeneratorData", document: Document, config: "Config") -> Deprecated:
    """Complete the parsed form, and return what is deprecated of its operations."""
    from openapi_python_client.strings import PythonIdentifier

    for model in parsed.models:
        _describe_model(model, config)
    endpoints = {str(one.name): one for each in parsed.endpoint_collections_by_tag.values() for one in each.endpoints}
    old, old_parameters = set(), {}
    for pointer, node in operations(document):
        endpoint = endpoints[str(PythonIdentifier(str(node["operationId"]), config.field_prefix))]
        listed = [*document.data["paths"][pointer[1]].get("parameters", ()), *node.get("parameters", ())]
        told = {(one["in"], one["name"]): one for one in map(document.target, listed)}
        old_parameters[str(endpoint.name)] = tuple(_describe_parameters(endpoint, told, document, config))
        _describe_body(endpoint, document.target(node.get("requestBody")))
        if node.get("deprecated"):
            old.add(str(endpoint.name))
            endpoint.summary = _text(_said({"description": endpoint.summary.get_untrusted_value(), "deprecated": True}))
    return Deprecated(frozenset(old), old_parameters)


def _describe_parameters(
    endpoint: "Endpoint", told: Mapping[tuple[str, str], Mapping[str, Any]], document: Document, config: "Config"
) -> Iterator[str]:
    """Describe the parameters; yield the names of those that are deprecated."""
    for where, one in endpoint.iter_all_parameters():
        node = told[str(where.value), one.name.get_untrusted_value()]
        schema = document.target(node.get("schema"))
        inline = schema if "$ref" not in node.get("schema", {}) else {}
        said = {**inline, **node, "deprecated": node.get("deprecated") or inline.get("deprecated")}
        before = str(one.python_name)
        _complete(one, said, config)
        endpoint.path = _text(endpoint.path.get_untrusted_value().replace(f"{{{before}}}", f"{{{one.python_name}}}"))
        if said["deprecated"]:
            yield str(one.python_name)


def _describe_body(endpoint: "Endpoint", node: Mapping[str, Any]) -> None:
    for body in endpoint.bodies if node.get("description") else ():
        object.__setattr__(body.prop, "description", _text(node["description"]))


def _describe_model(model: "ModelProperty", config: "Config") -> None:
    if model.data.deprecated:
        before = model.description.get_untrusted_value() if model.description else str(model.class_info.name)
        model.description = _text(_said({"description": before, "deprecated": True}))
    nodes = dict(_nodes(model.data))
    for one in [*(model.required_properties or ()), *(model.optional_properties or ())]:
        _complete(one, nodes.get(one.name.get_untrusted_value(), {}), config)


def _nodes(schema: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what the spec says beside the type of each property: in the schema itself, or beside a reference to it."""
    for part in schema.allOf:
        if hasattr(part, "allOf"):
            yield from _nodes(part)
    for name, one in dict(schema.properties or {}).items():
        text: Any = getattr(one, "description", None) or ""
        said = text.get_untrusted_value() if hasattr(text, "get_untrusted_value") else text
        beside = {"description": said, "deprecated": getattr(one, "deprecated", None)}
        yield name.get_untrusted_value(), {**beside, **(one.model_extra or {})}


def _complete(one: "Property", node: Mapping[str, Any], config: "Config") -> None:
    if node.get("description") or node.get("deprecated"):
        object.__setattr__(one, "description", _text(_said(node)))
    _mend_default(one)
    if node.get("x-python-name"):
        one.set_python_name(_text(node["x-python-name"]), config)


def _mend_default(one: "Property") -> None:
    """Restore text defaults as the spec has them: the generator escapes quotes and backslashes twice."""
    from openapi_python_client.parser.properties.protocol import Value
    from openapi_python_client.strings import PythonCode, remove_string_escapes

    if one.default is None or not isinstance(one.default.raw_value, str):
        return
    told = one.default.raw_value
    if one.default.python_code == PythonCode(repr(remove_string_escapes(told))):
        object.__setattr__(one, "default", Value(PythonCode(repr(told)), told))


def _said(node: Mapping[str, Any]) -> str:
    return " ".join([*["Deprecated."] * bool(node.get("deprecated")), str(node.get("description") or "")]).strip()


def _text(text: object) -> Any:
    from openapi_python_client.schema.untrusted_string import UntrustedString

    return UntrustedString(str(text))
