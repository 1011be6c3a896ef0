"""Tokens: what they hold, and that damaged or foreign ones are refused."""

import json
from typing import Any

import pytest

from orchestrator_clients import Cloudify, State, UsageError, resume
from orchestrator_clients._core.execution.token import Token, loads

TOKEN = Token(
    system="cloudify",
    base_url="https://m.example.com/api/v3.1",
    ids={"execution_id": "e1"},
    state=State.RUNNING,
    raw_status="started",
    deadline=1e9,
)


def test_a_token_comes_back_as_it_was() -> None:
    assert loads(TOKEN.dumps()) == TOKEN


@pytest.mark.parametrize(
    "change",
    [
        {"system": "adobe"},
        {"ids": {"execution_id": "e2"}},
        {"deadline": 2e9},
        {"version": 2},
        {"state": "failed"},
        {"check": "0"},
        {"extra": 1},
    ],
)
def test_a_changed_token_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="token"):
        loads(json.dumps({**json.loads(TOKEN.dumps()), **change}))


@pytest.mark.parametrize("text", ["", "x", "[]", "null", "{}", '"check"', "[" * 10_000, None, 5])
def test_what_is_no_token_is_refused(text: Any) -> None:
    with pytest.raises(UsageError, match="no execution token"):
        loads(text)


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_a_cut_token_is_refused(cut: int) -> None:
    with pytest.raises(UsageError, match="token"):
        loads(TOKEN.dumps()[:cut])


def test_resume_takes_the_client_of_the_same_system() -> None:
    with (
        Cloudify("https://m.example.com", tenant="t", auth=("u", "hunter22")) as right,
        Cloudify("https://other.example.com", tenant="t", auth=("u", "hunter22")) as other,
    ):
        run = resume(TOKEN.dumps(), clients=[other, right])
        assert (run.client, run.id, run.state, run.deadline) == (right, "e1", State.RUNNING, 1e9)
        assert "hunter22" not in run.token()
        with pytest.raises(UsageError, match="other.example.com"):
            resume(TOKEN.dumps(), clients=[other])
