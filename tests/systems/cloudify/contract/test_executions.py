"""Every method of the Cloudify client, in both worlds, over real sockets."""

import json
from typing import Any

import pytest

from orchestrator_api.cloudify.models import ExecutionAction
from orchestrator_clients import (
    AuthError,
    BusyError,
    ConflictError,
    DecodeError,
    NotFoundError,
    OutcomeUnknownError,
    Progress,
    State,
    UsageError,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator, Run, Step
from tests.contract.both import close, every, settle

pytestmark = pytest.mark.anyio

START = {"deployment_id": "web", "workflow_id": "install"}


async def test_start_sends_what_was_given_and_nothing_else(cloudify: Any, manager: CloudifySimulator) -> None:
    run = await settle(
        cloudify.executions.start(**START, parameters={"node_ids": ["n1"]}, queue=True, wait_after_fail=5)
    )
    assert (run.system, run.state, run.name, run.id) == ("cloudify", State.RUNNING, "Web tier install", run.raw.id)
    (call,) = manager.calls_of("start_execution")
    assert (call.method, call.path) == ("POST", "/api/v3.1/executions")
    assert json.loads(call.body) == {**START, "parameters": {"node_ids": ["n1"]}, "queue": True, "wait_after_fail": 5}
    assert dict(call.headers)["content-type"] == "application/json"
    assert dict(call.headers)["tenant"] == "default_tenant"


async def test_a_busy_deployment_has_its_own_error(cloudify: Any) -> None:
    await settle(cloudify.executions.start(**START))
    with pytest.raises(BusyError, match="queue=True") as caught:
        await settle(cloudify.executions.start(**START))
    error = caught.value
    assert (error.status, error.code, error.system, error.operation, error.retry_safe) == (
        400,
        "existing_running_execution_error",
        "cloudify",
        "start_execution",
        False,
    )
    assert (await settle(cloudify.executions.start(**START, force=True))).state is State.RUNNING
    assert (await settle(cloudify.executions.start(**START, queue=True))).state is State.QUEUED


async def test_a_start_that_is_answered_without_an_id_is_in_doubt(cloudify: Any, manager: CloudifySimulator) -> None:
    # Such a shell answers a scheduled start (observed on 7.1), which the low-level client can ask for.
    shell = json.dumps({"id": None, "status": None, "workflow_id": "install", "scheduled_for": None}).encode()
    manager.fault(faults.Reply(name="shell", status=201, body=shell), on="start_execution")
    with pytest.raises(OutcomeUnknownError, match="newest executions"):
        await settle(cloudify.executions.start(**START))
    assert manager.count("start_execution") == 1


async def test_what_the_server_takes_and_should_not_be_asked_for_is_not_offered(
    cloudify: Any, manager: CloudifySimulator
) -> None:
    # The server answers a scheduled start with a shell of nulls, and takes `requeue` for a cancel (observed on 7.1).
    with pytest.raises(TypeError, match="scheduled_time"):
        await settle(cloudify.executions.start(**START, scheduled_time="202612010000+0000"))
    assert "requeue" not in list(ExecutionAction)
    assert not hasattr(cloudify.executions, "requeue")
    assert manager.calls == []


async def test_get(cloudify: Any, manager: CloudifySimulator) -> None:
    (execution_id,) = manager.seed(1, error="boom", total_operations=12, finished_operations=7)
    run = await settle(cloudify.executions.get(execution_id))
    assert (run.state, run.raw_status, run.message, run.progress) == (
        State.SUCCEEDED,
        "terminated",
        "boom",
        Progress(7, 12),
    )
    assert run.started < run.ended


@pytest.mark.parametrize(
    ("execution_id", "says", "path"),
    [
        ("no such id ü", "not_found_error", "/no%20such%20id%20%C3%BC"),
        ("a/b", "404 Not Found", "/a%2Fb"),  # an HTML page: no id holds a slash
        ("a?b#c", "not_found_error", "/a%3Fb%23c"),
    ],
)
async def test_an_unknown_id_is_not_found(
    cloudify: Any, manager: CloudifySimulator, execution_id: str, says: str, path: str
) -> None:
    with pytest.raises(NotFoundError, match=says):
        await settle(cloudify.executions.get(execution_id))
    assert manager.calls[0].path == f"/api/v3.1/executions{path}"


@pytest.mark.parametrize("execution_id", ["", " ", ".", "..", None, True, 1.5])
async def test_ids_that_would_address_something_else_are_refused(
    cloudify: Any, manager: CloudifySimulator, execution_id: Any
) -> None:
    for call in (cloudify.executions.get, cloudify.executions.cancel, cloudify.executions.resume):
        with pytest.raises(UsageError, match="execution_id"):
            await settle(call(execution_id))
    assert manager.calls == []


async def test_a_list_goes_past_the_limit_of_the_server(cloudify: Any, manager: CloudifySimulator) -> None:
    ids = manager.seed(2345)
    assert [run.id for run in await every(cloudify.executions.list())] == ids
    assert [dict(call.query)["_offset"] for call in manager.calls] == ["0", "1000", "2000"]


async def test_a_list_with_filters_sort_and_limit(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.seed(30)
    runs = await every(
        cloudify.executions.list(
            status=["failed", "cancelled"], sort="-created_at", limit=5, page_size=2, deployment_id="web"
        )
    )
    assert [run.raw_status for run in runs] == ["cancelled", "failed", "cancelled", "failed", "cancelled"]
    assert len(manager.calls) == 3
    query = manager.calls[0].query
    assert [value for name, value in query if name == "status"] == ["failed", "cancelled"]
    assert [value for name, value in query if name == "_sort"] == ["-created_at", "id"]


async def test_an_empty_list(cloudify: Any) -> None:
    assert await every(cloudify.executions.list()) == []
    assert await every(cloudify.executions.list(limit=0)) == []


async def test_a_list_whose_page_repeats_ends(cloudify: Any, manager: CloudifySimulator) -> None:
    from orchestrator_clients._simulation import faults

    manager.seed(30)
    manager.fault(faults.repeated_page())
    with pytest.raises(DecodeError, match="repeated"):
        await every(cloudify.executions.list(page_size=10))


async def test_pages(cloudify: Any, manager: CloudifySimulator) -> None:
    manager.seed(5)
    pages = await every(cloudify.executions.list(page_size=2).pages())
    assert [(len(page.items), page.total) for page in pages] == [(2, 5), (2, 5), (1, 5)]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"status": "running"}, "status"),
        ({"status": ["failed", "Failed"]}, "status"),
        ({"status": ""}, "status"),
        ({"sort": "-age"}, "sort"),
        ({"limit": -1}, "limit"),
        ({"page_size": -1}, "page_size"),
        ({"shoe_size": "44"}, "shoe_size"),
    ],
)
async def test_bad_lists_are_refused_before_anything_is_sent(
    cloudify: Any, manager: CloudifySimulator, arguments: dict[str, Any], name: str
) -> None:
    with pytest.raises(UsageError, match=name):
        await every(cloudify.executions.list(**arguments))
    assert manager.calls == []


