"""Secrets as values that do not show themselves: debuggers and error trackers write down the local variables of every frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, SupportsIndex, TypeVar, cast

T = TypeVar("T")

_SHOWN = "***"


class Secret(str):
    """A text like any other, which is sent as it is, and whose `repr` shows nothing; nor do those of its parts and bytes.

    What is made of it by formatting or joining is a plain text again, to be made a secret anew.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(_SHOWN)

    def __getitem__(self, at: SupportsIndex | slice[Any, Any, Any]) -> Secret:
        return Secret(super().__getitem__(at))  # some cut long texts before they show them

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> SecretBytes:
        """Return its bytes, whose `repr` shows nothing either."""
        return SecretBytes(super().encode(encoding, errors))


class SecretBytes(bytes):
    """Bytes like any others, but their `repr` shows nothing."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(_SHOWN.encode())

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        return SecretBytes(found) if isinstance(found, bytes) else found


class _Unfit:
    """Stands for a value of a type that no secret has: whoever checks it refuses it, without having seen it."""

    def __repr__(self) -> str:
        return _SHOWN


def silent(value: T) -> T:
    """Return a secret as it was given, in a form that does not show itself; None stays None.

    To be called first in a function that takes secrets, so that its own variables no longer show them whatever it raises.
    """
    return cast(T, _silent(value))


def _silent(value: object) -> object:
    if isinstance(value, str):
        return Secret(value)
    if isinstance(value, bytes):
        return SecretBytes(value)
    if isinstance(value, tuple):
        return tuple(map(_silent, value))
    if isinstance(value, Mapping):
        return {name: _silent(part) for name, part in value.items()}
    return None if value is None else _Unfit()
