"""VMware Code Stream, as the shared tables need it."""

from __future__ import annotations

from typing import Any

from tests.contract.case import Case, Kind, Login, Paging, Read, Startable, Starting, Telling, filled


def _kind(*, csp: bool = False, **given: Any) -> Kind:
    return Kind(
        "vmware_code_stream",
        lambda url, secret: {"base_url": url, **filled(given, secret), **({"csp_url": url} if csp else {})},
        lambda client: client.executions.get("x"),
        lambda client: client.pipelines.execute("Portal", "ship"),
        tokens={} if "token" in given else {
            "/csp/gateway/am/api/login": {"refresh_token": "{}.r"},
            "/csp/gateway/am/idp/auth/login": {"refresh_token": "{}.r"},
            "/csp/gateway/am/api/auth/api-tokens/authorize": {"access_token": "{}"},
            "/iaas/api/login": {"token": "{}"},
        },
        header="token" in given,
    )  # fmt: skip


CASE = Case(
    system="vmware_code_stream",
    read=lambda client, simulator: client.executions.get(simulator.seed(1)[0]),
    read_operation="get_execution",
    start=lambda client, _: client.pipelines.execute("Portal", "ship"),
    start_operation="execute_pipeline_by_name",
    secrets=lambda simulator: [simulator.credentials.password, simulator.credentials.refresh_token],
    starting=Starting(
        lambda client, **options: client.intent("Portal", "ship", **options),
        lambda client, **options: client.pipelines.execute("Portal", "ship", **options),
        operation="execute_pipeline_by_name",
        looks="list_executions_by_pipeline_name",
        marked=True,
    ),
    once_by_token=None,
    credentials={
        "code-stream-refresh": _kind(refresh_token="{}"),
        "code-stream-refresh-csp": _kind(refresh_token="{}", csp=True),
        "code-stream-password": _kind(auth=("admin", "{}")),
        "code-stream-domain": _kind(auth=("admin", "{}"), domain="corp"),
        "code-stream-token": _kind(token="{}"),
    },
    generated=Read(
        "executions.get_execution",
        lambda run_id: {"id": run_id},
        lambda client: client.executions.list(),
        credential="refresh_token",
        unknown="77",
    ),
    steps=True,
    gates=True,
    pauses=True,
    lacks=frozenset({"follow"}),
    step_names=("Build.make", "Build.pack", "Deploy.copy", "check"),
    looks=("get_execution", "list_executions", "csp_authorize", "iaas_login"),
    detail=("get_execution", 2),
    together=90,
    most_calls=lambda looks: (
        looks * 2 + 90
    ),  # the executions of a pipeline fit on a page; each that ended is read whole
    target="Portal/ship",
    unknown="no-such-id",
    startable=Startable(
        group="Portal",
        name="ship",
        given={"branch": "main"},
        inputs=[("branch", True)],
        options={"comments": "by a test"},
        gone=lambda _: "Portal/nope",
        tells_busy=False,
        row=("Portal/unship", "unship", "Portal", "yes", "", ""),
        shown=("Portal/ship", '--input branch="main", needed: What to build\n'),
        several=(),
        nameless=("list_pipelines", {"documents": {"/x": {"name": "x"}}, "links": ["/x"], "count": 1}),
    ),
    telling=Telling(
        reason="no space left",
        times=True,
        lines=[("build begins", "build"), ("no space left", "build"), ("done", "build")],
        no_log=None,
        not_followed="cannot be followed",
    ),
    listed=lambda client, **options: client.executions.list(**options),
    no_runs={"documents": {}, "links": [], "totalCount": 0, "count": 0},
    lists={"list_executions": "documents", "list_executions_by_pipeline_id": "documents"},
    paging=Paging(
        list=lambda client, **options: client.executions.list(orderby="_requestTimeInMicros desc", **options),
        size=lambda call: call.query_value("$top"),
        default=100,
        more=300,
    ),
    at_once=False,
    login=Login(operations=frozenset({"csp_authorize", "iaas_login", "csp_login"}), last="iaas_login", options={}),
    gate="Build.pack",
    elsewhere=None,
    raw=("Execution",),
)
