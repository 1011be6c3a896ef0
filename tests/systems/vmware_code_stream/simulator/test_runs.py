"""The life of an execution on the simulated Code Stream server, from its start to its end, and how it is told."""

from __future__ import annotations

import httpx
import pytest

from orchestrator_clients.testing import Run, Spell, Step, VmwareCodeStreamSimulator
from orchestrator_clients.vmware_code_stream.simulator.simulator import Task
from tests.systems.vmware_code_stream.simulator.calls import API, EXPANDED, seen, start


def test_a_run_as_its_pipeline_says(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api)
    assert seen(vmware, vmware_api, path, [0, 0.4, 0.6, 3.4, 3.6]) == [
        *("NOT_STARTED", "NOT_STARTED", "RUNNING", "RUNNING", "COMPLETED"),
    ]
    run = vmware_api.get(path, params=EXPANDED).json()
    assert run["statusMessage"] == "Execution Completed."
    assert run["output"] == {"url": "https://portal.test.example.com"}
    assert run["stageOrder"] == ["Build", "Deploy"]
    build = run["stages"]["Build"]
    assert build["taskOrder"] == ["Lint,Unit tests", "Package"]
    assert list(build["tasks"]) == ["Package", "Unit tests", "Lint"], "objects have no order to rely on"
    assert build["tasks"]["Lint"]["id"] == f"{run['id']}~0.0"
    assert build["tasks"]["Package"]["type"] == "Jenkins"
    assert build["_endTime"] == run["stages"]["Deploy"]["_startTime"] == run["_requestTimeInMicros"] + 2_500_000
    assert (run["_durationInMicros"], run["_updateTimeInMicros"] - run["_createTimeInMicros"]) == (3_500_000, 3_500_000)


def test_dates_are_not_in_utc_and_micros_are(vmware_api: httpx.Client) -> None:
    run = vmware_api.get(start(vmware_api)).json()
    assert (run["createdAt"], run["_createTimeInMicros"]) == ("2030-05-01 13:30:00.000", 1_903_852_800_000_000)
    variable = vmware_api.get(f"{API}/variables/Portal/registry-host").json()
    assert variable["createdAt"] == "2030-05-01 08:00:00.000000+00"


def test_stages_come_when_asked_for(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api)
    assert vmware_api.get(path).json()["stages"] == {}
    assert vmware_api.get(path, params={"expand": "other"}).json()["stages"] == {}
    assert set(vmware_api.get(path, params=EXPANDED).json()["stages"]) == {"Build", "Deploy"}
    vmware.always_expanded = True
    assert set(vmware_api.get(path).json()["stages"]) == {"Build", "Deploy"}


def test_the_older_prefix_has_older_names(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    path = start(vmware_api).replace(API, "/pipeline/api")
    run = vmware_api.get(path, params=EXPANDED).json()
    assert "ciWorkspaceResults" in run
    assert "name" not in run["stages"]["Build"]
    assert run["_link"].startswith(API)
    vmware.seed(5)
    page = vmware_api.get("/pipeline/api/executions", params={"$top": 2, "$skip": 2}).json()
    assert page["nextPageLink"] == "/pipeline/api/executions?$skip=4&$top=2"
    assert page["prevPageLink"] == "/pipeline/api/executions?$skip=0&$top=2"


@pytest.mark.parametrize(
    ("steps", "status", "message", "tasks"),
    [
        (
            (Task("Lint", ends="failed", ignore_failure=True, stage="A"), Task("Ship", stage="B")),
            "COMPLETED",
            "Execution Completed.",
            {"A": ("COMPLETED", {"Lint": "FAILED_CONTINUE"}), "B": ("COMPLETED", {"Ship": "COMPLETED"})},
        ),
        (
            (Step("A.Build"), Step("B.x,y", ends="failed", message="no disk"), Step("C.Late")),
            "FAILED",
            "B.y: no disk",
            {
                "A": ("COMPLETED", {"Build": "COMPLETED"}),
                "B": ("FAILED", {"x": "COMPLETED", "y": "FAILED"}),
                "C": ("NOT_STARTED", {"Late": "NOT_STARTED"}),
            },
        ),
        (
            (Step("A.Skip", ends="skipped"), Step("Go")),
            "COMPLETED",
            "Execution Completed.",
            {"A": ("SKIPPED", {"Skip": "SKIPPED"}), "Stage0": ("COMPLETED", {"Go": "COMPLETED"})},
        ),
        (
            (Step("A.Stop", ends="cancelled"),),
            "CANCELED",
            "Execution Canceled.",
            {"A": ("CANCELED", {"Stop": "CANCELED"})},
        ),
    ],
)
def test_endings(
    vmware_api: httpx.Client,
    vmware: VmwareCodeStreamSimulator,
    steps: tuple[Step, ...],
    status: str,
    message: str,
    tasks: dict[str, tuple[str, dict[str, str]]],
) -> None:
    vmware.script = Run(steps)
    path = start(vmware_api)
    vmware.clock.sleep(10)
    run = vmware_api.get(path, params=EXPANDED).json()
    assert (run["status"], run["statusMessage"]) == (status, message)
    assert run["output"] == ({"url": "https://portal.test.example.com"} if status == "COMPLETED" else {})
    assert {
        name: (stage["status"], {task: body["status"] for task, body in stage["tasks"].items()})
        for name, stage in run["stages"].items()
    } == tasks


def test_a_tolerated_failure_says_why(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.script = Run((Task("Lint", ends="failed", ignore_failure=True, message="tabs", stage="A"),))
    path = start(vmware_api)
    vmware.clock.sleep(10)
    lint = vmware_api.get(path, params=EXPANDED).json()["stages"]["A"]["tasks"]["Lint"]
    assert (lint["ignoreFailure"], lint["failureMessage"]) == (True, "tabs")


def test_a_word_that_no_document_has(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.script = Run((Step("work", 10),), status_sequence=(Spell("HIBERNATING", 2, 3),))
    path = start(vmware_api)
    assert seen(vmware, vmware_api, path, [1, 3, 6, 11]) == ["RUNNING", "HIBERNATING", "RUNNING", "COMPLETED"]


def test_what_exceeds_the_concurrency_is_queued(vmware_api: httpx.Client, vmware: VmwareCodeStreamSimulator) -> None:
    vmware.pipeline("ship").spec["concurrency"] = 1
    vmware.script = Run((Step("work", 9.5),))
    first, second, third = start(vmware_api), start(vmware_api), start(vmware_api)
    assert seen(vmware, vmware_api, second, [1, 9.9, 10.1, 10.6, 21]) == [
        *("QUEUED", "QUEUED", "NOT_STARTED", "RUNNING", "COMPLETED"),
    ]
    assert [vmware_api.get(path).json()["status"] for path in (first, third)] == ["COMPLETED", "RUNNING"]
    assert vmware_api.get(start(vmware_api), params=EXPANDED).json()["stages"]["Stage0"]["status"] == "NOT_STARTED"
