"""The simulated Code Stream server, against the vendor's reference and what its clients know. Tables are written out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from orchestrator_clients.testing import Run, Spell, Step, VmwareCodeStreamSimulator, faults
from orchestrator_clients.testing.vmware_code_stream import Task

SPEC = Path(__file__).parents[2] / "specs" / "vmware_code_stream" / "openapi.yaml"
API = "/codestream/api"
EXPANDED = {"expand": "PIPELINE_STAGE_TASK"}

HOUR, DAY = 3600, 86400


@pytest.fixture
def server() -> Iterator[VmwareCodeStreamSimulator]:
    with VmwareCodeStreamSimulator(spec=SPEC) as simulator:
        yield simulator


@contextmanager
def log_in(server: VmwareCodeStreamSimulator, refresh_token: str | None = None) -> Iterator[httpx.Client]:
    body = {"refreshToken": refresh_token or server.credentials.refresh_token}
    with httpx.Client(verify=False, base_url=server.url) as client:
        client.headers["authorization"] = f"Bearer {client.post('/iaas/api/login', json=body).json()['token']}"
        yield client


@pytest.fixture
def api(server: VmwareCodeStreamSimulator) -> Iterator[httpx.Client]:
    """An administrator's bare HTTP client."""
    with log_in(server) as client:
        yield client


@pytest.fixture
def bare(server: VmwareCodeStreamSimulator) -> Iterator[httpx.Client]:
    """Nobody's."""
    with httpx.Client(verify=False, base_url=server.url) as client:
        yield client


def start(api: httpx.Client, name: str = "ship", **body: object) -> str:
    answer = api.post(f"{API}/pipelines/Portal/{name}/executions", json=body)
    assert answer.status_code == 202
    return str(answer.json()["executionLink"])


def seen(server: VmwareCodeStreamSimulator, api: httpx.Client, path: str, instants: list[float]) -> list[str]:
    """The statuses at so many seconds from now."""
    begun, words = server.clock.time(), []
    for instant in instants:
        server.clock.sleep(begun + instant - server.clock.time())
        words.append(api.get(path).json()["status"])
    return words


# Getting in


def test_on_premises_a_password_gives_a_refresh_token(bare: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    known = {"username": server.credentials.username, "password": server.credentials.password}
    answer = bare.post("/csp/gateway/am/api/login?access_token", json=known)
    assert (answer.status_code, list(answer.json())) == (200, ["refresh_token"])
    answer = bare.post("/iaas/api/login", json={"refreshToken": answer.json()["refresh_token"]})
    body = answer.json()
    assert (answer.status_code, sorted(body), body["tokenType"]) == (200, ["token", "tokenType"], "Bearer")
    headers = {"authorization": f"Bearer {body['token']}"}
    assert bare.get(f"{API}/about", headers=headers).json()["latestApiVersion"] == "2019-10-17"


def test_without_the_bare_flag_there_is_a_token_that_opens_nothing(
    bare: httpx.Client, server: VmwareCodeStreamSimulator
) -> None:
    known = {"username": server.credentials.username, "password": server.credentials.password}
    answer = bare.post("/csp/gateway/am/api/login", json=known).json()
    assert list(answer) == ["cspAuthToken"]
    assert bare.post("/iaas/api/login", json={"refreshToken": answer["cspAuthToken"]}).status_code == 400
    headers = {"authorization": f"Bearer {answer['cspAuthToken']}"}
    assert bare.get(f"{API}/executions", headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/csp/gateway/am/idp/auth/login", {"username": "pat", "domain": "corp.example.com"}, 200),
        ("/csp/gateway/am/api/login", {"username": "pat", "domain": "corp.example.com"}, 200),
        ("/csp/gateway/am/idp/auth/login", {"username": "pat"}, 401),
        ("/csp/gateway/am/idp/auth/login", {"username": "pat", "domain": "other.example.com"}, 401),
    ],
)
def test_domain_users(bare: httpx.Client, path: str, body: dict[str, str], status: int) -> None:
    answer = bare.post(f"{path}?access_token", json={**body, "password": "domain-password"})
    assert answer.status_code == status


CSP = {"timestamp", "type", "status", "error", "serverMessage"}
IAAS = {"message", "statusCode", "errorCode", "serverErrorId", "documentKind"}
OURS = {"timestamp", "path", "status", "error", "message", "requestId", "@type"}


@pytest.mark.parametrize(
    ("path", "body", "status", "shape"),
    [
        ("/csp/gateway/am/api/login?access_token", {"username": "admin", "password": "wrong"}, 401, CSP),
        ("/csp/gateway/am/api/login?access_token", {"username": "nobody", "password": "x"}, 401, CSP),
        ("/csp/gateway/am/api/auth/api-tokens/authorize", {"refresh_token": "x"}, 404, CSP),  # on premises
        ("/iaas/api/login", {"refreshToken": "wrong"}, 400, IAAS),
        ("/iaas/api/login", {"refresh_token": "the other service's spelling"}, 400, IAAS),
        ("/iaas/api/login", [], 400, IAAS),
        (f"{API}/pipelines", {}, 401, OURS),
        (f"{API}/nothing", {}, 404, OURS),
        ("/nothing", {}, 404, OURS),
        (f"{API}/about", {}, 405, OURS),
    ],
)
def test_three_services_have_three_shapes_of_errors(
    bare: httpx.Client, path: str, body: object, status: int, shape: set[str]
) -> None:
    answer = bare.post(path, json=body)
    assert (answer.status_code, set(answer.json())) == (status, shape)
    assert isinstance(answer.json().get("status", 0), str if shape == CSP else int)


