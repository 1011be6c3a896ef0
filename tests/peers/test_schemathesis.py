"""Calls that schemathesis makes up from each spec, right and wrong ones: every answer of the simulator is promised by it.

The simulator holds the body of each answer against the schema by itself, too, and fails when it is stopped if one was wrong.
"""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from hypothesis import HealthCheck, given, settings

from orchestrator_clients import testing
from orchestrator_clients.aws_image_builder.signing import Keys, Signer
from orchestrator_clients.testing import Simulator
from tests.contract.cases import CASES

pytestmark = pytest.mark.peers
schemathesis = pytest.importorskip("schemathesis", reason="the group `peers` is not installed")

from schemathesis import GenerationMode  # noqa: E402

ROOT = Path(__file__).parents[2]
CALLS_PER_OPERATION = {"positive": 5, "negative": 4}
NAMES = {key: case.simulator for key, case in CASES.items()}
READS: dict[str, Callable[[Any, Any], Any]] = {
    "adobe_cloud_manager": lambda client, simulator: client.executions.get("19905", "48213", simulator.seed(1)[0]),
    "aspera_orchestrator": lambda client, simulator: client.work_orders.get(simulator.seed(1)[0]),
    "cloudify": lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
    "vmware_code_stream": lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
}
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
PREFIXES = {
    "aspera_orchestrator": "/aspera/orchestrator/api",
    "cloudify": "/api/v3.1",
    "vmware_code_stream": "/codestream/api",
}
UNREADABLE = {"adobe_cloud_manager", "vmware_code_stream"}
"""Whose bodies only the simulator checks: schemathesis knows neither Adobe's form of times nor several YAML documents."""

SERVER_ERRORS = {
    "cloudify": (
        "invalid input value for enum",  # a filter by a status that it does not have
        "not a boolean value",  # a filter of a boolean field
        "invalid input syntax for type timestamp",  # a filter by a time that is none
        "invalid input syntax for type integer",  # a filter of a field of numbers, as the database words it
        "Unknown string format",  # an unreadable `scheduled_time`
        "argument of type 'NoneType'",  # the JSON body `null`
    )
}
"""What the vendors answer with a 500 although the caller is wrong (Cloudify: observed on a 7.1 manager; numbers: assumed)."""

LEFT_OUT = {"liststepartifacts", "getstepartifact"}  # the simulator has no artifacts
CREDENTIALS = ("authorization", "x-api-key", "x-gw-ims-org-id", "tenant")


def authentication(system: str, simulator: Any) -> dict[str, str]:
    """Return the headers with which our client just got in; AWS's are made for each call."""
    if system == "aws_image_builder":
        return {}
    with simulator.client() as client:
        READS[system](client, simulator)
    sent = simulator.calls[-1]
    return {name: value for name in CREDENTIALS if (value := sent.header(name)) is not None}


def signed(simulator: Any) -> Any:
    """Return what signs each call by our own signer, in the form that requests wants."""
    known = simulator.credentials
    keys, signer = Keys(known.access_key, known.secret_key), Signer(simulator.region)

    def sign(request: Any) -> Any:
        parts = urlsplit(request.url)
        target = urlunsplit(("", "", parts.path, parts.query, ""))
        headers = {name.lower(): value for name, value in request.headers.items()} | {"host": parts.netloc}
        body = request.body or b""
        data = body.encode() if isinstance(body, str) else body
        request.headers.update(signer.sign(request.method, target, headers, data, keys, simulator.clock.time()))
        return request

    return sign


def operation_id(operation: Any) -> str:
    """Return what the spec calls it, as one word in small letters: `listexecutions`."""
    return str(operation.definition.raw["operationId"]).replace("_", "").lower()


def operations(system: str) -> list[Any]:
    schema = schemathesis.openapi.from_path(str(ROOT / "specs" / system / "openapi.yaml"))
    every = [found.ok() for found in schema.get_all_operations()]
    return [operation for operation in every if operation_id(operation) not in LEFT_OUT]


NOT_IMITATED = "the simulator does not imitate"
"""What a 501 says of a parameter that the document has, and the simulator refuses."""


def is_documented_failure(system: str, answer: Any) -> bool:
    """Return whether the vendor, too, answers this call with a 500."""
    return answer.status_code == 500 and any(says in answer.text for says in SERVER_ERRORS.get(system, ()))


@pytest.mark.parametrize("mode", CALLS_PER_OPERATION)
@pytest.mark.parametrize("system", NAMES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_answers_are_what_the_spec_promises(system: str, mode: str) -> None:
    make: Callable[..., Simulator] = getattr(testing, NAMES[system])
    schemathesis.checks.load_all_checks()
    checks = schemathesis.checks.CHECKS.get_by_names(CHECKS)
    documented = schemathesis.checks.CHECKS.get_by_names(["not_a_server_error"])
    left_out = ["response_schema_conformance"] if system in UNREADABLE else []
    left_out += ["content_type_conformance"] if (system, mode) == ("aspera_orchestrator", "negative") else []
    excluded = schemathesis.checks.CHECKS.get_by_names(left_out)  # Aspera answers an unknown `format` in XML
    with warnings.catch_warnings(), make(spec=ROOT / "specs" / system / "openapi.yaml") as simulator:
        simulator.validate_requests = mode == "positive"  # what a vendor takes beyond our spec is no mistake
        headers = authentication(system, simulator)
        auth = signed(simulator) if system == "aws_image_builder" else None
        base = simulator.url + PREFIXES.get(system, "")
        for operation in operations(system):

            @given(case=operation.as_strategy(GenerationMode(mode)))
            @settings(
                max_examples=CALLS_PER_OPERATION[mode],
                derandomize=True,
                database=None,
                deadline=None,
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
            )
            def every_call(case: Any) -> None:
                answer = case.call(base_url=base, headers=headers, auth=auth)
                let_in = answer.status_code not in (401, 403) or "login" in case.path
                assert let_in or mode == "negative", answer.content  # credentials are among what it gets wrong
                known = documented if is_documented_failure(system, answer) else []
                known = checks if answer.status_code == 501 and NOT_IMITATED in answer.text else known
                case.validate_response(answer, checks=checks, excluded_checks=[*excluded, *known])

            every_call()
        called = {(call.operation or "").replace("_", "") for call in simulator.calls}
        unheard = {operation_id(operation) for operation in operations(system)} - called
        assert mode == "negative" or unheard == set()
