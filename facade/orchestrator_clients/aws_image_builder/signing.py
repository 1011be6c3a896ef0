"""AWS Signature Version 4, pure: what is sent, the keys and the time go in, headers come out.

Derived by ourselves rather than by botocore's signer, which writes the session token into its log; the result is the same.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from .._core.silent import Secret, SecretBytes

ALGORITHM = "AWS4-HMAC-SHA256"
SERVICE = "imagebuilder"

_SIGNED = ("content-type", "host")
_ANEW = ("x-amz-date", "x-amz-security-token")


@dataclass(frozen=True, slots=True)
class Keys:
    """Credentials as they are at one moment; `token` belongs to temporary ones. `account`: whose they are, if known."""

    access_key: str
    secret_key: str = field(repr=False)
    token: str | None = field(default=None, repr=False)
    account: str | None = None


def canonical_request(method: str, target: str, headers: Mapping[str, str], body: bytes) -> str:
    """Return the text form of a request that both sides hash.

    `target` is path and query exactly as sent, percent-encoded; `headers` those to sign, their names in lower case.
    """
    path, _, query = target.partition("?")
    lines = [f"{name}:{' '.join(headers[name].split())}" for name in sorted(headers)]
    return "\n".join(
        (method.upper(), canonical_path(path), canonical_query(query), *lines, "", signed_names(headers), _hash(body))
    )


@lru_cache(maxsize=128)  # an API has few
def canonical_path(path: str) -> str:
    """Return a path without dot segments and double slashes, percent-encoded once more."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    end = "/" if kept and path.endswith("/") else ""
    return quote(f"/{'/'.join(kept)}{end}", safe="/~")


def canonical_query(query: str) -> str:
    """Return a percent-encoded query in the order of names and values; a space, which httpx writes as `+`, is `%20`."""
    if not query:
        return ""
    pairs = (pair.partition("=") for pair in query.replace("+", "%20").split("&"))
    return "&".join(f"{name}={value}" for name, value in sorted((name, value) for name, _, value in pairs))


def signed_names(headers: Mapping[str, str]) -> str:
    """Return the names of the signed headers as the signature lists them."""
    return ";".join(sorted(headers))


def string_to_sign(canonical: str, timestamp: str, scope: str) -> str:
    """Return the text that is signed."""
    return "\n".join((ALGORITHM, timestamp, scope, _hash(canonical.encode())))


def signing_key(secret_key: str, day: str, region: str) -> bytes:
    """Return the key of a day and region."""
    key = f"AWS4{secret_key}".encode()
    for part in (day, region, SERVICE, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return SecretBytes(key)


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


class Signer:
    """Signs requests to one region; the key of a day is derived once."""

    def __init__(self, region: str) -> None:
        self._region = region
        self._cached: tuple[tuple[str, str], bytes] = (("", ""), b"")

    def sign(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes, keys: Keys, now: float
    ) -> dict[str, str]:
        """Return the headers to add to a request; `now` is in seconds since 1970.

        Signed are `content-type`, `host` and every `x-amz-*` header among `headers` (names in lower case), the date and the
        session token; whatever else a client or proxy may change stays unsigned.
        """
        timestamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
        added = {"x-amz-date": timestamp} | ({"x-amz-security-token": keys.token} if keys.token else {})
        # A repeat carries date and token of the attempt before, which are signed as they are made anew.
        kept = [name for name in headers if name in _SIGNED or (name.startswith("x-amz-") and name not in _ANEW)]
        signed = {name: headers[name] for name in kept} | added
        day = timestamp[:8]
        scope = f"{day}/{self._region}/{SERVICE}/aws4_request"
        text = string_to_sign(canonical_request(method, target, signed, body), timestamp, scope)
        signature = hmac.digest(self._key(keys.secret_key, day), text.encode(), "sha256").hex()
        credential = f"Credential={keys.access_key}/{scope}"
        names = f"SignedHeaders={signed_names(signed)}"
        return added | {"authorization": Secret(f"{ALGORITHM} {credential}, {names}, Signature={signature}")}

    def _key(self, secret_key: str, day: str) -> bytes:
        wanted = (secret_key, day)
        known, key = self._cached  # one tuple, replaced whole: threads may share it
        if known != wanted:
            key = signing_key(secret_key, day, self._region)
            self._cached = (wanted, key)
        return key
