"""The simulated Orchestrator by itself, by raw calls."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from orchestrator_clients.testing import AsperaOrchestratorSimulator, Run, Step

SPEC = Path(__file__).parents[2] / "specs" / "aspera_orchestrator" / "openapi.yaml"
STATUS = "work_step_status/work_order"
PACKAGE = {"work_order_id": "8461", "step_name": "Create faspex package"}


@pytest.fixture
def server() -> Iterator[AsperaOrchestratorSimulator]:
    with AsperaOrchestratorSimulator(spec=SPEC) as simulator:
        yield simulator


@pytest.fixture
def api(server: AsperaOrchestratorSimulator) -> Iterator[httpx.Client]:
    known = server.credentials
    base = f"{server.base_url}/api/"
    with httpx.Client(verify=False, base_url=base, auth=(known.username, known.password)) as client:
        yield client


def test_the_status_alone_is_a_bare_word_under_an_xml_type(api: httpx.Client) -> None:
    answer = api.get(f"{STATUS}.xml", params={**PACKAGE, "status_only": "true"})
    assert (answer.text, answer.headers["content-type"]) == ("Complete", "application/xml; charset=utf-8")


def test_types_and_nil_in_xml(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    text = api.get(f"{STATUS}.xml", params=PACKAGE).text
    assert '<inputs type="array"/>' in text
    assert '<id type="integer">46756</id>' in text
    assert '<stepName nil="true"/>' in text
    assert 'type="datetime"' in text
    server.ruby = "3.4"
    assert 'type="dateTime"' in api.get(f"{STATUS}.xml", params=PACKAGE).text


def test_the_two_styles_of_inspect(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    order = server.seed(1)[0]
    url = f"work_step_status/{order * 1000}.txt"
    assert api.get(url, params={"output_name": "Step_information"}).text.startswith('{"step_id"=>3800, ')
    server.ruby = "3.4"
    assert api.get(url, params={"output_name": "Step_information"}).text.startswith('{"step_id" => 3800, ')


def test_odd_words_are_odd_once(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    server.odd_words = True
    for _ in range(3):
        assert api.get(f"{STATUS}.xml", params={**PACKAGE, "status_only": "true"}).text == " COMPLETE "
    server.odd_words = False
    assert api.get(f"{STATUS}.xml", params={**PACKAGE, "status_only": "true"}).text == "Complete"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("GET", "work_order_status/77.xml", b"", 404, "RecordNotFound"),
        ("GET", "nothing", b"", 404, "RuntimeError"),
        ("POST", "initiate?format=json", b"{", 404, "ParserError"),
        ("POST", "initiate?format=json", b'{"workflow_id": 99}', 404, "Couldn't find Workflow"),
        ("POST", "initiate?format=json", b'{"workflow_id": 12}', 400, "missing_parameters"),
        ("POST", "login", b"", 404, "ParserError"),
        ("POST", "login", b'{"username": "ops", "password": "wrong"}', 401, "Invalid credentials"),
        ("GET", "work_orders_list/12.json?max_results=x", b"", 404, "ArgumentError"),
    ],
)
def test_failures(api: httpx.Client, method: str, path: str, body: bytes, status: int, says: str) -> None:
    answer = api.request(method, path, content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, says in answer.text) == (status, True)


def test_no_and_wrong_credentials(server: AsperaOrchestratorSimulator) -> None:
    url = f"{server.base_url}/api/{STATUS}.json"
    assert httpx.get(url, params=PACKAGE).status_code == 401
    assert httpx.get(url, params={**PACKAGE, "login": "ops", "password": "wrong"}).status_code == 401
    assert httpx.get(url, params={**PACKAGE, "login": "ops", "api_key": server.credentials.api_key}).status_code == 200
    assert httpx.get(f"{server.base_url}/api/remote_node_ping", params={"format": "json"}).status_code == 200


def test_attempts_grow_with_a_restart(api: httpx.Client, server: AsperaOrchestratorSimulator) -> None:
    server.script = Run(steps=(Step("a", 1, ends="failed"),))
    with server.client() as client:
        run = client.work_orders.start(workflow_id=12, inputs={"file": "x"}).wait(check=False)
        client.work_steps.restart(run.steps[0].id)
        step = client.work_steps.get(work_order_id=run.id, step_name="a")
    assert step.work_step.attempt == 2
