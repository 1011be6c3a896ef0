"""Lists of executions of the simulated Cloud Manager, and their pages."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.adobe_cloud_manager.simulator.simulator import EMPTY_PAGES
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Step
from tests.systems.adobe_cloud_manager.simulator.calls import PIPELINE, started


def test_paging(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    ids = adobe.seed(45)
    seen, sizes, address = [], [], f"{PIPELINE}/executions"
    while address and len(sizes) < 9:
        page = adobe_api.get(address).json()
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
def test_pages(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, query: str, number: int, more: bool) -> None:
    adobe.seed(5)
    page = adobe_api.get(f"{PIPELINE}/executions?{query}").json()
    assert (len(page["_embedded"]["executions"]), "next" in page["_links"]) == (number, more)


@pytest.mark.parametrize("query", ["start=-1", "start=x", "limit=0", "limit=1.5", "limit=", "start=%C2%B2"])
def test_pages_that_cannot_be(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, query: str) -> None:
    answer = adobe_api.get(f"{PIPELINE}/executions?{query}")
    assert (answer.status_code, answer.json()["invalidParams"][0]["name"]) == (400, query.partition("=")[0])


@pytest.mark.parametrize("page", EMPTY_PAGES)
def test_empty_pages(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, page: dict[str, Any]) -> None:
    assert adobe_api.get(f"{PIPELINE}/executions").json()["_embedded"] == {"executions": []}
    adobe.empty_page = page
    assert adobe_api.get(f"{PIPELINE}/executions").json() == page
    adobe.seed(1)
    assert len(adobe_api.get(f"{PIPELINE}/executions").json()["_embedded"]["executions"]) == 1


def test_lists_with_and_without_steps(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    started(adobe, adobe_api, Step("build", 99))
    adobe.seed(2, trigger="ON_COMMIT")  # before it in time
    for bare in (False, True):
        adobe.bare_lists = bare
        runs = adobe_api.get(f"{PIPELINE}/executions").json()["_embedded"]["executions"]
        assert [run["status"] for run in runs] == ["RUNNING", "FINISHED", "FINISHED"]
        assert ["_embedded" in run for run in runs] == [not bare] * 3
        assert ["user" in run for run in runs] == [True, False, False]