def test_where_and_when_an_error_was_met(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    first, second = (api.get(f"{API}/executions/unknown").json() for _ in range(2))
    assert (first["path"], first["status"], first["error"]) == (f"{API}/executions/unknown", 404, "Not Found")
    assert first["timestamp"] == server.clock.time() * 1000
    assert first["requestId"] != second["requestId"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500])
def test_the_documented_errors_have_a_body(api: httpx.Client, server: VmwareCodeStreamSimulator, status: int) -> None:
    server.fault(faults.status(status), on="get_about")
    answer = api.get(f"{API}/about")
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_other_errors_come_empty_from_a_gateway(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.status(503), on="get_about")
    answer = api.get(f"{API}/about")
    assert (answer.status_code, answer.content) == (503, b"")


def test_the_cloud_takes_a_form() -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting="cloud") as server:
        with httpx.Client(verify=False, base_url=server.url) as bare:
            path, token = "/csp/gateway/am/api/auth/api-tokens/authorize", server.credentials.refresh_token
            answer = bare.post(path, data={"refresh_token": token}).json()
            assert (set(answer), answer["expires_in"]) == ({"token_type", "access_token", "expires_in"}, 1500)
            headers = {"authorization": f"Bearer {answer['access_token']}"}
            assert bare.get(f"{API}/about", headers=headers).status_code == 200
            assert bare.post(path, json={"refresh_token": token}).status_code == 400
            assert bare.post(path, data={"refreshToken": token}).status_code == 400
            assert bare.post("/csp/gateway/am/api/login?access_token", json={}).status_code == 404


@pytest.mark.parametrize(
    ("hosting", "looks", "statuses"),
    [
        ("on_premises", [7.9 * HOUR, 8.1 * HOUR], [200, 401]),
        ("on_premises", [HOUR, 7 * HOUR, 8 * HOUR], [200, 200, 401]),  # use does not prolong it
        ("cloud", [1400, 2800, 4200, 5700], [200, 200, 200, 401]),  # but here it does
        ("cloud", [1499], [200]),
        ("cloud", [1501], [401]),
    ],
)
def test_access_tokens_expire(hosting: Any, looks: list[float], statuses: list[int]) -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting=hosting) as server, log_in(server) as api:
        begun, found = server.clock.time(), []
        for look in looks:
            server.clock.sleep(begun + look - server.clock.time())
            found.append(api.get(f"{API}/about").status_code)
        assert found == statuses


def test_refresh_tokens_live_90_days(bare: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    known = {"username": server.credentials.username, "password": server.credentials.password}
    token = bare.post("/csp/gateway/am/api/login?access_token", json=known).json()["refresh_token"]
    found = []
    for days in (89.9, 0.2):
        server.clock.sleep(days * DAY)
        found.append(bare.post("/iaas/api/login", json={"refreshToken": token}).status_code)
    assert found == [200, 400]


def test_a_marked_call_finds_its_token_expired_for_good(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.expired_token(), on="get_about", calls=2)
    assert [api.get(f"{API}/about").status_code for _ in range(3)] == [200, 401, 401]
    with log_in(server) as again:
        assert again.get(f"{API}/about").status_code == 200


@pytest.mark.parametrize("header", ["Basic YWRtaW46c2ltdWxhdGVkLXBhc3N3b3Jk", "Bearer", "Bearer wrong", "access"])
def test_only_bearer_tokens_open(bare: httpx.Client, header: str) -> None:
    assert bare.get(f"{API}/about", headers={"authorization": header}).status_code == 401


def test_a_viewer_reads_only(server: VmwareCodeStreamSimulator) -> None:
    with log_in(server, server.viewer_credentials.refresh_token) as api:
        assert api.get(f"{API}/pipelines/Portal/ship").status_code == 200
        answer = api.post(f"{API}/pipelines/Portal/ship/executions", json={})
        assert (answer.status_code, set(answer.json())) == (403, OURS)
    assert not server.executions


@pytest.mark.parametrize(
    ("version", "status"), [("2019-10-17", 200), ("2019-10", 400), ("latest", 400), ("2019-10-17x", 400)]
)
def test_api_version(api: httpx.Client, version: str, status: int) -> None:
    assert api.get(f"{API}/pipelines", params={"apiVersion": version}).status_code == status


# Starting


def test_a_start_is_accepted(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    body = {"comments": "nightly", "input": {"branch": "x"}, "source": "4f0d2c1", "tags": ["a", "b"]}
    identity = server.pipeline("ship").id
    answers = [
        api.post(f"{API}/pipelines/{identity}/executions", json=body),
        api.post(f"{API}/pipelines/Portal/ship/executions", json=body),
    ]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert [answer.json()["executionIndex"] for answer in answers] == [1, 2]
    started = answers[1].json()
    assert started["executionLink"] == f"{API}/executions/{started['executionId']}"
    run = api.get(started["executionLink"]).json()
    assert {name: run[name] for name in ("comments", "input", "tags", "_source", "index", "name", "project")} == {
        "comments": "nightly",
        "input": {"branch": "x"},
        "tags": ["a", "b"],
        "_source": "4f0d2c1",
        "index": 2,
        "name": "ship",
        "project": "Portal",
    }
    assert run["_pipelineLink"] == f"{API}/pipelines/{identity}"


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 202),
        (b"{}", 202),
        (b'{"inputs": {"branch": "lost"}}', 202),
        (b"[]", 400),
        (b"{", 400),
        (b'{"input": []}', 400),
        (b'{"comments": 1}', 400),
    ],
)
def test_bodies_of_a_start(api: httpx.Client, server: VmwareCodeStreamSimulator, content: bytes, status: int) -> None:
    headers = {"content-type": "application/json"}
    answer = api.post(f"{API}/pipelines/Portal/ship/executions", content=content, headers=headers)
    assert answer.status_code == status
    assert [run.input for run in server.executions.values()] == [{"branch": "main"}] * (status == 202)


