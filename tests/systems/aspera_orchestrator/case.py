"""Aspera Orchestrator, as the shared tables need it."""

from __future__ import annotations

from typing import Any

from tests.contract.case import Case, Kind, Login, Read, Startable, Starting, Telling, filled


def _kind(**given: Any) -> Kind:
    return Kind(
        "aspera_orchestrator",
        lambda url, secret: {"base_url": url, **filled(given, secret)},
        lambda client: client.work_orders.get(1),
        lambda client: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}),
        tokens={"/login": {"token": "{}"}} if given.get("login") else {},
        header="token" in given,
    )


CASE = Case(
    system="aspera_orchestrator",
    read=lambda client, simulator: client.work_orders.get(simulator.seed(1)[0]),
    read_operation="get_work_order_status_xml",
    start=lambda client, _: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}),
    start_operation="initiate_work_order",
    secrets=lambda simulator: [simulator.credentials.password],
    starting=Starting(
        lambda client, **options: client.intent(workflow_id=12, **options),
        lambda client, **options: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}, **options),
        operation="initiate_work_order",
        looks="list_work_orders",
        marked=True,
    ),
    once_by_token=None,
    credentials={
        "aspera-basic": _kind(auth=("ops", "{}")),
        "aspera-query-password": _kind(auth=("ops", "{}"), credentials_in_query=True),
        "aspera-query-key": _kind(api_key=("ops", "{}"), credentials_in_query=True),
        "aspera-login": _kind(auth=("ops", "{}"), login=True),
        "aspera-login-key": _kind(api_key=("ops", "{}"), login=True),
        "aspera-token": _kind(token="{}"),
    },
    generated=Read(
        "work_orders.get_work_order_status_xml",
        lambda run_id: {"work_order_id": int(run_id)},
        lambda client: client.work_orders.list(workflow_id=12),
        credential="password",
        unknown="77",
    ),
    steps=True,
    gates=False,
    pauses=True,
    lacks=frozenset({"logs", "follow"}),
    step_names=("copy", "check", "notify"),
    looks=("get_work_order_status_xml",),
    detail=None,
    together=20,
    most_calls=lambda looks: looks * 21,  # no list tells enough: each is asked for by itself
    target="12",
    unknown="99999",
    startable=Startable(
        group="",
        name="Ship",
        given={"file": "/in/a.mxf"},
        inputs=[("file", True)],
        options={"priority": 2},
        gone=None,
        tells_busy=False,
        row=("12", "Ship", "", "yes", "", ""),
        shown=("Ship", "--input file (string), needed\n"),
        several=(),
        nameless=None,
    ),
    telling=Telling(
        reason="no space left",
        times=False,  # the status of a work order tells no times of its steps
        lines=(),
        no_log="documents a log",
        not_followed="documents a log",
    ),
    listed=lambda client, **options: client.work_orders.list(workflow_id=12, **options),
    no_runs={"work_orders": []},
    lists={},  # none tells enough of a run
    paging=None,
    at_once=True,
    login=Login(operations=frozenset({"login"}), last="login", options={"login": True}),
    gate=None,
    elsewhere=None,
    raw=("WorkOrder",),
)
