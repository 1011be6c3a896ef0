"""What the entries of Adobe, AWS and Aspera do: start, list, logs and gates, by the command itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients.cli.toml import profiles_text
from orchestrator_clients.testing import Answer

from .conftest import Shell
from .desk import Desk

RELATIONS = "http://ns.adobe.com/adobecloud/rel/pipeline"
PIPELINE = "/api/program/19905/pipeline/48213"
RUN = f"{PIPELINE}/execution/77"
STEP = f"{RUN}/phase/1/step/2"
BUILD = "arn:aws:imagebuilder:eu-west-1:111122223333:image/web/1.0.0/1"
IMAGES = "arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/web"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk() as one:
        yield one


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Shell]:
    """Return the command with one profile of these settings."""

    def make(key: str, **settings: Any) -> Shell:
        path = tmp_path / "profiles.toml"
        path.write_text(profiles_text({key: settings}))
        return Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), "HUSH": "hush-hush-hush"})

    return make


@pytest.fixture
def adobe(made: Callable[..., Shell], desk: Desk) -> Shell:
    ids = {"program_id": "19905", "pipeline_id": "48213"}
    return made(
        "adobe_cloud_manager", base_url=desk.url, org_id="1@AdobeOrg", client_id="c" * 20, token_env="HUSH", **ids
    )


@pytest.fixture
def aws(made: Callable[..., Shell], desk: Desk) -> Shell:
    keys = {"access_key_id": "AKIDEXAMPLE", "secret_access_key_env": "HUSH"}
    return made("aws_image_builder", base_url=desk.url, region="eu-west-1", image_pipeline_arn=IMAGES, **keys)


@pytest.fixture
def aspera(made: Callable[..., Shell], desk: Desk) -> Shell:
    url = f"{desk.url}/aspera/orchestrator"
    return made("aspera_orchestrator", base_url=url, user="u", password_env="HUSH", workflow_id="12")


def adobe_run(action: str = "build", status: str = "RUNNING", *links: str) -> dict[str, Any]:
    step = {
        "stepId": "2",
        "phaseId": "1",
        "action": action,
        "status": status,
        "_links": {f"{RELATIONS}/{name}": {"href": f"{STEP}/{name}"} for name in links},
    }
    ids = {"id": "77", "programId": "19905", "pipelineId": "48213"}
    return {**ids, "status": "RUNNING", "_embedded": {"stepStates": [step]}}


def test_adobe_starts(adobe: Shell, desk: Desk) -> None:
    desk.lay("PUT", f"{PIPELINE}/execution", Answer.json(adobe_run(), 201))
    done = adobe("start", "48213", "--option", "mode=EMERGENCY", "--json")
    assert json.loads(done.stdout)["ids"] == {"program_id": "19905", "pipeline_id": "48213", "execution_id": "77"}
    assert desk.calls[0].query_value("pipelineExecutionMode") == "EMERGENCY"
    refused = adobe("start", "48213", "--input", "a=1")
    assert (refused.returncode, len(desk.calls)) == (2, 1)
    assert "takes no inputs" in refused.stderr


def test_adobe_lists_a_pipeline(adobe: Shell, desk: Desk) -> None:
    desk.lay("GET", f"{PIPELINE}/executions", {"_embedded": {"executions": [adobe_run()]}})
    assert adobe("list").stdout.startswith("19905/48213/77\trunning\tRUNNING\t")
    path = Path(adobe.environment["ORCHESTRATORS_CONFIG"])
    path.write_text("\n".join(line for line in path.read_text().splitlines() if "pipeline_id" not in line))
    done = adobe("list")
    assert done.returncode == 2
    assert "give --filter pipeline_id=..." in done.stderr


@pytest.mark.parametrize(
    ("action", "command", "end", "body", "said"),
    [
        ("approval", "approve", "advance", {"approved": True}, "approval: approve"),
        ("approval", "reject", "cancel", {"approved": False}, "approval: rejected"),
        ("schedule", "approve", "advance", {"type": "IMMEDIATE"}, "schedule: run_now"),
        ("schedule", "reject", "cancel", {"cancel": True}, "schedule: rejected"),
        ("deploy", "approve", "advance", {"resume": True}, "deploy: resume"),
        ("deploy", "reject", "advance", {"resume": False}, "deploy: rejected"),
        ("codeQuality", "approve", "advance", {"metrics": [{"kpi": "coverage", "override": True}]}, "(coverage)"),
        ("codeQuality", "reject", "cancel", {"override": False}, "codeQuality: rejected"),
    ],
)
def test_adobe_gates(
    adobe: Shell, desk: Desk, action: str, command: str, end: str, body: dict[str, Any], said: str
) -> None:
    desk.lay("GET", RUN, adobe_run(action, "WAITING", "advance", "cancel"))
    desk.lay("GET", "/metrics", {"metrics": [{"kpi": "coverage", "severity": "important", "passed": False}]})
    desk.lay("PUT", f"/{end}", Answer(202))
    done = adobe(command, "77")
    assert (done.returncode, json.loads(desk.sent("PUT", f"/{end}")[0].body)) == (0, body)
    assert said in done.stderr


def test_adobe_gates_that_are_none(adobe: Shell, desk: Desk) -> None:
    desk.lay("GET", RUN, adobe_run("approval", "WAITING"))
    done = adobe("approve", "77")
    assert done.returncode == 2
    assert "step 'approval' can be decided by nothing" in done.stderr
    done = adobe("approve", "77", "--step", "deploy")
    assert "step 'deploy' of" in done.stderr
    assert "does not wait for anybody" in done.stderr
    assert desk.sent("PUT", "") == []


@pytest.mark.parametrize("arguments", [[], ["--step", "build"]])
def test_adobe_logs(adobe: Shell, desk: Desk, arguments: list[str]) -> None:
    with Desk() as storage:
        storage.lay("GET", "/build.log", Answer.text("first  line\r\ngrün\x1b[31m token=abcdefgh\nlast"))
        desk.lay("GET", RUN, adobe_run("build", "FAILED", "logs"))
        desk.lay("GET", "/logs", {"redirect": f"{storage.url}/build.log?sig=abc"})
        done = adobe("logs", "77", *arguments, "--to", "out.log")
        assert done.stdout == ""
        kept = "first  line\r\ngrün\x1b[31m token=***\nlast".encode()
        assert (adobe.folder / "out.log").read_bytes() == kept
        assert storage.calls[0].header("authorization") is None


def test_adobe_logs_of_a_step_that_is_not_there(adobe: Shell, desk: Desk) -> None:
    desk.lay("GET", RUN, adobe_run("build", "NOT_STARTED"))
    assert "has no step that has begun; its steps: build" in adobe("logs", "77").stderr
    assert "has no step nope; its steps: build" in adobe("logs", "77", "--step", "nope").stderr


def aws_image(status: str = "BUILDING") -> dict[str, Any]:
    return {"image": {"arn": BUILD, "name": "web", "version": "1.0.0/1", "state": {"status": status}}}


def aws_waiting(*names: str) -> dict[str, Any]:
    steps = [{"name": name, "stepExecutionId": f"step-{name}", "imageBuildVersionArn": BUILD} for name in names]
    return {"steps": steps}


def test_aws_starts_and_lists(aws: Shell, desk: Desk) -> None:
    desk.lay("PUT", "/StartImagePipelineExecution", {"imageBuildVersionArn": BUILD})
    done = aws("start", IMAGES, "--option", "client_token=mine", "--json")
    assert json.loads(done.stdout)["id"] == BUILD
    assert json.loads(desk.calls[0].body) == {"clientToken": "mine", "imagePipelineArn": IMAGES}
    desk.lay("POST", "/ListImagePipelineImages", {"imageSummaryList": [{**aws_image()["image"]}]})
    assert aws("list").stdout.startswith(f"{BUILD}\trunning\tBUILDING\t")
    desk.lay("POST", "/ListImageBuildVersions", {"imageSummaryList": []})
    version = BUILD.rpartition("/")[0]
    assert aws("list", "--filter", f"image_version_arn={version}").returncode == 0
    assert json.loads(desk.calls[-1].body)["imageVersionArn"] == version


@pytest.mark.parametrize(("command", "action"), [("approve", "RESUME"), ("reject", "STOP")])
def test_aws_waiting_steps(aws: Shell, desk: Desk, command: str, action: str) -> None:
    desk.lay("GET", "/GetImage", aws_image())
    desk.lay("POST", "/ListWaitingWorkflowSteps", aws_waiting("Check", "Other"))
    desk.lay("PUT", "/SendWorkflowStepAction", {})
    done = aws(command, BUILD)
    assert done.returncode == 2
    assert "several steps wait: Check (step-Check), Other (step-Other); choose one with --step" in done.stderr
    assert desk.sent("PUT", "/SendWorkflowStepAction") == []
    assert aws(command, BUILD, "--step", "Check", "--comment", "seen").returncode == 0
    sent = json.loads(desk.sent("PUT", "/SendWorkflowStepAction")[0].body)
    assert {name: sent[name] for name in ("action", "reason", "stepExecutionId")} == {
        "action": action,
        "reason": "seen",
        "stepExecutionId": "step-Check",
    }


def test_aws_without_a_waiting_step(aws: Shell, desk: Desk) -> None:
    desk.lay("GET", "/GetImage", aws_image())
    desk.lay("POST", "/ListWaitingWorkflowSteps", aws_waiting())
    assert "no step waits" in aws("approve", BUILD).stderr


ORDER = """<?xml version="1.0"?>
<work_order id="9120"><name>Archive</name><status state="{}">3 of 12 files</status><work_steps/></work_order>"""


def test_aspera_starts_lists_and_looks(aspera: Shell, desk: Desk) -> None:
    xml = Answer.text(ORDER.format("In Progress"), media_type="application/xml")
    desk.lay("GET", "/work_order_status/9120.xml", xml)
    done = aspera("status", "9120")
    assert done.stdout.startswith("aspera_orchestrator Archive (9120): running [In Progress]")
    desk.lay("GET", "/work_order_status/9120.xml", Answer.text(ORDER.format("Failed"), media_type="application/xml"))
    done = aspera("wait", "9120")
    assert done.returncode == 1
    assert "3 of 12 files" in done.stderr
    desk.lay("GET", "/work_orders_list/12.json", {"work_orders": {"work_order": []}})
    assert aspera("list").returncode == 0
    path = Path(aspera.environment["ORCHESTRATORS_CONFIG"])
    path.write_text("\n".join(line for line in path.read_text().splitlines() if "workflow_id" not in line))
    assert "give --filter workflow_id=..." in aspera("list").stderr


def test_aspera_sends_inputs(aspera: Shell, desk: Desk) -> None:
    xml = ORDER.format("In Progress")
    desk.lay("POST", "/initiate", Answer.text(xml, media_type="application/xml"))
    aspera("start", "12", "--input", "file=a.mov", "--json-input", "tries=3", "--option", "priority=2")
    (call,) = desk.sent("POST", "/initiate")
    assert call.header("authorization") is not None
    assert json.loads(call.body)["external_parameters"] == {"file": "a.mov", "tries": 3}
    assert call.query_value("work_order[priority]") == "2"
