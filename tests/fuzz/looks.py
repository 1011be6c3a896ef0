"""Every read of the five systems, each on a simulator that has data for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from orchestrator_clients import adopt
from orchestrator_clients.testing import Run, Step

Look = Callable[[], object]
Again = Callable[[], Any]
"""Makes another client, which has to log in."""


class Looks(NamedTuple):
    """One system: what its simulator is given, and the reads of a client, to each of which belongs what it returns."""

    script: Run
    start: Callable[..., Any]
    of: Callable[[Any, Any, Again], Iterable[Look]]


def _runs(client: Any, run: Any, intent: str = "") -> list[Look]:
    """Return the reads that every client has."""
    return [
        *([lambda: adopt(intent, clients=[client], settle=0)] if intent else []),
        lambda: client.fetch_run(run.ids, detail=True),
        lambda: client.fetch_runs([run.ids]),
        lambda: run.wait(timeout=0),
        lambda: run.watch(timeout=0),
        run.refresh,
    ]


def _cloudify(server: Any, client: Any, again: Again) -> list[Look]:
    server.seed(3)
    failed = client.executions.start(deployment_id="web", workflow_id="install")
    server.clock.sleep(9)
    intent = client.intent(deployment_id="web", workflow_id="install")
    run = client.executions.start(deployment_id="web", workflow_id="install", intent=intent)
    server.clock.sleep(1.5)
    group = client.execution_groups.start(deployment_group_id="everything", workflow_id="install")
    return [
        *_runs(client, run, intent),
        *_runs(client, failed),
        failed.follow,
        lambda: client.operations.list(run.id),
        lambda: client.events.list(execution_id=run.id),
        run.logs,
        lambda: client.executions.latest("web"),
        lambda: client.execution_groups.get(group.id),
        lambda: client.execution_groups.executions(group.id),
        lambda: client.targets.list(),
        lambda: client.targets.get("web/install"),
        client.executions.list,
        client.executions.list().pages,
        lambda: client.executions.start(deployment_id="db", workflow_id="install"),
        lambda: client.executions.cancel(run.id),
    ]


def _adobe(server: Any, client: Any, again: Again) -> list[Look]:
    ids = ("19905", "48213")
    server.seed(2)
    intent = client.intent(*ids)
    run = client.executions.start(*ids, intent=intent)
    server.clock.sleep(4)
    run = run.refresh()
    build, approval = run.steps[1], run.steps[2]
    (artifact,) = client.artifacts.list(*build.address)
    return [
        *_runs(client, run, intent),
        lambda: again().executions.current(*ids),
        lambda: client.executions.current(*ids),
        lambda: client.executions.list(*ids),
        lambda: client.executions.list(*ids).pages(),
        lambda: client.executions.from_url(f"{client.base_url}/api/program/19905/pipeline/48213/execution/{run.id}"),
        lambda: client.steps.get(*build.address),
        lambda: client.steps.metrics(*build.address),
        lambda: client.steps.iter_log(*build.address),
        lambda: client.steps.iter_log(*build.address, offset=3),
        lambda: run.gate(approval).metrics(),
        lambda: run.gate(approval).findings(),
        lambda: run.logs(step="build"),
        lambda: client.artifacts.list(*build.address),
        lambda: client.artifacts.read(*build.address, artifact.id),
        client.programs.list,
        lambda: client.programs.pipelines("19905"),
        lambda: client.programs.pipeline(*ids),
        lambda: client.programs.environments("19905"),
        lambda: client.targets.list(),
        lambda: client.targets.get("19905/48213"),
    ]


def _aspera(server: Any, client: Any, again: Again) -> list[Look]:
    intent = client.intent(workflow_id=12)
    run = client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}, intent=intent)
    server.clock.sleep(2)
    step = {"work_order_id": 8461, "step_name": "Create faspex package"}
    return [
        *_runs(client, run, intent),
        lambda: client.work_orders.list(workflow_id=12),
        lambda: client.work_orders.outputs(run.id),
        lambda: client.work_steps.get(**step),
        lambda: client.work_steps.get(**step, format="xml"),
        lambda: client.work_steps.status(**step),
        *(
            lambda form=form: client.work_steps.output(252158, "IndexedTable", format=form)
            for form in ("xml", "json", "text")
        ),
        lambda: client.work_steps.get_by_id(252158),
        lambda: client.workflows.list(),
        lambda: client.workflows.inputs(12),
        lambda: client.workflows.outputs(12),
        lambda: client.workflows.details(12),
        client.workflows.status,
        lambda: client.targets.list(),
        lambda: client.targets.find("Ship"),
        client.ping,
        client.login,
        lambda: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}),
    ]


def _aws(server: Any, client: Any, again: Again) -> list[Look]:
    arn = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"
    server.seed(2)
    failed = client.image_pipelines.start(image_pipeline_arn=arn)
    server.clock.sleep(5)
    for step in client.waiting_steps.list(image_build_version_arn=failed.id):
        client.waiting_steps.resume(step.id, failed.id)
    server.clock.sleep(30)
    intent = client.intent(image_pipeline_arn=arn)
    run = client.image_pipelines.start(image_pipeline_arn=arn, intent=intent)
    server.clock.sleep(5)
    server.findings[failed.id] = {"critical": 1, "high": 2, "all": 3}
    workflow = next(iter(client.workflow_executions.list(image_build_version_arn=failed.id)))
    step = next(iter(client.step_executions.list(workflow_execution_id=workflow.id)))
    return [
        *_runs(client, run, intent),
        *_runs(client, failed),
        lambda: client.images.list(image_version_arn=run.id.rpartition("/")[0]),
        client.images.list().pages,
        lambda: client.image_pipelines.images(image_pipeline_arn=arn),
        lambda: client.images.explain_failure(failed.id),
        lambda: client.images.scan_findings(failed.id),
        client.image_pipelines.list,
        lambda: client.image_pipelines.get(arn),
        lambda: client.targets.list(),
        lambda: client.targets.get(arn),
        lambda: client.workflow_executions.list(image_build_version_arn=failed.id),
        lambda: client.workflow_executions.get(workflow.id),
        lambda: client.step_executions.list(workflow_execution_id=workflow.id),
        lambda: client.step_executions.get(step.id),
        lambda: client.waiting_steps.list(image_build_version_arn=run.id),
    ]


def _code_stream(server: Any, client: Any, again: Again) -> list[Look]:
    server.seed(2)
    intent = client.intent("Portal", "ship")
    run = client.pipelines.execute("Portal", "ship", input={"branch": "main"}, intent=intent)
    server.clock.sleep(4)
    client.variables.create("Portal", "color", "blue")
    run = run.refresh()
    return [
        *_runs(client, run, intent),
        lambda: again().about(),
        client.executions.list,
        lambda: client.executions.list(project="Portal", name="ship").pages(),
        lambda: client.executions.execution_of("Portal", "ship", index=1),
        lambda: client.pipelines.list(),
        lambda: client.pipelines.get("Portal", "ship"),
        lambda: client.pipelines.executions("Portal", "ship"),
        client.pipelines.tiles,
        lambda: client.variables.list(project="Portal"),
        lambda: client.variables.get("Portal", "color"),
        client.about,
        lambda: client.export(project="Portal", pipelines="ship"),
        lambda: client.import_("name: ship\nproject: Portal\n"),
        lambda: client.pipelines.execute("Portal", "ship"),
        client.user_operations.list,
        lambda: client.user_operations.find(run),
        run.logs,
        lambda: client.targets.list(),
        lambda: client.targets.get("Portal/ship"),
        *(lambda one=one: client.user_operations.get(one) for one in server.user_operations),
    ]


def _steps(*names: str, waits: str = "", fails: str = "") -> Run:
    return Run(
        steps=tuple(
            Step(
                name,
                1.0,
                waits_for_person=name == waits,
                **({"ends": "failed", "message": "no"} if name == fails else {}),
            )
            for name in names
        )
    )


PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web-base"

LOOKS: Mapping[str, Looks] = {
    "adobe_cloud_manager": Looks(
        _steps("validate", "build", "approval", "deploy", waits="approval"),
        lambda client, **more: client.executions.start("19905", "48213", **more),
        _adobe,
    ),
    "aspera_orchestrator": Looks(
        _steps("Watch folder", "Transcode", "Deliver", fails="Deliver"),
        lambda client, **more: client.work_orders.start(workflow_id=12, inputs={"file": "a.mov"}, **more),
        _aspera,
    ),
    "aws_image_builder": Looks(
        _steps("Launch", "Ask", "Test", "Distribute", waits="Ask", fails="Test"),
        lambda client, **more: client.image_pipelines.start(image_pipeline_arn=PIPELINE, **more),
        _aws,
    ),
    "cloudify": Looks(
        _steps("one", "two", "three", fails="three"),
        lambda client, **more: client.executions.start(deployment_id="web", workflow_id="install", **more),
        _cloudify,
    ),
    "vmware_code_stream": Looks(
        _steps("Build.make", "Deploy.ask", "Deploy.copy", waits="Deploy.ask"),
        lambda client, **more: client.pipelines.execute("Portal", "ship", input={"branch": "main"}, **more),
        _code_stream,
    ),
}