def test_a_mandatory_input_is_missed(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    del server.pipeline("ship").spec["input"]
    assert api.post(f"{API}/pipelines/Portal/ship/executions", json={}).status_code == 400
    start(api, input={"branch": "x"})


@pytest.mark.parametrize(
    ("prefix", "form", "members"),
    [
        (API, "full", {"executionId", "executionIndex", "executionLink"}),
        (API, "link", {"executionLink"}),
        (API, "echo", {"executionLink", "comments"}),
        (API, "nothing", set()),
        ("/pipeline/api", "full", {"executionLink", "comments"}),
        ("/pipeline/api", "link", {"executionLink"}),
    ],
)
@pytest.mark.parametrize("status", [200, 202])
def test_answers_to_a_start(
    api: httpx.Client,
    server: VmwareCodeStreamSimulator,
    prefix: str,
    form: Any,
    members: set[str],
    status: Any,
) -> None:
    server.start_status, server.start_answer = status, form
    answer = api.post(f"{prefix}/pipelines/Portal/ship/executions", json={"comments": "c"})
    assert (answer.status_code, set(answer.json())) == (status, members)
    assert len(server.executions) == 1


def test_ids_may_be_old(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.short_ids = True
    identity = start(api).rpartition("/")[2]
    assert (len(identity), "-" in identity) == (32, False)


def test_a_disabled_pipeline_is_not_run(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.pipeline("ship").state = "DISABLED"
    assert api.post(f"{API}/pipelines/Portal/ship/executions", json={}).status_code == 400
    assert not server.executions


# Life of an execution


def test_a_run_as_its_pipeline_says(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api)
    assert seen(server, api, path, [0, 0.4, 0.6, 3.4, 3.6]) == [
        *("NOT_STARTED", "NOT_STARTED", "RUNNING", "RUNNING", "COMPLETED"),
    ]
    run = api.get(path, params=EXPANDED).json()
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


def test_dates_are_not_in_utc_and_micros_are(api: httpx.Client) -> None:
    run = api.get(start(api)).json()
    assert (run["createdAt"], run["_createTimeInMicros"]) == ("2030-05-01 13:30:00.000", 1_903_852_800_000_000)
    variable = api.get(f"{API}/variables/Portal/registry-host").json()
    assert variable["createdAt"] == "2030-05-01 08:00:00.000000+00"


def test_stages_come_when_asked_for(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api)
    assert api.get(path).json()["stages"] == {}
    assert api.get(path, params={"expand": "other"}).json()["stages"] == {}
    assert set(api.get(path, params=EXPANDED).json()["stages"]) == {"Build", "Deploy"}
    server.always_expanded = True
    assert set(api.get(path).json()["stages"]) == {"Build", "Deploy"}


def test_the_older_prefix_has_older_names(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api).replace(API, "/pipeline/api")
    run = api.get(path, params=EXPANDED).json()
    assert "ciWorkspaceResults" in run
    assert "name" not in run["stages"]["Build"]
    assert run["_link"].startswith(API)
    server.seed(5)
    page = api.get("/pipeline/api/executions", params={"$top": 2, "$skip": 2}).json()
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
    api: httpx.Client,
    server: VmwareCodeStreamSimulator,
    steps: tuple[Step, ...],
    status: str,
    message: str,
    tasks: dict[str, tuple[str, dict[str, str]]],
) -> None:
    server.script = Run(steps)
    path = start(api)
    server.clock.sleep(10)
    run = api.get(path, params=EXPANDED).json()
    assert (run["status"], run["statusMessage"]) == (status, message)
    assert run["output"] == ({"url": "https://portal.test.example.com"} if status == "COMPLETED" else {})
    assert {
        name: (stage["status"], {task: body["status"] for task, body in stage["tasks"].items()})
        for name, stage in run["stages"].items()
    } == tasks


def test_a_tolerated_failure_says_why(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Task("Lint", ends="failed", ignore_failure=True, message="tabs", stage="A"),))
    path = start(api)
    server.clock.sleep(10)
    lint = api.get(path, params=EXPANDED).json()["stages"]["A"]["tasks"]["Lint"]
    assert (lint["ignoreFailure"], lint["failureMessage"]) == (True, "tabs")


def test_a_word_that_no_document_has(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 10),), status_sequence=(Spell("HIBERNATING", 2, 3),))
    path = start(api)
    assert seen(server, api, path, [1, 3, 6, 11]) == ["RUNNING", "HIBERNATING", "RUNNING", "COMPLETED"]


