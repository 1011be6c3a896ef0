"""Ways to prove who one is."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients.aspera_orchestrator.credentials import Credentials

AUTH = ("ops", "pass word")
KEY = ("ops", "key-1234")


def test_a_password_goes_by_basic() -> None:
    headers = Credentials(auth=AUTH).headers
    assert headers == {"Authorization": "Basic " + base64.b64encode(b"ops:pass word").decode()}


def test_a_token_goes_as_it_is() -> None:
    assert Credentials(token="t.o.k").headers == {"Authorization": "Bearer t.o.k"}


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ({"auth": AUTH}, {"login": "ops", "password": "pass word"}),
        ({"api_key": KEY}, {"login": "ops", "api_key": "key-1234"}),
    ],
)
def test_the_query_of_old_servers(given: Any, query: object) -> None:
    assert Credentials(**given, credentials_in_query=True).query == query


@pytest.mark.parametrize(
    ("given", "body"),
    [({"auth": AUTH}, {"username": "ops", "password": "pass word"}), ({"api_key": KEY}, {"apikey": "key-1234"})],
)
def test_the_body_of_a_login(given: Any, body: object) -> None:
    assert Credentials(**given, login=True).login_request().to_dict() == body


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "give one of"),
        ({"auth": AUTH, "token": "t"}, "give one of"),
        ({"auth": AUTH, "api_key": KEY}, "give one of"),
        ({"auth": "ops:pw"}, "auth must be a pair"),
        ({"auth": ("ops", "")}, "auth must be a pair"),
        ({"auth": ("ops", None)}, "auth must be a pair"),
        ({"api_key": "key"}, "api_key must be a pair"),
        ({"api_key": KEY}, "login=True"),
        ({"token": " "}, "token"),
        ({"token": "t", "login": True}, "token="),
        ({"token": "t", "credentials_in_query": True}, "token="),
        ({"auth": AUTH, "login": True, "credentials_in_query": True}, "not both"),
    ],
)
def test_what_cannot_be_meant(given: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Credentials(**given)


@pytest.mark.parametrize(
    "given",
    [{"auth": AUTH}, {"auth": AUTH, "login": True}, {"api_key": KEY, "login": True}, {"token": "t.o.k.e.n"}],
)
def test_secrets_are_named_and_not_shown(given: Any) -> None:
    credentials = Credentials(**given)
    secrets = list(credentials.secrets)
    assert secrets
    assert not any(secret in repr(credentials) for secret in secrets)


def test_a_colon_in_a_name_is_refused_where_basic_cannot_carry_it() -> None:
    with pytest.raises(UsageError, match="colon"):
        _ = Credentials(auth=("a:b", "c")).headers
