"""Writes what users give as JSON, as part of a path, a query or headers."""

import datetime as dt
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote

from .values import UNSET, Unset

T = TypeVar("T")
_PLAIN = (str, int, float)
_NESTED = (dict, list)
_COOKIE = "!#$&'()*+-./:<=>?@[]^_`{|}~"


def encode(value: Any) -> Any:
    """Return the JSON form of a model, enum, date or a list or dict of them; plain values as they are.

    ValueError for what is nested too deeply: an answer may be.
    """
    try:
        return _encoded(value)
    except RecursionError:
        raise ValueError("it is nested too deeply to be written") from None


def _encoded(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, list):
        return [_encoded(item) for item in value]
    if isinstance(value, dict):
        return {key: _encoded(item) for key, item in value.items()}
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.to_dict() if hasattr(value, "to_dict") else _text(value)


def _text(value: Any) -> str:
    from uuid import UUID  # late: few bodies hold one

    if not isinstance(value, UUID):
        raise TypeError(f"expected a value of JSON, got {type(value).__name__}")
    return str(value)


def path_part(value: Any, name: str) -> str:
    """Return a path parameter as it goes into a path; ValueError for one with which the path would be that of something else."""
    text = "" if value is None or isinstance(value, Unset) else str(encode(value))
    if text in ("", ".", "..") or _HALF.search(text):
        raise ValueError(
            f"{name}={value!r}: give the id (or name) of one thing; with this the call would be another one"
        )
    return quote(text, safe="")


_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a surrogate pair, for which UTF-8 has no bytes."""


def query(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters that were given, in their JSON form; the members of an object are parameters of their own."""
    given: dict[str, Any] = {}
    for name, value in values.items():
        if value is UNSET or value is None or isinstance(value, Unset):
            continue
        told = encode(value)
        if isinstance(told, dict):
            given.update(told)
        else:
            given[name] = told
    for name, value in given.items():
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, _NESTED):
                raise TypeError(f"{name}: a query has no place for objects or lists within a value: give texts")
    return {name: value for name, value in given.items() if value is not None}


def header(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the headers that were given, as text."""
    told = {name: encode(value) for name, value in values.items() if value is not None and not isinstance(value, Unset)}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in told.items()}


def cookie(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the header of the cookies that were given, encoded as OpenAPI has it; a request's own are no matter of httpx's."""
    told = [f"{name}={quote(value, safe=_COOKIE)}" for name, value in header(values).items()]
    return {"Cookie": "; ".join(told)} if told else {}


def kind(value: T, name: str, *kinds: type[Any]) -> T:
    """Return a value (or list of values) of one of these types; TypeError for any other, which would be sent as another thing."""
    for one in value if isinstance(value, list) else [value]:
        if one is not None and one is not UNSET and not isinstance(one, kinds):
            told = " or ".join(f"{each.__name__}{_maker(each)}" for each in kinds)
            raise TypeError(f"{name}: expected {told}, got {type(one).__name__}")
    return value


def _maker(kind: type[Any]) -> str:
    if issubclass(kind, Enum):
        return f" ({kind.__name__}(text) makes one)"
    return f" ({kind.__name__}.from_dict(...) makes one)" if hasattr(kind, "from_dict") else ""
