"""Credentials of the simulated Orchestrator: HTTP Basic, its own tokens, credentials in the query."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from ..._simulation.messages import Call

TOKEN_SECONDS: Final = 3600.0
"""How long a token lives; the real lifetime is not known."""

Accepts = Literal["anything", "headers", "tokens"]

_KEY: Final = b"the simulated server's own key"
_HEADER: Final = {"alg": "HS256", "typ": "JWT"}


@dataclass(frozen=True, slots=True)
class AsperaCredentials:
    """The credentials that the simulator accepts: user and password, or user and API key."""

    username: str
    """Of the user, or the login that goes with the key."""
    password: str = field(repr=False)
    """For Basic, for a login, or in the query."""
    api_key: str = field(repr=False)
    """In the place of the password."""


def who(call: Call, users: Sequence[AsperaCredentials], accepts: Accepts, now: float) -> AsperaCredentials | None:
    """Return the user that a call proves to be of; None if it does not.

    accepts: `headers` refuses credentials in the query, as 4.1.6 does while token authentication is on (public guides);
        `tokens` refuses HTTP Basic as well.
    """
    header = call.header("authorization") or ""
    scheme, _, value = header.partition(" ")
    if scheme == "Bearer":
        return _named(users, _bearer_of(value, now))
    if accepts == "tokens":
        return None
    if header:
        return next((user for user in users if scheme == "Basic" and value == _basic(user)), None)
    return _by_query(call, users) if accepts == "anything" else None


def _by_query(call: Call, users: Sequence[AsperaCredentials]) -> AsperaCredentials | None:
    alone = call.query_value("apikey")  # as the vendor's own newer client sends it
    if alone is not None:
        return next((user for user in users if user.api_key == alone), None)
    user = _named(users, call.query_value("login"))
    good = user and (call.query_value("password") == user.password or call.query_value("api_key") == user.api_key)
    return user if good else None


def _named(users: Sequence[AsperaCredentials], name: str | None) -> AsperaCredentials | None:
    return next((user for user in users if user.username == name), None)


def _basic(user: AsperaCredentials) -> str:
    return base64.b64encode(f"{user.username}:{user.password}".encode()).decode()


def logged_in(body: object, users: Sequence[AsperaCredentials], now: float) -> str | None:
    """Return a token for the body of a login: user name and password, or an API key alone; None if they are wrong."""
    for user in users:
        if body in ({"username": user.username, "password": user.password}, {"apikey": user.api_key}):
            return _token({"sub": user.username, "iat": int(now), "exp": int(now + TOKEN_SECONDS)})
    return None


def _token(claims: object) -> str:
    signed = f"{_part(_HEADER)}.{_part(claims)}"
    return f"{signed}.{_signature(signed)}"


def _part(value: object) -> str:
    return _url_safe(json.dumps(value, separators=(",", ":")).encode())


def _signature(signed: str) -> str:
    return _url_safe(hmac.digest(_KEY, signed.encode(), hashlib.sha256))


def _url_safe(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bearer_of(token: str, now: float) -> str | None:
    """Return the user's name in a token that this server signed and that has not expired."""
    signed, _, signature = token.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(signed).encode()):
        return None
    try:
        part = signed.partition(".")[2]
        claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (ValueError, binascii.Error):
        return None
    return str(claims["sub"]) if claims["exp"] > now else None
