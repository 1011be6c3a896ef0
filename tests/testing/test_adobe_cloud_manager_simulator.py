"""The simulated Cloud Manager, against Adobe's Swagger file, its guides and what its clients meet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, Run, Simulator, Spell, Step, faults
from orchestrator_clients.testing.adobe_cloud_manager import EMPTY_PAGES, LIFETIME, NO_LOG, AdobeMetric

SPEC = Path(__file__).parents[2] / "specs" / "adobe_cloud_manager" / "openapi.yaml"
REL = "http://ns.adobe.com/adobecloud/rel/"
PIPELINE = "/api/program/19905/pipeline/48213"
SCOPES = "openid,AdobeID,read_organizations,additional_info.projectedProductContext,read_pc.dma_aem_ams"


@pytest.fixture
def adobe() -> Iterator[AdobeCloudManagerSimulator]:
    with AdobeCloudManagerSimulator(spec=SPEC) as simulator:
        yield simulator


def headers_of(adobe: AdobeCloudManagerSimulator, **changes: str) -> dict[str, str]:
    known = adobe.credentials
    three = {
        "authorization": f"Bearer {known.token}",
        "x-api-key": known.client_id,
        "x-gw-ims-org-id": known.org_id,
    }
    return three | {name.replace("_", "-"): value for name, value in changes.items()}


@pytest.fixture
def api(adobe: AdobeCloudManagerSimulator) -> Iterator[httpx.Client]:
    # Without certificates to load, making a client takes a millisecond instead of thirty.
    with httpx.Client(verify=False, base_url=adobe.url, headers=headers_of(adobe)) as client:
        yield client


def started(adobe: AdobeCloudManagerSimulator, api: httpx.Client, *steps: Step, after: float = 0, **run: Any) -> str:
    """Start a run of these steps, let time pass, and return its path."""
    adobe.script = Run(steps=steps, **run)
    answer = api.put(f"{PIPELINE}/execution")
    assert answer.status_code == 201, answer.text
    adobe.clock.sleep(after)
    return httpx.URL(answer.headers["location"]).path


def steps_of(api: httpx.Client, path: str) -> list[dict[str, Any]]:
    return list(api.get(path).json()["_embedded"]["stepStates"])


def links(step: dict[str, Any]) -> set[str]:
    return {name.removeprefix(f"{REL}pipeline/") for name in step["_links"] if name.startswith(f"{REL}pipeline/")}


def href(step: dict[str, Any], relation: str) -> str:
    return str(step["_links"][f"{REL}pipeline/{relation}"]["href"])


def at_gate(adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str) -> tuple[str, dict[str, Any]]:
    path = started(adobe, api, Step(action, 5, waits_for_person=True), Step("deploy", 10), after=10)
    return path, steps_of(api, path)[0]


# Tokens

FORM = {
    "grant_type": "client_credentials",
    "client_id": "simulated-client-id",
    "client_secret": "simulated-client-secret",
    "scope": SCOPES,
}


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({}, 200, None),
        ({"scope": "openid"}, 200, None),
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "wrong"}, 400, "invalid_client"),
        ({"grant_type": "jwt-bearer"}, 400, "unsupported_grant_type"),
        ({"scope": "openid,everything"}, 400, "invalid_scope"),
        ({"scope": ""}, 400, "invalid_scope"),
    ],
)
@pytest.mark.parametrize("place", ["data", "params"])
def test_tokens(
    adobe: AdobeCloudManagerSimulator, place: str, changes: dict[str, str], status: int, error: str | None
) -> None:
    with httpx.Client(verify=False) as client:
        answer = client.post(adobe.token_url, **{place: FORM | changes})
    assert (answer.status_code, answer.json().get("error")) == (status, error)
    if error is None:
        assert {name: type(value) for name, value in answer.json().items()} == {
            "access_token": str,
            "token_type": str,
            "expires_in": int,
        }


def test_a_token_expires_on_the_clock(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    token = api.post(adobe.token_url, data=FORM).json()["access_token"]
    mine = {"authorization": f"Bearer {token}"}
    adobe.clock.sleep(LIFETIME - 1)
    assert api.get(f"{PIPELINE}/executions", headers=mine).status_code == 200
    adobe.clock.sleep(1)
    assert api.get(f"{PIPELINE}/executions", headers=mine).status_code == 401


GATEWAY = {401: ("401013", "Oauth token is not valid"), 403: ("403003", "Api Key is invalid")}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"authorization": "Bearer wrong"}, 401),
        ({"authorization": ""}, 401),
        ({"authorization": "Basic simulated-static-token"}, 401),
        ({"authorization": "bearer simulated-static-token"}, 200),
        ({"x_api_key": "wrong"}, 403),
        ({"x_gw_ims_org_id": "FFFFFFFFFFFFFFFFFFFFFFFF@AdobeOrg"}, 403),
        ({"authorization": "Bearer wrong", "x_api_key": "wrong"}, 401),
    ],
)
def test_the_three_headers(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, changes: dict[str, str], status: int
) -> None:
    answer = api.get(f"{PIPELINE}/executions", headers=headers_of(adobe, **changes))
    assert answer.status_code == status
    assert answer.headers["x-request-id"]
    if status != 200:
        assert answer.headers["content-type"] == "application/json"
        assert (answer.json()["error_code"], answer.json()["message"]) == GATEWAY[status]


@pytest.mark.parametrize("name", ["x-api-key", "x-gw-ims-org-id", "authorization"])
def test_all_three_are_needed(adobe: AdobeCloudManagerSimulator, name: str) -> None:
    sent = {key: value for key, value in headers_of(adobe).items() if key != name}
    with httpx.Client(verify=False, base_url=adobe.url, headers=sent) as client:
        assert client.get(f"{PIPELINE}/executions").status_code == (401 if name == "authorization" else 403)


def test_the_marks(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    adobe.seed(3)
    adobe.fault(faults.expired_token(), calls=1)
    adobe.fault(faults.repeated_page(), on="get_executions")
    assert api.get(f"{PIPELINE}/executions").json()["error_code"] == "401013"
    page = api.get(f"{PIPELINE}/executions?start=1&limit=1").json()
    assert page["_links"]["next"]["href"].endswith("executions?start=1&limit=1")


@pytest.mark.parametrize(
    ("profile", "start", "running", "waiting"),
    [
        ("Business Owner", 201, 202, 202),
        ("Deployment Manager", 201, 202, 202),
        ("Program Manager", 201, 403, 202),
        ("Developer", 403, 403, 403),
    ],
)
def test_product_profiles(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, profile: str, start: int, running: int, waiting: int
) -> None:
    path = started(adobe, api, Step("securityTest", 5, waits_for_person=True), Step("deploy", 5), after=1)
    adobe.profile = profile
    step = steps_of(api, path)[0]
    assert api.put(href(step, "cancel"), json={"cancel": True}).status_code == running
    if running == 403:
        adobe.clock.sleep(5)
        step = steps_of(api, path)[0]
        assert api.put(href(step, "cancel"), json={"override": False}).status_code == waiting
    adobe.executions.clear()
    assert api.put(f"{PIPELINE}/execution").status_code == start


# Starting, and what goes on now


def test_a_start(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    answer = api.put(f"{PIPELINE}/execution", params={"pipelineExecutionMode": "NORMAL"})
    body = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == f"{adobe.url}{PIPELINE}/execution/{body['id']}"
    assert "_embedded" not in body
    assert (body["programId"], body["pipelineId"], body["trigger"]) == ("19905", "48213", "MANUAL")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", body["createdAt"])
    assert set(body["_links"]) == {f"{REL}program", f"{REL}pipeline", "self"}


def test_a_busy_pipeline(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    started(adobe, api, Step("build", 10))
    for second in (0, 10, 19):  # the idle seconds at the end count
        adobe.clock.sleep(second)
        answer = api.put(f"{PIPELINE}/execution")
        assert (answer.status_code, answer.headers["content-type"]) == (412, "application/problem+json")
        assert answer.json()["errors"] == ["an execution is already in progress"]
    assert len(adobe.executions) == 1
    adobe.clock.sleep(1)
    assert api.put(f"{PIPELINE}/execution").status_code == 201


def test_an_emergency_skips_the_tests(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    adobe.script = Run(steps=tuple(Step(name) for name in ("build", "securityTest", "loadTest", "approval", "deploy")))
    body = api.put(f"{PIPELINE}/execution", params={"pipelineExecutionMode": "EMERGENCY"}).json()
    assert body["pipelineExecutionMode"] == "EMERGENCY"
    steps = steps_of(api, body["_links"]["self"]["href"])
    assert [step["action"] for step in steps] == ["build", "approval", "deploy"]
    adobe.executions.clear()
    refused = api.put(f"{PIPELINE}/execution", params={"pipelineExecutionMode": "SLOW"})
    assert refused.json()["invalidParams"][0]["name"] == "pipelineExecutionMode"


def test_current_through_the_life_of_an_execution(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    current = f"{PIPELINE}/execution"
    assert api.get(current).status_code == 404
    path = started(adobe, api, Step("build", 10), queued=5)
    assert api.get(current).json() == api.get(path).json()
    seen = []
    for second in (0, 5, 10, 19.5, 0.5):  # it is queued, builds, is at its end, is still at its end, has ended
        adobe.clock.sleep(second)
        body = api.get(path).json()
        seen.append((api.get(current).status_code, body["status"], body["_embedded"]["stepStates"][0]["status"]))
    assert seen == [
        (200, "NOT_STARTED", "NOT_STARTED"),
        (200, "RUNNING", "RUNNING"),
        (200, "RUNNING", "FINISHED"),
        (200, "RUNNING", "FINISHED"),
        (404, "FINISHED", "FINISHED"),
    ]
    assert "finishedAt" in body
    assert body["updatedAt"] == body["finishedAt"]


@pytest.mark.parametrize(("ends", "status"), [("failed", "FAILED"), ("cancelled", "CANCELLED")])
def test_bad_ends(adobe: AdobeCloudManagerSimulator, api: httpx.Client, ends: Any, status: str) -> None:
    path = started(adobe, api, Step("build", 10, ends=ends), Step("deploy"), after=10)
    body = api.get(path).json()
    assert (body["status"], [step["status"] for step in steps_of(api, path)]) == (status, [status, "NOT_STARTED"])
    assert api.get(f"{PIPELINE}/execution").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"{PIPELINE}/execution/1",
        f"{PIPELINE}/execution/1/phase/1/step/1",
        "/api/program/19905/pipeline/1/execution",
        "/api/program/1/pipeline/48213/executions",
        "/api/nothing",
    ],
)
def test_what_is_not_there(adobe: AdobeCloudManagerSimulator, api: httpx.Client, path: str) -> None:
    answer = api.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["type"].startswith("http://ns.adobe.com/adobecloud/")


def test_a_wrong_method(api: httpx.Client) -> None:
    answer = api.post(f"{PIPELINE}/execution")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, PUT")


@pytest.mark.parametrize(
    ("status", "key"), [(401, "error_code"), (403, "error_code"), (429, "error_code"), (500, "title"), (503, "title")]
)
def test_errors_on_demand(adobe: AdobeCloudManagerSimulator, api: httpx.Client, status: int, key: str) -> None:
    adobe.fault(faults.status(status))
    answer = api.put(f"{PIPELINE}/execution")
    assert answer.status_code == status
    assert key in answer.json()


# Steps


def test_a_step(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("build", 10), Step("codeQuality", 10), after=15)
    build, quality = steps_of(api, path)
    assert api.get(build["_links"]["self"]["href"]).json() == build
    assert (build["repository"], build["branch"], build["executionId"]) == (
        "acme-site",
        "main",
        path.rsplit("/", 1)[1],
    )
    assert {"startedAt", "finishedAt", "updatedAt"} <= set(build)
    assert "startedAt" not in quality  # in no sample does it say when it began
    assert build["id"] not in build["_links"]["self"]["href"]
    wrong = build["_links"]["self"]["href"].replace(build["stepId"], build["id"])
    assert api.get(wrong).status_code == 404
    assert api.get(path).json()["artifactsVersion"]


def test_deployments_are_told_apart_by_their_environment(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    names = ("build", "deploy", "deploy", "functionalTest", "approval", "deploy")
    path = started(adobe, api, *(Step(name, ends="skipped" if "Test" in name else "succeeded") for name in names))
    adobe.clock.sleep(100)
    steps = steps_of(api, path)
    assert [step.get("environmentType") for step in steps] == [None, "dev", "stage", "stage", None, "prod"]
    assert steps[3]["status"] == "INCOMPLETE"
    assert [step["action"] for step in steps if "reExecute" in links(step)] == ["deploy"]
    details = steps[5]["details"]
    assert json.loads(details["deployCommands"])[0]["id"] == 1  # JSON within a text
    assert details["environmentUrls"][0]["instanceType"] == "author"


def test_an_odd_status_for_a_while(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("build", 60), status_sequence=(Spell("HIBERNATING", after=10, seconds=30),))
    seen = []
    for second in (0, 10, 30):
        adobe.clock.sleep(second)
        listed = api.get(f"{PIPELINE}/executions").json()["_embedded"]["executions"][0]
        seen.append((api.get(path).json()["status"], listed["status"]))
    assert seen == [("RUNNING",) * 2, ("HIBERNATING",) * 2, ("RUNNING",) * 2]


# What can be done now is what there are links for.

RUNNING_LINKS = {
    "validate": set(),
    "build": {"cancel", "logs"},
    "buildImage": {"logs"},
    "codeQuality": {"logs", "metrics"},
    "securityTest": {"cancel", "metrics"},
    "loadTest": {"cancel", "metrics"},
    "assetsTest": {"cancel", "metrics"},
    "reportPerformanceTest": {"cancel", "metrics"},
    "functionalTest": set(),
    "deploy": {"logs"},
}
WAITING_LINKS = {
    "codeQuality": {"advance", "cancel", "logs", "metrics"},
    "securityTest": {"advance", "cancel", "metrics"},
    "loadTest": {"advance", "cancel", "metrics"},
    "assetsTest": {"advance", "cancel", "metrics"},
    "reportPerformanceTest": {"advance", "cancel", "metrics"},
    "approval": {"advance", "cancel"},
    "schedule": {"advance", "cancel"},
    "managed": {"advance", "cancel"},
    "deploy": {"advance", "logs"},  # stopping it goes to advance as well
}


@pytest.mark.parametrize(("action", "wanted"), RUNNING_LINKS.items())
def test_links_of_a_running_step(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str, wanted: set[str]
) -> None:
    path = started(adobe, api, Step("validate", 10), Step(action, 50), stopping=10)
    assert links(steps_of(api, path)[1]) == set()
    adobe.clock.sleep(20)
    step = steps_of(api, path)[1]
    assert links(step) == wanted
    if "cancel" in wanted:
        assert api.put(href(step, "cancel"), json={"cancel": True}).status_code == 202
        assert api.get(path).json()["status"] == "CANCELLING"
        assert links(steps_of(api, path)[1]) == wanted - {"cancel"}
        assert api.put(href(step, "cancel"), json={"cancel": True}).status_code == 400
        adobe.clock.sleep(10)
        assert api.get(path).json()["status"] == "CANCELLED"
    else:
        address = f"{step['_links']['self']['href']}/cancel"
        assert api.put(address, json={"cancel": True}).status_code == 400


@pytest.mark.parametrize(("action", "wanted"), WAITING_LINKS.items())
def test_links_of_a_waiting_step(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str, wanted: set[str]
) -> None:
    path, step = at_gate(adobe, api, action)
    assert (step["status"], links(step)) == ("WAITING", wanted)
    assert api.get(path).json()["status"] == "RUNNING"  # an execution does not wait
    assert {"self", f"{REL}execution", f"{REL}pipeline", f"{REL}program"} <= set(step["_links"])


def test_links_that_are_withheld(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    adobe.withheld = {"pipeline/advance"}
    path, step = at_gate(adobe, api, "approval")
    assert links(step) == {"cancel"}
    adobe.withheld = {"self", "execution", "program", "pipeline", "pipeline/advance", "pipeline/cancel"}
    assert "_links" not in steps_of(api, path)[0]


# Bodies, by kind of step

TESTS = {
    "codeQuality": ["coverage", "skipped_tests"],
    "securityTest": ["ssl_configuration"],
    "loadTest": ["cpu_utilization_rate", "response_time"],
    "assetsTest": ["cpu_utilization_rate", "response_time"],
    "reportPerformanceTest": ["cpu_utilization_rate", "response_time"],
}


def override(kpis: list[str]) -> dict[str, Any]:
    return {"metrics": [{"kpi": kpi, "override": True} for kpi in kpis]}


TAKEN: list[tuple[str, str, dict[str, Any], str]] = [
    ("approval", "advance", {"approved": True}, "FINISHED"),
    ("approval", "cancel", {"approved": False}, "CANCELLED"),
    ("schedule", "advance", {"type": "IMMEDIATE"}, "FINISHED"),
    ("schedule", "advance", {"type": "SCHEDULED", "schedule": "2018-11-16T13:45:00.000Z"}, "FINISHED"),
    ("schedule", "cancel", {"cancel": True}, "CANCELLED"),
    ("deploy", "advance", {"resume": True}, "FINISHED"),
    ("deploy", "advance", {"resume": False}, "CANCELLED"),
    ("managed", "advance", {"start": True}, "FINISHED"),
    ("managed", "cancel", {"start": False}, "CANCELLED"),
    *((action, "advance", override(kpis), "FINISHED") for action, kpis in TESTS.items()),
    *((action, "cancel", {"override": False}, "FAILED") for action in TESTS),
]
BODIES = [(end, body) for _, end, body, _ in TAKEN]
REFUSED = [
    (action, end, body)
    for action in WAITING_LINKS
    for end, body in [(end, body) for body in [body for _, body in BODIES] for end in ("advance", "cancel")]
    if not any((action, end, body) == taken[:3] for taken in TAKEN)
]


@pytest.mark.parametrize(("action", "end", "body", "status"), TAKEN)
def test_bodies_that_are_taken(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str, end: str, body: dict[str, Any], status: str
) -> None:
    path, step = at_gate(adobe, api, action)
    address = f"{step['_links']['self']['href']}/{end}"
    answer = api.put(address, json=body)
    assert (answer.status_code, answer.content) == (202, b"")
    step = steps_of(api, path)[0]
    assert (step["status"], step["details"]["input"]) == (status, body)
    assert api.get(path).json()["status"] == ("RUNNING" if status == "FINISHED" else status)
    assert api.put(address, json=body).status_code == 400  # it waits no longer


def test_all_other_bodies_are_refused(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    for action in WAITING_LINKS:
        adobe.executions.clear()
        path, step = at_gate(adobe, api, action)
        for _, end, body in (row for row in REFUSED if row[0] == action):
            answer = api.put(f"{step['_links']['self']['href']}/{end}", json=body)
            assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), (
                end,
                body,
            )
        assert steps_of(api, path)[0]["status"] == "WAITING"
    assert len(REFUSED) > 200


@pytest.mark.parametrize(
    ("action", "end", "content"),
    [
        ("codeQuality", "advance", override(["coverage"])),
        ("codeQuality", "advance", {"metrics": [{"kpi": "coverage", "override": True}, {"kpi": "skipped_tests"}]}),
        ("codeQuality", "advance", {"metrics": []}),
        ("codeQuality", "advance", {"metrics": "all"}),
        ("codeQuality", "advance", {**override(["coverage", "skipped_tests"]), "override": True}),
        ("schedule", "advance", {"type": "SCHEDULED"}),
        ("schedule", "advance", {"type": "SCHEDULED", "schedule": "2018-11-16T13:45:00Z"}),
        ("schedule", "advance", {"type": "SCHEDULED", "schedule": "2018-11-16T13:45:00.000+00:00"}),
        ("schedule", "advance", {"type": "IMMEDIATE", "schedule": "2018-11-16T13:45:00.000Z"}),
        ("approval", "advance", {"approved": 1}),
        ("approval", "advance", {"approved": "true"}),
        ("approval", "advance", {"approved": True, "comment": "fine"}),
        ("approval", "cancel", {}),
        ("approval", "advance", []),
        ("approval", "advance", None),
        ("deploy", "advance", {"resume": "false"}),
    ],
)
def test_bodies_that_are_nearly_right(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str, end: str, content: object
) -> None:
    path, step = at_gate(adobe, api, action)
    answer = api.put(href(step, end), content=b"{" if content is None else json.dumps(content).encode())
    (error,) = answer.json()["errors"].values()
    assert answer.status_code == 400
    assert {"field", "code", "message"} <= set(error)
    assert steps_of(api, path)[0]["status"] == "WAITING"


def test_the_three_shapes_of_problems(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    _, step = at_gate(adobe, api, "approval")
    running = api.put(f"{PIPELINE}/execution").json()
    wrong = api.put(href(step, "advance"), json={"resume": True}).json()
    api.put(href(step, "advance"), json={"approved": True})
    late = api.put(href(step, "advance"), json={"approved": True}).json()
    assert isinstance(running["errors"][0], str)
    assert late["errors"][0]["message"]
    assert wrong["errors"]["body"]["message"]


# Metrics


def test_metrics_of_a_gate(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path, step = at_gate(adobe, api, "codeQuality")
    rows = api.get(href(step, "metrics")).json()["metrics"]
    assert [row["kpi"] for row in rows if row["severity"] == "important" and not row["passed"]] == TESTS["codeQuality"]
    assert {type(row["actualValue"]) for row in rows} == {str}
    assert len({row["kpi"] for row in rows}) < len(rows)  # one comes twice, by severity
    assert not any(row["override"] for row in rows)
    api.put(href(step, "advance"), json=override(TESTS["codeQuality"]))
    rows = api.get(href(step, "metrics")).json()["metrics"]
    assert [row["kpi"] for row in rows if row["override"]] == TESTS["codeQuality"]
    assert not any(row["passed"] for row in rows if row["override"])
    assert steps_of(api, path)[0]["status"] == "FINISHED"


@pytest.mark.parametrize(
    ("step", "after", "failed"),
    [
        (Step("codeQuality", 5), 5, set()),
        (Step("codeQuality", 5, ends="failed"), 5, {"critical"}),
        (Step("codeQuality", 5), 2, None),
        (Step("build", 5), 5, None),
    ],
)
def test_other_metrics(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, step: Step, after: float, failed: set[str] | None
) -> None:
    path = started(adobe, api, step, after=after)
    answer = api.get(f"{steps_of(api, path)[0]['_links']['self']['href']}/metrics")
    if failed is None:
        assert answer.json() == {}
    else:
        assert {row["severity"] for row in answer.json()["metrics"] if not row["passed"]} == failed


def test_a_test_that_was_cancelled_has_failed_nothing(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("securityTest", 50), after=5)
    (step,) = steps_of(api, path)
    assert api.put(href(step, "cancel"), json={"cancel": True}).status_code == 202
    assert all(row["passed"] for row in api.get(href(step, "metrics")).json()["metrics"])


def test_metrics_of_ones_own_and_none(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    adobe.metrics["codeQuality"] = (AdobeMetric("charm", "important", "A", "E", "C"),)
    _, step = at_gate(adobe, api, "codeQuality")
    assert api.put(href(step, "advance"), json=override(["coverage"])).status_code == 400
    assert api.put(href(step, "advance"), json=override(["charm"])).status_code == 202
    adobe.no_metrics = Answer(404)
    assert api.get(href(step, "metrics")).status_code == 404


# Lists


def test_paging(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    ids = adobe.seed(45)
    seen, sizes, address = [], [], f"{PIPELINE}/executions"
    while address and len(sizes) < 9:
        page = api.get(address).json()
        runs = page.get("_embedded", {}).get("executions", [])
        seen += [run["id"] for run in runs]
        sizes.append(page["_totalNumberOfItems"])
        assert page["_page"]["next"] > 0  # on the last page, too
        assert {"self", "prev", "page"} <= set(page["_links"])
        assert page["_links"]["page"]["templated"] is True
        address = page["_links"].get("next", {}).get("href")
    assert seen == ids[::-1]
    assert sizes == [20, 20, 5]


@pytest.mark.parametrize(
    ("query", "number", "more"),
    [("", 5, False), ("limit=2", 2, True), ("start=3&limit=2", 2, False), ("start=4", 1, False), ("start=9", 0, False)],
)
def test_pages(adobe: AdobeCloudManagerSimulator, api: httpx.Client, query: str, number: int, more: bool) -> None:
    adobe.seed(5)
    page = api.get(f"{PIPELINE}/executions?{query}").json()
    assert (len(page["_embedded"]["executions"]), "next" in page["_links"]) == (number, more)


@pytest.mark.parametrize("query", ["start=-1", "start=x", "limit=0", "limit=1.5", "limit=", "start=%C2%B2"])
def test_pages_that_cannot_be(adobe: AdobeCloudManagerSimulator, api: httpx.Client, query: str) -> None:
    answer = api.get(f"{PIPELINE}/executions?{query}")
    assert (answer.status_code, answer.json()["invalidParams"][0]["name"]) == (400, query.partition("=")[0])


@pytest.mark.parametrize("page", EMPTY_PAGES)
def test_empty_pages(adobe: AdobeCloudManagerSimulator, api: httpx.Client, page: dict[str, Any]) -> None:
    assert api.get(f"{PIPELINE}/executions").json()["_embedded"] == {"executions": []}
    adobe.empty_page = page
    assert api.get(f"{PIPELINE}/executions").json() == page
    adobe.seed(1)
    assert len(api.get(f"{PIPELINE}/executions").json()["_embedded"]["executions"]) == 1


def test_lists_with_and_without_steps(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    started(adobe, api, Step("build", 99))
    adobe.seed(2, trigger="ON_COMMIT")  # before it in time
    for bare in (False, True):
        adobe.bare_lists = bare
        runs = api.get(f"{PIPELINE}/executions").json()["_embedded"]["executions"]
        assert [run["status"] for run in runs] == ["RUNNING", "FINISHED", "FINISHED"]
        assert ["_embedded" in run for run in runs] == [not bare] * 3
        assert ["user" in run for run in runs] == [True, False, False]


# Running again


def test_re_execute(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("build", 5), Step("deploy", 5), Step("deploy", 5, ends="failed"), after=15)
    steps = steps_of(api, path)
    assert ["reExecute" in links(step) for step in steps] == [False, False, True]
    answer = api.put(href(steps[2], "reExecute"))
    assert (answer.status_code, answer.json()["trigger"]) == (201, "RE_EXECUTE")
    assert not any("reExecute" in links(step) for step in steps_of(api, path))  # it is the last no longer
    again = answer.json()["_links"]["self"]["href"]
    adobe.clock.sleep(25)
    assert [(step["action"], step["status"]) for step in steps_of(api, again)] == [("deploy", "FINISHED")]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("stepId=1", 400),
        ("stepId={step}", 201),
        ("stepId={step}&sourceExecutionId={run}", 201),
        ("stepId={step}&sourceExecutionId=1", 404),
    ],
)
def test_starts_from_a_step(adobe: AdobeCloudManagerSimulator, api: httpx.Client, query: str, status: int) -> None:
    path = started(adobe, api, Step("build", 5), Step("deploy", 5), after=30)
    step = steps_of(api, path)[1]["stepId"]
    address = f"{PIPELINE}/execution?{query.format(step=step, run=path.rsplit('/', 1)[1])}"
    answer = api.put(address)
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["errors"][0]["message"]
        assert "title" not in answer.json()


# Logs


def log_address(api: httpx.Client, step: dict[str, Any], **query: str) -> str:
    answer = api.get(href(step, "logs"), headers={"accept": "application/json"}, params=query)
    return str(answer.json()["redirect"])


def test_a_log_by_json_and_by_redirect(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("build", 5, message="all done"), after=30)
    adobe.last_words = b"\xff\xfe"
    (step,) = steps_of(api, path)
    address = log_address(api, step)
    answer = api.get(href(step, "logs"))
    assert (answer.status_code, answer.headers["location"], answer.content) == (307, address, b"")
    assert httpx.URL(address).port != httpx.URL(adobe.url).port
    with httpx.Client(verify=False) as bare:
        log = bare.get(address)
    assert (log.status_code, log.headers["content-type"]) == (200, "text/plain")
    assert log.content.splitlines()[0] == b"build: second 0"
    assert log.content.endswith(b"build: second 4\nbuild: all done\n\xff\xfe")


def test_the_other_host_records_what_it_was_sent(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("build", 5), after=30)
    (step,) = steps_of(api, path)
    api.get(href(step, "logs"), follow_redirects=True)  # what no client should do: httpx takes two of the three along
    (call,) = adobe.log_host.calls_of("read_log")
    sent = {name for name, _ in call.headers}
    assert "authorization" not in sent
    assert {"x-api-key", "x-gw-ims-org-id"} <= sent
    adobe.reset()
    assert adobe.log_host.calls == []


@pytest.mark.parametrize(
    ("action", "file", "first"),
    [
        ("build", None, b"build: second 0"),
        ("buildImage", None, b"buildImage: second 0"),
        ("deploy", None, b"deploy: second 0"),
        ("codeQuality", None, b"codeQuality: second 0"),
        ("codeQuality", "sonarLogFile", b"sonar: second 0"),
        ("codeQuality", "other", None),
        ("build", "sonarLogFile", None),
        ("approval", None, None),
        ("functionalTest", None, None),
    ],
)
def test_which_logs_there_are(
    adobe: AdobeCloudManagerSimulator, api: httpx.Client, action: str, file: str | None, first: bytes | None
) -> None:
    path = started(adobe, api, Step(action, 5), after=30)
    address = f"{steps_of(api, path)[0]['_links']['self']['href']}/logs"
    answer = api.get(address, params={"file": file} if file else {})
    if first is None:
        assert answer.status_code == 404
    else:
        with httpx.Client(verify=False) as bare:
            assert bare.get(answer.headers["location"]).content.splitlines()[0] == first


def test_a_log_grows_with_the_clock(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    path = started(adobe, api, Step("validate", 5), Step("build", 10))
    address = f"{steps_of(api, path)[1]['_links']['self']['href']}/logs"
    assert api.get(address).status_code == 404  # the step has not begun
    adobe.clock.sleep(5)
    log = api.get(address).headers["location"]
    line = len(b"build: second 0\n")
    with httpx.Client(verify=False) as bare:
        assert bare.get(log, headers={"range": "bytes=0-"}).status_code == 404  # nothing is written yet
        adobe.clock.sleep(2)
        first = bare.get(log, headers={"range": "bytes=0-"})
        assert (first.status_code, first.headers["content-range"]) == (206, f"bytes 0-{2 * line - 1}/{2 * line}")
        assert first.content == b"build: second 0\nbuild: second 1\n"
        none = bare.get(log, headers={"range": f"bytes={2 * line}-"})
        assert (none.status_code, none.headers["content-range"], none.content) == (416, f"bytes */{2 * line}", b"")
        adobe.clock.sleep(60)
        assert bare.get(log, headers={"range": f"bytes={9 * line}-"}).content == b"build: second 9\n"
        assert bare.get(log, headers={"range": "bytes=0-4"}).content == b"build"
        for range_ in ("bytes=5-4", "bytes=-5", "lines=1-2"):
            assert bare.get(log, headers={"range": range_}).status_code == 200


def test_a_gate_writes_nothing_while_it_waits(adobe: AdobeCloudManagerSimulator, api: httpx.Client) -> None:
    _, step = at_gate(adobe, api, "codeQuality")
    adobe.clock.sleep(1000)
    with httpx.Client(verify=False) as bare:
        assert len(bare.get(log_address(api, step)).content.splitlines()) == 5


@pytest.mark.parametrize("change", [("sig=", "sig=0"), ("/0/build.log", "/1/build.log"), ("sig=", "sig=%C3%BC")])
def test_signatures(adobe: AdobeCloudManagerSimulator, api: httpx.Client, change: tuple[str, str]) -> None:
    path = started(adobe, api, Step("build", 5), Step("build", 5), after=30)
    address = log_address(api, steps_of(api, path)[0])
    with httpx.Client(verify=False) as bare:
        assert bare.get(address).status_code == 200
        assert bare.get(address.replace(*change)).status_code == 403


@pytest.mark.parametrize("name", NO_LOG)
def test_answers_without_a_log(adobe: AdobeCloudManagerSimulator, api: httpx.Client, name: str) -> None:
    path = started(adobe, api, Step("build", 5), after=30)
    adobe.no_log = NO_LOG[name]
    answer = api.get(href(steps_of(api, path)[0], "logs"), headers={"accept": "application/json"})
    assert answer.status_code == (404 if name == "not found" else 200)
    assert "redirect" not in answer.text


# The server itself


def test_both_hosts_start_and_stop_together() -> None:
    simulator = AdobeCloudManagerSimulator()
    with Simulator() as taken:
        occupied = AdobeCloudManagerSimulator(port=httpx.URL(taken.url).port or 0)
        with pytest.raises(OSError, match="in use"):
            occupied.start()
        with pytest.raises(RuntimeError):
            _ = occupied.log_host.url
    with simulator:
        assert simulator.log_host.url != simulator.url
    with pytest.raises(RuntimeError):
        _ = simulator.log_host.url


def test_secrets_are_not_shown(adobe: AdobeCloudManagerSimulator) -> None:
    known = adobe.credentials
    assert known.client_secret not in repr(known)
    assert known.token not in repr(known)
