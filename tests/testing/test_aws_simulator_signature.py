"""Who is let in to the simulated Image Builder: signatures made by botocore and by our client's signer, over real sockets."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from orchestrator_clients.aws_image_builder.signing import Keys, canonical_request, signing_key, string_to_sign
from orchestrator_clients.testing import AwsCredentials, AwsImageBuilderSimulator
from tests.testing.aws_calls import error_of
from tests.testing.aws_signers import (
    BODY,
    FORGED,
    INCOMPLETE,
    JSON,
    KEYS,
    LATE,
    LIST,
    SIGNERS,
    TEMPORARY,
    UNKNOWN,
    Sign,
    listing,
)

# Signatures


@pytest.mark.parametrize("keys", [KEYS, TEMPORARY], ids=["for good", "temporary"])
def test_a_right_signature(image_builder: AwsImageBuilderSimulator, http: httpx.Client, sign: Sign, keys: Keys) -> None:
    image_builder.renew(AwsCredentials(keys.access_key, keys.secret_key, keys.token))
    headers = listing(image_builder, sign)
    assert http.post(LIST, headers=headers, content=BODY).status_code == 200
    assert ("x-amz-security-token" in headers["authorization"]) == (keys.token is not None)


def test_both_make_the_same_signature(image_builder: AwsImageBuilderSimulator) -> None:
    image_builder.renew(AwsCredentials(TEMPORARY.access_key, TEMPORARY.secret_key, TEMPORARY.token))
    theirs, ours = (listing(image_builder, sign)["authorization"] for sign in SIGNERS.values())
    assert theirs == ours


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"keys": Keys(KEYS.access_key, "another-secret")}, FORGED),
        ({"keys": Keys("AKIDOTHER", KEYS.secret_key)}, UNKNOWN),
        ({"keys": Keys(KEYS.access_key, KEYS.secret_key, "surplus-token")}, UNKNOWN),
        ({"region": "eu-west-1"}, FORGED),
        ({"body": b"{}"}, FORGED),
        ({"off": 901.0}, LATE),
        ({"off": -901.0}, LATE),
        ({"off": 86_400.0}, LATE),
        ({"off": 899.0}, None),
        ({"off": -899.0}, None),
    ],
)
def test_wrong_signatures(
    image_builder: AwsImageBuilderSimulator, http: httpx.Client, sign: Sign, changed: Any, error: Any
) -> None:
    answer = http.post(LIST, headers=listing(image_builder, sign, **changed), content=BODY)
    assert error_of(answer) == (error or (200, None))


@pytest.mark.parametrize(
    ("name", "change", "error"),
    [
        ("authorization", lambda _: None, (403, "MissingAuthenticationTokenException")),
        ("authorization", lambda _: "Bearer token", INCOMPLETE),
        ("authorization", lambda value: value.partition(", Signature=")[0], INCOMPLETE),
        ("authorization", lambda value: value.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), INCOMPLETE),
        ("authorization", lambda value: value[:-1] + ("0" if value[-1] != "0" else "1"), FORGED),
        ("authorization", lambda value: value.replace("/imagebuilder/", "/ec2/"), FORGED),
        ("authorization", lambda value: value.replace("host;x-amz-date", "x-amz-date;host"), FORGED),
        ("authorization", lambda value: value.replace(", ", ","), None),  # AWS does without the spaces
        ("x-amz-date", lambda _: None, INCOMPLETE),
        ("x-amz-date", lambda _: "yesterday", INCOMPLETE),
        ("x-amz-date", lambda value: value[:-2] + ("0Z" if value[-2] != "0" else "1Z"), FORGED),
        ("content-type", lambda _: "application/x-amz-json-1.1", FORGED),
    ],
)
def test_headers_changed_on_the_way(
    image_builder: AwsImageBuilderSimulator,
    http: httpx.Client,
    sign: Sign,
    name: str,
    change: Callable[[str], str | None],
    error: Any,
) -> None:
    headers = listing(image_builder, sign)
    assert name in headers
    value = change(headers.pop(name))
    image_builder.validate_requests = name != "content-type"
    answer = http.post(LIST, headers=headers if value is None else {**headers, name: value}, content=BODY)
    assert error_of(answer) == (error or (200, None))


@pytest.mark.parametrize(
    "names",
    [
        "host;x-amz-date",  # a content type was sent
        "content-type;x-amz-date",
        "content-type;host",
        "content-type;host;x-amz-date",  # the header below is AWS's own, too
    ],
)
def test_what_must_be_signed(image_builder: AwsImageBuilderSimulator, http: httpx.Client, names: str) -> None:
    extra = {"x-amz-meta-note": "slipped in"} if names == "content-type;host;x-amz-date" else {}
    headers = {**signed_by_hand(image_builder, names.split(";"), extra), **extra}
    answer = http.post(LIST, headers=headers, content=BODY)
    assert error_of(answer) == FORGED
    assert "must be a 'SignedHeader'" in answer.json()["message"]


def test_signed_by_hand_is_right_otherwise(image_builder: AwsImageBuilderSimulator, http: httpx.Client) -> None:
    headers = signed_by_hand(image_builder, ["content-type", "host", "x-amz-date"], {})
    assert http.post(LIST, headers={**headers, "traceparent": "unsigned"}, content=BODY).status_code == 200


def signed_by_hand(server: AwsImageBuilderSimulator, names: list[str], extra: Mapping[str, str]) -> dict[str, str]:
    """Return headers whose signature is right, but covers these headers only."""
    stamp = datetime.fromtimestamp(server.clock.time(), UTC).strftime("%Y%m%dT%H%M%SZ")
    sent = {**JSON, **extra, "host": server.url.removeprefix("http://"), "x-amz-date": stamp}
    canonical = canonical_request("POST", LIST, {name: sent[name] for name in names}, BODY)
    scope = f"{stamp[:8]}/{server.region}/imagebuilder/aws4_request"
    key = signing_key(KEYS.secret_key, stamp[:8], server.region)
    signature = hmac.digest(key, string_to_sign(canonical, stamp, scope).encode(), "sha256").hex()
    value = (
        f"AWS4-HMAC-SHA256 Credential={KEYS.access_key}/{scope}, SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    return {**JSON, "x-amz-date": stamp, "authorization": value}


# Queries


@pytest.mark.parametrize(
    ("signed", "sent"),
    [
        ("note=a%20b", "note=a%20b"),
        ("note=a%20b", "note=a+b"),
        ("note=a%2Bb", "note=a%2Bb"),
        ("note=%E2%82%AC~", "note=%e2%82%ac%7E"),
        ("b=2&a=1&a=0", "a=0&a=1&b=2"),
        ("note=", "note"),
    ],
)
def test_a_query_means_the_same_however_it_is_written(
    image_builder: AwsImageBuilderSimulator, http: httpx.Client, sign: Sign, signed: str, sent: str
) -> None:
    arn = image_builder.seed(1)[0].replace(":", "%3A").replace("/", "%2F")
    target = f"/GetImage?imageBuildVersionArn={arn}&"
    headers = sign(image_builder.url, "GET", target + signed, {}, b"", KEYS, "us-east-1", image_builder.clock.time())
    assert http.get(target + sent, headers=headers).status_code == 200


@pytest.mark.parametrize("sent", ["note=a%2Bb", "note=ab", "note=a%20%20b", "note=a%20b&note=c", ""])
def test_a_query_that_means_something_else(
    image_builder: AwsImageBuilderSimulator, http: httpx.Client, sign: Sign, sent: str
) -> None:
    arn = image_builder.seed(1)[0]
    target = f"/GetImage?imageBuildVersionArn={arn.replace(':', '%3A').replace('/', '%2F')}&"
    headers = sign(
        image_builder.url, "GET", f"{target}note=a%20b", {}, b"", KEYS, "us-east-1", image_builder.clock.time()
    )
    assert error_of(http.get(target + sent, headers=headers)) == FORGED
