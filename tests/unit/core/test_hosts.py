"""Hosts and addresses: what can be sent, and what means this machine however it is spelled."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orchestrator_clients import DecodeError, UsageError
from orchestrator_clients._core.hosts import is_host, is_loopback, is_own
from orchestrator_clients._core.settings import check_url
from orchestrator_clients.adobe_cloud_manager.logs import LogLink, checked

HERE = [
    "127.0.0.1", "127.9.9.9", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001",
    "127.0.0.1.", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "localhost", "LOCALHOST", "localhost.", "a.localhost", "a.LocalHost.",
]  # fmt: skip
OWN = [
    "0.0.0.0", "0", "::", "169.254.169.254", "0xa9fea9fe", "2852039166", "169.254.170.2", "::ffff:169.254.169.254",
    "fe80::1", "fd00:ec2::254", "100.100.100.200", "metadata.google.internal", "Metadata.Google.Internal.",
]  # fmt: skip
ELSEWHERE = [
    "localhost.example.com",
    "10.0.0.5",
    "192.168.0.1",
    "example.com",
    "8.8.8.8",
    "2001:db8::1",
    "134744072",
    "127.example.com",
]


@pytest.mark.parametrize("host", HERE)
def test_this_machine_however_it_is_spelled(host: str) -> None:
    assert (is_loopback(host), is_own(host)) == (True, True)


@pytest.mark.parametrize("host", OWN)
def test_where_no_server_may_send_us(host: str) -> None:
    assert (is_loopback(host), is_own(host)) == (False, True)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_elsewhere(host: str) -> None:
    assert (is_loopback(host), is_own(host)) == (False, False)


def link(host: str) -> str:
    return f"https://[{host}]/x" if ":" in host else f"https://{host}/x"


@pytest.mark.parametrize("host", [*HERE, *OWN])
def test_a_server_elsewhere_sends_nobody_here(host: str) -> None:
    with pytest.raises(DecodeError, match="not followed"):
        checked(LogLink(link(host), 200), "https://cloudmanager.adobe.io")


def test_a_server_here_may_send_us_here() -> None:
    assert checked(LogLink("http://127.0.0.1:9/x", 200), "http://localhost:8461")
    with pytest.raises(DecodeError, match="not followed"):
        checked(LogLink("http://169.254.169.254/x", 200), "http://localhost:8461")


@pytest.mark.parametrize(
    "url", ["https:/\r/host/x", "https://host /x", "https://a..b/x", "https://ho\u00adst/x", "https://host/a b"]
)
def test_a_link_that_cannot_be_sent(url: str) -> None:
    with pytest.raises(DecodeError, match="not followed"):
        checked(LogLink(url, 200), "https://cloudmanager.adobe.io")


# What can be sent

ODD = [
    "https://host\n", "https://ho\nst", " https://host", "https://ho st", "https://host/a b", "https://host\t/", "https://ho\u00adst",
    "https://xn--", "https://a.xn--a.b",
    "https://[::]]", "https://[::1", "https://\uff11\uff12\uff17.0.0.1", "https://host:\uff18\uff10", "https://a..b", "https://.a",
    "https://a.b..", "https://-a.example", "https://a-.example", "https://" + "a" * 64 + ".example",
    "https://" + "a." * 127 + "ab",
    "https://host:0", "https://host:65536", "https://host:1:2", "https://host\\@evil", "https://@host", "https://:@host", "https://host?",
    "https://host/#", "https://[fe80::1%25eth0]", "https://m\u00fcnchen.example", "https://host/" + "x" * 3000, "https://[1.2.3.4]",
    "https://1.2.3.4.5:x", "https://[::1]x", "https://\u2100.example", "https://a%20b", "https://a,b", "https://*",
]  # fmt: skip


def check(url: Any) -> None:
    check_url(url, system="cloudify", allow_plain_http=True)


@pytest.mark.parametrize("url", ODD)
def test_an_address_that_cannot_be_sent_is_refused_at_once(url: str) -> None:
    with pytest.raises(UsageError, match="base_url"):
        check(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://manager.example.com", "https://manager.example.com.", "http://a_b.example:8080/base/", "https://xn--mnchen-3ya.example",
        "https://xn--bbb", "https://XN--BBB.example",
        "https://[::1]:8443", "https://[2001:db8::1]/x", "https://10.0.0.5:443", "HTTPS://HOST", "https://h:", "http://localhost",
    ],
)  # fmt: skip
def test_usual_addresses_are_taken(url: str) -> None:
    check(url)


PIECES = st.sampled_from(
    ["a", "B", "1", "127", "-", "_", ".", "..", ":", "[", "]",
     "::1", "%", "@", "/", "\\", " ", "\n", "\x7f", "\u00ad", "\uff11", "80", "xn--"]
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@example(["a", ".", "B"])
@example(["xn--", "B", "B", "B"])
@given(st.lists(PIECES, max_size=8))
def test_what_is_taken_is_what_is_sent(pieces: list[str]) -> None:
    url = f"https://{''.join(pieces)}"
    try:
        check(url)
    except UsageError:
        return
    sent = httpx.Request("GET", url).url
    assert sent.scheme == "https"
    assert is_host(sent.raw_host.decode("ascii").strip("[]"))  # `host` shows an international name in its own letters
    authority = url.removeprefix("https://").partition("/")[0].lower()
    assert authority.removesuffix(":").removesuffix(":443") == sent.netloc.decode("ascii")
