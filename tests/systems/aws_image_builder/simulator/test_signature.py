"""Who is let in to the simulated Image Builder: signatures by botocore and by our client's signer, over sockets, and vectors."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from orchestrator_clients import AuthError, AwsImageBuilder
from orchestrator_clients._simulation.messages import Call
from orchestrator_clients.aws_image_builder.signing import Keys, canonical_request, signing_key, string_to_sign
from orchestrator_clients.aws_image_builder.simulator.signature import canonical, verify
from orchestrator_clients.testing import AwsCredentials, AwsImageBuilderSimulator
from tests.systems.aws_image_builder.simulator.calls import error_of
from tests.systems.aws_image_builder.simulator.signers import (
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


def test_a_client_that_does_not_share_the_clock_reads_what_time_it_is_here(
    image_builder: AwsImageBuilderSimulator,
) -> None:
    with AwsImageBuilder(**image_builder.connection()) as client, pytest.raises(AuthError, match="20300501T080000Z"):
        client.check()


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
    form = canonical_request("POST", LIST, {name: sent[name] for name in names}, BODY)
    scope = f"{stamp[:8]}/{server.region}/imagebuilder/aws4_request"
    key = signing_key(KEYS.secret_key, stamp[:8], server.region)
    signature = hmac.digest(key, string_to_sign(form, stamp, scope).encode(), "sha256").hex()
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


# Vectors that botocore 1.44.5 gave

KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
NOW = 1_788_981_600.0  # 2026-09-09T19:20:00Z
STEPS = json.dumps({"workflowExecutionId": "wf-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"}, separators=(",", ":")).encode()
PAGE = b'{"maxResults":10,"nextToken":"AAAAexample+/=","workflowExecutionId":"wf-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"}'
IMAGE = "arn:aws:imagebuilder:us-east-1:123456789012:image/my-recipe/1.0.0/1"
SESSION = "FwoGZXIvYXdzEXAMPLETOKEN//////////wEaDEXAMPLE=="
EAST, WEST = "us-east-1", "eu-west-1"

VECTORS = {
    "1": (EAST, None, ("POST", "/ListWorkflowStepExecutions", (), STEPS),
          "76c1aab486b8eed49b54fa762ba4c127c22735d427a759d7c4196dcd4c4eb3fe"),
    "2": (EAST, SESSION, ("POST", "/ListWorkflowStepExecutions", (), STEPS),
          "bec70a0c86169343bef411336b90e23e8d37138f2ebeb5a64543f85035e33c5b"),
    "3": (WEST, None, ("POST", "/ListWorkflowStepExecutions", (), PAGE),
          "5fab02ee61aebf76f055c9049418f3619acca98626b87d6eb6619d9a410161f4"),
    "4": (
        EAST,
        None,
        ("GET", "/GetWorkflowStepExecution", (("stepExecutionId", "step-0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"),), b""),
        "36b5a4ac772f2e2f12f66276ad55e6c4bd5d0e78a008e7032d1522a3e6d1eb3c",
    ),
    "5": (EAST, None, ("GET", "/GetImage", (("imageBuildVersionArn", IMAGE),), b""),
          "24ef93c2c124bd2432e1f3e6d9273d05acd26c6fca264fa964d90c5be1a020ac"),
    "6": (EAST, None, ("POST", "/ListWorkflowStepExecutions", (), STEPS),
          "8da61420e744f1d8feeca68e63bc0b216934d564ba6f17b01878c9a3b706bd2d"),
}  # fmt: skip


def call_of(name: str, *, signature: str | None = None) -> Call:
    region, token, (method, path, query, body), right = VECTORS[name]
    host = "127.0.0.1:8080" if name == "6" else f"imagebuilder.{region}.amazonaws.com"
    headers = [("host", host), ("x-amz-date", "20260909T192000Z")]
    if body:
        headers.append(("content-type", "application/json"))
    if token:
        headers.append(("x-amz-security-token", token))
    names = ";".join(sorted(name for name, _ in headers))
    scope = f"{KEY}/20260909/{region}/imagebuilder/aws4_request"
    value = f"AWS4-HMAC-SHA256 Credential={scope}, SignedHeaders={names}, Signature={signature or right}"
    headers.append(("authorization", value))
    return Call(operation=None, method=method, path=path, query=query, headers=tuple(headers), body=body)


def verdict(name: str, call: Call) -> str | None:
    refused = verify(call, secrets={KEY: SECRET}, token=VECTORS[name][1], region=VECTORS[name][0], now=NOW)
    return refused.name if refused else None


@pytest.mark.parametrize("name", VECTORS)
def test_a_right_signature_is_let_in(name: str) -> None:
    assert verdict(name, call_of(name)) is None


@pytest.mark.parametrize("name", VECTORS)
def test_another_signature_is_not(name: str) -> None:
    assert verdict(name, call_of(name, signature="0" * 64)) == "InvalidSignatureException"


def test_the_canonical_form_of_the_first_vector() -> None:
    lines = canonical(call_of("1"), ["content-type", "host", "x-amz-date"]).split("\n")
    assert lines[:3] == ["POST", "/ListWorkflowStepExecutions", ""]
    assert lines[-1] == "8e18711dae2fd1f32dfb10656d5048223fdcde86f523ed79bfdcee4ae39cab80"
