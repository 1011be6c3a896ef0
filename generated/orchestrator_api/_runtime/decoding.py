"""Reads answers into models, and says where one cannot be read."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import Enum
from typing import Any, Protocol, Self, TypeVar

from .errors import DecodeError

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class Model(Protocol):
    """What is asked of a generated model here."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], /) -> Self:
        """Return the model of a JSON object."""
        ...


M = TypeVar("M", bound=Model)

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
    """Return the models of a list of objects. A reader that knows the model may give an iterator of models in its place."""
    return list(value) if isinstance(value, Iterator) else decode_list(model.from_dict, value, path)


def decode_object(model: Any, value: Any, path: str) -> Any:
    """Return the model of an object. A reader that knows the model may give it in its place."""
    return value if type(value) is model else decode(model.from_dict, value, path)


def decode_union(models: tuple[Any, ...], value: Mapping[str, Any], field: str, words: Mapping[str, Any]) -> Any:
    """Return the model of an object that may be one of several: the one its discriminator names, else the one that knows most."""
    word = value.get(field)
    model = words.get(word) if isinstance(word, str) else None
    if model is None:  # of several that know as much the smallest, and of these the first
        model = max(models, key=lambda each: _known(getattr(each, "FIELDS", {}), value))
    return model.from_dict(value)


def _known(fields: Mapping[str, Any], value: Mapping[str, Any]) -> tuple[int, int]:
    return len(fields.keys() & value.keys()), -len(fields)


def decode_model(model: type[M], response: Any) -> M:
    """Return the model in a JSON answer, or raise `DecodeError` with the first bytes of the body.

    `response.read_as(model)`, if there is one, may give the model in a way of its own, or raise.
    """
    if hasattr(response, "read_as"):
        with suppress(*_UNREADABLE):  # read once more the long way, which says what is wrong and where
            known: M = response.read_as(model)
            return known
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


def decode_datetime(value: Any) -> dt.datetime | str:
    """Return the instant of an ISO 8601 text; any other text is kept as it came."""
    try:
        return dt.datetime.fromisoformat(value)
    except TypeError:
        raise DecodeError("", f"expected a text, got {type(value).__name__}") from None
    except ValueError:
        return str(value)
