"""Two signers, botocore's and our client's, that can be asked for wrong signatures too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from orchestrator_clients.aws_image_builder.signing import Keys, Signer
from orchestrator_clients.testing import AwsImageBuilderSimulator

KEYS = Keys("AKIDSIMULATED", "simulated-secret-access-key")
TEMPORARY = Keys("ASIASIMULATED", "secret-of-the-session", "FwoGZXIvYXdzEXAMPLETOKEN//////////wEaDEXAMPLE==")
LIST, BODY = "/ListImageBuildVersions", b'{"maxResults": 5}'
JSON = {"content-type": "application/json"}

FORGED = (403, "InvalidSignatureException")
EXPIRED = (403, "ExpiredTokenException")
UNKNOWN = (403, "UnrecognizedClientException")
INCOMPLETE = (403, "IncompleteSignature")
LATE = (400, "RequestExpired")

Sign = Callable[..., dict[str, str]]
"""Takes URL, method, path with query, headers to sign, body, keys, region and time; returns all headers to send."""


def by_botocore(
    url: str, method: str, target: str, headers: Mapping[str, str], body: bytes, keys: Keys, region: str, now: float
) -> dict[str, str]:
    request = AWSRequest(method, url + target, headers=dict(headers), data=body)
    signer = SigV4Auth(Credentials(keys.access_key, keys.secret_key, keys.token), "imagebuilder", region)
    moment = datetime.fromtimestamp(now, UTC).replace(tzinfo=None)
    with pytest.MonkeyPatch.context() as patch:  # it takes no time as an argument
        patch.setattr("botocore.auth.get_current_datetime", lambda *_, **__: moment)
        signer.add_auth(request)
    return {name.lower(): str(value) for name, value in request.headers.items()}


def by_us(
    url: str, method: str, target: str, headers: Mapping[str, str], body: bytes, keys: Keys, region: str, now: float
) -> dict[str, str]:
    host = {"host": url.removeprefix("http://")}
    return {**headers, **Signer(region).sign(method, target, {**host, **headers}, body, keys, now)}


SIGNERS: dict[str, Sign] = {"botocore": by_botocore, "ours": by_us}


def listing(server: AwsImageBuilderSimulator, sign: Sign, *, off: float = 0.0, **changed: Any) -> dict[str, str]:
    """Return the headers of a signed list call; `changed` is what is signed otherwise, `off` seconds too late."""
    known = server.credentials
    keys = Keys(known.access_key, known.secret_key, known.token)
    wanted = {"keys": keys, "region": server.region, "now": server.clock.time() + off, **changed}
    return sign(server.url, "POST", LIST, JSON, wanted.pop("body", BODY), **wanted)
