"""Verifies AWS Signature Version 4 on a request as it arrived: written by the rules, not with the client's signer."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from .messages import Call

SERVICE = "imagebuilder"
SKEW = 900.0
"""Seconds that the clocks may differ."""

_AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/]+)/(?P<day>\d{8})/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request,"
    r" ?SignedHeaders=(?P<names>[a-z0-9;-]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a request is not let in: HTTP status, AWS's name for it, and a message."""

    status: int
    name: str
    message: str


def verify(call: Call, *, secrets: Mapping[str, str], token: str | None, region: str, now: float) -> Refused | None:
    """Return why a request is refused, or None if its signature is right. `secrets` maps access keys to secret keys."""
    header = call.header("authorization")
    if header is None:
        return Refused(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
    found = _AUTHORIZATION.fullmatch(header)
    if found is None:
        return Refused(403, "IncompleteSignature", "Authorization header is malformed")
    secret = secrets.get(found["key"])
    if secret is None or call.header("x-amz-security-token") != token:
        return Refused(403, "UnrecognizedClientException", "The security token included in the request is invalid.")
    names = found["names"].split(";")
    stamp = call.header("x-amz-date") or ""
    missing = [name for name in _needed(call) if name not in names]
    if missing or not stamp.startswith(found["day"]):
        return Refused(403, "InvalidSignatureException", f"not signed: {', '.join(missing) or 'the date'}")
    if abs(_seconds(stamp) - now) > SKEW:
        return Refused(400, "RequestExpired", f"Signature expired: {stamp}")
    if (found["region"], found["service"]) != (region, SERVICE):
        return Refused(403, "InvalidSignatureException", f"Credential should be scoped to {region} and {SERVICE}")
    if not hmac.compare_digest(_signature(call, names, found, secret, stamp), found["signature"]):
        return Refused(403, "InvalidSignatureException", "The request signature we calculated does not match")
    return None


def _needed(call: Call) -> list[str]:
    amazon = [name for name, _ in call.headers if name.startswith("x-amz-")]
    return ["host", "x-amz-date", *(["content-type"] if call.body else []), *amazon]


def _seconds(stamp: str) -> float:
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return float("-inf")


def canonical(call: Call, names: list[str]) -> str:
    """Return the canonical form of a request with these headers signed."""
    pairs = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~")) for name, value in call.query)
    lines = [f"{name}:{' '.join((call.header(name) or '').split())}" for name in names]
    payload = hashlib.sha256(call.body).hexdigest()
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return "\n".join([call.method, call.path, query, *lines, "", ";".join(names), payload])


def _signature(call: Call, names: list[str], found: re.Match[str], secret: str, stamp: str) -> str:
    scope = f"{found['day']}/{found['region']}/{found['service']}/aws4_request"
    hashed = hashlib.sha256(canonical(call, names).encode()).hexdigest()
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashed}"
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
