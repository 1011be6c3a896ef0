"""Getting in: what a client may be given, and tokens fetched, renewed and refused over real sockets."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from orchestrator_clients import (
    AsyncVmwareCodeStream,
    AuthError,
    RateLimitError,
    RequestTimeout,
    ServerError,
    UsageError,
    VmwareCodeStream,
)
from orchestrator_clients._simulation import faults
from orchestrator_clients.vmware_code_stream import access
from orchestrator_clients.vmware_code_stream.simulator.simulator import VmwareCodeStreamSimulator

URL = "https://vra.example.com"
HOUR = 3600.0


@pytest.fixture
def server() -> Iterator[VmwareCodeStreamSimulator]:
    with VmwareCodeStreamSimulator() as simulator:
        yield simulator


def client(server: VmwareCodeStreamSimulator, **credentials: Any) -> VmwareCodeStream:
    return VmwareCodeStream(server.url, clock=server.clock, chance=lambda: 0.5, **credentials)


def names(server: VmwareCodeStreamSimulator) -> list[str | None]:
    return [call.operation for call in server.calls]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "one of refresh_token"),
        ({"token": "t", "refresh_token": "r"}, "one of refresh_token"),
        ({"token": "t", "auth": ("u", "p")}, "one of refresh_token"),
        ({"auth": ("u",)}, "user, password"),
        ({"auth": ["u", "p"]}, "user, password"),
        ({"auth": ("u", "")}, "user, password"),
        ({"refresh_token": " "}, "refresh_token"),
        ({"refresh_token": 5}, "refresh_token"),
        ({"token": "a\nb"}, "token"),
        ({"token": "ä"}, "token"),
        ({"token": "t", "domain": "d"}, "domain="),
        ({"auth": ("u", "p"), "domain": ""}, "domain"),
        ({"auth": ("u", "p"), "csp_url": "https://csp.example.com"}, "csp_url="),
        ({"refresh_token": "r", "csp_url": "http://csp.example.com"}, "csp_url is plain http"),
        ({"refresh_token": "r", "csp_url": "csp.example.com"}, "csp_url must be a URL"),
        ({"token": "t", "api_version": "latest"}, "api_version"),
        ({"token": "t", "api_version": "2019-10-17\n"}, "api_version"),
        ({"token": "t", "base_url": ""}, "base_url"),
        ({"token": "t", "base_url": "vra.example.com"}, "base_url"),
    ],
)
def test_bad_arguments_are_named_at_once(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        VmwareCodeStream(**{"base_url": URL, **arguments})
    assert "'p'" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        (URL, URL),
        (URL + "/", URL),
        (URL + "/codestream/api", URL),
        (URL + "/codestream/api/", URL),
        (None, "https://api.mgmt.cloud.vmware.com"),
    ],
)
def test_the_base_path_is_added(given: str | None, used: str) -> None:
    with VmwareCodeStream(**({} if given is None else {"base_url": given}), token="t") as code_stream:
        assert code_stream.base_url == f"{used}/codestream/api"


@pytest.mark.parametrize(
    ("host", "seconds"),
    [
        ("https://api.mgmt.cloud.vmware.com", 1500.0),
        ("https://au.api.mgmt.cloud.vmware.com", 1500.0),
        ("https://vra.example.com", 28800.0),
        ("https://mgmt.cloud.vmware.com.example.org", 28800.0),
    ],
)
def test_how_long_a_token_lives(host: str, seconds: float) -> None:
    assert access.lifetime(host) == seconds


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"tokenType": "Bearer", "token": "abc"}, ("abc", None)),
        ({"access_token": "abc", "expires_in": 1500}, ("abc", 1500.0)),
        ({"access_token": "abc", "expires_in": 10**400}, ("abc", None)),
        ({"token": "abc", "expires_in": "soon"}, ("abc", None)),
        ({"token": "abc", "expires_in": -1}, ("abc", None)),
        ({"token": "abc", "expires_in": True}, ("abc", None)),
    ],
)
def test_access_tokens_are_read(body: Any, expected: tuple[str, float | None]) -> None:
    assert access.parse_access_token(httpx.Response(200, json=body)) == expected


@pytest.mark.parametrize("body", [{}, [], None, "abc", {"token": ""}, {"token": 5}, {"token": "a\nb"}, {"token": "ä"}])
def test_what_is_no_access_token_is_an_error(body: Any) -> None:
    with pytest.raises(ValueError, match="token|object"):
        access.parse_access_token(httpx.Response(200, content=json.dumps(body)))


def test_a_refresh_token_is_exchanged_once_and_sent_in_camel_case(server: VmwareCodeStreamSimulator) -> None:
    token = server.credentials.refresh_token
    with client(server, refresh_token=token) as code_stream:
        code_stream.about()
        code_stream.about()
    login, first, second = server.calls
    assert (login.method, login.path, login.json()) == ("POST", "/iaas/api/login", {"refreshToken": token})
    assert login.header("authorization") is None
    assert login.query == ()
    assert first.header("authorization") == second.header("authorization") != None  # noqa: E711


@pytest.mark.parametrize(
    ("auth", "domain", "path"),
    [
        (("admin", "simulated-password"), None, "/csp/gateway/am/api/login"),
        (("pat", "domain-password"), "corp.example.com", "/csp/gateway/am/idp/auth/login"),
    ],
)
def test_a_password_gets_a_refresh_token_first(
    server: VmwareCodeStreamSimulator, auth: tuple[str, str], domain: str | None, path: str
) -> None:
    with client(server, auth=auth, domain=domain) as code_stream:
        code_stream.about()
    login, exchange, call = server.calls
    body = {"username": auth[0], "password": auth[1], **({"domain": domain} if domain else {})}
    assert (login.path, login.query, login.json()) == (path, (("access_token", ""),), body)
    assert (exchange.operation, call.operation) == ("iaas_login", "get_about")
    assert all(each.header("authorization") is None for each in (login, exchange))


@pytest.mark.anyio
async def test_the_flag_is_bare_and_both_worlds_send_it(server: VmwareCodeStreamSimulator) -> None:
    auth = (server.credentials.username, server.credentials.password)
    async with AsyncVmwareCodeStream(server.url, auth=auth, clock=server.clock) as code_stream:
        await code_stream.about()
    assert names(server) == ["csp_login", "iaas_login", "get_about"]
    assert access.password_request("h", access.Credentials(auth=auth))["url"].endswith("/login?access_token")


def test_the_cloud_alternative_is_a_form() -> None:
    with VmwareCodeStreamSimulator(hosting="cloud") as server:
        token = server.credentials.refresh_token
        with client(server, refresh_token=token, csp_url=server.url) as code_stream:
            code_stream.about()
        login = server.calls[0]
    assert login.path == "/csp/gateway/am/api/auth/api-tokens/authorize"
    assert login.header("content-type") == "application/x-www-form-urlencoded"
    assert login.body.decode() == f"refresh_token={token}"
    assert login.header("authorization") is None


@pytest.mark.parametrize(("seconds", "logins"), [(7 * HOUR, 1), (8 * HOUR - 30, 2), (20 * HOUR, 2)])
def test_a_token_is_renewed_before_it_expires(server: VmwareCodeStreamSimulator, seconds: float, logins: int) -> None:
    with client(server, refresh_token=server.credentials.refresh_token) as code_stream:
        code_stream.about()
        server.clock.sleep(seconds)
        code_stream.about()
    assert names(server).count("iaas_login") == logins
    assert names(server).count("get_about") == 2  # no 401 was needed to find out


def test_a_start_that_meets_a_401_is_repeated_once_with_a_new_token(server: VmwareCodeStreamSimulator) -> None:
    with client(server, refresh_token=server.credentials.refresh_token) as code_stream:
        code_stream.about()
        server.access.expire()
        code_stream.pipelines.execute("Portal", "ship")
    assert names(server)[2:] == ["execute_pipeline_by_name", "iaas_login", "execute_pipeline_by_name"]
    assert len(server.executions) == 1


def test_a_token_that_stays_refused_is_an_error(server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.status(401), on="get_about")
    with client(server, refresh_token=server.credentials.refresh_token) as code_stream, pytest.raises(AuthError):
        code_stream.about()
    assert names(server) == ["iaas_login", "get_about"] * 2


def test_a_given_token_is_used_as_it_is(server: VmwareCodeStreamSimulator) -> None:
    with client(server, token="made-up-token") as code_stream, pytest.raises(AuthError, match="8\\.0\\.1"):
        code_stream.about()
    assert [call.header("authorization") for call in server.calls] == ["Bearer made-up-token"]


def test_the_refresh_token_of_a_password_is_kept_until_it_is_refused(server: VmwareCodeStreamSimulator) -> None:
    auth = (server.credentials.username, server.credentials.password)
    with client(server, auth=auth) as code_stream:
        for seconds in (0.0, 9 * HOUR, 91 * 24 * HOUR):
            server.clock.sleep(seconds)
            code_stream.about()
    logins = [name for name in names(server) if name != "get_about"]
    assert logins == ["csp_login", "iaas_login", "iaas_login", "iaas_login", "csp_login", "iaas_login"]


@pytest.mark.parametrize(
    ("credentials", "operation", "status", "hint"),
    [
        ({"auth": ("admin", "wrong-password")}, "csp_login", 401, "domain="),
        ({"refresh_token": "wrong-refresh-token"}, "iaas_login", 400, "expired"),
        ({"refresh_token": "wrong-refresh-token", "csp_url": "."}, "csp_authorize", 404, "csp_url"),
    ],
)
def test_a_refused_login_is_an_auth_error_whatever_its_status(
    server: VmwareCodeStreamSimulator, credentials: dict[str, Any], operation: str, status: int, hint: str
) -> None:
    given = {name: server.url if value == "." else value for name, value in credentials.items()}
    with client(server, **given) as code_stream, pytest.raises(AuthError, match=hint) as caught:
        code_stream.executions.get("x")
    error = caught.value
    assert (error.system, error.operation, error.status) == ("vmware_code_stream", operation, status)
    assert "wrong-" not in str(error)
    assert names(server) == [operation]


def test_a_login_that_fails_is_repeated_and_told_as_what_it_is(server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.status(503), on="iaas_login", calls=1)
    with client(server, refresh_token=server.credentials.refresh_token) as code_stream:
        code_stream.pipelines.execute("Portal", "ship")
        server.access.expire()
        server.fault(faults.status(503), on="iaas_login")
        with pytest.raises(ServerError) as caught:
            code_stream.pipelines.execute("Portal", "ship")
    assert caught.value.retry_safe
    assert len(server.executions) == 1


def test_a_login_that_is_throttled_does_not_speak_of_the_credential(server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.rate_limited(3), on="iaas_login")
    with client(server, refresh_token=server.credentials.refresh_token) as code_stream, pytest.raises(RateLimitError):
        code_stream.about()
    assert names(server) == ["iaas_login"] * 4


def test_a_login_that_answers_without_a_refresh_token_says_so(server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.malformed(b'{"cspAuthToken": "csp-only-secret"}'), on="csp_login")
    with client(server, auth=("admin", "simulated-password")) as code_stream:
        with pytest.raises(AuthError, match="without a refresh_token: check domain=") as caught:
            code_stream.about()
    assert "csp-only-secret" not in str(caught.value)


def test_a_login_takes_no_longer_than_the_call_it_is_for(server: VmwareCodeStreamSimulator) -> None:
    server.fault(faults.rate_limited(9), on="get_about", calls=1)
    server.fault(faults.status(503), on="iaas_login", calls=range(2, 100))
    credentials = {"refresh_token": server.credentials.refresh_token, "deadline": 10.0, "max_attempts": 50}
    with client(server, **credentials) as code_stream:
        code_stream.pipelines.tiles()
        server.access.expire()
        before = server.clock.monotonic()
        with pytest.raises((ServerError, RequestTimeout)):
            code_stream.about()
    assert server.clock.monotonic() - before <= 10.0


def test_no_credential_shows(server: VmwareCodeStreamSimulator, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with client(server, auth=("admin", "simulated-password")) as code_stream:
        code_stream.about()
        shown = f"{code_stream!r} {vars(code_stream)} {caplog.text}"
    assert "simulated" not in shown
    assert "Secret" not in shown


def test_the_version_goes_with_every_call_but_the_logins(server: VmwareCodeStreamSimulator) -> None:
    with client(server, refresh_token=server.credentials.refresh_token, api_version="2019-10-17") as code_stream:
        code_stream.about()
        list(code_stream.executions.list())
    assert [call.query_value("apiVersion") for call in server.calls] == [None, "2019-10-17", "2019-10-17"]
