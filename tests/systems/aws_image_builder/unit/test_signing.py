"""Signatures: six requests whose signatures botocore computed, and botocore's own signer beside ours on any request."""

from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients.aws_image_builder import signing
from orchestrator_clients.aws_image_builder.signing import Keys, Signer
from tests.systems.aws_image_builder.unit.builds import RUN

NOW = 1_788_981_600.0
"""2026-09-09 19:20:00 UTC."""
DATE = "20260909T192000Z"
SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
KEYS = Keys("AKIDEXAMPLE", SECRET)
TOKEN = "FwoGZXIvYXdzEXAMPLETOKEN//////////wEaDEXAMPLE=="
LIST = "/ListWorkflowStepExecutions"
BODY = b'{"workflowExecutionId":"%s"}' % RUN.encode()
LONG_BODY = b'{"maxResults":10,"nextToken":"AAAAexample+/=","workflowExecutionId":"%s"}' % RUN.encode()
STEP = f"/GetWorkflowStepExecution?stepExecutionId={RUN.replace('wf', 'step')}"
IMAGE = (
    "/GetImage?imageBuildVersionArn=arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A123456789012%3Aimage%2Fmy-recipe%2F1.0.0%2F1"
)
US, EU = "imagebuilder.us-east-1.amazonaws.com", "imagebuilder.eu-west-1.amazonaws.com"

VECTORS = [
    ("POST", US, LIST, BODY, None, "76c1aab486b8eed49b54fa762ba4c127c22735d427a759d7c4196dcd4c4eb3fe"),
    ("POST", US, LIST, BODY, TOKEN, "bec70a0c86169343bef411336b90e23e8d37138f2ebeb5a64543f85035e33c5b"),
    ("POST", EU, LIST, LONG_BODY, None, "5fab02ee61aebf76f055c9049418f3619acca98626b87d6eb6619d9a410161f4"),
    ("GET", US, STEP, b"", None, "36b5a4ac772f2e2f12f66276ad55e6c4bd5d0e78a008e7032d1522a3e6d1eb3c"),
    ("GET", US, IMAGE, b"", None, "24ef93c2c124bd2432e1f3e6d9273d05acd26c6fca264fa964d90c5be1a020ac"),
    ("POST", "127.0.0.1:8080", LIST, BODY, None, "8da61420e744f1d8feeca68e63bc0b216934d564ba6f17b01878c9a3b706bd2d"),
]


@pytest.mark.parametrize(("method", "host", "target", "body", "token", "signature"), VECTORS)
def test_vectors(method: str, host: str, target: str, body: bytes, token: str | None, signature: str) -> None:
    region = "eu-west-1" if host == EU else "us-east-1"
    kind = {"content-type": "application/json"} if body else {}
    signed = Signer(region).sign(method, target, {"host": host, **kind}, body, Keys("AKIDEXAMPLE", SECRET, token), NOW)
    names = ";".join(
        [*kind, "host", "x-amz-date", *(["x-amz-security-token"] if token else [])],
    )
    assert signed["authorization"] == (
        f"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260909/{region}/imagebuilder/aws4_request, "
        f"SignedHeaders={names}, Signature={signature}"
    )
    assert signed["x-amz-date"] == DATE
    assert signed.get("x-amz-security-token") == token


def test_worked_example() -> None:
    headers = {"content-type": "application/json", "host": US, "x-amz-date": DATE}
    canonical = signing.canonical_request("POST", LIST, headers, BODY)
    assert canonical.split("\n") == [
        "POST",
        LIST,
        "",
        "content-type:application/json",
        f"host:{US}",
        f"x-amz-date:{DATE}",
        "",
        "content-type;host;x-amz-date",
        "8e18711dae2fd1f32dfb10656d5048223fdcde86f523ed79bfdcee4ae39cab80",
    ]
    assert signing.string_to_sign(canonical, DATE, "20260909/us-east-1/imagebuilder/aws4_request").split("\n") == [
        "AWS4-HMAC-SHA256",
        DATE,
        "20260909/us-east-1/imagebuilder/aws4_request",
        "fe15c05892fe8da7c22fdbf9682ac668f359f9fa11fec5eb7e77531bb05033c9",
    ]


