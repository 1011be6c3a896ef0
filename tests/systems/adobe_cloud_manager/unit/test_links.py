"""Links: found by relation, followed on the same server only, and read for the ids they hold."""

from typing import Any

import pytest

from orchestrator_api.adobe_cloud_manager.models import HalLinks
from orchestrator_clients import DecodeError, UsageError
from orchestrator_clients.adobe_cloud_manager import links
from orchestrator_clients.adobe_cloud_manager.links import ExecutionAddress, StepAddress

HOST = "https://cloudmanager.adobe.io"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ({"href": "/a"}, "/a"),
        ({"href": "/a", "templated": False}, "/a"),
        ({"href": "/a?start={start}", "templated": True}, None),
        ([{"href": "/t", "templated": True}, {"href": "/b"}, {"href": "/c"}], "/b"),
        ([], None),
        ({}, None),
        ({"href": ""}, None),
        ({"href": 7}, None),
        ("/a", None),
        (None, None),
    ],
)
def test_a_link_is_found_in_whatever_form(link: Any, target: str | None) -> None:
    assert links.href(HalLinks.from_dict({"next": link, "self": {"href": "/s"}}), "next") == target


def test_without_links_there_is_none() -> None:
    assert links.href(None, "next") is None


@pytest.mark.parametrize(
    ("base", "target", "path"),
    [
        (HOST, "/api/program/1?stepId=2&x=%2F+y", "/api/program/1?stepId=2&x=%2F+y"),
        (HOST, f"{HOST}/api/program/1?a=b#part", "/api/program/1?a=b"),
        (HOST, f"{HOST}:443/api/x", "/api/x"),
        (HOST, "HTTPS://CloudManager.Adobe.IO/api/x", "/api/x"),
        ("https://gw.example.com/adobe", "/api/x", "/api/x"),
        ("https://gw.example.com/adobe", "https://gw.example.com/adobe/api/x", "/api/x"),
        ("http://127.0.0.1:80", "http://127.0.0.1/api/x", "/api/x"),
    ],
)
def test_a_link_on_the_server_is_followed_as_it_stands(base: str, target: str, path: str) -> None:
    assert links.local(target, base, operation="x") == path


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example.com/api/x",
        "http://cloudmanager.adobe.io/api/x",
        "https://cloudmanager.adobe.io:444/api/x",
        "https://cloudmanager.adobe.io@evil.example.com/api",
        "//evil.example.com/api/x",
        "https://cloudmanager.adobe.io//evil.example.com/",
        "/api/../x",
        "/api/%2e%2E/x",
        "/api\\..\\x",
        "/api/x\r\nHost: evil",
        "api/x",
        "javascript:alert(1)",
        "https://[::1/api",
        "https://cloudmanager.adobe.io:port/api",
        "",
    ],
)
def test_a_link_that_leads_away_is_refused(target: str) -> None:
    with pytest.raises(DecodeError, match="not followed"):
        links.local(target, HOST, operation="x")


RUN = ExecutionAddress("19905", "48213", "1188402")


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("/api/program/19905/pipeline/48213/execution/1188402", (RUN, None)),
        ("/api/program/19905/pipeline/48213/execution/1188402/?x=1", (RUN, None)),
        ("/api/program/19905/pipeline/48213/execution/1188402/phase/7/step/9", (RUN, StepAddress(*RUN, "7", "9"))),
        ("/api/program/19905/pipeline/48213/execution/1188402/phase/7/step/9/logs", (RUN, StepAddress(*RUN, "7", "9"))),
        ("/api/program/19905/pipeline/48213/execution/1188402/phase/7", (None, None)),
        ("/api/program/19905/pipeline/48213/execution?stepId=1", (None, None)),
        ("/api/program/19905", (None, None)),
        (None, (None, None)),
    ],
)
def test_the_ids_in_a_path(path: str | None, ids: object) -> None:
    assert links.addresses(path) == ids


@pytest.mark.parametrize(
    ("base", "url"),
    [
        (HOST, f"{HOST}/api/program/19905/pipeline/48213/execution/1188402"),
        (HOST, "/api/program/19905/pipeline/48213/execution/1188402/phase/7/step/9"),
        (
            "https://gw.example.com/adobe",
            "https://gw.example.com/adobe/api/program/19905/pipeline/48213/execution/1188402",
        ),
        ("https://gw.example.com/adobe", f"{HOST}/api/program/19905/pipeline/48213/execution/1188402"),
        ("http://127.0.0.1:9", f"{HOST}/api/program/19905/pipeline/48213/execution/1188402"),
    ],
)
def test_the_url_of_an_event_gives_the_execution(base: str, url: str) -> None:
    assert links.execution_at(url, base) == RUN


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.com/api/program/19905/pipeline/48213/execution/1188402",
        f"{HOST}/api/program/19905/pipeline/48213",
        "https://[::1/",
        "",
        None,
        7,
    ],
)
def test_another_url_is_refused(url: Any) -> None:
    with pytest.raises(UsageError, match="url"):
        links.execution_at(url, HOST)
