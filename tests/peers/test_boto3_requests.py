"""AWS's own client and ours, side by side: what they send for the same call."""

import json
import re
from typing import Any

import pytest

from orchestrator_clients.testing import AwsCredentials, AwsImageBuilderSimulator, Call
from tests.peers.aws_operations import PAIRS, prepared

pytestmark = [pytest.mark.peers, pytest.mark.filterwarnings("ignore::DeprecationWarning:botocore.*")]

OTHER_HEADERS = {
    "accept": "ours: httpx's own",
    "accept-encoding": "boto3 asks for no compression; ours for what httpx can undo",
    "amz-sdk-invocation-id": "boto3: for AWS's support",
    "amz-sdk-request": "boto3: which attempt this is",
    "authorization": "its signature covers the time, and how the body is spaced",
    "content-length": "follows from the spaces in the body",
    "user-agent": "each its own",
    "x-amz-date": "the time of the signature",
}
"""Headers in which the two differ, and why. None changes what is asked for; all but the date are left unsigned."""


@pytest.fixture(params=[None, "session-token//+=="], ids=["for-good", "temporary"])
def keys(request: pytest.FixtureRequest, server: AwsImageBuilderSimulator) -> AwsCredentials:
    """Credentials without and with a session token. Ask for them before the clients."""
    server.renew(AwsCredentials("AKIDPEERS", "secret-of-the-peers", request.param))
    return server.credentials


@pytest.fixture(params=PAIRS)
def calls(
    keys: AwsCredentials, request: pytest.FixtureRequest, server: AwsImageBuilderSimulator, theirs: Any
) -> tuple[Call, Call]:
    """One operation as boto3 and as we called it; a signature that does not verify would have been refused."""
    operation: str = request.param
    known = prepared(server, theirs, operation)
    with server.client() as ours:
        PAIRS[operation].theirs(theirs, known)
        PAIRS[operation].ours(ours, known)
    first, second = server.calls_of(operation)[-2:]
    return first, second


def signed(call: Call) -> dict[str, str | None]:
    """Return the signed headers, without the time."""
    found = re.search(r"SignedHeaders=([^,]+),", call.header("authorization") or "")
    assert found
    return {name: call.header(name) for name in found[1].split(";") if name != "x-amz-date"}


def test_method_path_query_and_body(calls: tuple[Call, Call]) -> None:
    theirs, ours = ((c.method, c.path, c.query, json.loads(c.body) if c.body else None) for c in calls)
    assert theirs == ours


def test_signed_headers(calls: tuple[Call, Call], keys: AwsCredentials) -> None:
    theirs, ours = map(signed, calls)
    assert theirs == ours
    wanted = {"host"} | ({"content-type"} if calls[0].body else set())
    assert set(ours) == wanted | ({"x-amz-security-token"} if keys.token else set())


def test_other_headers(calls: tuple[Call, Call]) -> None:
    theirs, ours = (set(call.headers) for call in calls)
    assert {name for name, _ in theirs ^ ours} <= OTHER_HEADERS.keys()
    both_signed = signed(calls[0]).keys() & OTHER_HEADERS.keys()
    assert both_signed == set()


def test_no_difference_is_named_in_vain(server: AwsImageBuilderSimulator, theirs: Any) -> None:
    theirs.list_waiting_workflow_steps(maxResults=5)
    with server.client() as client:
        list(client.waiting_steps.list(page_size=5))
    first, second = server.calls
    assert {name for name, _ in set(first.headers) ^ set(second.headers)} | {"x-amz-date"} == OTHER_HEADERS.keys()
