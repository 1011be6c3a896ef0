"""Cloudify Manager, as the shared tables need it."""

from __future__ import annotations

from typing import Any

from tests.contract.case import Case, Kind, Paging, Read, Startable, Starting, Telling, filled


def _kind(**given: Any) -> Kind:
    return Kind(
        "cloudify",
        lambda url, secret: {"base_url": url, "tenant": "t", **filled(given, secret)},
        lambda client: client.executions.get("x"),
        lambda client: client.executions.start(deployment_id="web", workflow_id="install"),
        header="token" in given,
    )


CASE = Case(
    system="cloudify",
    read=lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
    read_operation="get_execution",
    start=lambda client, _: client.executions.start(deployment_id="web", workflow_id="install", force=True),
    start_operation="start_execution",
    secrets=lambda simulator: [simulator.credentials.password, simulator.credentials.token],
    starting=Starting(
        lambda client, **options: client.intent(deployment_id="web", workflow_id="install", **options),
        lambda client, **options: client.executions.start(deployment_id="web", workflow_id="install", **options),
        operation="start_execution",
        looks="list_executions",
        marked=False,
    ),
    once_by_token=None,
    credentials={
        "cloudify-password": _kind(auth=("admin", "{}")),
        "cloudify-token": _kind(token="{}"),
    },
    generated=Read(
        "executions.get_execution",
        lambda run_id: {"id": run_id},
        lambda client: client.executions.list(),
        credential="password",
        unknown="77",
    ),
    steps=True,
    gates=False,
    pauses=False,
    lacks=frozenset(),
    step_names=("copy", "check", "notify"),
    looks=("get_execution", "list_executions"),
    detail=("list_operations", 1),
    together=950,
    most_calls=lambda looks: looks * 12,  # a hundred ids fit in one URL, and a success is not asked for its steps
    target="web/install",
    unknown="no-such-id",
    startable=Startable(
        group="Web tier",
        name="install",
        given={"node_ids": ["vm_1"]},
        inputs=[("node_ids", False)],
        options={"queue": True},
        gone=lambda _: "nope/install",
        tells_busy=True,
        row=("web/install", "install", "Web tier", "yes", "", "node_ids"),
        shown=("web/scale", '--input delta=1 (integer)\n  --input scalable_entity_name="" (string)\n'),
        several=("web/install", "db/install"),
        nameless=("list_deployments", {"items": [{"workflows": [{"name": "install"}]}]}),
    ),
    telling=Telling(
        reason="no space left",
        times=True,
        lines=[("Task failed 'script_runner.tasks.run' -> no space left", "build")],
        no_log=None,
        not_followed=None,
    ),
    listed=lambda client, **options: client.executions.list(**options),
    no_runs={"items": [], "metadata": {"pagination": {"total": 0, "size": 50, "offset": 0}}},
    lists={"list_executions": "items"},
    paging=Paging(
        list=lambda client, **options: client.executions.list(sort="-created_at", **options),
        size=lambda call: call.query_value("_size"),
        default=1000,
        more=2500,
    ),
    at_once=False,
    login=None,
    gate=None,
    elsewhere={"tenant": "other"},
    raw=("Execution",),
)