def test_what_exceeds_the_concurrency_is_queued(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.pipeline("ship").spec["concurrency"] = 1
    server.script = Run((Step("work", 9.5),))
    first, second, third = start(api), start(api), start(api)
    assert seen(server, api, second, [1, 9.9, 10.1, 10.6, 21]) == [
        *("QUEUED", "QUEUED", "NOT_STARTED", "RUNNING", "COMPLETED"),
    ]
    assert [api.get(path).json()["status"] for path in (first, third)] == ["COMPLETED", "RUNNING"]
    assert api.get(start(api), params=EXPANDED).json()["stages"]["Stage0"]["status"] == "NOT_STARTED"


# Actions


def act(api: httpx.Client, path: str, action: str, **body: object) -> httpx.Response:
    return api.post(path, params={"action": action}, json=body)


def test_cancel_passes_through_canceling(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("A.x", 100), Step("A.y")), stopping=5)
    path = start(api)
    server.clock.sleep(10)
    answer = act(api, path, "cancel", reason="wrong branch")
    assert (answer.status_code, answer.json()["status"], answer.json()["reason"]) == (200, "CANCELING", "wrong branch")
    assert seen(server, api, path, [4.9]) == ["CANCELING"]
    stage = api.get(path, params=EXPANDED).json()["stages"]["A"]
    assert (stage["status"], stage["tasks"]["x"]["status"]) == ("CANCELING", "CANCELING")
    assert seen(server, api, path, [0.2]) == ["CANCELED"]
    stage = api.get(path, params=EXPANDED).json()["stages"]["A"]
    assert (stage["status"], stage["tasks"]["x"]["status"], stage["tasks"]["y"]["status"]) == (
        *("CANCELED", "CANCELED", "NOT_STARTED"),
    )


