"""Proxies as people write them, and whom the environment exempts."""

from __future__ import annotations

import os

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients._core.proxies import Proxy, need_socks, proxy_for, read_proxy

FAR = "https://manager.example.com"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment say nothing of proxies."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name == "REQUEST_METHOD":
            monkeypatch.delenv(name)


GOOD = {
    "http://proxy.example.com:3128": ("http://proxy.example.com:3128", None),
    "proxy.example.com:3128": ("http://proxy.example.com:3128", None),
    "proxy.example.com": ("http://proxy.example.com:80", None),
    "proxy": ("http://proxy:80", None),
    "10.1.2.3:8080/": ("http://10.1.2.3:8080", None),
    "HTTP://Proxy:3128": ("http://Proxy:3128", None),
    "https://proxy.example.com": ("https://proxy.example.com:443", None),
    "socks5://proxy": ("socks5://proxy:1080", None),
    "socks5h://jane:s3cr3t@proxy:9": ("socks5h://proxy:9", ("jane", "s3cr3t")),
    "http://[2001:db8::1]:3128": ("http://[2001:db8::1]:3128", None),
    "[::1]": ("http://[::1]:80", None),
    "jane:s3cr3t@proxy:3128": ("http://proxy:3128", ("jane", "s3cr3t")),
    "http://jane:s3cr3t@proxy:3128": ("http://proxy:3128", ("jane", "s3cr3t")),
    "http://corp%5Cjane:p%40ss%3A%2F%25@proxy": ("http://proxy:80", ("corp\\jane", "p@ss:/%")),
    "http://jane:p@ss:/?#%w@proxy:1": ("http://proxy:1", ("jane", "p@ss:/?#%w")),
    "jane@proxy": ("http://proxy:80", ("jane", "")),
    ":only@proxy": ("http://proxy:80", ("", "only")),
}


@pytest.mark.parametrize("text", GOOD)
def test_what_names_a_proxy(text: str) -> None:
    proxy = read_proxy(text, "HTTPS_PROXY", system="cloudify")
    url, credentials = GOOD[text]
    assert proxy.url == url
    assert (None if proxy.user is None else (proxy.user, proxy.password)) == credentials
    assert credentials is None or not credentials[1] or credentials[1] not in repr(proxy)


BAD = [
    "",
    "http://",
    "://",
    "http://jane:s3cr3t@",
    "http://jane:s3cr3t@proxy:port",
    "http://jane:s3cr3t@proxy:0",
    "http://jane:s3cr3t@proxy:65536",
    "http://jane:s3cr3t@proxy:-1",
    "jane:s3cr3t@proxy:31 28",
    "http://jane:s3cr3t@pro\nxy",
    "http://jane:s3cr3t@proxy:3128/path",
    "http://jane:s3cr3t@::1:3128",
    "http://jane:s3cr3t@[::1:3128",
    "http://jane:s3cr3t@[nonsense]:3128",
    "http://jane:s3cr3t@proxy..example.com:3128",
    f"http://jane:s3cr3t@{'a' * 64}:3128",
    "http://jane:s3cr3t@-proxy:3128",
    "http://jane:s3cr3t@prôxy:3128",
    "ftp://jane:s3cr3t@proxy",
    "socks4://jane:s3cr3t@proxy",
    "http:jane:s3cr3t@",
    "jane:s3cr3t@proxy\udcff",
]


@pytest.mark.parametrize("text", BAD)
def test_what_names_none(text: str) -> None:
    with pytest.raises(UsageError, match="HTTPS_PROXY") as caught:
        read_proxy(text, "HTTPS_PROXY", system="cloudify")
    assert "s3cr3t" not in repr(caught.value)
    assert caught.value.__cause__ is caught.value.__context__ is None


EXEMPT = {
    "*": True,
    "manager.example.com": True,
    "MANAGER.example.com": True,
    "example.com": True,
    ".example.com": True,
    "*.example.com": True,
    "other, example.com ,": True,
    "manager.example.com:443": True,
    "manager.example.com:8443": False,
    "ample.com": False,
    "manager": False,
    "10.0.0.0/8": False,
    "": False,
}


@pytest.mark.parametrize("exempt", EXEMPT)
def test_a_name_that_is_exempt(exempt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "proxy:3128")
    monkeypatch.setenv("NO_PROXY", exempt)
    assert (proxy_for(FAR, None, system="cloudify") is None) == EXEMPT[exempt]


@pytest.mark.parametrize(
    ("host", "exempt", "is_exempt"),
    [
        ("10.1.2.3", "10.1.2.3", True),
        ("10.1.2.3", "10.0.0.0/8", True),
        ("10.1.2.3", "10.1.2.3/8", True),
        ("10.1.2.3", "10.1.2.3:443", True),
        ("10.1.2.3", "11.0.0.0/8", False),
        ("10.1.2.3", "2.3", False),
        ("[2001:db8::1]", "2001:db8::1", True),
        ("[2001:db8::1]", "[2001:db8::1]", True),
        ("[2001:db8::1]", "[2001:db8::1]:443", True),
        ("[2001:db8::1]", "2001:db8::/32", True),
        ("[2001:db8::1]", "10.0.0.0/8", False),
    ],
)
def test_an_address_that_is_exempt(host: str, exempt: str, is_exempt: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy:3128")
    monkeypatch.setenv("no_proxy", exempt)
    assert (proxy_for(f"https://{host}", None, system="cloudify") is None) == is_exempt


@pytest.mark.parametrize(
    ("environment", "url", "proxy"),
    [
        ({"HTTPS_PROXY": "a"}, FAR, "a"),
        ({"https_proxy": "a", "HTTPS_PROXY": "b"}, FAR, "a"),
        ({"HTTP_PROXY": "a"}, FAR, None),
        ({"HTTP_PROXY": "a"}, "http://manager.example.com", "a"),
        ({"HTTP_PROXY": "a", "REQUEST_METHOD": "GET"}, "http://manager.example.com", None),
        ({"ALL_PROXY": "a"}, FAR, "a"),
        ({"all_proxy": "a", "HTTPS_PROXY": "b"}, FAR, "b"),
        ({"HTTPS_PROXY": ""}, FAR, None),
        ({"HTTPS_PROXY": "a"}, "https://127.0.0.1", None),
        ({"HTTPS_PROXY": "a"}, "https://[::1]:8443", None),
        ({"HTTPS_PROXY": "not : usable"}, "https://localhost", None),
    ],
)
def test_the_environment(
    environment: dict[str, str], url: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    found = proxy_for(url, None, system="cloudify")
    assert (found and found.host) == proxy


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
def test_the_variable_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "http://jane:s3cr3t@proxy:port")
    with pytest.raises(UsageError, match=name) as caught:
        proxy_for(FAR, None, system="cloudify")
    assert "s3cr3t" not in str(caught.value)


def test_what_is_given_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "not : usable")
    monkeypatch.setenv("NO_PROXY", "*")
    found = proxy_for(FAR, "jane:s3cr3t@proxy", system="cloudify")
    assert found is not None
    assert (found.host, found.authorization) == ("proxy", "Basic amFuZTpzM2NyM3Q=")


def test_what_socks_needs_is_named() -> None:
    proxy = Proxy(scheme="socks5", host="proxy", port=1080, source="ALL_PROXY")
    need_socks(proxy, "json", system="cloudify")
    with pytest.raises(UsageError, match=r"ALL_PROXY.*no_such_module.*\[socks\]"):
        need_socks(proxy, "no_such_module", system="cloudify")
