"""A wait as a small text that another process can pick up: where, which, until when. Never a credential."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from ..errors import UsageError
from ..model import State

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a token says; `deadline` is in seconds since 1970.

    `scope` is the part of the system that the client works in, such as its tenant; None in tokens of release 0.1.
    """

    system: str
    base_url: str
    ids: Mapping[str, str]
    state: State
    raw_status: str
    deadline: float | None = None
    scope: Mapping[str, str] | None = field(default=None)

    def dumps(self, *, signing_key: str | bytes | None = None) -> str:
        """Return the token as JSON text, signed if there is a key."""
        fields: dict[str, object] = {
            "version": VERSION,
            "system": self.system,
            "base_url": self.base_url,
            "ids": dict(self.ids),
            "state": str(self.state),
            "raw_status": self.raw_status,
            "deadline": self.deadline,
        }
        if self.scope is not None:
            fields["scope"] = dict(self.scope)
        if signing_key is not None:
            fields["signature"] = _signature(fields, signing_key)
        return json.dumps({**fields, "check": _check(fields)})


def loads(text: str, *, signing_key: str | bytes | None = None) -> Token:
    """Return what a token says; `UsageError` for one that is cut, changed, or made by something else.

    With a `signing_key` also for one that was not signed with it; without one a signature is not looked at.
    """
    try:
        fields = json.loads(text)
        check = fields.pop("check")
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        raise UsageError("this is no execution token; it is cut short, or something else made it") from None
    if fields.get("version") != VERSION or isinstance(fields["version"], bool):
        raise UsageError(
            f"the execution token has version {fields.get('version')!r}; this release reads version {VERSION}"
        )
    if check != _check(fields):
        raise UsageError("the execution token was changed or damaged: use it exactly as it was given")
    signature = fields.pop("signature", None)
    if signing_key is not None and not _same(signature, _signature(fields, signing_key)):
        raise UsageError("the execution token was not signed with this signing_key")
    return _token(fields)


def _token(fields: Mapping[str, Any]) -> Token:
    """Return the token of its members, each of which must be of its type."""
    texts, members = ("system", "base_url", "raw_status"), {"ids": fields.get("ids"), "scope": fields.get("scope", {})}
    odd = [name for name in texts if not isinstance(fields.get(name), str)]
    odd += [name for name, value in members.items() if not _is_texts(value) or (name == "ids" and not value)]
    odd += [] if fields.get("state") in list(State) else ["state"]
    odd += [] if _is_moment(fields.get("deadline", "")) else ["deadline"]
    if odd:
        raise UsageError(f"the execution token has no fit {odd[0]!r}: something else made it")
    return Token(
        **{name: fields[name] for name in (*texts, "ids", "deadline")},
        state=State(fields["state"]),
        scope=fields.get("scope"),
    )


def _is_texts(value: object) -> bool:
    return isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())


def _is_moment(value: object) -> bool:
    try:
        return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value))
    except OverflowError:  # a whole number beyond what a float holds
        return False


def _check(fields: Mapping[str, object]) -> str:
    """Return a checksum against accidents; it is no signature."""
    return hashlib.sha256(_spelled(fields)).hexdigest()[:16]


def _signature(fields: Mapping[str, object], key: str | bytes) -> str:
    """Return a signature that only who has the key can make (HMAC, RFC 2104)."""
    secret = key.encode() if isinstance(key, str) else key
    if not isinstance(secret, bytes) or not secret.strip():
        raise UsageError("signing_key: give a text or bytes that are not empty")
    return hmac.new(secret, _spelled(fields), hashlib.sha256).hexdigest()


def _same(one: object, other: str) -> bool:
    return isinstance(one, str) and hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _spelled(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True).encode()
