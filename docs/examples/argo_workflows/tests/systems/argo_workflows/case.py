"""Argo Workflows, as the shared tables need it."""

from __future__ import annotations

from typing import Any

from tests.contract.case import Case, Kind, Paging, Read, Startable, Starting, Telling, filled


def _kind(**given: Any) -> Kind:
    return Kind(
        "argo_workflows",
        lambda url, secret: {"base_url": url, "namespace": "ci", **filled(given, secret)},
        lambda client: client.workflows.get("x"),
        lambda client: client.workflows.submit("build"),
        header=True,
    )


CASE = Case(
    system="argo_workflows",
    read=lambda client, simulator: client.workflows.get(simulator.seed(1)[0]),
    read_operation="get_workflow",
    start=lambda client, _: client.workflows.submit("build"),
    start_operation="submit_workflow",
    secrets=lambda simulator: [simulator.credentials.token],
    starting=Starting(
        lambda client, **options: client.intent(template="build", **options),
        lambda client, **options: client.workflows.submit("build", **options),
        operation="submit_workflow",
        looks="list_workflows",
        marked=True,
    ),
    once_by_token=None,
    credentials={"argo-token": _kind(token="{}")},
    generated=Read(
        "workflows.get_workflow",
        lambda run_id: {"namespace": "ci", "name": run_id},
        lambda client: client.workflows.list(),
        credential="token",
        unknown="77",
    ),
    steps=True,
    gates=False,
    pauses=True,
    lacks=frozenset({"logs", "follow"}),
    step_names=("checkout", "test", "publish"),
    looks=("get_workflow",),
    detail=None,
    together=20,
    most_calls=lambda looks: looks * 20,  # each is looked at by itself
    target="build",
    unknown="no-such-workflow",
    startable=Startable(
        group="",
        name="build",
        given={"branch": "main"},
        inputs=[("branch", False)],
        options={},
        gone=lambda _: "nope",
        tells_busy=False,
        row=("build", "build", "", "", "", "branch"),
        shown=("build", '--input branch="main"\n'),
        several=(),
        nameless=None,
    ),
    telling=Telling(
        reason="no space left",
        times=True,
        lines=(),
        no_log="nothing documents a log",
        not_followed="nothing documents a log",
    ),
    listed=lambda client, **options: client.workflows.list(**options),
    no_runs={"metadata": {}, "items": None},
    lists={"list_workflows": "items"},
    paging=Paging(
        list=lambda client, **options: client.workflows.list(**options),
        size=lambda call: call.query_value("listOptions.limit"),
        default=100,
        more=300,
    ),
    at_once=True,
    login=None,
    gate=None,
    elsewhere={"namespace": "other"},
    raw=("Workflow",),
)
