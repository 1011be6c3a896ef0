"""Requests are made faster than httpx makes them, and are the same."""

import httpx
import pytest

from orchestrator_clients import Cloudify, UsageError

BASE = "https://manager.example.com"


@pytest.fixture
def both():
    with Cloudify(BASE, tenant="t", auth=("admin", "secret")) as client:
        ours = client.api.get_httpx_client()
        with httpx.Client(base_url=ours.base_url, headers=ours.headers, timeout=ours.timeout) as stock:
            yield ours, stock


@pytest.mark.parametrize(
    "path",
    [
        "/executions",
        "/executions/a%2Fb%20c",
        "/executions/ümlaut",
        "/a/../b/./c",
        "/a:b;c=d",
        "/",
        "/executions?x=1",
        "/executions#part",
        "executions",
        "https://other.example.com/x?y=1",
        httpx.URL("https://other.example.com/x"),
    ],
)
@pytest.mark.parametrize(
    "params",
    [
        None,
        {},
        {"_size": 20, "_sort": ["created_at", "id"]},
        {"q": "a b&c=d/ü?#%"},
        {"yes": True, "no": None, "empty": ""},
    ],
)
def test_a_request_is_the_one_httpx_makes(both, path, params):
    ours, stock = (
        client.build_request("get", path, params=params, headers={"X": "1"}, extensions={"operation": "o"})
        for client in both
    )
    assert str(ours.url) == str(stock.url)
    assert ours.method == stock.method
    assert ours.headers.raw == stock.headers.raw
    assert ours.extensions == stock.extensions


@pytest.mark.parametrize("body", [{"json": {"a": [1]}}, {"content": b"x"}, {"data": {"a": "b"}}])
def test_bodies_are_the_same_too(both, body):
    ours, stock = (client.build_request("POST", "/executions", params={"a": 1}, **body) for client in both)
    assert (ours.headers.raw, ours.content) == (stock.headers.raw, stock.content)


@pytest.mark.parametrize("path", ["/a\x00b", "/" + "a" * 70_000])
def test_what_httpx_refuses_is_refused(both, path):
    ours, stock = both
    with pytest.raises(httpx.InvalidURL):
        stock.build_request("GET", path)
    with pytest.raises(UsageError, match="address"):
        ours.build_request("GET", path)
