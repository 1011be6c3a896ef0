"""Text of a server never makes a line of its own, and no word of ours is hidden for being somebody's password."""

import copy
import json
import pickle

import pytest

from orchestrator_clients import (
    ApiError,
    DecodeError,
    OrchestratorError,
    OutcomeUnknownError,
    Snapshot,
    State,
    Step,
    WaitError,
)
from orchestrator_clients._core.execution.waiting import outcome
from orchestrator_clients._core.redact import HIDDEN, Redactor
from orchestrator_clients._core.text import one_line

FORGED = "no disk\r\n2030-01-01 CRITICAL all is lost\x1b[2J\u2028\u202etxt\x85\x9b31m"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("a b", "a b"),
        ("größer, 日本 \U0001f600", "größer, 日本 \U0001f600"),
        ("a\r\nb\tc", "a\\r\\nb\\tc"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\u202e", "\\u202e"),
        ("\ud800", "\\ud800"),
        ("a\xa0b", "a\xa0b"),
        ("\\n", "\\n"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown
    assert one_line(shown) == shown


def run(**fields: object) -> Snapshot:
    values = {"system": "x", "id": "e1", "ids": {"id": "e1"}, "state": State.FAILED, "raw_status": "failed", **fields}
    return Snapshot(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "error",
    [
        OrchestratorError(FORGED, system="x", operation="get"),
        ApiError(FORGED, system="x", operation="get", status=400, code=FORGED, request_id=FORGED, hint=FORGED),
        DecodeError(FORGED, excerpt=FORGED),
        OutcomeUnknownError(FORGED, find_out="look"),
        WaitError.of(run(), FORGED),
    ],
)
def test_an_error_is_one_line_and_its_message_whole(error: OrchestratorError) -> None:
    for one in (error, copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert str(one).isprintable()
        assert "no disk" in str(one)
        assert one.message == FORGED
    assert json.loads(json.dumps(error.message)) == FORGED


def test_an_execution_is_one_line() -> None:
    one = run(name=FORGED, id=FORGED, state=State.UNKNOWN, raw_status=FORGED)
    assert str(one).isprintable()
    assert one.name == FORGED


@pytest.mark.parametrize("password", ["failed", "FAILED", "running"])
def test_our_own_words_stay_whatever_the_password_is(password: str) -> None:
    redact = Redactor([password]).text
    assert run(raw_status=password, name="web install")._described(redact) == f"x web install (e1): failed [{password}]"
    told = run(name=f"web {password}", state=State.UNKNOWN, raw_status=f"is {password}")._described(redact)
    assert told == f"x web {HIDDEN} (e1): unknown [is {HIDDEN}]"


def test_the_error_of_a_wait_keeps_our_words_too() -> None:
    step = Step(name="is failed", state=State.FAILED, message="it failed")
    error = outcome(run(steps=(step,)), Redactor(["failed"]).text)
    assert str(error) == f"x wait: e1: failed [failed]: step 'is {HIDDEN}' failed: it {HIDDEN}"