@pytest.mark.parametrize(
    ("options", "action"),
    [({}, "cancel"), ({"force": True}, "force-cancel"), ({"kill": True}, "kill")],
)
async def test_cancel(cloudify: Any, manager: CloudifySimulator, options: dict[str, bool], action: str) -> None:
    run = await settle(cloudify.executions.start(**START))
    assert (await settle(cloudify.executions.cancel(run.id, **options))).state is State.CANCELLING
    assert json.loads(manager.calls[-1].body) == {"action": action}


async def test_cancel_takes_one_way(cloudify: Any) -> None:
    with pytest.raises(UsageError, match="not both"):
        await settle(cloudify.executions.cancel("x", force=True, kill=True))


async def test_an_action_the_status_does_not_allow(cloudify: Any, manager: CloudifySimulator) -> None:
    (execution_id,) = manager.seed(1)
    with pytest.raises(ConflictError, match="illegal_action_error"):
        await settle(cloudify.executions.cancel(execution_id))
    with pytest.raises(ConflictError, match="conflict_error"):
        await settle(cloudify.executions.resume(execution_id))


@pytest.mark.parametrize(("force", "action"), [(False, "resume"), (True, "force-resume")])
async def test_resume(cloudify: Any, manager: CloudifySimulator, force: bool, action: str) -> None:
    _, failed = manager.seed(2)
    run = await settle(cloudify.executions.resume(failed, force=force))
    assert (run.state, run.raw_status, run.raw.resume) == (State.RUNNING, "pending", True)
    assert json.loads(manager.calls[-1].body) == {"action": action}


