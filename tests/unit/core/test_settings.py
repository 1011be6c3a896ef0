"""A client built with a bad option says so at once."""

import ssl
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients import Retry, UsageError
from orchestrator_clients._core.options import settings_of
from orchestrator_clients._core.settings import connect_and_read

GOOD = "https://manager.example.com"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"timeout": 0}, "timeout=0"),
        ({"timeout": -1.0}, "timeout"),
        ({"timeout": (1.0,)}, "timeout"),
        ({"timeout": "5"}, "timeout"),
        ({"timeout": True}, "timeout"),
        ({"timeout": float("nan")}, "timeout"),
        ({"deadline": 0}, "deadline"),
        ({"deadline": float("inf")}, "deadline"),
        ({"max_attempts": 0}, "max_attempts"),
        ({"max_attempts": 1.5}, "max_attempts"),
        ({"retry": 3}, "retry=3: give a Retry"),
        ({"retry": Retry(), "max_attempts": 3}, "not both"),
        ({"max_response_bytes": -5}, "max_response_bytes"),
        ({"proxy": "ftp://proxy:3128"}, "proxy"),
        ({"proxy": "http://proxy:port"}, "proxy"),
        ({"transport": object(), "proxy": "proxy:3128"}, "transport"),
        ({"headers": "x"}, "headers"),
        ({"headers": {"X Y": "1"}}, "headers"),
        ({"headers": {"X": "a\nb"}}, "X"),
        ({"headers": {"Host": "a"}}, "base_url"),
        ({"headers": {"User-Agent": "a"}}, "user_agent"),
        ({"user_agent": "a\nb"}, "user_agent"),
        ({"on_request": 5}, "on_request"),
        ({"verify": "/no/such/bundle.pem"}, "bundle.pem"),
        ({"timeouts": 5}, "no option 'timeouts'"),
    ],
)
def test_bad_options_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        settings_of("cloudify", GOOD, options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "base_url must be a URL"),
        ("manager.example.com", "base_url must be a URL"),
        ("ftp://host", "base_url must be a URL"),
        ("https://", "base_url must be a URL"),
        ("https://host:port", "base_url is not a URL"),
        ("https://user:hunter22@host", "no credentials"),
        ("https://host/?password=hunter22", "no credentials"),
        ("http://manager.example.com", "allow_plain_http"),
        ("http://10.0.0.5", "allow_plain_http"),
        ("http://0177.0.0.1:9", "no name or address"),
        ("https://010.0.0.1", "no name or address"),
        ("https://[v1.x]", "no name or address"),
    ],
)
def test_bad_urls_are_refused_without_showing_what_they_hold(url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        settings_of("cloudify", url, {})
    assert "hunter22" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:9", "http://a.localhost"])
def test_plain_http_to_this_machine_is_fine(url: str) -> None:
    assert settings_of("cloudify", url, {}).base_url == url


def test_plain_http_elsewhere_needs_the_switch() -> None:
    assert settings_of("cloudify", "http://10.0.0.5", {"allow_plain_http": True}).allow_plain_http


def test_settings_are_frozen_and_do_not_show_the_proxy() -> None:
    settings = settings_of("cloudify", GOOD, {"proxy": "http://user:hunter22@proxy:3128"})
    assert "hunter22" not in repr(settings)
    with pytest.raises(AttributeError):
        settings.timeout = 5.0  # type: ignore[misc]


def test_a_ca_bundle_or_a_context_is_taken(tmp_path: Path) -> None:
    bundle = tmp_path / "ca.pem"
    bundle.touch()
    assert settings_of("cloudify", GOOD, {"verify": bundle}).verify == bundle
    context = ssl.create_default_context()
    assert settings_of("cloudify", GOOD, {"verify": context}).verify is context


@pytest.mark.parametrize(("timeout", "pair"), [(5, (5.0, 5.0)), ((1, 60.0), (1.0, 60.0))])
def test_timeouts_are_one_number_or_two(timeout: Any, pair: tuple[float, float]) -> None:
    assert connect_and_read(timeout) == pair
