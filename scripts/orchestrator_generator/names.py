"""Refuses names that would be the same in Python: the second would replace the first silently."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .document import Document, Pointer
from .surface import any_objects
from .walk import operations

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import Endpoint, GeneratorData
    from openapi_python_client.parser.properties import Property

_TAKEN_CLASSES = frozenset(
    {"Any", "BinaryIO", "ClassVar", "Client", "File", "MISSING", "Mapping", "OPERATIONS", "Open", "Response"}
    | {"Self", "Sequence", "TextIO", "UNSET", "Unset", "Words"}
)
"""Names that generated modules import."""

_TAKEN_FIELDS = frozenset({"FIELDS", "KINDS", "LISTS"})
"""Names that generated models have for what a reader must know."""

_TAKEN_TAGS = frozenset(
    {"auth_header_name", "get_async_httpx_client", "get_httpx_client", "prefix", "raise_on_unexpected_status"}
    | {"set_async_httpx_client", "set_httpx_client", "token", "with_cookies", "with_headers", "with_timeout"}
)
"""Names that a client has for things of its own."""

_TAKEN_TAG_CLASSES = frozenset({"AsyncResource", "Bound", "BoundAny", "Done", "Final", "Resource", "SyncResource"})
"""Names that the modules of a client's operations import."""


def check_names(document: Document, data: "GeneratorData") -> None:
    """Raise `SpecError` for the first."""
    _check_classes(document, data)
    for model in data.models:
        properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
        _check_fields(document, _place(document, str(model.class_info.name)), properties, _TAKEN_FIELDS)
    places = {str(operation["operationId"]): pointer for pointer, operation in operations(document)}
    for tag, collection in data.endpoint_collections_by_tag.items():
        for endpoint in collection.endpoints:
            place = next((one for name, one in places.items() if _same(name, endpoint)), ())
            _check_fields(document, place, endpoint.list_all_parameters(), frozenset())
            _check_tag(document, place, str(tag))
            if endpoint.name == "with_timeout":
                raise document.error(
                    (*place, "operationId"), "operations have a 'with_timeout' of their own: rename it"
                )
    _check_tags(document, [str(tag) for tag in data.endpoint_collections_by_tag])


def _same(operation_id: str, endpoint: "Endpoint") -> bool:
    return re.sub("[^a-z0-9]", "", operation_id.lower()) == re.sub("[^a-z0-9]", "", str(endpoint.name).lower())


def _check_classes(document: Document, data: "GeneratorData") -> None:
    modules: dict[str, str] = {}
    dicts = any_objects(data)
    for one in [*data.models, *data.enums]:
        name, module = str(one.class_info.name), str(one.class_info.module_name)
        if name in dicts:
            continue
        if name in _TAKEN_CLASSES:
            problem = f"generated modules import a {name!r} of their own: give the model another name by title"
            raise document.error(_place(document, name), problem)
        other = modules.setdefault(module, name)
        if other != name:
            problem = f"the class of {other!r} is in the same module, {module}.py: rename one, or give it another title"
            raise document.error(_place(document, name), problem)


def _place(document: Document, class_name: str) -> Pointer:
    """Return the place of a component by the name of its class, or that of all of them."""
    from openapi_python_client.strings import ClassName

    schemas: Mapping[str, Any] = (document.data.get("components") or {}).get("schemas") or {}
    named = (name for name, one in schemas.items() if class_name in _classes_of(str(name), one, ClassName))
    return ("components", "schemas", *([found] if (found := next(named, None)) else []))


def _classes_of(name: str, schema: Any, class_name: Any) -> Iterator[str]:
    title = schema.get("title") if isinstance(schema, Mapping) else None
    yield str(class_name(str(title or name), ""))


def _check_fields(document: Document, place: Pointer, properties: "list[Property]", taken: frozenset[str]) -> None:
    names = Counter(str(one.python_name) for one in properties if str(one.name.get_untrusted_value()) != "body")
    for one in properties:
        name, told = str(one.python_name), one.name.get_untrusted_value()
        if name in taken or names[name] > 1:
            remedy = "give it another name by x-python-name"
            raise document.error(place, f"{told!r} would be called {name!r} in Python, which there is: {remedy}")


def _check_tag(document: Document, place: Pointer, tag: str) -> None:
    if tag in _TAKEN_TAGS or _class(tag) in _TAKEN_TAG_CLASSES:
        raise document.error((*place, "tags"), f"a client has a {tag!r} of its own: give the tag another name")


def _check_tags(document: Document, tags: list[str]) -> None:
    classes: dict[str, str] = {}
    for tag in tags:
        for name in (_class(tag), f"Async{_class(tag)}"):
            other = classes.setdefault(name, tag)
            if other != tag:
                raise document.error(
                    ("tags",), f"the class of the tag {tag!r} is called like that of {other!r}: rename one"
                )


def _class(tag: str) -> str:
    return "".join(word.title() for word in tag.split("_"))