@pytest.mark.parametrize(
    ("error", "stored"), [({}, "boom"), ({"error": "gave up"}, "gave up"), ({"error": None}, None), ({"error": ""}, "")]
)
async def test_update_keeps_the_error_unless_told_otherwise(
    cloudify: Any, manager: CloudifySimulator, error: dict[str, Any], stored: str | None
) -> None:
    _, failed = manager.seed(2, error="boom")
    run = await settle(cloudify.executions.update(failed, status="failed", **error))
    assert run.raw.error == stored
    assert manager.executions[failed].error == stored


@pytest.mark.parametrize("status", [None, "", "Failed", "done", 5])
async def test_update_refuses_a_status_that_would_erase_or_break(
    cloudify: Any, manager: CloudifySimulator, status: Any
) -> None:
    with pytest.raises(UsageError, match="status"):
        await settle(cloudify.executions.update("x", status=status, error="e"))
    assert manager.calls == []


async def test_a_transition_that_is_not_allowed(cloudify: Any, manager: CloudifySimulator) -> None:
    (execution_id,) = manager.seed(1)
    with pytest.raises(ConflictError, match="invalid_exception_status_update"):
        await settle(cloudify.executions.update(execution_id, status="started"))


async def test_wrong_credentials(manager: CloudifySimulator) -> None:
    from orchestrator_clients import AsyncCloudify

    for options in ({"auth": ("admin", "wrong-password")}, {"token": "ctok-wrong-token"}):
        client = AsyncCloudify(manager.url, tenant="default_tenant", **options)  # type: ignore[arg-type]
        with pytest.raises(AuthError, match="unauthorized_error"):
            await client.executions.get("x")
        await close(client)
    assert manager.count("get_execution") == 2  # a refused password is not tried again


async def test_an_api_token_and_v3(manager: CloudifySimulator) -> None:
    from orchestrator_clients import Cloudify

    with Cloudify(manager.url, tenant="default_tenant", token=manager.credentials.token, version="v3") as client:
        assert list(client.executions.list()) == []
    assert manager.calls[0].path == "/api/v3/executions"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"auth": ("u", "p"), "token": "t"}, "either"),
        ({}, "either"),
        ({"auth": ("u",)}, "auth"),
        ({"auth": ("a:b", "p")}, "colon"),
        ({"token": ""}, "token"),
        ({"token": "x", "tenant": ""}, "tenant"),
        ({"token": "x", "version": "v2"}, "version"),
    ],
)
def test_a_client_built_with_a_bad_argument_says_so(arguments: dict[str, Any], message: str) -> None:
    from orchestrator_clients import Cloudify

    with pytest.raises(UsageError, match=message):
        Cloudify("https://m.example.com", **{"tenant": "t", **arguments})


async def test_the_rest_of_the_api_goes_through_the_same_seam(cloudify: Any, manager: CloudifySimulator) -> None:
    from orchestrator_api.cloudify.api.executions import get_execution

    (execution_id,) = manager.seed(1)
    call = get_execution.asyncio if hasattr(cloudify, "aclose") else get_execution.sync
    raw = await settle(call(execution_id, client=cloudify.api))
    assert raw.id == execution_id
    with pytest.raises(NotFoundError):
        await settle(call("nothing", client=cloudify.api))


def test_the_script_is_what_runs(manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("a", 5), Step("b", 5, ends="failed", message="no disk")))
    with manager.client() as client:
        run = client.executions.start(**START).wait(check=False)
    assert (run.state, manager.count("start_execution")) == (State.FAILED, 1)
