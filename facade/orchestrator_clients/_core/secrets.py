"""Credentials as callers give them, checked without ever being shown, and in the forms that headers want them."""

import base64
from typing import TypeGuard

from .errors import UsageError
from .silent import Secret


def is_text(value: object) -> TypeGuard[str]:
    """Return whether a value is a text that can be sent: half a surrogate pair cannot, and its error would show it."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def is_secret(value: object) -> TypeGuard[str]:
    """Return whether a value can be a secret: a text that can be sent and is not blank."""
    return is_text(value) and bool(value.strip())


def fits_header(text: str) -> bool:
    """Return whether a text can be the value of a header as it is."""
    return text.isascii() and text.isprintable() and text == text.strip()


def secret_text(value: object, name: str, *, system: str) -> str:
    """Return a text that can be a secret; anything else raises `UsageError`, which does not show it."""
    if not is_secret(value):
        raise UsageError(f"{name}: give a text that is not empty", system=system)
    return Secret(value)


def header_text(value: object, name: str, *, system: str) -> str:
    """Return a text that fits in a header; anything else raises `UsageError`, which does not show it."""
    text = secret_text(value, name, system=system)
    if not fits_header(text):
        raise UsageError(f"{name} holds a character that does not belong there", system=system)
    return text


def basic(auth: tuple[str, str], *, system: str) -> str:
    """Return the `Authorization` value of HTTP Basic; `UsageError` for what is no pair of user and password."""
    if not (isinstance(auth, tuple) and len(auth) == 2 and all(map(is_text, auth)) and auth[0]):
        raise UsageError("auth must be (user, password)", system=system)
    if ":" in auth[0]:
        raise UsageError("auth: a user name with a colon cannot travel by HTTP Basic", system=system)
    return Secret("Basic " + base64.b64encode(f"{auth[0]}:{auth[1]}".encode()).decode())
