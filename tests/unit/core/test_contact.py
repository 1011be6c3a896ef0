"""What the waits of a client know together of its server."""

import logging

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    ConnectionFailed,
    DecodeError,
    NotFoundError,
    OrchestratorError,
    RateLimitError,
    ServerError,
)
from orchestrator_clients._core.execution.contact import Contact

REFUSED = AuthError("wrong password", status=401, system="cloudify", operation="get")


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (ConnectionFailed("refused"), 2),
        (DecodeError("no JSON"), 2),
        (ServerError("down", status=503), 2),
        (RateLimitError("slow", status=429), 0),
        (NotFoundError("gone", status=404), 0),
        (ApiError("bad", status=400), 0),
    ],
)
def test_one_warning_when_contact_is_lost_and_one_when_it_is_back(
    error: OrchestratorError, lines: int, caplog: pytest.LogCaptureFixture
) -> None:
    contact = Contact("cloudify at http://m")
    with caplog.at_level(logging.INFO):
        for now in range(100):
            for wait in "abc":
                assert not contact.failed(wait, error, now)
        contact.answered("a", 100)
        contact.left("b")  # it was given up
        assert len(caplog.messages) == min(lines, 1)
        for wait in "acc":
            contact.answered(wait, 120)
    assert len(caplog.messages) == lines
    if lines:
        assert {record.levelno for record in caplog.records} == {logging.WARNING}
        assert caplog.messages[1] == "cloudify at http://m: contact is back after 120 s"


def test_one_run_that_always_fails_is_no_news_each_time_another_is_seen(caplog: pytest.LogCaptureFixture) -> None:
    contact = Contact("x")
    for now in range(100):
        contact.failed("bad", ServerError("down", status=500), now)
        contact.answered("good", now)
    assert len(caplog.messages) == 1


def test_new_credentials_are_refused_once() -> None:
    contact = Contact("x")
    contact.check()
    assert contact.failed("a", REFUSED, 0)
    for _ in range(3):
        with pytest.raises(AuthError, match="wrong password") as caught:
            contact.check()
        assert caught.value is not REFUSED
        assert [note for note in caught.value.__notes__ if "refresh()" in note]
        caught.value.add_note("mine")
    assert len(caught.value.__notes__) == 2
    contact.accepted()
    contact.check()


def test_credentials_that_were_good_are_tried_three_times_by_all_waits_together() -> None:
    contact = Contact("x")
    contact.accepted()
    assert [contact.failed(wait, REFUSED, 0) for wait in "abc"] == [False, False, True]
    contact.accepted()
    assert [contact.failed(wait, REFUSED, 0) for wait in "ab"] == [False, False]
    contact.answered("a", 0)
    assert not contact.failed("c", REFUSED, 0)


def test_what_is_forbidden_is_no_refused_login() -> None:
    contact = Contact("x")
    assert not contact.failed("a", AuthError("not yours", status=403), 0)
    contact.check()


def test_a_server_is_left_alone_as_it_asks() -> None:
    contact = Contact("x")
    assert contact.quiet(0) == 0
    contact.failed("a", RateLimitError("slow", status=429, retry_after=600.0), 100)
    contact.failed("a", ServerError("slow", status=503, retry_after=5.0), 110)
    assert (contact.quiet(110), contact.quiet(700), contact.quiet(701)) == (590, 0, 0)
