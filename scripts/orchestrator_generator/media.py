"""Refuses bodies and answers whose media types the generator would ignore or treat as something else."""

from collections.abc import Iterator, Mapping
from typing import Any

from .document import Document, Pointer
from .walk import operations

_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_BYTES = "application/octet-stream"


def check_media(document: Document, kinds: Mapping[str, str]) -> None:
    """Raise `SpecError` for the first; `kinds` says as what kind other media types are taken (`content_type_overrides`)."""
    for pointer, name, media in _described(document):
        kind = _plain(kinds.get(name, name))
        if {_plain(name), kind} & {*_FORMS} or kind.startswith("multipart/"):
            raise document.error(
                (*pointer, name),
                "forms are not supported, nor can content_type_overrides make them so: a body is JSON or bytes",
            )
        if not _is_known(kind) or (kind != _BYTES and kind != kinds.get(name, name).split(";")[0].strip()):
            raise document.error(
                (*pointer, name),
                f"the generator would drop {name!r}: add it to content_type_overrides, as application/json or {_BYTES}",
            )
        if not kind.startswith("text/") and kind != _BYTES:
            _no_bytes(document, (*pointer, name, "schema"), media.get("schema"))
    for pointer, content in _bodies(document):
        _check_body(document, pointer, content, kinds)


def _described(document: Document) -> Iterator[tuple[Pointer, str, Mapping[str, Any]]]:
    """Yield each media type of a body or an answer, with the place of the mapping that it stands in."""
    for pointer, node in document.mappings():
        if pointer[-1:] == ("content",) and not document.is_named(pointer) and not document.is_data(pointer):
            for name, media in node.items():
                yield pointer, str(name), media if isinstance(media, Mapping) else {}


def _plain(kind: str) -> str:
    return kind.split(";", maxsplit=1)[0].strip().lower()


def _is_known(kind: str) -> bool:
    return kind in ("application/json", _BYTES) or kind.endswith("+json") or kind.startswith("text/")


def _no_bytes(document: Document, place: Pointer, schema: object) -> None:
    if document.target(schema).get("format") == "binary":
        raise document.error(
            place, f"JSON has no bytes: leave the format out, the value is a text; or say {_BYTES} if they are meant"
        )


def _bodies(document: Document) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    for pointer, operation in operations(document):
        told = operation.get("requestBody") or {}
        content = document.target(told).get("content")
        if isinstance(content, Mapping):
            yield (*pointer, "requestBody", *(() if "$ref" in told else ("content",))), content


def _check_body(document: Document, place: Pointer, content: Mapping[str, Any], kinds: Mapping[str, str]) -> None:
    """A text is sent as JSON or not at all; of several media types the class of the body says which is meant."""
    for name in content:
        if _plain(kinds.get(str(name), str(name))).startswith("text/"):
            remedy = f"add {name!r} to content_type_overrides as {_BYTES}, and give it as File"
            raise document.error(place, f"a body that is a text would not be sent: {remedy}")
    schemas = [document.target(dict(media or {}).get("schema")) for media in content.values()]
    if any(one != schemas[0] for one in schemas):
        for schema in schemas:
            if not _has_a_class(schema):
                raise document.error(
                    place,
                    "of several media types the class of a body says which is sent: describe each as an object with "
                    "fields or as bytes, or leave one",
                )


def _has_a_class(schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("properties") or schema.get("allOf") or schema.get("format") == "binary")
