"""Scripts of runs, at chosen instants."""

from __future__ import annotations

import pytest

from orchestrator_clients.testing import Playback, Run, Spell, Step

PLAIN = Run((Step("build", 10), Step("test", 5), Step("ship", 5)), queued=2)
FAILING = Run((Step("build", 10), Step("test", 5, ends="failed", message="2 tests failed"), Step("ship", 5)))
RETRIED = Run((Step("build", 10, attempts=3), Step("ship", 5)))
GATED = Run((Step("build", 10), Step("approval", 1, waits_for_person=True), Step("ship", 5)))
SKIPPING = Run((Step("build", 10), Step("scan", 5, ends="skipped"), Step("ship", 5)))
ODD = Run((Step("build", 10),), status_sequence=(Spell("HIBERNATING", 2, 3),))
ENDED_OTHERWISE = Run((Step("build", 10),), ends="failed", error="the worker is gone")


def states(playback: Playback, now: float) -> str:
    return " ".join(step.state for step in playback.at(now).steps)


@pytest.mark.parametrize(
    ("script", "after", "state", "steps"),
    [
        (PLAIN, 0, "queued", "not_started not_started not_started"),
        (PLAIN, 2, "running", "running not_started not_started"),
        (PLAIN, 11.9, "running", "running not_started not_started"),
        (PLAIN, 12, "running", "succeeded running not_started"),
        (PLAIN, 21.9, "running", "succeeded succeeded running"),
        (PLAIN, 22, "succeeded", "succeeded succeeded succeeded"),
        (FAILING, 14, "running", "succeeded running not_started"),
        (FAILING, 15, "failed", "succeeded failed not_started"),
        (FAILING, 99, "failed", "succeeded failed not_started"),
        (GATED, 10.5, "running", "succeeded running not_started"),
        (GATED, 11, "waiting", "succeeded waiting not_started"),
        (GATED, 9999, "waiting", "succeeded waiting not_started"),
        (SKIPPING, 10, "running", "succeeded skipped running"),
        (ENDED_OTHERWISE, 10, "failed", "succeeded"),
        (Run(()), 0, "succeeded", ""),
    ],
)
def test_states(script: Run, after: float, state: str, steps: str) -> None:
    playback = Playback(script, 1000)
    assert playback.at(1000 + after).state == state
    assert states(playback, 1000 + after) == steps


def test_times_and_progress() -> None:
    picture = Playback(PLAIN, 1000).at(1013)
    assert (picture.started, picture.ended, picture.done, picture.finished) == (1002, None, 1, False)
    assert [(step.started, step.ended) for step in picture.steps] == [(1002, 1012), (1012, None), (None, None)]
    assert Playback(PLAIN, 1000).at(1500).ended == 1022


def test_a_failure_has_its_text_only_when_it_has_happened() -> None:
    playback = Playback(FAILING, 0)
    assert (playback.at(14).error, playback.at(15).error) == (None, "2 tests failed")
    assert Playback(ENDED_OTHERWISE, 0).at(10).error == "the worker is gone"


@pytest.mark.parametrize(("after", "attempt"), [(0, 1), (9, 1), (10, 2), (20, 3), (29, 3), (31, 3)])
def test_attempts(after: float, attempt: int) -> None:
    assert Playback(RETRIED, 0).at(after).steps[0].attempt == attempt


@pytest.mark.parametrize(
    ("ends", "state", "steps"),
    [
        ("succeeded", "running", "succeeded succeeded running"),
        ("failed", "failed", "succeeded failed not_started"),
        ("cancelled", "cancelled", "succeeded cancelled not_started"),
    ],
)
def test_a_person_decides_at_a_gate(ends: str, state: str, steps: str) -> None:
    playback = Playback(GATED, 0)
    waiting = playback.at(50).waiting
    assert waiting is not None
    assert waiting.step.name == "approval"
    playback.act(50, ends)  # type: ignore[arg-type]
    assert playback.at(51).state == state
    assert states(playback, 51) == steps


def test_nobody_can_act_where_nobody_waits() -> None:
    playback = Playback(GATED, 0)
    with pytest.raises(ValueError, match="no step waits"):
        playback.act(10.5)


@pytest.mark.parametrize(
    ("stopping", "seconds", "cancelling_until", "steps"),
    [
        (0, None, 12, "succeeded cancelled not_started"),
        (2, None, 14, "succeeded cancelled not_started"),
        (None, None, 17, "succeeded succeeded not_started"),
        (None, 0.5, 12.5, "succeeded cancelled not_started"),
    ],
)
def test_cancelling_takes_its_time(
    stopping: float | None, seconds: float | None, cancelling_until: float, steps: str
) -> None:
    playback = Playback(Run(PLAIN.steps, queued=2, stopping=stopping), 0)
    playback.cancel(12, seconds)
    if cancelling_until > 12:
        assert playback.at(cancelling_until - 0.1).state == "cancelling"
    picture = playback.at(cancelling_until)
    assert (picture.state, picture.ended) == ("cancelled", cancelling_until)
    assert states(playback, 99) == steps


def test_a_second_cancel_can_only_be_faster() -> None:
    playback = Playback(Run(PLAIN.steps, stopping=30), 0)
    playback.cancel(1)
    playback.cancel(2, 1)
    playback.cancel(2.5, 100)
    assert playback.at(3).ended == 3


def test_a_gate_and_a_queue_are_left_at_once_when_cancelled() -> None:
    for script, now in ((GATED, 50.0), (Run(PLAIN.steps, queued=100), 50.0)):
        playback = Playback(Run(script.steps, queued=script.queued, stopping=None), 0)
        playback.cancel(now)
        assert playback.at(now).state == "cancelled"


def test_what_has_ended_cannot_be_cancelled() -> None:
    playback = Playback(PLAIN, 0)
    with pytest.raises(ValueError, match="the run has succeeded"):
        playback.cancel(22)


def test_a_pause_puts_off_what_follows() -> None:
    playback = Playback(PLAIN, 0)
    playback.pause(5)
    playback.pause(6)
    assert playback.at(1000).state == "paused"
    playback.unpause(105)
    playback.unpause(106)
    assert playback.at(105).state == "running"
    assert playback.ends_at() == 122
    assert playback.at(112).steps[0].ended == 112


def test_an_unknown_word_for_a_while() -> None:
    playback = Playback(ODD, 0)
    assert [playback.at(now).word for now in (1.9, 2, 4.9, 5, 99)] == [None, "HIBERNATING", "HIBERNATING", None, None]


def test_the_rest_of_a_failed_run_succeeds() -> None:
    rest = FAILING.rest(1)
    assert [step.name for step in rest.steps] == ["test", "ship"]
    assert Playback(rest, 0).at(10).state == "succeeded"
