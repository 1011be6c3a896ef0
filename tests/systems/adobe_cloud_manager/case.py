"""Adobe Cloud Manager, as the shared tables need it."""

from __future__ import annotations

from typing import Any

from tests.contract.case import Case, Kind, Login, Paging, Read, Startable, Starting, Telling, filled

PIPELINE = {"program_id": "19905", "pipeline_id": "48213"}


def _kind(**given: Any) -> Kind:
    return Kind(
        "adobe_cloud_manager",
        lambda url, secret: {
            "org_id": "o@AdobeOrg", "client_id": "client", "base_url": url, "token_url": f"{url}/ims/token",
            **filled(given, secret),
        },
        lambda client: client.executions.current("1", "2"),
        lambda client: client.executions.start("1", "2"),
        tokens={} if "token" in given else {"/ims/token": {"access_token": "{}"}},
        header="client_secret" not in given,
    )  # fmt: skip


CASE = Case(
    system="adobe_cloud_manager",
    read=lambda client, simulator: client.executions.get("19905", "48213", simulator.seed(1)[0]),
    read_operation="get_execution",
    start=lambda client, _: client.executions.start("19905", "48213"),
    start_operation="start_pipeline",
    secrets=lambda simulator: [simulator.credentials.client_secret, "simulated-token-1"],
    starting=Starting(
        lambda client, **options: client.intent("19905", "48213", **options),
        lambda client, **options: client.executions.start("19905", "48213", **options),
        operation="start_pipeline",
        looks="get_executions",
        marked=False,
    ),
    once_by_token=None,
    credentials={
        "adobe-secret": _kind(client_secret="{}"),
        "adobe-token": _kind(token="{}"),
        "adobe-key": _kind(client_id="{}", token="another-token"),
    },
    generated=Read(
        "executions.get_execution",
        lambda run_id: {**PIPELINE, "execution_id": run_id},
        lambda client: client.executions.list(**PIPELINE),
        credential="client_secret",
        unknown="77",
    ),
    steps=True,
    gates=True,
    pauses=False,
    lacks=frozenset(),
    step_names=("build", "codeQuality", "approval", "deploy", "loadTest"),
    looks=("get_execution", "get_executions", "ims_login"),
    detail=None,
    together=1,  # it runs one execution of a pipeline at a time
    most_calls=lambda looks: looks,
    target="19905/48213",
    unknown="99999",
    startable=Startable(
        group="Acme Main Site",
        name="Main",
        given={},
        inputs=(),
        options={"mode": "NORMAL"},
        gone=lambda _: "19905/999",
        tells_busy=True,
        row=("19905/48213", "Main", "Acme Main Site", "", "no", ""),
        shown=("19905/48213", "environments: acme-stage, acme-prod\n  it takes no inputs\n"),
        several=(),
        nameless=("get_pipelines", {"_embedded": {"pipelines": [{"name": "x"}]}}),
    ),
    telling=Telling(
        reason="says why in the log of the step",
        times=True,
        lines=[("build: no space left", "build")],
        no_log=None,
        not_followed=None,
    ),
    listed=lambda client, **options: client.executions.list("19905", "48213", **options),
    no_runs={},
    lists={"get_executions": "_embedded.executions"},
    paging=Paging(
        list=lambda client, **options: client.executions.list("19905", "48213", **options),
        size=lambda call: call.query_value("limit"),
        default=20,
        more=50,
    ),
    at_once=False,
    login=Login(operations=frozenset({"ims_login"}), last="ims_login", options={}),
    gate="approval",
    elsewhere={"org_id": "another@AdobeOrg"},
    raw=("PipelineExecution",),
)
