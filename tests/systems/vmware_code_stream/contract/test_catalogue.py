"""Pipelines, variables, import and export: every method, in both worlds, over real sockets."""

from typing import Any

import pytest

from orchestrator_api.vmware_code_stream.models import PipelineSpec
from orchestrator_clients import ApiError, ConflictError, NotFoundError, OutcomeUnknownError, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.both import every, settle
from tests.systems.vmware_code_stream.contract.setting import API, last

pytestmark = pytest.mark.anyio


async def test_about(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    about = await settle(code_stream.about())
    assert (about.latest_api_version, about.supported_apis[0].api_version) == ("2019-10-17", "2019-10-17")
    assert last(server) == ("GET", f"{API}/about", {})


# Pipelines


@pytest.mark.parametrize(
    ("arguments", "condition", "names"),
    [
        ({}, None, ["unship", "ship", "approve"]),
        ({"name": "ship"}, "name eq 'ship'", ["ship"]),
        ({"project": "Infra"}, "project eq 'Infra'", []),
        ({"filter": "startswith(name, 'a')"}, "startswith(name, 'a')", ["approve"]),
        ({"orderby": "name asc", "page_size": 1, "limit": 2}, None, ["approve", "ship"]),
    ],
)
async def test_list_pipelines(
    code_stream: Any,
    server: VmwareCodeStreamSimulator,
    arguments: dict[str, Any],
    condition: str | None,
    names: list[str],
) -> None:
    assert [pipeline.name for pipeline in await every(code_stream.pipelines.list(**arguments))] == names
    assert server.calls[-1].query_value("$filter") == condition


@pytest.mark.parametrize("by_name", [True, False])
async def test_get_pipeline(code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool) -> None:
    identity = server.pipeline("ship").id
    where = ("Portal", "ship") if by_name else (identity,)
    pipeline = await settle(code_stream.pipelines.get(*where))
    assert (pipeline.id, pipeline.name, pipeline.state, pipeline.concurrency) == (identity, "ship", "ENABLED", 2)
    assert last(server) == ("GET", f"{API}/pipelines/{'/'.join(where)}", {})
    with pytest.raises(NotFoundError):
        await settle(code_stream.pipelines.get(*where[:-1], "unknown"))


@pytest.mark.parametrize("as_model", [True, False])
async def test_create_and_enable_and_run(code_stream: Any, server: VmwareCodeStreamSimulator, as_model: bool) -> None:
    spec = {
        "project": "Portal",
        "name": "new",
        "enabled": True,
        "stageOrder": ["A"],
        "kind": "PIPELINE",
        "stages": {"A": {"taskOrder": ["x"], "tasks": {"x": {"type": "REST"}}}},
    }
    pipeline = await settle(code_stream.pipelines.create(PipelineSpec.from_dict(spec) if as_model else spec))
    assert last(server) == ("POST", f"{API}/pipelines", {})
    assert server.calls[-1].json() == spec
    assert (pipeline.state, pipeline.enabled) == ("DISABLED", False), "whatever was asked for"
    with pytest.raises(ApiError, match="not enabled"):
        await settle(code_stream.pipelines.execute("Portal", "new"))
    assert (await settle(code_stream.pipelines.enable("Portal", "new"))).state == "ENABLED"
    assert (last(server), server.calls[-1].json()) == (
        ("PATCH", f"{API}/pipelines/Portal/new", {}),
        {"state": "ENABLED"},
    )
    run = await settle((await settle(code_stream.pipelines.execute("Portal", "new"))).wait())
    assert [step.name for step in run.steps] == ["A.x"]


async def test_create_is_sent_once(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.reset_before_answer(), on="create_pipeline", after=True)
    with pytest.raises(OutcomeUnknownError, match=r"pipelines\.get"):
        await settle(code_stream.pipelines.create({"project": "Portal", "name": "new"}))
    assert server.pipeline("new").state == "DISABLED"
    with pytest.raises(UsageError, match="name"):
        await settle(code_stream.pipelines.create({"project": "Portal"}))
    assert server.count("create_pipeline") == 1


@pytest.mark.parametrize("by_name", [True, False])
async def test_a_pipeline_that_was_read_can_be_sent_back(
    code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool
) -> None:
    where = ("Portal", "ship") if by_name else (server.pipeline("ship").id,)
    pipeline = await settle(code_stream.pipelines.get(*where))
    pipeline.concurrency = 9
    updated = await settle(code_stream.pipelines.update(*where, spec=pipeline))
    assert last(server)[:2] == ("PUT", f"{API}/pipelines/{'/'.join(where)}")
    assert (updated.concurrency, updated.state) == (9, "ENABLED")
    assert not {"id", "_link", "createdAt", "_warnings"} & set(server.calls[-1].json())
    plain = {"project": "Portal", "name": "ship"}
    assert (await settle(code_stream.pipelines.update(*where, spec=plain))).state == "DISABLED", (
        "it did not say enabled"
    )


async def test_patch(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    identity = server.pipeline("ship").id
    changed = await settle(code_stream.pipelines.patch("Portal", "ship", new_name="sail", description="d", tags="t"))
    assert server.calls[-1].json() == {"name": "sail", "description": "d", "tags": ["t"]}
    assert (changed.name, changed.description, changed.tags, changed.id) == ("sail", "d", ["t"], identity)
    await settle(code_stream.pipelines.patch(identity, description="e"))
    assert (last(server)[:2], server.calls[-1].json()) == (
        ("PATCH", f"{API}/pipelines/{identity}"),
        {"description": "e"},
    )
    with pytest.raises(UsageError):
        await settle(code_stream.pipelines.patch("Portal", "sail"))


@pytest.mark.parametrize(
    ("before", "sent"),
    [("DISABLED", ["ENABLED", "RELEASED"]), ("ENABLED", ["RELEASED"]), ("RELEASED", [])],
)
@pytest.mark.parametrize("by_name", [True, False])
async def test_release_goes_through_enabled(
    code_stream: Any, server: VmwareCodeStreamSimulator, before: str, sent: list[str], by_name: bool
) -> None:
    pipeline = server.pipeline("ship")
    pipeline.state = before
    where = ("Portal", "ship") if by_name else (pipeline.id,)
    assert (await settle(code_stream.pipelines.release(*where))).state == "RELEASED"
    assert [call.json()["state"] for call in server.calls if call.method == "PATCH"] == sent  # type: ignore[index]


@pytest.mark.parametrize("by_name", [True, False])
async def test_disable_and_delete(code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool) -> None:
    where = ("Portal", "ship") if by_name else (server.pipeline("ship").id,)
    assert (await settle(code_stream.pipelines.disable(*where))).state == "DISABLED"
    assert await settle(code_stream.pipelines.delete(*where)) is None  # by name the answer has no body
    assert last(server) == ("DELETE", f"{API}/pipelines/{'/'.join(where)}", {})
    with pytest.raises(NotFoundError):
        await settle(code_stream.pipelines.delete(*where))


async def test_tiles(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    assert [tile.tile_id for tile in await settle(code_stream.pipelines.tiles())] == ["ssh", "rest", "useroperation"]
    assert last(server) == ("GET", f"{API}/pipeline-tiles", {})


async def test_a_name_that_would_be_another_path_is_refused(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    with pytest.raises(UsageError, match="executions"):
        await settle(code_stream.pipelines.get("Portal", "executions"))
    assert server.calls == []


# Variables


@pytest.mark.parametrize(("kind", "told"), [("REGULAR", "s3cret-v"), ("SECRET", None), ("RESTRICTED", None)])
async def test_variables(code_stream: Any, server: VmwareCodeStreamSimulator, kind: str, told: str | None) -> None:
    made = await settle(code_stream.variables.create("Infra", "v", "s3cret-v", type=kind, description="d"))
    assert last(server) == ("POST", f"{API}/variables", {})
    assert server.calls[-1].json() == {
        "project": "Infra",
        "name": "v",
        "type": kind,
        "value": "s3cret-v",
        "description": "d",
    }
    assert (made.project, made.name, made.type, made.value, made.description) == ("Infra", "v", kind, told, "d")
    assert made.created is not None
    assert made.created.timestamp() == server.clock.time()
    assert "s3cret-v" not in repr(made)
    for where in (("Infra", "v"), (made.id,)):
        assert await settle(code_stream.variables.get(*where)) == made
        assert last(server) == ("GET", f"{API}/variables/{'/'.join(where)}", {})


@pytest.mark.parametrize("by_name", [True, False])
async def test_updating_a_variable_keeps_what_is_not_given(
    code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool
) -> None:
    known = next(each for each in server.variables.values() if each.type == "SECRET")
    known.description = "of the registry"
    where = ("Portal", known.name) if by_name else (known.id,)
    await settle(code_stream.variables.update(*where, value="new-value"))
    assert last(server) == ("PUT", f"{API}/variables/{'/'.join(where)}", {})
    assert (known.value, known.type, known.description) == ("new-value", "SECRET", "of the registry")
    changed = await settle(code_stream.variables.update(*where, value="x", type="REGULAR", new_name="renamed"))
    assert (changed.name, changed.value, known.description) == ("renamed", "x", "of the registry")


@pytest.mark.parametrize("by_name", [True, False])
async def test_deleting_a_variable(code_stream: Any, server: VmwareCodeStreamSimulator, by_name: bool) -> None:
    known = next(iter(server.variables.values()))
    where = ("Portal", known.name) if by_name else (known.id,)
    assert await settle(code_stream.variables.delete(*where)) is None
    assert last(server) == ("DELETE", f"{API}/variables/{'/'.join(where)}", {})
    with pytest.raises(NotFoundError):
        await settle(code_stream.variables.get(*where))


async def test_list_variables(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    found = await every(code_stream.variables.list())
    assert [(each.name, each.value) for each in found] == [
        *(("registry-password", None), ("registry-host", "registry.example.com")),
    ]
    found = await every(code_stream.variables.list(project="Portal", type="SECRET", name="registry-password"))
    assert [each.name for each in found] == ["registry-password"]
    condition = "(project eq 'Portal') and (name eq 'registry-password') and (type eq 'SECRET')"
    assert server.calls[-1].query_value("$filter") == condition


async def test_a_secret_that_a_server_repeats_is_not_shown(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    echo = faults.Reply(name="echo", status=400, body=b'{"message": "bad value hunter22-hunter22"}')
    server.fault(echo, on="create_variable")
    with pytest.raises(ApiError, match="bad value") as caught:
        await settle(code_stream.variables.create("Portal", "v", "hunter22-hunter22", type="SECRET"))
    assert "hunter22" not in f"{caught.value} {caught.value!r} {caught.value.body}"


async def test_variables_that_are_refused(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    with pytest.raises(ApiError, match="There is a variable registry-host"):
        await settle(code_stream.variables.create("Portal", "registry-host", "x"))
    sent = len(server.calls)
    for arguments in (("Portal", "v", 7), ("Portal", "", "x")):
        with pytest.raises(UsageError):
            await settle(code_stream.variables.create(*arguments))
    with pytest.raises(UsageError, match="type"):
        await settle(code_stream.variables.create("Portal", "v", "x", type="PUBLIC"))
    assert len(server.calls) == sent


# YAML


async def test_export_and_import(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    text = await settle(code_stream.export(project="Portal", pipelines="ship"))
    assert last(server) == ("GET", f"{API}/export", {"project": "Portal", "pipelines": "ship"})
    assert server.calls[-1].header("accept") == "application/x-yaml"
    assert "stageOrder:" in text
    results = await settle(code_stream.import_(text.replace("concurrency: 2", "concurrency: 7"), action="apply"))
    assert last(server) == ("POST", f"{API}/import", {"action": "apply"})
    assert server.calls[-1].header("content-type") == "application/x-yaml"
    assert [(each.name, each.status, each.done) for each in results] == [("ship", "UPDATED", True)]
    assert server.pipeline("ship").concurrency == 7
    results = await settle(code_stream.import_(text.replace("name: ship", "name: sail").encode()))
    assert (last(server)[2], [(each.name, each.status) for each in results]) == ({}, [("sail", "CREATED")])


async def test_an_import_that_is_refused_under_a_200(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    text = await settle(code_stream.export(project="Portal", pipelines="ship"))
    both = text + text.replace("name: ship", "name: sail")
    with pytest.raises(ConflictError, match="There is a pipeline ship in Portal already") as caught:
        await settle(code_stream.import_(both, action="create"))
    error: Any = caught.value
    assert (error.status, error.code, error.operation) == (200, "FAILED", "import_yaml")
    assert [(each.name, each.status) for each in error.results] == [("ship", "FAILED"), ("sail", "CREATED")]
    assert server.pipeline("sail").state == "DISABLED"


async def test_endpoints_by_yaml(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    text = "project: Portal\nkind: ENDPOINT\nname: ci\ntype: jenkins\n"
    assert [each.status for each in await settle(code_stream.import_(text))] == ["CREATED"]
    assert "jenkins" in await settle(code_stream.export(project="Portal", endpoints="ci"))
    assert last(server)[2] == {"project": "Portal", "endpoints": "ci"}


async def test_yaml_that_is_refused(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    with pytest.raises(NotFoundError):
        await settle(code_stream.export(project="Portal", pipelines="unknown"))
    with pytest.raises(ApiError, match="no YAML"):
        await settle(code_stream.import_("a: ["))
    for arguments in ({"yaml": " "}, {"yaml": "a: b", "action": "replace"}):
        with pytest.raises(UsageError):
            await settle(code_stream.import_(**arguments))
    assert server.count("import_yaml") == 1
    server.fault(faults.reset_before_answer(), on="import_yaml")
    with pytest.raises(OutcomeUnknownError):
        await settle(code_stream.import_("a: b"))
    assert server.count("import_yaml") == 2
