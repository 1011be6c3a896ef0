"""How unions of objects are told apart: the generator drops the `discriminator` of a spec, our templates need it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .document import Document


def discriminators(document: Document, prefix: str) -> Callable[[str], str]:
    """Return what gives the field and words of a union, as Python, by the sorted names of its models, joined by `|`."""
    known = dict(_unions(document, prefix))
    return lambda names: known.get(names, '"", {}')


def _unions(document: Document, prefix: str) -> Iterator[tuple[str, str]]:
    from openapi_python_client.strings import ClassName

    for pointer, node in document.mappings():
        told = node.get("discriminator")
        if not isinstance(told, Mapping) or Document.is_data(pointer):
            continue
        models = {name: str(ClassName(name, prefix)) for name in map(_last, _references(node))}
        words = {**models, **{word: models.get(_last(to), "") for word, to in (told.get("mapping") or {}).items()}}
        text = ", ".join(f"{word!r}: {model}" for word, model in words.items() if model)
        yield "|".join(sorted(models.values())), f"{str(told['propertyName'])!r}, {{{text}}}"


def _references(node: Mapping[str, Any]) -> list[str]:
    alternatives = [*(node.get("oneOf") or ()), *(node.get("anyOf") or ())]
    return [str(each["$ref"]) for each in alternatives if isinstance(each, Mapping) and "$ref" in each]


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]
