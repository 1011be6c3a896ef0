"""Requests and the readers of answers."""

from typing import Any

import httpx
import pytest

from orchestrator_api.adobe_cloud_manager.models import PipelineExecutionListRepresentation, PipelineExecutionStepState
from orchestrator_clients import AdobeStep, DecodeError, UsageError
from orchestrator_clients.adobe_cloud_manager import requests
from orchestrator_clients.adobe_cloud_manager.links import ExecutionAddress
from orchestrator_clients.adobe_cloud_manager.model import step_of

from .conftest import BASE, IDS, RELATIONS, RUN, step

HOST = "https://cloudmanager.adobe.io"
LINK = f"{BASE}/execution?stepId=90553&sourceExecutionId=1188402&note=a%2Fb%20c"


@pytest.mark.parametrize(("mode", "params"), [(None, {}), ("EMERGENCY", {"pipelineExecutionMode": "EMERGENCY"})])
def test_a_mode_is_sent_only_if_given(mode: str | None, params: dict[str, str]) -> None:
    request = requests.start("19905", "48213", mode)
    assert (request["method"], request["url"], request["params"]) == ("put", f"{BASE}/execution", params)
    assert "json" not in request


@pytest.mark.parametrize(
    ("arguments", "name"),
    [(("", "1", None), "program_id"), (("1", "..", None), "pipeline_id"), (("1", "2", "FAST"), "mode")],
)
def test_bad_input_names_the_argument(arguments: Any, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        requests.start(*arguments)


@pytest.mark.parametrize("place", range(5))
def test_each_id_of_a_step_is_checked(place: int) -> None:
    ids = list(IDS)
    ids[place] = "."
    with pytest.raises(UsageError, match=("program_id", "pipeline_id", "execution_id", "phase_id", "step_id")[place]):
        requests.step_ids(*ids)


LOCATION = {"location": f"{HOST}{RUN}"}


@pytest.mark.parametrize(
    ("content", "headers", "ids"),
    [
        (b'{"id": "7", "programId": "8"}', LOCATION, ("8", None, "7")),
        (b"{}", LOCATION, IDS[:3]),
        (b"", LOCATION, IDS[:3]),
        (b"<html>", LOCATION, IDS[:3]),
        (b"{}", {"location": RUN}, IDS[:3]),
        (b"{}", {"location": f"https://gw.example.com/x{RUN}"}, IDS[:3]),
    ],
)
def test_what_was_started_is_told_by_body_or_location(content: bytes, headers: dict[str, str], ids: Any) -> None:
    run = requests.parse_started(httpx.Response(201, content=content, headers=headers))
    assert run is not None
    assert tuple(value or None for value in (run.program_id, run.pipeline_id, run.id)) == ids


@pytest.mark.parametrize(
    ("content", "headers"), [(b"{}", {}), (b"", {}), (b"<html>", {}), (b"{}", {"location": f"{HOST}{BASE}"})]
)
def test_a_start_that_names_no_execution_is_malformed(content: bytes, headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="id|JSON"):
        requests.parse_started(httpx.Response(201, content=content, headers=headers))


def linked(href: str | None) -> AdobeStep:
    links = {f"{RELATIONS}pipeline/reExecute": {"href": href}} if href else {}
    data = {**step("deploy", "FAILED"), "_links": links}
    return step_of(PipelineExecutionStepState.from_dict(data), ExecutionAddress(*IDS[:3]))


@pytest.mark.parametrize("href", [LINK, f"{HOST}{LINK}"])
def test_a_run_is_executed_again_by_its_link_as_it_stands(href: str) -> None:
    request = requests.re_execute([linked(None), linked(href), linked(None)], HOST)
    assert (request["method"], request["url"]) == ("put", LINK)
    with httpx.Client(base_url=HOST, verify=False) as client:
        sent = client.build_request(request["method"], request["url"])
    assert str(sent.url) == f"{HOST}{LINK}"


def test_without_the_link_nothing_is_executed_again() -> None:
    with pytest.raises(UsageError, match="no link"):
        requests.re_execute([linked(None)], HOST)
    with pytest.raises(DecodeError, match="not followed"):
        requests.re_execute([linked(f"https://evil.example.com{LINK}")], HOST)


@pytest.mark.parametrize(
    ("steps", "url", "ids"),
    [([linked(LINK)], LINK, ("19905", "48213")), ([], LINK, ("19905", "48213")), ([], "/x", ("", ""))],
)
def test_the_pipeline_of_a_run_that_is_executed_again(steps: list[AdobeStep], url: str, ids: tuple[str, str]) -> None:
    assert requests.pipeline_of(steps, url) == ids


ITEMS = {"_embedded": {"executions": [{"id": "1"}]}}
NEXT = f"{BASE}/executions?start=20&limit=20"


@pytest.mark.parametrize(
    ("answer", "items", "following"),
    [
        ({}, 0, None),
        ({"_embedded": {}}, 0, None),
        ({"_embedded": {"executions": []}}, 0, None),
        ({"_embedded": {"executions": None}, "_links": None}, 0, None),
        ({"_embedded": {"executions": []}, "_links": {"next": {"href": NEXT}}}, 0, None),
        (ITEMS, 1, None),
        (
            {**ITEMS, "_page": {"next": 20, "prev": 0}, "_totalNumberOfItems": 1, "_links": {"prev": {"href": NEXT}}},
            1,
            None,
        ),
        ({**ITEMS, "_links": {"next": {"href": NEXT}}}, 1, NEXT),
        ({**ITEMS, "_links": {"next": {"href": f"{HOST}{NEXT}"}}}, 1, NEXT),
        ({**ITEMS, "_links": {"next": [{"href": NEXT}]}}, 1, NEXT),
        ({**ITEMS, "_links": {"next": {"href": NEXT, "templated": True}}}, 1, None),
    ],
)
def test_only_the_next_link_leads_on(answer: dict[str, Any], items: int, following: str | None) -> None:
    page = PipelineExecutionListRepresentation.from_dict(answer)
    assert len(requests.listed_runs(page)) == items
    assert requests.next_page(page, HOST) == following


def test_a_next_link_to_another_host_is_refused() -> None:
    answer = {**ITEMS, "_links": {"next": {"href": f"https://evil.example.com{NEXT}"}}}
    with pytest.raises(DecodeError):
        requests.next_page(PipelineExecutionListRepresentation.from_dict(answer), HOST)


@pytest.mark.parametrize(
    ("size", "cursor", "url", "params"),
    [(None, None, f"{BASE}/executions", {}), (5, None, f"{BASE}/executions", {"limit": 5}), (5, NEXT, NEXT, None)],
)
def test_the_request_for_a_page(size: int | None, cursor: str | None, url: str, params: Any) -> None:
    request = requests.page("19905", "48213", size, cursor)
    assert (request["url"], request.get("params")) == (url, params)
    assert request["extensions"]["operation"] == "get_executions"
