"""JSON texts that come back later, from a file or a queue: a checksum against accidents, a signature against others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from ..errors import UsageError
from ..silent import silent


def seal(fields: Mapping[str, object], signing_key: str | bytes | None = None) -> str:
    """Return fields as JSON text with a checksum, signed if there is a key."""
    whole, signing_key = dict(fields), silent(signing_key)
    if signing_key is not None:
        whole["signature"] = _signature(whole, signing_key)
    return json.dumps({**whole, "check": checksum(whole)})


def unseal(text: str, what: str, version: int, signing_key: str | bytes | None = None) -> dict[str, Any]:
    """Return the fields of such a text; `UsageError` for one that is cut, changed, or made by something else.

    With a `signing_key` also for one that was not signed with it; without one a signature is not looked at. `what` is what
    people call it.
    """
    signing_key = silent(signing_key)
    if not isinstance(text, str | bytes):
        raise UsageError(f"this is no {what}, which is a text: keep what run.token() or client.intent() returned")
    try:
        fields: dict[str, Any] = json.loads(text)
        check = fields.pop("check")
    except (ValueError, AttributeError, TypeError, KeyError, RecursionError):
        raise UsageError(f"this is no {what}; it is cut short, or something else made it") from None
    if fields.get("version") != version or isinstance(fields["version"], bool):
        raise UsageError(f"the {what} has version {fields.get('version')!r}; this release reads version {version}")
    if check != checksum(fields):
        raise UsageError(f"the {what} was changed or damaged: use it exactly as it was given")
    signature = fields.pop("signature", None)
    if signing_key is not None and not _same(signature, _signature(fields, signing_key)):
        raise UsageError(f"the {what} was not signed with this signing_key")
    return fields


def is_texts(value: object) -> bool:
    """Return whether a value of JSON is an object of texts."""
    return isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values())


def is_number(value: object) -> bool:
    """Return whether a value of JSON is a finite number."""
    try:
        return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    except OverflowError:  # a whole number beyond what a float holds
        return False


def checksum(fields: Mapping[str, object]) -> str:
    """Return a checksum against accidents; it is no signature."""
    import hashlib  # late, as below: OpenSSL takes long to import, and few calls make a token

    return hashlib.sha256(_spelled(fields)).hexdigest()[:16]


def _signature(fields: Mapping[str, object], key: str | bytes) -> str:
    """Return a signature that cannot be made without the key (HMAC, RFC 2104)."""
    import hmac

    key = silent(key)
    secret = key.encode() if isinstance(key, str) else key
    if not isinstance(secret, bytes) or not secret.strip():
        raise UsageError("signing_key: give a text or bytes that are not empty")
    return hmac.new(secret, _spelled(fields), "sha256").hexdigest()


def _same(one: object, other: str) -> bool:
    import hmac

    return isinstance(one, str) and hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _spelled(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True).encode()
