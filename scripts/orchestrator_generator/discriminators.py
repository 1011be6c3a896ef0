"""Discriminators of unions of objects: the generator drops them, our templates need them."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .document import Document, Pointer

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import GeneratorData

_Told = tuple[str, Mapping[str, str]]
"""The discriminating field, and the class for each of its values."""


def discriminators(document: Document, data: "GeneratorData") -> Callable[[str, str], str]:
    """Return what gives the field and words of a union, as Python, by the sorted names of its models, joined by `|`.

    It also takes what stands before the name of a class there.
    """
    known = _known(document, {_last(one.name.get_untrusted_value()): str(one.class_info.name) for one in data.models})

    def told(names: str, home: str) -> str:
        field, words = known.get(frozenset(names.split("|"))) or _within(known, frozenset(names.split("|")))
        return f"{field!r}, {{{', '.join(f'{word!r}: {home}{model}' for word, model in words.items())}}}"

    return told


def _known(document: Document, classes: Mapping[str, str]) -> Mapping[frozenset[str], _Told]:
    """Return the discriminator of each union; `SpecError` for a union with two different ones."""
    known: dict[frozenset[str], _Told] = {}
    for pointer, node, told in _unions(document):
        models = {name: classes[name] for name in map(_last, _references(node)) if name in classes}
        words = {**models, **{word: models.get(_last(to), "") for word, to in (told.get("mapping") or {}).items()}}
        found = (str(told["propertyName"]), {word: model for word, model in words.items() if model})
        if known.setdefault(frozenset(models.values()), found) != found:
            problem = (
                "the same models are told apart in another way elsewhere: make the union a component, and refer to it"
            )
            raise document.error((*pointer, "discriminator"), problem)
    return known


def _within(known: Mapping[frozenset[str], _Told], models: frozenset[str]) -> _Told:
    """Return the discriminator of unions within a union, if all have the same field."""
    parts = [told for some, told in known.items() if some < models]
    if len({field for field, _ in parts}) != 1:
        return "", {}
    return parts[0][0], {word: model for _, words in parts for word, model in words.items()}


def _unions(document: Document) -> Iterator[tuple[Pointer, Mapping[str, Any], Mapping[str, Any]]]:
    """Yield each union of models that has a discriminator, with its place."""
    for pointer, node in document.mappings():
        told = node.get("discriminator") or _implied(document, node)
        if isinstance(told, Mapping) and _references(node) and not Document.is_data(pointer):
            yield pointer, node, told


def _implied(document: Document, node: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the discriminator that a union does not name but has: a field that is another constant in each alternative."""
    constants = {one: _constants(document.target({"$ref": one})) for one in _references(node)}
    for field in next(iter(constants.values()), {}):
        words = {told.get(field): one for one, told in constants.items()}
        if None not in words and len(words) == len(constants) > 1:
            return {"propertyName": field, "mapping": words}
    return None


def _constants(schema: Mapping[str, Any]) -> Mapping[str, str]:
    fields = dict(schema.get("properties") or {}).items()
    return {name: one["enum"][0] for name, one in fields if len(one.get("enum") or ()) == 1}


def _references(node: Mapping[str, Any]) -> list[str]:
    alternatives = [*(node.get("oneOf") or ()), *(node.get("anyOf") or ())]
    return [str(each["$ref"]) for each in alternatives if isinstance(each, Mapping) and "$ref" in each]


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]
