"""Credentials: a token fetched, kept, renewed; three headers on each call of the API and on nothing else."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from orchestrator_clients import (
    AdobeCloudManager,
    AsyncAdobeCloudManager,
    AuthError,
    DecodeError,
    NotFoundError,
    OrchestratorError,
    RateLimitError,
    ServerError,
    UsageError,
)
from orchestrator_clients.adobe_cloud_manager.access import parse_token, scope_list
from orchestrator_clients.testing import VirtualClock

from .conftest import IDS, SECRET, STEP, Server, answer, run


@pytest.mark.parametrize(
    ("body", "token"),
    [
        ({"access_token": "t", "expires_in": 86399}, ("t", 86399.0)),
        ({"access_token": "t"}, ("t", None)),
        ({"access_token": "t", "expires_in": "86399"}, ("t", None)),
        ({"access_token": "t", "expires_in": True}, ("t", None)),
        ({"access_token": "t", "expires_in": -1}, ("t", None)),
        ({"access_token": "t", "expires_in": 10**400}, ("t", None)),
    ],
)
def test_a_token_is_read(body: dict[str, Any], token: object) -> None:
    assert parse_token(httpx.Response(200, json=body)) == token


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        *(f'{{"access_token": "{token}"}}'.encode() for token in ("", " ", "a\\nb", "a ", "ä")),
    ],
)
def test_an_answer_without_a_token_is_malformed(body: bytes) -> None:
    with pytest.raises(ValueError, match="."):
        parse_token(httpx.Response(200, content=body))


@pytest.mark.parametrize(("scopes", "text"), [("a,b", "a,b"), (["a", " b "], "a,b"), (("openid",), "openid")])
def test_scopes_are_separated_by_commas(scopes: Any, text: str) -> None:
    assert scope_list(scopes) == text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "give client_secret or token, and not both"),
        ({"client_secret": SECRET, "token": "TOKEN"}, "give client_secret or token, and not both"),
        ({"client_secret": ""}, "client_secret"),
        ({"client_secret": SECRET.encode()}, "client_secret"),
        ({"token": "T0KEN\r\nx: y"}, "token"),
        ({"token": "T0KËN"}, "token"),
        ({"token": b"T0KEN"}, "token"),
        ({"token": "T0KEN", "org_id": "  "}, "org_id"),
        ({"token": "T0KEN", "client_id": "a\nb"}, "client_id"),
        ({"client_secret": SECRET, "scopes": []}, "scopes"),
        ({"client_secret": SECRET, "token_url": "http://ims.example.com/"}, "token_url is plain http"),
        ({"client_secret": SECRET, "token_url": "ims"}, "token_url"),
        ({"token": "T0KEN", "base_url": "http://adobe.example.com"}, "base_url is plain http"),
        ({"token": "T0KEN", "retries": 3}, "no option 'retries'"),
    ],
)
def test_a_bad_constructor_says_what_is_wrong_and_shows_no_secret(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        AdobeCloudManager(**{"org_id": "A1@AdobeOrg", "client_id": "client-id", **arguments})
    assert "S3CR3T" not in str(caught.value)
    assert "T0K" not in str(caught.value)


def test_the_token_is_asked_for_by_a_form_that_carries_no_other_credential(
    adobe: AdobeCloudManager, server: Server, login: Server
) -> None:
    adobe.executions.get(*IDS[:3])
    adobe.executions.get(*IDS[:3])
    (asked,) = login.requests
    assert (asked.method, asked.target) == ("POST", "/ims/token/v3")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(asked.body.decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": ["client-id"],
        "client_secret": [SECRET],
        "scope": ["openid,AdobeID,read_organizations,additional_info.projectedProductContext,read_pc.dma_aem_ams"],
    }
    assert not {"authorization", "x-api-key", "x-gw-ims-org-id"} & asked.headers.keys()
    for request in server.requests:
        assert request.headers["authorization"] == "Bearer TOKEN-1"
        assert request.headers["x-api-key"] == "client-id"
        assert request.headers["x-gw-ims-org-id"] == "A1@AdobeOrg"


def test_the_low_level_client_shares_the_connection(adobe: AdobeCloudManager, server: Server) -> None:
    from orchestrator_api.adobe_cloud_manager.api.artifacts import list_step_artifacts

    server.handler = lambda request: answer(200, {"artifacts": []})
    assert list_step_artifacts.sync(*IDS, client=adobe.api) is not None
    assert server.requests[0].target == f"{STEP}/artifacts"
    assert server.requests[0].headers["authorization"] == "Bearer TOKEN-1"


def test_a_token_is_renewed_before_it_expires(adobe: AdobeCloudManager, login: Server, clock: VirtualClock) -> None:
    adobe.executions.get(*IDS[:3])
    clock.advance(86399 - 61)
    adobe.executions.get(*IDS[:3])
    assert len(login.requests) == 1
    clock.advance(2)
    adobe.executions.get(*IDS[:3])
    assert len(login.requests) == 2


@pytest.mark.parametrize(("refusals", "calls", "tokens"), [(1, 2, 2), (9, 2, 2)])
def test_a_401_renews_the_token_once(
    adobe: AdobeCloudManager, server: Server, login: Server, refusals: int, calls: int, tokens: int
) -> None:
    problem = {"error_code": "401013", "message": "Oauth token is not valid"}
    server.handler = lambda request: (
        answer(401, problem) if len(server.requests) <= refusals else answer(201, run("NOT_STARTED"))
    )
    if refusals == 1:
        assert adobe.executions.start("19905", "48213").id == "1188402"
    else:
        with pytest.raises(AuthError, match="401013") as caught:
            adobe.executions.start("19905", "48213")
        assert "AEM Developer Console" in str(caught.value)
    assert (len(server.requests), len(login.requests)) == (calls, tokens)


def test_many_threads_fetch_one_token(adobe: AdobeCloudManager, login: Server) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(list(pool.map(lambda _: adobe.executions.get(*IDS[:3]), range(8)))) == 8
    assert len(login.requests) == 1


def test_many_tasks_fetch_one_token(server: Server, login: Server) -> None:
    async def main() -> None:
        async with AsyncAdobeCloudManager(
            "A1@AdobeOrg", "client-id", SECRET, base_url=server.url, token_url=login.url, clock=VirtualClock()
        ) as adobe:
            await asyncio.gather(*(adobe.executions.get(*IDS[:3]) for _ in range(8)))

    server.handler = lambda request: answer(200, run("RUNNING"))
    asyncio.run(main())
    assert (len(server.requests), len(login.requests)) == (8, 1)


@pytest.mark.parametrize(
    ("status", "body", "kind", "text"),
    [
        (
            400,
            {"error": "invalid_client", "error_description": "invalid client_secret"},
            AuthError,
            "invalid client_secret",
        ),
        (400, {"error": "some_new_word", "error_description": "no"}, AuthError, "some_new_word"),
        (401, {"error": "access_denied"}, AuthError, "access_denied"),
        (404, {}, NotFoundError, "404"),
        (429, {}, RateLimitError, "429"),
        (500, {"error": "server_error"}, ServerError, "server_error"),
        (200, {"token": "x"}, DecodeError, "no access_token"),
        (302, b"", OrchestratorError, "redirect"),
    ],
)
def test_a_login_that_fails_is_typed_and_nothing_is_started(
    adobe: AdobeCloudManager, server: Server, login: Server, status: int, body: Any, kind: type[Exception], text: str
) -> None:
    login.handler = lambda request: answer(status, body, Location="https://evil.example.com/")
    with pytest.raises(kind, match=text) as caught:
        adobe.executions.start("19905", "48213")
    assert isinstance(caught.value, OrchestratorError)
    assert caught.value.operation == "ims_login"
    assert "S3CR3T" not in f"{caught.value!r}{caught.value}{caught.value.__dict__}"
    assert not server.requests


def test_an_echoed_secret_is_hidden(adobe: AdobeCloudManager, login: Server) -> None:
    login.handler = lambda request: answer(
        400, {"error": "e", "error_description": f"bad: {request.body.decode()} {SECRET}"}
    )
    with pytest.raises(AuthError) as caught:
        adobe.executions.get(*IDS[:3])
    assert "S3CR3T" not in f"{caught.value!r}{caught.value}{caught.value.__dict__}"


def test_nothing_of_it_is_in_the_repr(adobe: AdobeCloudManager) -> None:
    shown = f"{adobe!r} {adobe.api!r} {adobe.executions.get(*IDS[:3])!r}"
    assert not [word for word in ("S3CR3T", "TOKEN-1", "client-id") if word in shown]
