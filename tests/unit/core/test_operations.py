"""What an operation means is said once, in its spec, and reaches the seam."""

from dataclasses import replace
from typing import Any

import pytest

from orchestrator_api.cloudify.api.executions import get_execution, start_execution, update_execution
from orchestrator_api.cloudify.models import StartExecutionRequest, UpdateExecutionRequest
from orchestrator_clients._core.operation import UNKNOWN, Operation, Repeat
from orchestrator_clients._core.vendor import Vendor
from orchestrator_clients.adobe_cloud_manager.tables import VENDOR as ADOBE
from orchestrator_clients.cloudify.tables import VENDOR

STRANGER = replace(VENDOR, operations={})
"""A vendor with no table, as for a spec that somebody generated on their own."""

REQUESTS = [
    (get_execution.build_request("e1"), Repeat.SAFE, False),
    (update_execution.build_request("e1", body=UpdateExecutionRequest(status="failed")), Repeat.IDEMPOTENT, False),
    (
        start_execution.build_request(body=StartExecutionRequest(deployment_id="d", workflow_id="w")),
        Repeat.ONCE,
        True,
    ),
]


@pytest.mark.parametrize(("request_", "repeat", "told"), REQUESTS)
@pytest.mark.parametrize("vendor", [VENDOR, STRANGER], ids=["table", "request"])
def test_a_request_says_what_its_spec_says(
    vendor: Vendor, request_: dict[str, Any], repeat: Repeat, told: bool
) -> None:
    operation = vendor.operation_of(request_["extensions"])
    assert (operation.name, operation.repeat) == (request_["extensions"]["operation"], repeat)
    assert (operation.find_out != UNKNOWN) is told


def test_a_request_of_which_nothing_is_known_is_sent_once() -> None:
    assert VENDOR.operation_of({}) == Operation("request")
    assert VENDOR.operation_of({"operation": "odd"}).repeat is Repeat.ONCE


def test_a_redirect_is_a_result_where_the_spec_has_one() -> None:
    redirecting = {name for name, one in ADOBE.operations.items() if one.redirects}
    assert redirecting == {"get_step_logs", "get_step_artifact"}
