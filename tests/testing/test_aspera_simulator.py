"""The simulated Orchestrator by itself, by raw calls: who gets in, how work orders go, how calls fail."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from orchestrator_clients.testing import (
    AsperaOrchestratorSimulator,
    AsperaStyle,
    Run,
    Spell,
    Step,
    VirtualClock,
    faults,
)

SPEC = Path(__file__).parents[2] / "specs" / "aspera_orchestrator" / "openapi.yaml"
STATUS = "work_step_status/work_order"
PACKAGE = {"work_order_id": "8461", "step_name": "Create faspex package"}
GOOD = {"workflow_id": 12, "external_parameters": {"file": "a.mov"}}


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def server(clock: VirtualClock) -> Iterator[AsperaOrchestratorSimulator]:
    with AsperaOrchestratorSimulator(spec=SPEC, clock=clock) as simulator:
        yield simulator


@pytest.fixture
def api(server: AsperaOrchestratorSimulator) -> Iterator[httpx.Client]:
    known = server.credentials
    with client_of(server, auth=(known.username, known.password)) as client:
        yield client


def client_of(server: AsperaOrchestratorSimulator, **options: Any) -> httpx.Client:
    return httpx.Client(verify=False, base_url=f"{server.base_url}/api/", **options)


def start(api: httpx.Client, script: Run, server: AsperaOrchestratorSimulator) -> int:
    server.script = script
    return int(api.post("initiate?format=json", json=GOOD).json()["work_order"]["id"])


def words(api: httpx.Client, order: int) -> list[str]:
    """The status of a work order and of its steps."""
    return re.findall(r'<status state="([^"]*)">', api.get(f"work_order_status/{order}.xml").text)


# Who gets in


def query(user: str = "ops", **secrets: str) -> dict[str, Any]:
    return {"params": {"login": user, **secrets}}


WAYS = {
    "nothing": {},
    "basic": {"auth": ("ops", "simulated-password")},
    "wrong basic": {"auth": ("ops", "wrong")},
    "basic without its space": {"headers": {"authorization": "BasicQWxh"}},
    "query": query(password="simulated-password"),
    "query, key": query(api_key="simulated-api-key"),
    "query, wrong": query(password="wrong"),
    "query, another's": query("viewer", password="simulated-password"),
    "query, key alone": {"params": {"apikey": "simulated-api-key"}},
    "token of nobody": {"headers": {"authorization": "Bearer a.b.c"}},
}


@pytest.mark.parametrize(
    ("accepts", "in_"),
    [("anything", {"basic", "query", "query, key"}), ("headers", {"basic"}), ("tokens", set())],
)
@pytest.mark.parametrize("way", WAYS)
def test_credentials(server: AsperaOrchestratorSimulator, way: str, accepts: Any, in_: set[str]) -> None:
    server.accepts = accepts
    with client_of(server, **WAYS[way]) as client:
        answer = client.get("work_order_status/8461.json")
        assert client.get("remote_node_ping?format=json").status_code == 200  # needs none
    assert answer.status_code == (200 if way in in_ else 401)
    assert answer.status_code == 200 or answer.text == "HTTP Basic: Access denied.\n"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"username": "ops", "password": "simulated-password"}, 200),
        ({"apikey": "simulated-api-key"}, 200),
        ({"username": "ops", "password": "wrong"}, 401),
        ({"apikey": "wrong"}, 401),
        ({"username": "ops", "apikey": "simulated-api-key"}, 401),
    ],
)
def test_login(server: AsperaOrchestratorSimulator, clock: VirtualClock, body: dict[str, str], status: int) -> None:
    server.accepts = "tokens"
    with client_of(server) as client:
        answer = client.post("login", json=body)
        assert answer.status_code == status
        if status == 200:
            token = answer.json()["token"]
            header, payload, signature = token.split(".")
            for shown, code, later in (
                (token, 200, 0),
                (f"{header}.{payload}x.{signature}", 401, 0),
                (f"{header}.{payload}.{signature[:-2]}", 401, 0),
                (token, 200, 3599),
                (token, 401, 1),  # expired
            ):
                clock.advance(later)
                found = client.get("work_order_status/8461", headers={"authorization": f"Bearer {shown}"})
                assert found.status_code == code


@pytest.mark.parametrize(("version", "status"), [("4.1.3", 200), ("4.1.2.99", 404), ("3.0.3", 404)])
def test_login_came_with_4_1_3(server: AsperaOrchestratorSimulator, version: str, status: int) -> None:
    server.version = version
    with client_of(server) as client:
        assert client.post("login", json={"apikey": "simulated-api-key"}).status_code == status
        assert version in client.get("remote_node_ping?format=json").text


def test_a_viewer_starts_nothing(server: AsperaOrchestratorSimulator) -> None:
    with client_of(server, auth=(server.viewer.username, server.viewer.password)) as client:
        answer = client.post("initiate?format=json", json=GOOD)
        assert client.get("work_orders_list/12.json").status_code == 200
    assert (answer.status_code, "PermissionDenied" in answer.text) == (403, True)
    assert len(server.work_orders) == 1


# How calls fail


@pytest.mark.parametrize(
    ("method", "path", "body", "says"),
    [
        ("GET", "work_order_status/77.xml", b"", "Couldn't find WorkOrder with ID=77"),
        ("GET", "work_order_status/x.xml", b"", "Couldn't find WorkOrder with ID=x"),
        ("GET", f"work_order_status/{'9' * 5000}.xml", b"", "Couldn't find WorkOrder"),
        ("GET", f"{STATUS}.xml?work_order_id=8461&step_name=x", b"", "undefined method `status' for nil:NilClass (x)"),
        ("GET", f"{STATUS}.xml?work_order_id=8461&step_name=%22Index+nodes%22", b"", "undefined method `status'"),
        ("GET", f"{STATUS}.json?step_name=x", b"", "Couldn't find WorkOrder with ID="),
        ("GET", "work_step_status/3810.json?output_name=package_id", b"", "Couldn't find WorkStep with ID=3810"),
        ("GET", "work_step_status/60070.xml?output_name=package_id", b"", "Couldn't find WorkStep with ID=60070"),
        ("GET", "work_step_status/46756.xml?output_name=x", b"", "undefined method `value' for nil:NilClass (x)"),
        ("GET", "workstep_reset/77.xml", b"", "Couldn't find WorkStep"),
        ("GET", "work_order_cancel/77.json", b"", "Couldn't find WorkOrder"),
        ("POST", "initiate?format=json", b"{", "JSON::ParserError"),
        ("POST", "initiate?format=json", b"[]", "JSON::ParserError"),
        ("POST", "initiate?format=json", b'{"workflow_id": 99}', "Couldn't find Workflow with ID=99"),
        ("POST", "initiate?format=json", b"{}", "Couldn't find Workflow with ID="),
        ("GET", "initiate/99.json", b"", "Couldn't find Workflow with ID=99"),
        ("GET", "workflow_inputs_spec/99.json", b"", "Couldn't find Workflow"),
        ("POST", "login", b"", "JSON::ParserError"),
        ("GET", "work_orders_list/12.json?max_results=x", b"", "ArgumentError"),
    ],
)
def test_failures(
    api: httpx.Client, server: AsperaOrchestratorSimulator, method: str, path: str, body: bytes, says: str
) -> None:
    for code in (404, 500):  # whatever the cause
        server.error_status = code
        answer = api.request(method, path, content=body, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.headers["content-type"]) == (code, "text/plain; charset=utf-8")
        message, *stack = answer.text.splitlines()
        assert says in message
        assert all(line.endswith("'") for line in stack)


def test_unknown_calls_wrong_methods_and_faults(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    assert api.get("nothing").status_code == 404
    assert api.delete("login").status_code == 405
    server.fault(faults.status(503), on="ping")
    answer = api.get("remote_node_ping?format=json")
    assert (answer.status_code, answer.text.splitlines()[0]) == (503, "RuntimeError: something went wrong")
    server.fault(faults.expired_token(), on="list_workflows")
    assert api.get("workflows_list?format=json").status_code == 401


# Starting


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "initiate?format=json", GOOD),
        ("POST", "initiate?format=json", {**GOOD, "workflow_id": "0d8e2c1f-55a1-4d0a-9a0e-5d0c5a1b2c3d"}),
        ("POST", "initiate/12.json", {"external_parameters": {"file": "a.mov"}}),
        ("GET", "initiate/12.json?external_parameters[file]=a.mov", None),
        ("GET", "initiate/12?external_parameters[file]=a.mov&format=json", None),
        ("GET", "initiate?id=12&external_parameters[file]=a.mov&format=json", None),
        ("GET", "initiate?work_order[workflow_id]=12&external_parameters[file]=a.mov&format=json", None),
    ],
)
def test_starts(api: httpx.Client, server: AsperaOrchestratorSimulator, method: str, path: str, body: Any) -> None:
    server.validate_requests = False  # the workflow in the path instead of the body: taken by 4.1.6
    answer = api.request(method, path, json=body)
    assert answer.json()["work_order"] == {"id": 9001, "status": "In Progress", "statusDetails": ""}
    assert list(server.work_orders) == [8461, 9001]


def test_what_a_start_says_is_kept(api: httpx.Client) -> None:
    control = {"work_order[name]": "Night & <day>", "work_order[priority]": 3, "work_order[higherPriority]": "on"}
    xml = api.post("initiate", params=control, json=GOOD).text  # XML, as nothing was said
    assert xml.startswith("<?xml")
    for part in (
        'action="initiate" id="9001"',
        "<name>Night &amp; &lt;day&gt;</name>",
        '<priority dedicated_worker="true">3<',
    ):
        assert part in xml


@pytest.mark.parametrize("inputs", [None, {}, {"other": 1}, {"file": ""}])
def test_a_start_without_its_input(api: httpx.Client, server: AsperaOrchestratorSimulator, inputs: Any) -> None:
    answer = api.post("initiate?format=json", json={"workflow_id": 12, "external_parameters": inputs or {}})
    assert (answer.status_code, answer.json()) == (
        400,
        {
            "work_order": {"status": "Failed", "statusDetails": "Missing input parameters"},
            "missing_parameters": ["file"],
        },
    )
    assert len(server.work_orders) == 1


# How work orders go


def test_the_whole_way(api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    script = Run(steps=(Step("a", 10), Step("b", 10, attempts=2, message="no licence"), Step("c", 1)), queued=5)
    order = start(api, script, server)
    seen = []
    for seconds in (0, 5, 10, 9.5, 1, 1, 9, 1):
        clock.advance(seconds)
        seen.append(words(api, order))
    assert seen == [
        ["Inactive", "Inactive", "Inactive", "Inactive"],
        ["In Progress", "In Progress", "Inactive", "Inactive"],
        ["In Progress", "Complete", "In Progress", "Inactive"],
        ["In Progress", "Complete", "In Progress", "Inactive"],
        ["In Progress", "Complete", "Error", "Inactive"],  # about to be tried again
        ["In Progress", "Complete", "In Progress", "Inactive"],
        ["In Progress", "Complete", "Complete", "In Progress"],
        ["Complete", "Complete", "Complete", "Complete"],
    ]


def test_attempts(api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(api, Run(steps=(Step("a", 10, attempts=2, message="no licence"), Step("b", 1))), server)

    def attempt(name: str) -> tuple[Any, ...]:
        step = api.get(f"{STATUS}.json", params={"work_order_id": order, "step_name": name}).json()["work_step"]
        return step["status"], step["attempt"], step["statusDetails"]

    assert (attempt("a"), attempt("b")) == (("In Progress", 1, None), ("Inactive", None, None))
    clock.advance(10.5)
    assert attempt("a") == ("Error", 1, "no licence")
    clock.advance(1)
    assert attempt("a") == ("In Progress", 2, None)
    clock.advance(20)
    api.get(f"workstep_reset/{order * 1000}.xml")
    assert attempt("a") == ("In Progress", 2, None)


@pytest.mark.parametrize("failure", ["Failed", "Error"])
def test_failure(api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock, failure: Any) -> None:
    server.failure = failure
    order = start(api, Run(steps=(Step("a", 1, ends="failed", message="no <disk>"), Step("b", 1))), server)
    clock.advance(2)
    assert words(api, order) == [failure, failure, "Inactive"]
    assert f'<status state="{failure}">no &lt;disk&gt;</status>' in api.get(f"work_order_status/{order}").text
    assert api.get(f"work_order_status/{order}.json").json()["work_order"]["statusDetails"] == "no <disk>"


def test_times_of_a_work_order(api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(api, Run(steps=(Step("a", 10),)), server)
    assert "<completed_at/>" in api.get(f"work_order_status/{order}.xml").text
    clock.advance(60)
    xml = api.get(f"work_order_status/{order}.xml").text
    assert 'time="2030-05-01 08:01:00 UTC"' in xml
    assert "<initiated_at>2030-05-01 08:00:00 UTC</initiated_at>" in xml
    assert "<completed_at>2030-05-01 08:00:10 UTC</completed_at>" in xml
    step = api.get(f"{STATUS}.json", params={"work_order_id": order, "step_name": "a"}).json()["work_step"]
    assert (step["activation_date"], step["completion_date"]) == ("2030-05-01T08:00:00Z", "2030-05-01T08:00:10Z")


def test_cancel_goes_over_canceling(
    api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    order = start(api, Run(steps=(Step("a", 100), Step("b", 1)), stopping=30), server)
    assert api.get(f"work_order_cancel/{order}.json").json()["work_order"]["status"] == "Canceling"
    clock.advance(29)
    assert words(api, order) == ["Canceling", "In Progress", "Inactive"]
    clock.advance(2)
    assert words(api, order) == ["Canceled", "Failed", "Inactive"]  # a step has no `Canceled`
    assert api.get(f"work_order_cancel/{order}.json").json()["work_order"]["status"] == "Canceled"


def test_reset_and_restart(api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(api, Run(steps=(Step("a", 5), Step("b", 5, ends="failed"), Step("c", 5))), server)
    clock.advance(60)
    assert words(api, order) == ["Failed", "Complete", "Failed", "Inactive"]
    xml = api.get(f"workstep_reset/{order * 1000 + 1}").text
    assert "<workstep_reset>true</workstep_reset><work_steps><id>9001000</id>" in xml
    assert "<created_at>Wed May 01 08:00:00 UTC 2030</created_at>" in xml  # Ruby 1.8's form
    assert "<stepName/>" in xml  # null, without saying so
    assert "<weight>1</weight>" in xml
    assert words(api, order) == ["In Progress", "Complete", "In Progress", "Inactive"]
    clock.advance(10)
    assert words(api, order) == ["Complete"] * 4
    assert api.get(f"work_order_reset/{order}.json").json()["work_order"]["status"] == "In Progress"
    assert words(api, order) == ["In Progress", "In Progress", "Inactive", "Inactive"]
    assert "<workstep_reset>false</workstep_reset>" in api.get("workstep_reset/46756.xml").text


def test_cancel_a_step(api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock) -> None:
    order = start(api, Run(steps=(Step("a", 5), Step("b", 500), Step("c", 5))), server)
    clock.advance(10)
    xml = api.get(f"work_step_cancel/{order * 1000 + 1}.xml").text
    assert 'action="cancel" id=""><name>b</name>' in xml
    assert re.findall('<status state="([^"]*)"/>', xml) == ["In Progress", "Failed"]
    assert words(api, order) == ["Failed", "Complete", "Failed", "Inactive"]
    api.get(f"work_step_cancel/{order * 1000}.xml")  # it has ended: nothing happens
    api.get(f"work_step_cancel/{order * 1000 + 2}.xml")  # and this one cannot begin
    assert words(api, order) == ["Failed", "Complete", "Failed", "Inactive"]
    api.get(f"workstep_reset/{order * 1000 + 1}.xml")
    clock.advance(600)
    assert words(api, order) == ["Complete"] * 4


def test_names_as_they_are_and_of_several_steps(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    name = 'Bad & "Ünï" #1+2%'
    order = start(api, Run(steps=(Step(name, 5), Step(name, 5))), server)
    for written in ("Bad%20%26%20%22%C3%9Cn%C3%AF%22%20%231%2B2%25", "Bad+%26+%22%C3%9Cn%C3%AF%22+%231%2b2%25"):
        answer = api.get(f"{STATUS}.json?work_order_id={order}&step_name={written}").json()
        assert (answer["work_step"]["workStepName"], answer["work_step"]["id"]) == (name, order * 1000)
    assert api.get(f"{STATUS}.json?work_order_id={order}&step_name={name[:3]}").status_code == 404
    assert re.findall('<work_step id="([^"]*)">', api.get(f"work_order_status/{order}").text) == ["9001000", "9001001"]


@pytest.mark.parametrize(
    ("script", "word"),
    [
        (Run(steps=(Step("inner", 7),)), "Complete"),
        (Run(steps=(Step("inner", 7, ends="failed", message="no disk"),)), "Failed"),
        (Run(steps=(Step("inner", 7, ends="cancelled"),)), "Failed"),  # for the parent it failed
    ],
)
def test_sub_workflows(
    api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock, script: Run, word: str
) -> None:
    server.sub_workflows = {"Sub": script}
    order = start(api, Run(steps=(Step("a", 5), Step("Sub"))), server)
    child = order + 1
    assert api.get(f"work_order_status/{child}.xml").status_code == 404  # has not begun
    clock.advance(6)
    assert words(api, order) == ["In Progress", "Complete", "In Progress"]
    step = api.get(f"{STATUS}.json", params={"work_order_id": order, "step_name": "Sub"}).json()["work_step"]
    assert step["step_type"] == "SubWorkflow"
    assert api.get(f"{STATUS}.xml", params={"work_order_id": order, "step_name": "inner"}).status_code == 404
    assert f'id="{child}" master_id="{order}"' in api.get(f"work_order_status/{child}").text
    assert words(api, child) == ["In Progress", "In Progress"]
    assert len(api.get("work_orders_list/12.json").json()["work_orders"]) == 2  # the parents only
    clock.advance(10)
    assert words(api, order) == [word, "Complete", word]


def test_cancelling_takes_sub_workflows_along(
    api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    server.sub_workflows = {"Sub": Run(steps=(Step("inner", 50),)), "Later": Run()}
    order = start(api, Run(steps=(Step("Sub"), Step("Later"))), server)
    api.get(f"work_order_cancel/{order}.json")
    assert words(api, order + 1) == ["Canceled", "Failed"]
    clock.advance(100)
    assert api.get(f"work_order_status/{order + 2}").status_code == 404  # never began
    api.get(f"work_order_reset/{order}.json")
    clock.advance(100)
    assert words(api, order) == ["Complete"] * 3
    assert words(api, order + 3) == words(api, order + 4) == ["Complete", "Complete"]  # run anew


def test_a_sub_workflow_that_never_ends_is_a_mistake(server: AsperaOrchestratorSimulator) -> None:
    server.sub_workflows = {"Copy": Run(steps=(Step("gate", 1, waits_for_person=True),))}
    with pytest.raises(ValueError, match="waits for a person"):
        server.seed(1)


def test_odd_and_unknown_words_and_pauses(
    api: httpx.Client, server: AsperaOrchestratorSimulator, clock: VirtualClock
) -> None:
    script = Run(steps=(Step("a", 60),), status_sequence=(Spell("Hibernating", after=5, seconds=10),))
    order = start(api, script, server)
    clock.advance(6)
    assert words(api, order) == ["Hibernating", "In Progress"]
    clock.advance(10)
    server.pause(order)
    assert words(api, order)[0] == "Paused"
    clock.advance(1000)
    server.unpause(order)
    server.style = AsperaStyle(odd_words=True)
    assert words(api, order) == [" IN PROGRESS ", " IN PROGRESS "]
    assert api.get(f"work_order_status/{order}.json").json()["work_order"]["status"] == " IN PROGRESS "


def test_lists_and_outputs(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    ids = server.seed(3)
    found = api.get("work_orders_list/12.json").json()["work_orders"]
    assert [order["id"] for order in found] == [8461, *ids]
    assert len(api.get("work_orders_list/12.json?max_results=2").json()["work_orders"]) == 2
    xml = api.get("work_order_output/8461.xml", params={"variable_name": "package_id"}).text
    assert xml.count("<variable>") == 1
    assert "<step-name>Create faspex package</step-name>" in xml
    everything = api.get("work_order_output/8461").text
    assert everything.count("<variable>") == 3
    assert api.get("work_order_output/8461?step_name=Index+nodes").text.count("<variable>") == 1


def test_reset_forgets(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    server.seed(3)
    server.style, server.accepts = AsperaStyle(ruby="3.4"), "tokens"
    server.reset()
    assert (list(server.work_orders), server.style, server.accepts) == ([8461], AsperaStyle(), "anything")
