"""The vendor's own client, `cloudify_rest_client` 4.3.3 from PyPI, against the simulator.

It was written for Python 2. What of that stands in the way is worked around here and not in the package: the module
`urlparse` it imports is lent to it, and the Basic header (it hands a str to base64) is made in a subclass. Its messages at
debug level would fail too (`iteritems`, `func_name`); nothing here switches them on.
"""

from __future__ import annotations

import base64
import importlib
import importlib.util
import sys
import urllib.parse
from typing import Any
from unittest import mock

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Step

pytestmark = pytest.mark.peers

if importlib.util.find_spec("cloudify_rest_client") is None:
    pytest.skip("cloudify_rest_client is not installed: it is in the dependency group 'peers'", allow_module_level=True)

with mock.patch.dict(sys.modules, {"urlparse": urllib.parse}):
    rest: Any = importlib.import_module("cloudify_rest_client.client")
    exceptions: Any = importlib.import_module("cloudify_rest_client.exceptions")


class HTTPClient(rest.HTTPClient):  # type: ignore[misc]
    def _get_auth_header(self, username: str | None, password: str | None) -> str | None:
        if not username or not password:
            return None
        return "Basic " + base64.b64encode(f"{username}:{password}".encode()).decode()


class CloudifyClient(rest.CloudifyClient):  # type: ignore[misc]
    client_class = HTTPClient


def connect(manager: CloudifySimulator, **changes: object) -> Any:
    known = manager.credentials
    options: dict[str, object] = {"username": known.username, "password": known.password, "tenant": known.tenant}
    port = int(manager.url.rpartition(":")[2])
    return CloudifyClient(host="127.0.0.1", port=port, **{**options, **changes})


@pytest.fixture
def client(manager: CloudifySimulator) -> Any:
    # It sends booleans as text and asks for the whole, both of which the manager takes and our document leaves out.
    manager.validate_requests = False
    return connect(manager)


def test_start_get_and_the_end(manager: CloudifySimulator, client: Any) -> None:
    begun = client.executions.start("web", "install", parameters={"node_ids": ["n1"]})
    assert (begun.status, begun.deployment_id, begun.workflow_id, begun.error) == ("pending", "web", "install", None)
    manager.clock.sleep(1)
    assert client.executions.get(begun.id).status == begun.STARTED
    manager.clock.sleep(5)
    ended = client.executions.get(begun.id)
    assert ended.status in ended.END_STATES
    assert ended.parameters == {"node_ids": ["n1"]}
    assert client.executions.get(begun.id, _include=["id", "status"]) == {"id": begun.id, "status": "terminated"}
    assert manager.count("start_execution") == 1
    (call,) = manager.calls_of("start_execution")
    assert call.header("content-type") == "application/json"


def test_start_with_its_options(manager: CloudifySimulator, client: Any) -> None:
    client.executions.start("web", "install")
    run = client.executions.start("web", "install", parameters={"x": 1}, allow_custom_parameters=True, force=True)
    assert run["allow_custom_parameters"] is True
    assert run.parameters == {"node_ids": [], "x": 1}


@pytest.mark.parametrize(("force", "status"), [(False, "cancelling"), (True, "force_cancelling")])
def test_cancel(manager: CloudifySimulator, client: Any, force: bool, status: str) -> None:
    run = client.executions.start("web", "install")
    manager.clock.sleep(1)
    assert client.executions.cancel(run.id, force=force).status == status
    manager.clock.sleep(5)
    assert client.executions.get(run.id).status == run.CANCELLED


def test_update(manager: CloudifySimulator, client: Any) -> None:
    run = client.executions.start("web", "install")
    updated = client.executions.update(run.id, "failed", error="gave up")
    assert (updated.status, updated.error) == ("failed", "gave up")
    assert client.executions.update(run.id, "failed").error == "", "left out, the error is erased"


def test_the_error_of_a_failed_run(manager: CloudifySimulator, client: Any) -> None:
    manager.script = Run((Step("a", ends="failed", message="Traceback:\nno space"),))
    run = client.executions.start("web", "install")
    manager.clock.sleep(5)
    assert client.executions.get(run.id).error == "Traceback:\nno space"


def test_lists(manager: CloudifySimulator, client: Any) -> None:
    ids = manager.seed(6)
    manager.seed(1, is_system_workflow=True)
    assert [run.id for run in client.executions.list(sort="created_at", is_descending=True)] == ids[::-1]
    assert len(client.executions.list(include_system_workflows=True)) == 7
    assert [run.id for run in client.executions.list(status=["failed", "cancelled"])] == [
        ids[1],
        ids[2],
        ids[4],
        ids[5],
    ]
    assert client.executions.list(deployment_id="db").items == []
    assert client.executions.list(_include=["id"], _size=1)[0] == {"id": ids[0]}