segments = st.lists(
    st.sampled_from(["a", "b-_.~", "%20", "%2F", ".", "..", "", "x+y", "ü", "a:b", "=", "@"]), max_size=6
)
pairs = st.lists(
    st.tuples(st.sampled_from(["a", "b", "A", "a%20b", ""]), st.sampled_from(["", "1", "2", "%2F", "a=b"])), max_size=5
)


@pytest.mark.peers
@given(
    path=segments,
    query=pairs,
    body=st.binary(max_size=50),
    token=st.none() | st.just(TOKEN),
    value=st.text("a b\t", max_size=8),
)
def test_botocore_signs_alike(
    path: list[str], query: list[tuple[str, str]], body: bytes, token: str | None, value: str
) -> None:
    target = f"/{'/'.join(path)}"
    if query:
        target += "?" + "&".join("=".join(pair) for pair in query)
    headers = {"content-type": "application/json", "host": "127.0.0.1:8080", "x-amz-extra": value}
    keys = Keys("AKIDEXAMPLE", SECRET, token)
    ours = Signer("us-east-1").sign("POST", target, headers, body, keys, NOW)["authorization"]
    assert ours.rpartition("=")[2] == botocore_signature("POST", target, headers, body, keys)


def botocore_signature(
    method: str,
    target: str,
    headers: dict[str, str],
    body: bytes,
    keys: Keys,
    *,
    region: str = "us-east-1",
    date: str = DATE,
) -> str:
    """Return what botocore's own signer makes of a request."""
    request: Any = AWSRequest(method=method, url=f"http://{headers['host']}{target}", headers=headers, data=body)
    request.headers["X-Amz-Date"] = date
    if keys.token:
        request.headers["X-Amz-Security-Token"] = keys.token
    request.context["timestamp"] = date
    signer = SigV4Auth(keys, "imagebuilder", region)
    return str(signer.signature(signer.string_to_sign(request, signer.canonical_request(request)), request))


def test_a_space_in_the_query_is_signed_alike_however_it_is_written() -> None:
    def sign(query: str) -> dict[str, str]:
        return Signer("us-east-1").sign("GET", f"/GetImage?{query}", {"host": US}, b"", KEYS, NOW)

    assert sign("a=b+c") == sign("a=b%20c") != sign("a=b%2Bc")


@pytest.mark.parametrize("name", ["user-agent", "accept-encoding", "connection", "traceparent", "authorization"])
def test_what_others_may_change_stays_unsigned(name: str) -> None:
    plain = {"host": US, "content-type": "application/json"}
    sign = Signer("us-east-1").sign
    assert sign("POST", LIST, {**plain, name: "x"}, BODY, KEYS, NOW) == sign("POST", LIST, plain, BODY, KEYS, NOW)


def test_a_repeat_is_signed_as_if_it_were_the_first() -> None:
    signer, plain = Signer("us-east-1"), {"host": US}
    first = signer.sign("GET", STEP, plain, b"", Keys("AKIDEXAMPLE", SECRET, TOKEN), NOW)
    again = signer.sign("GET", STEP, {**plain, **first}, b"", KEYS, NOW + 60)
    assert again == signer.sign("GET", STEP, plain, b"", KEYS, NOW + 60)
    assert again["authorization"] != first["authorization"]


def test_the_key_of_a_day_is_derived_once_and_anew_for_another_day_or_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[tuple[str, str, str]] = []
    original = signing.signing_key

    def counting(*arguments: str) -> bytes:
        derived.append(arguments)  # type: ignore[arg-type]
        return original(*arguments)

    monkeypatch.setattr(signing, "signing_key", counting)
    signer = Signer("us-east-1")
    for keys, now in [(KEYS, NOW), (KEYS, NOW + 60), (KEYS, NOW + 86_400), (Keys("AKID2", "other"), NOW + 86_400)]:
        signed = signer.sign("GET", STEP, {"host": US}, b"", keys, now)
        assert signed == Signer("us-east-1").sign("GET", STEP, {"host": US}, b"", keys, now)
    assert len(derived) == 3 + 4  # the signer's three keys, and one each of the four fresh signers


def test_secrets_are_not_in_the_repr() -> None:
    text = repr(Keys("AKIDEXAMPLE", SECRET, TOKEN))
    assert "AKIDEXAMPLE" in text
    assert SECRET not in text
    assert TOKEN not in text
