"""Answers about the server itself: its version, and the token of a login."""

from __future__ import annotations

import json

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients._core.body import BadAnswer
from orchestrator_clients.aspera_orchestrator import reading
from orchestrator_clients.aspera_orchestrator.credentials import Credentials, bearer
from tests.systems.aspera_orchestrator.unit.desk import body


@pytest.mark.parametrize(
    "content",
    [
        '{"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}}',
        "<r><orchestrator-version>4.1.6</orchestrator-version></r>",
        "<remote_orchestrator_info><orchestrator-version>4.1.6</orchestrator-version></remote_orchestrator_info>",
    ],
)
def test_the_version(content: str) -> None:
    assert reading.version(body(content)) == "4.1.6"


@pytest.mark.parametrize("content", ["{}", '{"token": ""}', '{"token": 5}', "[]", "eyJ.x.y"])
def test_a_login_without_a_token(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        reading.token(body(content))


TOKENS_NOT_FOR_A_HEADER = [
    " ",
    " a.jwt",
    "a.jwt ",
    "a.jwt\n",
    "a\tjwt",
    "a.jwt\x00",
    "a.jwt\x7f",
    "é.jwt",
    "\xa0a.jwt",
    "\ud800",
]


@pytest.mark.parametrize("token", TOKENS_NOT_FOR_A_HEADER)
def test_a_token_that_does_not_fit_in_a_header_is_refused_and_not_shown(token: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        reading.token(body(json.dumps({"token": token})))
    assert (caught.value.path, caught.value.reason) == ("token", "it is not one that fits in a header")
    with pytest.raises(UsageError):  # nor would it do as `token=` of another client
        Credentials(token=token)


@pytest.mark.parametrize("token", ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJvcHMifQ.x-_9", "abc+/=="])
@pytest.mark.parametrize("answer", ['{"token": "%s"}', "<r>\n <token>%s</token>\n</r>"])
def test_a_token_is_read_as_it_is(answer: str, token: str) -> None:
    assert reading.token(body(answer % token)) == token
    assert Credentials(token=token).headers == bearer(token)
