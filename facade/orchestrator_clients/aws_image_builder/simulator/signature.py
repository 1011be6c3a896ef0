"""Verifies AWS Signature Version 4 on a request as it arrived: written by the rules, not with the client's signer."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from ..._simulation.messages import Call

ALGORITHM = "AWS4-HMAC-SHA256"
SERVICE = "imagebuilder"
SKEW = 900.0
"""Seconds that the clocks may differ."""

_STAMP = "%Y%m%dT%H%M%SZ"

_AUTHORIZATION = re.compile(
    ALGORITHM + r" Credential=(?P<key>[^/,\s]+)/(?P<day>\d{8})/(?P<region>[^/,\s]+)/(?P<service>[^/,\s]+)/aws4_request,"
    r"\s*SignedHeaders=(?P<names>[a-z0-9;-]+),\s*Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is not let in: AWS's name for it, and a message."""

    name: str
    message: str


def verify(
    call: Call,
    *,
    secrets: Mapping[str, str],
    token: str | None,
    region: str,
    now: float,
    expired: Collection[str | None] = (),
) -> Refused | None:
    """Return why a request is refused, or None if its signature is right.

    secrets: secret keys by access key. token: the session token that must come with them, None if there is to be none.
    expired: session tokens that were good once. now: seconds since 1970.
    """
    header, stamp = call.header("authorization"), call.header("x-amz-date") or ""
    if header is None:
        return Refused("MissingAuthenticationTokenException", "Missing Authentication Token")
    found = _AUTHORIZATION.fullmatch(header)
    if found is None or _seconds(stamp) is None:
        return Refused("IncompleteSignature", "The header Authorization or X-Amz-Date is missing or malformed")
    if call.header("x-amz-security-token") in expired:
        return Refused("ExpiredTokenException", "The security token included in the request is expired")
    secret = secrets.get(found["key"])
    if secret is None or call.header("x-amz-security-token") != token:
        return Refused("UnrecognizedClientException", "The security token included in the request is invalid.")
    return _late(stamp, now) or _misplaced(call, found, stamp, region) or _forged(call, found, stamp, secret)


def _late(stamp: str, now: float) -> Refused | None:
    off = (_seconds(stamp) or 0.0) - now
    if abs(off) <= SKEW:
        return None
    here = datetime.fromtimestamp(now, UTC).strftime(_STAMP)
    return Refused(
        "RequestExpired", f"Signature {'expired' if off < 0 else 'not yet current'}: {stamp}, here it is {here}"
    )


def _misplaced(call: Call, found: re.Match[str], stamp: str, region: str) -> Refused | None:
    """Return what is wrong besides the signature itself: day, region, service, or what is left unsigned."""
    names = found["names"].split(";")
    unsigned = sorted(_needed(call) - set(names))
    wrong = {
        "Date in Credential scope does not match that of the header X-Amz-Date.": found["day"] != stamp[:8],
        "Credential should be scoped to a valid region.": found["region"] != region,
        f"Credential should be scoped to correct service: '{SERVICE}'.": found["service"] != SERVICE,
        f"{unsigned} must be a 'SignedHeader' in the AWS Authorization.": bool(unsigned),
        "SignedHeaders is not in alphabetical order.": names != sorted(set(names)),
    }
    return next((Refused("InvalidSignatureException", message) for message, is_so in wrong.items() if is_so), None)


def _needed(call: Call) -> set[str]:
    """Return the headers that must be signed: those of AWS's own, Host, and Content-Type where it was sent."""
    sent = {name for name, _ in call.headers}
    return {"host"} | {name for name in sent if name == "content-type" or name.startswith("x-amz-")}


def _forged(call: Call, found: re.Match[str], stamp: str, secret: str) -> Refused | None:
    signature = _signature(call, found["names"].split(";"), found, secret, stamp)
    if hmac.compare_digest(signature, found["signature"]):
        return None
    return Refused(
        "InvalidSignatureException",
        "The request signature we calculated does not match the signature you provided. "
        "Check your AWS Secret Access Key and signing method.",
    )


def _seconds(stamp: str) -> float | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def canonical(call: Call, names: list[str]) -> str:
    """Return the canonical form of a request with these headers signed.

    The path is encoded once more than it was sent, and the query anew from what it means: a space is `%20`, never `+`.
    """
    pairs = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in call.query)
    lines = [f"{name}:{','.join(_trimmed(call, name))}" for name in names]
    payload = hashlib.sha256(call.body).hexdigest()
    query = "&".join(f"{name}={value}" for name, value in pairs)
    path = quote(call.path, safe="/-_.~")
    return "\n".join([call.method, path, query, *lines, "", ";".join(names), payload])


def _trimmed(call: Call, name: str) -> list[str]:
    return [" ".join(value.split()) for key, value in call.headers if key == name]


def _signature(call: Call, names: list[str], found: re.Match[str], secret: str, stamp: str) -> str:
    scope = f"{found['day']}/{found['region']}/{found['service']}/aws4_request"
    hashed = hashlib.sha256(canonical(call, names).encode()).hexdigest()
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    text = f"{ALGORITHM}\n{stamp}\n{scope}\n{hashed}"
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