def test_paging(manager: CloudifySimulator, client: Any) -> None:
    ids = manager.seed(1050)
    page = client.executions.list(_include=["id"])
    assert (len(page), page.metadata.pagination.total, page.metadata.pagination.size) == (1000, 1050, 1000)
    seen: list[str] = []
    while len(seen) < page.metadata.pagination.total:
        page = client.executions.list(_include=["id"], _size=400, _offset=len(seen))
        assert page.metadata.pagination.offset == len(seen)
        seen += [run.id for run in page]
    assert seen == ids


def test_busy(client: Any) -> None:
    client.executions.start("web", "install")
    with pytest.raises(exceptions.CloudifyClientError) as caught:
        client.executions.start("web", "install")
    assert (caught.value.status_code, caught.value.error_code) == (400, "existing_running_execution_error")


@pytest.mark.parametrize(
    ("call", "error", "status", "code"),
    [
        (lambda api: api.get("x"), "CloudifyClientError", 404, "not_found_error"),
        (lambda api: api.cancel("x"), "CloudifyClientError", 404, "not_found_error"),
        (lambda api: api.cancel("ended"), "CloudifyClientError", 400, "illegal_action_error"),
        (
            lambda api: api.update("ended", "started"),
            "InvalidExecutionUpdateStatus",
            400,
            "invalid_exception_status_update",
        ),
        (lambda api: api.update("going", "dancing"), "CloudifyClientError", 409, "storage_error"),
        (lambda api: api.start("nowhere", "install"), "CloudifyClientError", 404, "not_found_error"),
        (lambda api: api.start("web", "dance"), "CloudifyClientError", 400, "nonexistent_workflow_error"),
        (
            lambda api: api.start("web", "install", {"undeclared": 1}),
            "IllegalExecutionParametersError",
            400,
            "illegal_execution_parameters_error",
        ),
        (lambda api: api.list(_include=["colour"]), "NoSuchIncludeFieldError", 400, "no_such_include_field_error"),
        (lambda api: api.list(colour="red"), "CloudifyClientError", 400, "bad_parameters_error"),
        (lambda api: api.list(status="dancing"), "CloudifyClientError", 500, "internal_server_error"),
        (lambda api: api.get("a%2Fb"), "CloudifyClientError", 404, None),
    ],
)
def test_errors(manager: CloudifySimulator, client: Any, call: Any, error: str, status: int, code: str | None) -> None:
    for execution_id, state in (("ended", "terminated"), ("going", "started")):
        manager.seed(1, id=execution_id, status=state)
    with pytest.raises(exceptions.CloudifyClientError) as caught:
        call(client.executions)
    assert type(caught.value) is getattr(exceptions, error)
    assert (caught.value.status_code, caught.value.error_code) == (status, code)


@pytest.mark.parametrize(
    ("changes", "error", "status"),
    [
        ({"password": "wrong"}, "UserUnauthorizedError", 401),
        ({"username": None}, "UserUnauthorizedError", 401),
        ({"tenant": None}, "ForbiddenError", 403),
        ({"tenant": "nowhere"}, "ForbiddenError", 403),
    ],
)
def test_refused_credentials(manager: CloudifySimulator, changes: dict[str, object], error: str, status: int) -> None:
    with pytest.raises(getattr(exceptions, error)) as caught:
        connect(manager, **changes).executions.list()
    assert caught.value.status_code == status


def test_a_token_instead_of_a_password(manager: CloudifySimulator) -> None:
    client = connect(manager, username=None, password=None, token=manager.credentials.token)
    assert client.executions.list().items == []


def test_maintenance(manager: CloudifySimulator, client: Any) -> None:
    manager.maintenance = "active"
    with pytest.raises(exceptions.MaintenanceModeActiveError):
        client.executions.list()
    manager.maintenance = "activating"
    assert client.executions.list().items == []
    with pytest.raises(exceptions.MaintenanceModeActivatingError):
        client.executions.start("web", "install")


def test_a_proxys_error_page(manager: CloudifySimulator, client: Any) -> None:
    manager.fault(faults.status(502, form="html"))
    with pytest.raises(exceptions.CloudifyClientError) as caught:
        client.executions.list()
    assert caught.value.status_code == 502
