# Generated from specs/cloudify/openapi.yaml by openapi-python-client 0.29.1: do not edit.
# To change it, edit the spec or specs/templates and run: scripts/generate cloudify
"""Shared types of the generated code, and the functions that read and write its models."""

import datetime
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from enum import Enum
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Generic, Literal, TypeVar
from urllib.parse import quote
from uuid import UUID

from attrs import define, field

from .errors import DecodeError


class Unset:
    """The type of `UNSET`: a field the server did not send, or an argument the caller did not give."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

MISSING: Any = UNSET
"""`UNSET` in a field that the spec requires and the server did not send: rather that than losing the whole answer."""

FileContent = IO[bytes] | bytes | str
FileTypes = tuple[str | None, FileContent, str | None] | tuple[str | None, FileContent, str | None, Mapping[str, str]]
RequestFiles = list[tuple[str, FileTypes]]


@define
class File:
    """A request body that is sent as it is, for example YAML."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Return what httpx accepts for multipart/form-data."""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@define
class Response(Generic[T]):
    """An answer: its status (any integer), raw body, headers and the model read from it, if it was a success.

    Body and headers are left out of `repr`: they may hold a token or a cookie.
    """

    status_code: int
    content: bytes = field(repr=False)
    headers: MutableMapping[str, str] = field(repr=False)
    parsed: T | None


class Open(Generic[T]):
    """An object with fields that the spec does not know: they are in `additional_properties`, and are had as those of a dict."""

    __slots__ = ()

    additional_properties: dict[str, T]

    if not TYPE_CHECKING:  # for whom any name would then be an attribute

        def __getattr__(self, name: str) -> Any:
            # Few objects have such fields, and there may be thousands: the dict is made when somebody looks at it.
            if name != "additional_properties":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            self.additional_properties = {}
            return self.additional_properties

    @property
    def additional_keys(self) -> list[str]:
        """Return the names of the fields that the spec does not know."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> T:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: T) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


_UNREADABLE = (AttributeError, KeyError, RecursionError, TypeError, ValueError)


def decode(construct: Callable[[Any], T], value: Any, path: str) -> T:
    """Return `construct(value)`; what it cannot read raises `DecodeError` with the path of the bad field."""
    try:
        return construct(value)
    except _UNREADABLE as error:
        raise DecodeError.at(path, value, error) from error


def decode_enum(construct: type[E], value: Any, path: str) -> E:
    """Return the member of a value: by table if it is known, a member of its own if not."""
    try:
        return construct._value2member_map_[value]  # type: ignore[return-value]
    except (KeyError, TypeError):
        return decode(construct, value, path)


def decode_list(construct: Callable[[Any], T], value: Any, path: str) -> list[T]:
    """Return `construct` of each item of a list; the path in a `DecodeError` says which item was bad."""
    if not isinstance(value, list):
        raise DecodeError(path, f"expected a list, got {type(value).__name__}")
    try:
        return [construct(item) for item in value]
    except _UNREADABLE:
        return [decode(construct, item, f"{path}[{index}]") for index, item in enumerate(value)]


def decode_models(model: Any, value: Any, path: str) -> list[Any]:
    """Return the models of a list of objects. A reader that knows the model may give an iterator of rows in its place."""
    return (
        [model.from_row(row) for row in value]
        if isinstance(value, Iterator)
        else decode_list(model.from_dict, value, path)
    )


def decode_union(models: tuple[Any, ...], value: Mapping[str, Any], field: str, words: Mapping[str, Any]) -> Any:
    """Return the model of an object that may be one of several: the one its discriminator names, else the one that knows most."""
    word = value.get(field)
    model = words.get(word) if isinstance(word, str) else None
    if model is None:  # of several that know as much the smallest, and of these the first
        model = max(models, key=lambda each: _known(getattr(each, "FIELDS", {}), value))
    return model.from_dict(value)


def _known(fields: Mapping[str, Any], value: Mapping[str, Any]) -> tuple[int, int]:
    return len(fields.keys() & value.keys()), -len(fields)


def decode_model(model: Any, response: Any) -> Any:
    """Return the model in a JSON answer, or raise `DecodeError` with the first bytes of the body.

    `response.json_of(model)`, if there is one, may give the answer's object with rows for lists of objects, or raise.
    """
    if hasattr(response, "json_of"):
        with suppress(*_UNREADABLE):  # read once more the long way, which says what is wrong and where
            return model.from_dict(response.json_of(model))
    return decode_body(model.from_dict, response)


def decode_body(construct: Callable[[Any], T], response: Any) -> T:
    """Return the model in a JSON answer, or raise `DecodeError` with the first bytes of the body."""
    try:
        value = response.json()
    except (ValueError, RecursionError) as error:
        raise DecodeError("", "the body is not JSON", response.content) from error
    try:
        return construct(value)
    except _UNREADABLE as error:
        raise DecodeError.at("", value, error, response.content) from error


def as_is(value: Any) -> Any:
    """Return the value: for answers whose shape the spec leaves open."""
    return value


def as_object(value: Any) -> dict[str, Any]:
    """Return the value if it is an object: for those whose fields the spec leaves open."""
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, got {type(value).__name__}")
    return value


def decode_datetime(value: Any) -> datetime.datetime | str:
    """Return the instant of an ISO 8601 text; any other text is kept as it came."""
    try:
        return datetime.datetime.fromisoformat(value)
    except TypeError:
        raise DecodeError("", f"expected a text, got {type(value).__name__}") from None
    except ValueError:
        return str(value)


def path_part(value: Any, name: str) -> str:
    """Return a path parameter as it goes into a path; ValueError for one with which the path would be that of something else."""
    text = "" if value is None or isinstance(value, Unset) else str(value)
    if text in ("", ".", ".."):
        raise ValueError(
            f"{name}={value!r}: give the id (or name) of one thing; with this the call would be another one"
        )
    return quote(text, safe="")


def encode(value: Any) -> Any:
    """Return the JSON form of a model, enum, date or a list or dict of them; plain values as they are."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value.to_dict()


__all__ = ["UNSET", "DecodeError", "File", "FileTypes", "RequestFiles", "Response", "Unset"]
