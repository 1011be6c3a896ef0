"""Calls that schemathesis makes up from each spec, against the simulator: every answer is what the spec promises.

The simulator holds the body of each answer against the schema by itself, and fails when it is stopped if one was wrong. The
check of schemathesis is not used for that: it knows neither Adobe's form of times nor answers of several YAML documents.
"""

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from orchestrator_clients import testing
from orchestrator_clients.testing import Simulator

pytestmark = pytest.mark.peers
schemathesis = pytest.importorskip("schemathesis", reason="the group `peers` is not installed")

ROOT = Path(__file__).parents[2]
CALLS_PER_OPERATION = 5
NAMES = {
    "adobe_cloud_manager": "AdobeCloudManagerSimulator",
    "aspera_orchestrator": "AsperaOrchestratorSimulator",
    "aws_image_builder": "AwsImageBuilderSimulator",
    "cloudify": "CloudifySimulator",
    "vmware_code_stream": "VmwareCodeStreamSimulator",
}
READS: dict[str, Callable[[Any, Any], Any]] = {
    "adobe_cloud_manager": lambda client, simulator: client.executions.get("19905", "48213", simulator.seed(1)[0]),
    "aspera_orchestrator": lambda client, simulator: client.work_orders.get(simulator.seed(1)[0]),
    "cloudify": lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
    "vmware_code_stream": lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
}
CHECKS = (
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
    """Return what signs each call as botocore does, in the form that requests wants."""
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    known = simulator.credentials
    signer = SigV4Auth(Credentials(known.access_key, known.secret_key), "imagebuilder", simulator.region)

    def sign(request: Any) -> Any:
        kept = {name: value for name, value in request.headers.items() if name.lower() == "content-type"}
        copy = AWSRequest(request.method, request.url, headers=kept, data=request.body or b"")
        signer.add_auth(copy)
        request.headers.update(dict(copy.headers.items()))
        return request

    return sign


def operation_id(operation: Any) -> str:
    """Return what the spec calls it, as one word in small letters: `listexecutions`."""
    return str(operation.definition.raw["operationId"]).replace("_", "").lower()


def operations(system: str) -> list[Any]:
    schema = schemathesis.openapi.from_path(str(ROOT / "specs" / system / "openapi.yaml"))
    every = [found.ok() for found in schema.get_all_operations()]
    return [operation for operation in every if operation_id(operation) not in LEFT_OUT]


@pytest.mark.parametrize("system", NAMES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_answers_are_what_the_spec_promises(system: str) -> None:
    make: Callable[..., Simulator] = getattr(testing, NAMES[system])
    schemathesis.checks.load_all_checks()
    checks = schemathesis.checks.CHECKS.get_by_names(CHECKS)
    excluded = schemathesis.checks.CHECKS.get_by_names(["response_schema_conformance"])
    with warnings.catch_warnings(), make(spec=ROOT / "specs" / system / "openapi.yaml") as simulator:
        headers = authentication(system, simulator)
        auth = signed(simulator) if system == "aws_image_builder" else None
        base = simulator.url + PREFIXES.get(system, "")
        for operation in operations(system):

            @given(case=operation.as_strategy())
            @settings(
                max_examples=CALLS_PER_OPERATION,
                derandomize=True,
                database=None,
                deadline=None,
                suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
            )
            def every_call(case: Any) -> None:
                answer = case.call(base_url=base, headers=headers, auth=auth)
                assert answer.status_code not in (401, 403) or "login" in case.path, answer.content
                case.validate_response(answer, checks=checks, excluded_checks=excluded)

            every_call()
        called = {(call.operation or "").replace("_", "") for call in simulator.calls}
        unheard = {operation_id(operation) for operation in operations(system)} - called
        assert unheard == set()
