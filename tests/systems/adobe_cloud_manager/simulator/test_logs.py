"""Logs of the simulated Cloud Manager, and the other host that has them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from orchestrator_clients.adobe_cloud_manager.simulator.simulator import NO_LOG
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Simulator, Step
from tests.systems.adobe_cloud_manager.simulator.calls import at_gate, href, started, steps_of


def log_address(api: httpx.Client, step: dict[str, Any], **query: str) -> str:
    answer = api.get(href(step, "logs"), headers={"accept": "application/json"}, params=query)
    return str(answer.json()["redirect"])


def test_a_log_by_json_and_by_redirect(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path = started(adobe, adobe_api, Step("build", 5, message="all done"), after=30)
    adobe.last_words = b"\xff\xfe"
    (step,) = steps_of(adobe_api, path)
    address = log_address(adobe_api, step)
    answer = adobe_api.get(href(step, "logs"))
    assert (answer.status_code, answer.headers["location"], answer.content) == (307, address, b"")
    assert httpx.URL(address).port != httpx.URL(adobe.url).port
    with httpx.Client(verify=False) as bare:
        log = bare.get(address)
    assert (log.status_code, log.headers["content-type"]) == (200, "text/plain")
    assert log.content.splitlines()[0] == b"build: second 0"
    assert log.content.endswith(b"build: second 4\nbuild: all done\n\xff\xfe")


def test_the_other_host_records_what_it_was_sent(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path = started(adobe, adobe_api, Step("build", 5), after=30)
    (step,) = steps_of(adobe_api, path)
    adobe_api.get(
        href(step, "logs"), follow_redirects=True
    )  # what no client should do: httpx takes two of the three along
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
    adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, action: str, file: str | None, first: bytes | None
) -> None:
    path = started(adobe, adobe_api, Step(action, 5), after=30)
    address = f"{steps_of(adobe_api, path)[0]['_links']['self']['href']}/logs"
    answer = adobe_api.get(address, params={"file": file} if file else {})
    if first is None:
        assert answer.status_code == 404
    else:
        with httpx.Client(verify=False) as bare:
            assert bare.get(answer.headers["location"]).content.splitlines()[0] == first


def test_a_log_grows_with_the_clock(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    path = started(adobe, adobe_api, Step("validate", 5), Step("build", 10))
    address = f"{steps_of(adobe_api, path)[1]['_links']['self']['href']}/logs"
    assert adobe_api.get(address).status_code == 404  # the step has not begun
    adobe.clock.sleep(5)
    log = adobe_api.get(address).headers["location"]
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


def test_a_gate_writes_nothing_while_it_waits(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client) -> None:
    _, step = at_gate(adobe, adobe_api, "codeQuality")
    adobe.clock.sleep(1000)
    with httpx.Client(verify=False) as bare:
        assert len(bare.get(log_address(adobe_api, step)).content.splitlines()) == 5


@pytest.mark.parametrize("change", [("sig=", "sig=0"), ("/0/build.log", "/1/build.log"), ("sig=", "sig=%C3%BC")])
def test_signatures(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, change: tuple[str, str]) -> None:
    path = started(adobe, adobe_api, Step("build", 5), Step("build", 5), after=30)
    address = log_address(adobe_api, steps_of(adobe_api, path)[0])
    with httpx.Client(verify=False) as bare:
        assert bare.get(address).status_code == 200
        assert bare.get(address.replace(*change)).status_code == 403


@pytest.mark.parametrize("name", NO_LOG)
def test_answers_without_a_log(adobe: AdobeCloudManagerSimulator, adobe_api: httpx.Client, name: str) -> None:
    path = started(adobe, adobe_api, Step("build", 5), after=30)
    adobe.no_log = NO_LOG[name]
    answer = adobe_api.get(href(steps_of(adobe_api, path)[0], "logs"), headers={"accept": "application/json"})
    assert answer.status_code == (404 if name == "not found" else 200)
    assert "redirect" not in answer.text


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