def test_a_queued_one_can_be_canceled(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.pipeline("ship").spec["concurrency"] = 1
    server.script = Run((Step("work", 100),), stopping=5)
    first, second, third = start(api), start(api), start(api)
    assert act(api, second, "cancel").json()["status"] == "CANCELING"
    assert seen(server, api, second, [6]) == ["CANCELED"]
    assert [api.get(path).json()["status"] for path in (first, third)] == ["RUNNING", "QUEUED"]
    stage = api.get(second, params=EXPANDED).json()["stages"]["Stage0"]
    assert (stage["status"], stage["tasks"]["work"]["status"]) == ("NOT_STARTED", "NOT_STARTED")
    assert seen(server, api, third, [95]) == ["RUNNING"]


def test_pause_and_resume(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.script = Run((Step("work", 10),))
    path = start(api)
    server.clock.sleep(5)
    assert act(api, path, "pause").json()["status"] == "PAUSING"
    assert seen(server, api, path, [0.9, 1.1, 1000]) == ["PAUSING", "PAUSED", "PAUSED"]
    assert act(api, path, "resume").json()["status"] == "RESUMING"
    assert seen(server, api, path, [0.9, 1.1, 5.4, 5.6]) == ["RESUMING", "RUNNING", "RUNNING", "COMPLETED"]


def test_tag(api: httpx.Client) -> None:
    path = start(api)
    assert act(api, path, "tag", tags=["a", "b"]).json()["tags"] == ["a", "b"]


@pytest.mark.parametrize(
    ("query", "status"),
    [("?action=Cancel", 400), ("?action=rollback", 400), ("?action=", 400), ("", 400), ("?action=cancel", 200)],
)
def test_words_for_actions(api: httpx.Client, query: str, status: int) -> None:
    assert api.post(f"{start(api)}{query}").status_code == status


# What the situation makes of an action: the status it answers with, or 400.
ACTIONS: dict[str, tuple[Callable[[httpx.Client, VmwareCodeStreamSimulator, str], object], dict[str, object]]] = {
    "running": (
        lambda api, server, path: None,
        {"pause": "PAUSING", "resume": 400, "cancel": "CANCELING"},
    ),
    "paused": (
        lambda api, server, path: act(api, path, "pause"),
        {"pause": 400, "resume": "RESUMING", "cancel": "CANCELING"},
    ),
    "canceling": (
        lambda api, server, path: act(api, path, "cancel"),
        {"pause": 400, "resume": 400, "cancel": "CANCELING"},
    ),
    "over": (
        lambda api, server, path: server.clock.sleep(100),
        {"pause": 400, "resume": 400, "cancel": 400},
    ),
}


@pytest.mark.parametrize(
    ("situation", "action"), [(situation, action) for situation in ACTIONS for action in ACTIONS[situation][1]]
)
def test_actions(api: httpx.Client, server: VmwareCodeStreamSimulator, situation: str, action: str) -> None:
    prepare, outcomes = ACTIONS[situation]
    server.script = Run((Step("work", 50),), stopping=10)
    path = start(api)
    server.clock.sleep(2)
    prepare(api, server, path)
    before = api.get(path).json()["status"]
    answer = act(api, path, action)
    if outcomes[action] == 400:
        assert (answer.status_code, api.get(path).json()["status"]) == (400, before)
    else:
        assert (answer.status_code, answer.json()["status"]) == (200, outcomes[action])


def test_only_ended_executions_are_deleted(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api)
    assert api.delete(path).status_code == 400
    server.clock.sleep(100)
    assert api.delete(path).json()["status"] == "COMPLETED"
    assert api.get(path).status_code == 404


# Approvals


def test_an_approval_is_waited_for(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api, "approve")
    assert seen(server, api, path, [1, 2, 3]) == ["RUNNING", "WAITING", "WAITING"]
    (operation,) = server.user_operations.values()
    body = api.get(f"{API}/user-operations/{operation.id}").json()
    assert (body["executionLink"], body["pipelineName"], body["expirationInDays"]) == (path, "approve", 3)
    assert body["_expiresOnInMicros"] - body["_requestedOnInMicros"] == 3 * DAY * 1_000_000
    assert body["_requestedOnInMicros"] == api.get(path).json()["_requestTimeInMicros"] + 1_500_000
    task = api.get(path, params=EXPANDED).json()["stages"]["Release"]["tasks"]["Approve"]
    assert (task["status"], task["type"], task["output"]) == ("WAITING", "UserOperation", {"index": body["index"]})
    server.decide(operation.execution_id, approved=True)
    assert seen(server, api, path, [0.5, 1.5]) == ["RUNNING", "COMPLETED"]
    with pytest.raises(ValueError, match="waits"):
        server.decide(operation.execution_id, approved=True)


def test_a_rejection_fails(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api, "approve")
    server.clock.sleep(5)
    server.decide(path.rpartition("/")[2], approved=False)
    assert seen(server, api, path, [0]) == ["FAILED"]


@pytest.mark.parametrize("paused", [0, 60])
def test_an_approval_that_expires_cancels(api: httpx.Client, server: VmwareCodeStreamSimulator, paused: float) -> None:
    gate = Task("Approve", 10, stage="A", waits_for_person=True, expiration_days=0.25)
    server.script = Run((gate, Task("Go", 5, stage="B")))
    path = start(api)
    server.clock.sleep(5)
    if paused:
        act(api, path, "pause")
        server.clock.sleep(paused)
        act(api, path, "resume")
    left, lives = 5.5, 0.25 * DAY
    assert seen(server, api, path, [left - 0.1, left + 1.1, lives + left - 1.1, lives + left + 1.1]) == [
        *("RUNNING", "WAITING", "WAITING", "CANCELED"),
    ]


def test_waiting_can_be_paused_and_canceled(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    path = start(api, "approve")
    server.clock.sleep(5)
    act(api, path, "pause")
    assert seen(server, api, path, [2]) == ["PAUSED"]
    act(api, path, "resume")
    assert seen(server, api, path, [2]) == ["WAITING"]
    act(api, path, "cancel")
    assert seen(server, api, path, [0, 2.1]) == ["CANCELING", "CANCELED"]


# Rollbacks


def with_rollback(server: VmwareCodeStreamSimulator, **where: str) -> None:
    server.pipeline("ship").spec["rollbacks"] = [{"name": "unship", "inputs": {"to": "v1"}, **where}]
    server.script = Run((Step("Build.x", 5), Step("Deploy.y", 5, ends="failed", message="no disk")))


@pytest.mark.parametrize(
    ("where", "outcome"),
    [
        ({"stage": "Deploy"}, "ROLLBACK_COMPLETED"),
        ({"stage": "Deploy", "task": "y"}, "ROLLBACK_COMPLETED"),
        ({"stage": "Deploy", "task": "z"}, "FAILED"),
        ({"stage": "Build"}, "FAILED"),
    ],
)
def test_a_failure_is_rolled_back(
    api: httpx.Client, server: VmwareCodeStreamSimulator, where: dict[str, str], outcome: str
) -> None:
    with_rollback(server, **where)
    path = start(api)
    assert seen(server, api, path, [10.4, 10.6, 11.9, 12.1]) == [
        *("RUNNING", "FAILED" if outcome == "FAILED" else "ROLLING_BACK"),
        *("FAILED" if outcome == "FAILED" else "ROLLING_BACK", outcome),
    ]
    run = api.get(path, params=EXPANDED).json()
    assert run["statusMessage"] == "Deploy.y: no disk"
    rollbacks = api.get(f"{API}/executions", params={"$filter": "_rollback eq 'true'"}).json()
    assert rollbacks["count"] == (outcome != "FAILED")
    if outcome != "FAILED":
        (link,) = rollbacks["links"]
        deploy = run["stages"]["Deploy"]
        assert (deploy["status"], deploy["tasks"]["y"]["status"]) == ("ROLLBACK_COMPLETED", "FAILED")
        assert deploy["rollbackConfiguration"]["inputs"] == {"to": "v1"}
        assert (deploy["rollbackResponse"]["_link"], deploy["rollbackResponse"]["status"]) == (link, "COMPLETED")
        assert run["_durationInMicros"] == 12_000_000


def test_a_rollback_may_fail(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    with_rollback(server, stage="Deploy")
    server.rollback_script = Run((Step("Undo.z", 5, ends="failed"),))
    path = start(api)
    assert seen(server, api, path, [11, 15.9, 16.1]) == ["ROLLING_BACK", "ROLLING_BACK", "ROLLBACK_FAILED"]
    assert act(api, path, "cancel").status_code == 400


# Lists


def listed(api: httpx.Client, path: str = "executions", **query: object) -> list[dict[str, Any]]:
    answer = api.get(f"{API}/{path}", params={f"${name}": str(value) for name, value in query.items()})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert set(body["links"]) == set(body["documents"])
    return [body["documents"][link] for link in body["links"]]


def test_a_list_is_a_map_in_another_order(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    ids = server.seed(30)
    body = api.get(f"{API}/executions", params={"$orderby": "_requestTimeInMicros desc"}).json()
    assert set(body) == {"count", "totalCount", "links", "documents"}
    assert (body["count"], body["totalCount"]) == (25, 30)
    assert body["links"] == [f"{API}/executions/{each}" for each in reversed(ids[5:])]
    assert list(body["documents"]) != body["links"]
    assert all(document["_link"] == link for link, document in body["documents"].items())
    assert all(document["stages"] == {} for document in body["documents"].values())


@pytest.mark.parametrize(
    ("query", "indexes"),
    [
        ({"$top": "2"}, [1, 2]),
        ({"$top": "2", "$skip": "3"}, [4, 5]),
        ({"$top": "2", "page": "2"}, [5, 6]),
        ({"$top": "0"}, []),
        ({"$skip": "99"}, []),
        ({"$orderby": "_requestTimeInMicros desc", "$top": "2"}, [6, 5]),
        ({"$orderby": "index desc", "$top": "1"}, [6]),
        ({"$orderby": "status asc,index desc"}, [6, 3, 4, 1, 5, 2]),
        ({"$page": "3", "$size": "1", "$count": "true"}, [1, 2, 3, 4, 5, 6]),  # not known here
    ],
)
def test_pages(api: httpx.Client, server: VmwareCodeStreamSimulator, query: dict[str, str], indexes: list[int]) -> None:
    server.seed(6)
    body = api.get(f"{API}/executions", params={"$orderby": "index", **query}).json()
    assert [body["documents"][link]["index"] for link in body["links"]] == indexes
    assert body["totalCount"] == 6


@pytest.mark.parametrize(
    "query",
    [
        {"$top": "-1"},
        {"$top": "x"},
        {"$skip": "1.5"},
        {"page": ""},
        {"$orderby": "nothing"},
        {"$orderby": "name down"},
        {"$orderby": "name desc asc"},
    ],
)
def test_bad_pages(api: httpx.Client, query: dict[str, str]) -> None:
    assert api.get(f"{API}/executions", params=query).status_code == 400


@pytest.mark.parametrize(
    ("condition", "number"),
    [
        ("status eq 'FAILED'", 2),
        ("(status eq 'FAILED') and (name eq 'ship')", 2),
        ("status eq 'FAILED' and name eq 'ship' and project eq 'Portal'", 2),
        ("((status eq 'FAILED')) and ((name eq 'ship') and project eq 'Portal')", 2),
        ("name eq 'sh'", 0),
        ("name eq 'SHIP'", 0),
        ("toupper(name) eq 'SHIP'", 6),
        ("startswith(name, 'sh')", 6),
        ("startswith(name,'ip')", 0),
        ("_nested eq 'false'", 6),
        ("_nested eq 'true'", 0),
        ("index eq '3'", 1),
        ("comments eq 'it''s'", 6),
        ("comments eq 'it') and (name eq 'ship'", 0),  # no part of a literal
    ],
)
def test_filters(api: httpx.Client, server: VmwareCodeStreamSimulator, condition: str, number: int) -> None:
    server.seed(6, comments="it's")
    answer = api.get(f"{API}/executions", params={"$filter": condition})
    if condition.startswith("comments eq 'it')"):
        assert answer.status_code == 400
        return
    assert answer.json()["totalCount"] == number


@pytest.mark.parametrize(
    "condition",
    [
        "_nested eq true",
        "index eq 3",
        'status eq "FAILED"',
        "status ne 'FAILED'",
        "status eq 'FAILED' or status eq 'CANCELED'",
        "status EQ 'FAILED'",
        "not status eq 'FAILED'",
        "contains(name, 'sh')",
        "substringof('sh', name)",
        "tolower(name) eq 'ship'",
        "nothing eq 'x'",
        "status eq 'FAILED",
        "status eq 'it's'",
        "(status eq 'FAILED'",
        "status eq 'FAILED')",
        "status eq",
        "status",
        "status eq 'FAILED' and",
        "startswith(name 'sh')",
        "name in ('ship')",
        "(" * 60 + "name eq 'x'" + ")" * 60,
    ],
)
def test_what_filters_do_not_know_is_refused(api: httpx.Client, condition: str) -> None:
    answer = api.get(f"{API}/executions", params={"$filter": condition})
    assert (answer.status_code, set(answer.json())) == (400, OURS)


def test_executions_of_one_pipeline(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.seed(3)
    others = server.seed(2, pipeline="unship")
    identity = server.pipeline("unship").id
    for path in (f"pipelines/{identity}/executions", "pipelines/Portal/unship/executions"):
        assert [run["id"] for run in listed(api, path, orderby="index")] == others
        assert api.get(f"{API}/{path}/2").json()["id"] == others[1]
        assert api.get(f"{API}/{path}/9").status_code == 404
    assert api.get(f"{API}/pipelines/Portal/nothing/executions").status_code == 404


def test_a_page_may_come_again(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.seed(4)
    server.fault(faults.repeated_page(), on="list_executions", calls=2)
    first, second = (listed(api, top=2, skip=skip, orderby="index") for skip in (0, 2))
    assert [run["id"] for run in first] == [run["id"] for run in second]


@pytest.mark.parametrize(("index", "status"), [(0, "COMPLETED"), (1, "FAILED"), (2, "CANCELED")])
def test_seeded_executions_have_a_past(
    api: httpx.Client, server: VmwareCodeStreamSimulator, index: int, status: str
) -> None:
    run = api.get(f"{API}/executions/{server.seed(3)[index]}", params=EXPANDED).json()
    assert (run["status"], run["stages"]["Build"]["status"], run["stages"]["Deploy"]["status"]) == (
        *(status, "COMPLETED", status),
    )
    assert run["_updateTimeInMicros"] <= server.clock.time() * 1_000_000


# Pipelines


NEW = {"kind": "PIPELINE", "project": "Portal", "name": "new", "enabled": True, "state": "RELEASED"}


def test_a_new_pipeline_is_disabled(api: httpx.Client) -> None:
    answer = api.post(f"{API}/pipelines", json={**NEW, "stageOrder": ["A"]})
    body = answer.json()
    assert (answer.status_code, body["state"], body["enabled"], body["stageOrder"]) == (200, "DISABLED", False, ["A"])
    assert body["_warnings"][0]["message"]["fieldName"] == "stages"
    assert api.get(body["_link"]).json() == api.get(f"{API}/pipelines/Portal/new").json() == body


@pytest.mark.parametrize(
    "body",
    [
        {"project": "Portal"},
        {"name": "new"},
        {"project": "Nowhere", "name": "new"},
        {"project": {}, "name": "new"},
        {"project": "Portal", "name": "ship"},
        {"project": "Portal", "name": "new", "rollbacks": [{"stage": "A", "name": "unknown"}]},
        {"project": "Portal", "name": "new", "stages": []},
        {"project": "Portal", "name": "new", "concurrency": "1"},
    ],
)
def test_what_no_pipeline_can_be(api: httpx.Client, body: dict[str, object]) -> None:
    assert api.post(f"{API}/pipelines", json=body).status_code == 400


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("DISABLED", {"state": "ENABLED"}, "ENABLED"),
        ("DISABLED", {"state": "RELEASED"}, None),
        ("ENABLED", {"state": "RELEASED"}, "RELEASED"),
        ("RELEASED", {"state": "DISABLED"}, "DISABLED"),
        ("ENABLED", {"state": "disabled"}, None),
        ("DISABLED", {"enabled": True}, "ENABLED"),
        ("ENABLED", {"enabled": False}, "DISABLED"),
        ("ENABLED", {"description": "x", "tags": ["a"]}, "ENABLED"),
        ("ENABLED", {"stages": {}}, None),
    ],
)
@pytest.mark.parametrize("by_name", [True, False])
def test_patches(
    api: httpx.Client,
    server: VmwareCodeStreamSimulator,
    before: str,
    change: dict[str, object],
    after: str | None,
    by_name: bool,
) -> None:
    pipeline = server.pipeline("ship")
    pipeline.state = before
    answer = api.patch(f"{API}/pipelines/{'Portal/ship' if by_name else pipeline.id}", json=change)
    assert answer.status_code == (400 if after is None else 200)
    assert pipeline.state == (after or before)
    if after and "tags" in change:
        assert (answer.json()["description"], answer.json()["tags"]) == ("x", ["a"])


def test_one_client_sends_a_text_for_a_boolean(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    server.validate_requests = False
    server.pipeline("ship").state = "DISABLED"
    assert api.patch(f"{API}/pipelines/Portal/ship", json={"enabled": "true"}).json()["state"] == "ENABLED"


def test_a_put_disables_unless_it_says_otherwise(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    identity = server.pipeline("ship").id
    body = {"project": "Portal", "name": "ship", "concurrency": 5}
    answer = api.put(f"{API}/pipelines/Portal/ship", json=body).json()
    assert (answer["state"], answer["concurrency"], answer["stages"]) == ("DISABLED", 5, {})
    assert api.put(f"{API}/pipelines/{identity}", json={**body, "enabled": True}).json()["state"] == "ENABLED"


def test_pipelines_are_deleted(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    answer = api.delete(f"{API}/pipelines/{server.pipeline('ship').id}")
    assert (answer.status_code, answer.json()["name"]) == (200, "ship")
    answer = api.delete(f"{API}/pipelines/Portal/unship")
    assert (answer.status_code, answer.content) == (200, b"")
    assert [pipeline["name"] for pipeline in listed(api, "pipelines")] == ["approve"]
    assert api.get(f"{API}/pipelines/Portal/ship").status_code == 404


def test_lists_of_pipelines_and_variables(api: httpx.Client) -> None:
    assert [each["name"] for each in listed(api, "pipelines")] == ["unship", "ship", "approve"]  # by name, descending
    assert [each["name"] for each in listed(api, "pipelines", filter="startswith(name, 'a')")] == ["approve"]
    assert [each["name"] for each in listed(api, "variables", filter="type eq 'SECRET'")] == ["registry-password"]


def test_tiles(api: httpx.Client) -> None:
    tiles = api.get(f"{API}/pipeline-tiles").json()["tiles"]
    assert {"tileId", "displayName", "inputProperties", "outputProperties"} == set(tiles[0])


# Variables


@pytest.mark.parametrize(("kind", "told"), [("REGULAR", True), ("SECRET", False), ("RESTRICTED", False)])
def test_values_of_secrets_are_not_told(
    api: httpx.Client, server: VmwareCodeStreamSimulator, kind: str, told: bool
) -> None:
    body = {"project": "Infra", "name": "v", "type": kind, "value": "s3cret"}
    answers = [
        api.post(f"{API}/variables", json=body),
        api.get(f"{API}/variables/Infra/v"),
        api.put(f"{API}/variables/Infra/v", json={**body, "description": "d"}),
        api.get(f"{API}/variables"),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert ["s3cret" in answer.text for answer in answers] == [told] * 4
    assert "s3cret" not in repr(server.variables)
    identity = answers[0].json()["id"]
    assert api.get(f"{API}/variables/{identity}").json()["description"] == "d"
    assert api.put(f"{API}/variables/{identity}", json={**body, "name": "w"}).json()["name"] == "w"
    answer = api.delete(f"{API}/variables/{identity}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert api.delete(f"{API}/variables/Portal/registry-host").status_code == 200
    assert [each["name"] for each in listed(api, "variables")] == ["registry-password"]


@pytest.mark.parametrize(
    "body",
    [
        {"name": "v", "type": "REGULAR", "value": "x"},
        {"project": {}, "name": "v", "type": "REGULAR", "value": "x"},
        {"project": "Portal", "name": "v", "type": "regular", "value": "x"},
        {"project": "Portal", "name": "v", "type": "REGULAR"},
        {"project": "Portal", "type": "REGULAR", "value": "x"},
        {"project": "Portal", "name": "registry-host", "type": "REGULAR", "value": "x"},
    ],
)
def test_what_no_variable_can_be(api: httpx.Client, body: dict[str, object]) -> None:
    assert api.post(f"{API}/variables", json=body).status_code == 400


# YAML


def imported(api: httpx.Client, text: str, query: str = "") -> list[tuple[str, str]]:
    answer = api.post(f"{API}/import{query}", content=text, headers={"content-type": "application/x-yaml"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, "application/x-yaml")
    return [(each["name"], each["status"]) for each in yaml.safe_load_all(answer.text)]


def test_export_and_import(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    answer = api.get(f"{API}/export", params={"pipelines": "ship", "project": "Portal"})
    assert answer.headers["content-type"].startswith("application/x-yaml")
    (document,) = yaml.safe_load_all(answer.text)
    assert (document["kind"], document["stageOrder"], document["enabled"]) == ("PIPELINE", ["Build", "Deploy"], True)
    assert imported(api, answer.text, "?action=create") == [("ship", "FAILED")]
    assert imported(api, answer.text) == [("ship", "FAILED")]  # without an action it only creates
    assert imported(api, answer.text.replace("concurrency: 2", "concurrency: 7"), "?action=apply") == [
        ("ship", "UPDATED")
    ]
    assert (server.pipeline("ship").concurrency, server.pipeline("ship").state) == (7, "ENABLED")
    renamed = answer.text.replace("name: ship", "name: ship2")
    assert imported(api, renamed, "?action=apply") == [("ship2", "CREATED")]
    assert server.pipeline("ship2").state == "DISABLED"


def test_a_refusal_comes_under_a_200(api: httpx.Client) -> None:
    text = "---\nproject: Nowhere\nkind: PIPELINE\nname: a\n---\nproject: Portal\nkind: ROBOT\nname: b\n"
    answer = api.post(f"{API}/import", content=text, headers={"content-type": "application/x-yaml"})
    bodies = list(yaml.safe_load_all(answer.text))
    assert answer.status_code == 200
    assert [(each["name"], each["status"]) for each in bodies] == [("a", "FAILED"), ("b", "FAILED")]
    assert bodies[1]["statusMessage"] == "A ROBOT cannot be imported."


def test_endpoints_and_variables_by_yaml(api: httpx.Client) -> None:
    endpoint = "project: Portal\nkind: ENDPOINT\nname: ci\ntype: jenkins\nsince: 2020-01-01\n"
    variable = "project: Portal\nkind: VARIABLE\nname: v\ntype: REGULAR\nvalue: x\n"
    assert imported(api, f"{endpoint}---\n{variable}") == [("ci", "CREATED"), ("v", "CREATED")]
    assert imported(api, f"{endpoint}---\n{variable}", "?action=apply") == [("ci", "UPDATED"), ("v", "UPDATED")]
    (document,) = yaml.safe_load_all(api.get(f"{API}/export?endpoints=ci").text)
    assert (document["kind"], document["type"]) == ("ENDPOINT", "jenkins")


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("GET", "export?pipelines=unknown", b"", 404),
        ("GET", "export?pipeline=ship&project=Infra", b"", 404),
        ("POST", "import?action=replace", b"a: b", 400),
        ("POST", "import", b"a: [", 400),
    ],
)
def test_yaml_that_is_refused(api: httpx.Client, method: str, path: str, content: bytes, status: int) -> None:
    headers = {"content-type": "application/x-yaml"}
    assert api.request(method, f"{API}/{path}", content=content, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["executions", "pipelines", "variables", "user-operations"])
def test_unknown_ids(api: httpx.Client, path: str) -> None:
    assert api.get(f"{API}/{path}/unknown").status_code == 404


def test_reset_forgets(api: httpx.Client, server: VmwareCodeStreamSimulator) -> None:
    start(api)
    server.reset()
    assert not server.executions
    assert api.get(f"{API}/about").status_code == 401


def test_no_secret_is_shown(server: VmwareCodeStreamSimulator) -> None:
    known = server.credentials
    shown = f"{known} {server.access} {server.variables}"
    assert not [secret for secret in (known.password, known.refresh_token, "simulated-secret-value") if secret in shown]
