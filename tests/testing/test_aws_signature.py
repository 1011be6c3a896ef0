"""The simulator's verifier of signatures, by vectors that botocore 1.44.5 gave."""

import json

import pytest

from orchestrator_clients.testing._aws_signature import canonical, verify
from orchestrator_clients.testing.messages import Call

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


def verdict(name: str, call: Call, *, now: float = NOW, region: str | None = None) -> str | None:
    refused = verify(call, secrets={KEY: SECRET}, token=VECTORS[name][1], region=region or VECTORS[name][0], now=now)
    return refused.name if refused else None


@pytest.mark.parametrize("name", VECTORS)
def test_a_right_signature_is_let_in(name: str) -> None:
    assert verdict(name, call_of(name)) is None


@pytest.mark.parametrize("name", VECTORS)
def test_another_signature_is_not(name: str) -> None:
    assert verdict(name, call_of(name, signature="0" * 64)) == "InvalidSignatureException"


@pytest.mark.parametrize(
    ("now", "name"), [(NOW + 901, "RequestExpired"), (NOW - 901, "RequestExpired"), (NOW + 899, None)]
)
def test_the_clock_may_be_off_by_a_quarter_of_an_hour(now: float, name: str | None) -> None:
    assert verdict("1", call_of("1"), now=now) == name


def test_another_region_is_not() -> None:
    assert verdict("1", call_of("1"), region=WEST) == "InvalidSignatureException"


def test_the_canonical_form_of_the_first_vector() -> None:
    lines = canonical(call_of("1"), ["content-type", "host", "x-amz-date"]).split("\n")
    assert lines[:3] == ["POST", "/ListWorkflowStepExecutions", ""]
    assert lines[-1] == "8e18711dae2fd1f32dfb10656d5048223fdcde86f523ed79bfdcee4ae39cab80"
