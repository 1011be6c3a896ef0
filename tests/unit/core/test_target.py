"""URLs and bodies as they are sent: what needs no httpx is written as httpx writes it."""

from typing import Any

import httpx
import pytest

from orchestrator_clients._core.http.answer import OutgoingHeaders
from orchestrator_clients._core.http.call import _add_body
from orchestrator_clients._core.wire import target

PLAIN = [
    "http://127.0.0.1:8080/api/v3.1/executions?_size=20&_offset=0&_sort=created_at&_sort=id",
    "https://manager.example.com",
    "https://manager.example.com/",
    "https://manager.example.com?x=1",
    "https://manager.example.com:443/a",
    "http://manager.example.com:443/a",
    "http://10.0.0.255:80/a//b/..c/...;d=e,f(g)'h'!$&*+@:~",
    "https://a_b.example.com:65535/a%20b/%2F?q=%C3%A9&r=a+b/c?d",
    "https://xn--bcher-kva.example/%e9?",
]
OTHERS = [
    "HTTPS://Manager.Example.COM/A",
    "https://manager.example.com/a b",
    "https://manager.example.com/a/../b/./c",
    "https://manager.example.com/..",
    "https://manager.example.com/.?x",
    "https://manager.example.com/a%zz/é?ü=%",
    "https://manager.example.com/a#fragment",
    "https://manager.example.com:080/",
    "https://[::1]:8443/a",
    "https://bücher.example/",
    "http://user:word@host/",
    "http://host/" + "a" * 70_000,
    "http://1.2.3.256/",
    "http://01.2.3.4/",
    "http://host:/a",
    "http://host:99999/a",
    "http://host:123456/a",
    "ftp://host/a",
    "http:///a",
    "/a",
    "http://host\n/a",
    "http://host/\x7f",
    "http://host/a\n",
]


def by_httpx(url: str) -> tuple[str, str, int, str, str] | None:
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return None
    if parts.scheme not in ("http", "https") or not parts.host:
        return None
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    host, path = parts.raw_host.decode().strip("[]"), parts.raw_path.decode()
    return parts.scheme, host, port, path, parts.netloc.decode()


@pytest.mark.parametrize("url", [*PLAIN, *OTHERS], ids=lambda url: ascii(url)[:50])
def test_urls_are_those_of_httpx(url: str) -> None:
    try:
        found = target.target_of(url)
    except ValueError:
        assert by_httpx(url) is None
    else:
        assert (found.scheme, found.host, found.port, found.path, found.authority) == by_httpx(url)


@pytest.mark.parametrize("url", PLAIN)
def test_usual_urls_need_no_httpx(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target, "_encoded", None)
    assert target._read(url)


PARAMETERS: list[Any] = [
    {},
    {"a": 1, "b": 2.5, "c": True, "d": False, "e": None, "f": "x y&z=é/?+%", "g": ""},
    {"a": ["x", "y"], "b": ("1", 2), "c": [], "d": [None, True]},
    {1: "number", "é": "key"},
    [("a", "1"), ("a", "2")],
    (("a", "1"),),
    "a=1&b=2",
    httpx.QueryParams([("a", "1"), ("a", "2")]),
]


@pytest.mark.parametrize("params", PARAMETERS, ids=lambda params: ascii(params)[:40])
def test_queries_are_those_of_httpx(params: Any) -> None:
    query = str(httpx.QueryParams(params))
    assert target.with_query("http://host/a", params) == (f"http://host/a?{query}" if query else "http://host/a")
    assert target.with_query("http://host/a?b=c", params) == (f"http://host/a?b=c{'&' if query else ''}{query}")


BODIES: list[dict[str, Any]] = [
    {"json": {"a": [1, 2.5, None, True, "é\u2028😀"], "b": {"c": '"'}}},
    {"json": []},
    {"json": ""},
    {"content": b"abc"},
    {"content": "é"},
    {"data": {"a": "1", "b": ["2", "3"]}},
]


@pytest.mark.parametrize("given", BODIES, ids=lambda given: ascii(given)[:40])
def test_bodies_are_those_of_httpx(given: dict[str, Any]) -> None:
    headers, made = OutgoingHeaders({}), httpx.Request("POST", "http://host/", **given)
    assert _add_body("POST", headers, given) == made.read()
    assert dict(headers.pairs) == {name.title(): value for name, value in made.headers.items() if name != "host"}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="JSON|surrogates"):
        _add_body("POST", OutgoingHeaders({}), {"json": value})


@pytest.mark.parametrize("text", ["", "a-b_c.d~9", "a b", "a+b&c=d/e", "é", "\U0001f600", "%41", "a\n", "a\x00"])
def test_a_query_is_written_as_forms_are(text: str) -> None:
    params = {"id": [text, "x"], text or "empty": text, "number": 7, "flag": True, "none": None}
    assert target.written(params) == str(httpx.QueryParams(params))
