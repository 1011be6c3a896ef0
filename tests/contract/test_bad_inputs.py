"""What callers may pass in by mistake: said at once as a UsageError that names it, by every client in both worlds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import UsageError, testing
from orchestrator_clients.adobe_cloud_manager.gates import scheduled
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web"

NOTHING_FITS: list[tuple[str, Callable[[Any], Any]]] = [
    *(
        ("cloudify", lambda c, name=name, none=none: c.executions.list(**{name: none}))
        for name in ("id", "status", "deployment_id", "visibility", "tenant_name", "total_operations")
        for none in ([], (), set(), iter(()))
    ),
    ("aws_image_builder", lambda c: c.images.list(filters={"name": []})),
    ("aws_image_builder", lambda c: c.image_pipelines.images(image_pipeline_arn=PIPELINE, filters={"name": ()})),
]


@pytest.mark.parametrize(("system", "ask"), NOTHING_FITS)
async def test_nothing_fits_an_empty_collection(system: str, ask: Callable[[Any], Any], world: str) -> None:
    with CASES[system].make() as simulator:
        simulator.seed(3)  # type: ignore[attr-defined]
        client = client_of(simulator, world)
        assert await every(ask(client)) == []
        assert await every(ask(client).pages()) == []
        await close(client)
        assert simulator.calls == []


@pytest.mark.parametrize("system", CASES)
@pytest.mark.parametrize("limit", ["3", -1, 1.5, True, [], float("nan")])
async def test_a_limit_is_a_whole_number(system: str, limit: Any, world: str) -> None:
    with CASES[system].make() as simulator:
        client = client_of(simulator, world)
        with pytest.raises(UsageError, match="limit="):
            CASES[system].listed(client, limit=limit)
        await close(client)
        assert simulator.calls == []


@pytest.mark.parametrize("tenant", ["t\n", "t\x00", "\u00e9", "t\ud800", " t"])
async def test_a_tenant_fits_in_a_header(tenant: str, world: str) -> None:
    with CASES["cloudify"].make() as simulator:
        client = client_of(simulator, world)
        for name in ("get", "cancel"):
            with pytest.raises(UsageError, match="tenant="):
                await settle(getattr(client.executions, name)("1", tenant=tenant))
        with pytest.raises(UsageError, match="tenant="):
            type(client)(simulator.url, tenant=tenant, token="t")
        await close(client)
        assert simulator.calls == []


@pytest.mark.parametrize("system", CASES)
async def test_half_of_a_surrogate_pair_is_no_id(system: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        seen = len(simulator.calls)
        for name in client.run_ids:
            with pytest.raises(UsageError, match=name):
                await settle(client.fetch_run({**run.ids, name: "1\ud800"}, detail=False))
        await close(client)
        assert len(simulator.calls) == seen


@pytest.mark.parametrize("system", CASES)
@pytest.mark.parametrize("timeout", ["3", True, [], float("nan"), {}])
async def test_a_wait_takes_seconds(system: str, timeout: Any, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        seen = len(simulator.calls)
        for act in (run.wait, run.token):
            with pytest.raises(UsageError, match="timeout="):
                await settle(act(timeout=timeout))
        for poll in ("3", [], {}, (1, "2"), (1,), 0, True, float("nan")):
            with pytest.raises(UsageError, match="poll="):
                await settle(run.wait(poll=poll))
        for until in (5, "waiting", [5], [[]]):
            with pytest.raises(UsageError, match="until="):
                await settle(run.wait(until=until))
        await close(client)
        assert len(simulator.calls) == seen


WRONG_FILTERS: list[tuple[str, str, Any]] = [
    *(("cloudify", "status", value) for value in (5, [5], b"started", {"started": 1}, "begun", ["begun"], [None])),
    *(("cloudify", name, "everyone") for name in ("visibility", "resource_availability")),
    *(("cloudify", name, "yes") for name in ("is_dry_run", "is_system_workflow", "resume")),
    *(("cloudify", "id", value) for value in (5, [5], b"x", {"x": 1}, [b"x"])),
    ("cloudify", "sort", 5),
    ("cloudify", "sort", [None]),
    ("cloudify", "page_size", "3"),
    *(("aws_image_builder", "filters", value) for value in (5, "name", [1], {"name": 5}, {"name": [5]}, {5: "x"})),
    *(("aws_image_builder", "page_size", value) for value in ("3", 0, True)),
    *(("vmware_code_stream", name, value) for name in ("status", "name", "project") for value in (5, [], ["x"], b"x")),
    ("vmware_code_stream", "page_size", "3"),
    ("adobe_cloud_manager", "page_size", "3"),
]


@pytest.mark.parametrize(("system", "name", "value"), WRONG_FILTERS)
async def test_a_filter_of_another_type_is_said_to_be_wrong(system: str, name: str, value: Any, world: str) -> None:
    with CASES[system].make() as simulator:
        client = client_of(simulator, world)
        with pytest.raises(UsageError, match=name):
            CASES[system].listed(client, **{name: value})
        await close(client)
        assert simulator.calls == []


RIGHT_FILTERS: list[tuple[str, Any, int]] = [
    ("visibility", "tenant", 3),
    ("visibility", ["private", "global"], 0),
    ("resource_availability", "private", 0),
    ("is_dry_run", False, 3),
    ("is_dry_run", True, 0),
    ("is_system_workflow", False, 3),
    ("total_operations", 77, 0),
]


@pytest.mark.filterwarnings("ignore:parameter resource_availability:DeprecationWarning")  # as the spec says of it
@pytest.mark.parametrize(("name", "value", "fit"), RIGHT_FILTERS)
async def test_a_filter_of_any_field_is_sent(name: str, value: Any, fit: int, world: str) -> None:
    with CASES["cloudify"].make() as simulator:
        simulator.seed(3)  # type: ignore[attr-defined]
        client = client_of(simulator, world)
        assert len(await every(client.executions.list(**{name: value}))) == fit
        await close(client)


UNFIT = {
    "Decimal": Decimal("1.5"),
    "Path": Path("/x"),
    "set": {1},
    "bytes": b"x",
    "NaN": float("nan"),
    "infinity": float("inf"),
    "object": object(),
}
STARTS: Mapping[str, Callable[[Any, Any], Any]] = {
    "cloudify": lambda c, value: c.executions.start(deployment_id="web", workflow_id="install", parameters=value),
    "vmware_code_stream": lambda c, value: c.pipelines.execute("Portal", "ship", input=value),
    "aspera_orchestrator": lambda c, value: c.work_orders.start(workflow_id=12, inputs=value),
}


@pytest.mark.parametrize("system", STARTS)
@pytest.mark.parametrize("kind", UNFIT)
@pytest.mark.parametrize("deep", [False, True])
async def test_what_json_cannot_hold_is_not_sent(system: str, kind: str, deep: bool, world: str) -> None:
    with CASES[system].make() as simulator:
        client = client_of(simulator, world)
        value = {"x": [{"y": UNFIT[kind]}]} if deep else {"x": UNFIT[kind]}
        with pytest.raises(UsageError, match="JSON"):
            await settle(STARTS[system](client, value))
        with pytest.raises(UsageError, match="mapping"):
            await settle(STARTS[system](client, [("x", 1)]))
        await close(client)
        assert simulator.calls == []


FAR: list[tuple[str, Any]] = [("whole", 10**400), ("longer than Python shows", 10**5000)]


@pytest.mark.parametrize("what", ["wait", "poll", "timeout", "deadline", "cancel"])
@pytest.mark.parametrize("value", [value for _, value in FAR], ids=[name for name, _ in FAR])
@pytest.mark.parametrize("system", CASES)
async def test_a_number_that_no_clock_holds_is_refused(system: str, value: Any, what: str, world: str) -> None:
    case = CASES[system]
    with case.make() as simulator:
        client = client_of(simulator, world)
        run = await settle(case.start(client, simulator))
        ways: dict[str, Callable[[], Any]] = {
            "wait": lambda: run.wait(timeout=value),
            "poll": lambda: run.wait(poll=value),
            "cancel": lambda: run.cancel(within=value),
        }
        make = ways.get(what, lambda: client_of(simulator, world, **{what: value}))

        async def attempt() -> None:
            await settle(make())

        with pytest.raises(UsageError):
            await attempt()
        await close(client)


ENDS_OF_TIME = [
    datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
    datetime(9999, 12, 31, 23, tzinfo=timezone(-timedelta(hours=14))),
]


@pytest.mark.parametrize("moment", ENDS_OF_TIME, ids=str)
async def test_a_time_that_its_zone_leads_beyond_all_years_is_refused(moment: datetime, world: str) -> None:
    with testing.CloudifySimulator() as manager:
        client = client_of(manager, world)
        for asked in ({"since": moment}, {"until": moment}):
            with pytest.raises(UsageError, match=next(iter(asked))):
                await every(client.events.list("x", **asked))
        await close(client)
    with pytest.raises(UsageError, match="at="):
        scheduled(moment)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("where", ["inputs", "name", "tags"])
async def test_half_of_a_pair_is_said_before_it_is_sent(where: str, method: str, world: str) -> None:
    with testing.AsperaOrchestratorSimulator() as server:
        client = client_of(server, world)
        given: dict[str, Any] = {"inputs": {"file": "a.mov"}, "method": method}
        given |= {"inputs": {"file": "\ud800"}} if where == "inputs" else {where: "\ud800"}
        with pytest.raises(UsageError, match="surrogate"):
            await settle(client.work_orders.start(workflow_id=12, **given))
        await close(client)
