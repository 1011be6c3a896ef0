"""The decisions of a wait, without any waiting."""

from typing import Any

import pytest

from orchestrator_clients import (
    ApiError,
    AuthError,
    ClosedError,
    ConflictError,
    ConnectionFailed,
    DecodeError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    OrchestratorError,
    Progress,
    RateLimitError,
    RequestTimeout,
    ServerError,
    Snapshot,
    State,
    Step,
    UsageError,
)
from orchestrator_clients._core.execution.waiting import Poll, Watch, outcome, stops, timed_out

DEFAULT = Poll(1.0, 30.0)


def run(state: State = State.RUNNING, **fields: Any) -> Snapshot:
    return Snapshot(
        system="cloudify", id="e1", ids={"execution_id": "e1"}, state=state, raw_status=str(state), **fields
    )


def hide(text: str) -> str:
    return text.replace("hunter22", "***")


@pytest.mark.parametrize(
    ("poll", "expected"),
    [(None, DEFAULT), (2, Poll(2, 30)), (0.5, Poll(0.5, 30)), (60, Poll(60, 60)), ((1, 4), Poll(1, 4))],
)
def test_poll(poll: Any, expected: Poll) -> None:
    assert Poll.of(poll, DEFAULT) == expected


@pytest.mark.parametrize("poll", [0, -1, (5, 1), (1, 2, 3), (0, 1), float("inf"), float("nan"), ("1", "2")])
def test_bad_poll(poll: Any) -> None:
    with pytest.raises(UsageError, match="poll"):
        Poll.of(poll, DEFAULT)


@pytest.mark.parametrize(
    ("quiet", "chance", "seconds"),
    [
        (0, 0.5, 1.0),
        (0, 0.0, 0.8),
        (5, 0.5, 1.0),
        (60, 0.5, 6.0),
        (3600, 0.5, 30.0),
        (3600, 0.0, 24.0),
        (1e9, 1.0, 36.0),
    ],
)
def test_the_interval_grows_with_the_silence_and_is_capped(quiet: float, chance: float, seconds: float) -> None:
    assert DEFAULT.interval(quiet, chance) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, set()),
        (State.WAITING, {State.WAITING}),
        ((State.WAITING, State.PAUSED), {State.WAITING, State.PAUSED}),
        ([], set()),
    ],
)
def test_until(until: Any, expected: set[State]) -> None:
    assert stops(until) == expected


@pytest.mark.parametrize("until", ["waiting", ["waiting"], [None]])
def test_bad_until(until: Any) -> None:
    with pytest.raises(UsageError, match="until"):
        stops(until)


@pytest.mark.parametrize(
    ("kind", "looks"),
    [
        (UsageError, 1),
        (ClosedError, 1),
        (AuthError, 3),
        (NotFoundError, 5),
    ],
)
def test_patience(kind: type[OrchestratorError], looks: int) -> None:
    watch = Watch(DEFAULT, 1e9, frozenset(), changed_at=0)
    ended = [watch.failed(kind("x"), 0) for _ in range(100)]
    assert ended.index(True) + 1 == looks


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        *((ApiError("x", status=status), 600) for status in (304, 400, 405, 410, 413, 422, 501, 505)),
        *((ServerError("x", status=status), 600) for status in (501, 505)),
        (ConflictError("x", status=409), 600),
        (DecodeError("x"), 600),
        *((ServerError("x", status=status), None) for status in (500, 502, 503, 504, 520)),
        (ApiError("x", status=408), None),
        (RateLimitError("x", status=400), None),
        (RateLimitError("x", status=429), None),
        (ConnectionFailed("x"), None),
        (RequestTimeout("x"), None),
    ],
)
def test_what_does_not_pass_by_itself_ends_a_wait(error: OrchestratorError, seconds: int | None) -> None:
    watch = Watch(DEFAULT, 1e9, frozenset(), changed_at=0)
    ended = [watch.failed(error, now) for now in range(0, 3600, 10)]
    assert (ended.index(True) * 10 if any(ended) else None) == seconds
    few = Watch(DEFAULT, 1e9, frozenset(), changed_at=0)
    assert not any(
        few.failed(error, now) for now in (0, 3600)
    )  # a few looks are too few, however long ago the first was


def test_each_kind_of_trouble_has_its_own_patience() -> None:
    watch = Watch(DEFAULT, 1e9, frozenset(), changed_at=0)
    for _ in range(50):
        assert not watch.failed(ConnectionFailed("x"), 0)
    assert [watch.failed(NotFoundError("x", status=404), 0) for _ in range(5)] == [False] * 4 + [True]


def test_patience_begins_anew_after_a_good_look() -> None:
    watch = Watch(DEFAULT, 1e9, frozenset(), changed_at=0)
    for _ in range(10):
        assert not watch.failed(AuthError("x", status=401), 0)
        assert not watch.failed(AuthError("x", status=401), 0)
        watch.seen(run(), 0)


def test_news_is_what_a_person_would_call_news() -> None:
    watch = Watch(DEFAULT, 1e9, frozenset(), changed_at=0)
    step = Step(name="a", state=State.RUNNING)
    looks = [
        run(),
        run(),
        run(progress=Progress(1, 2)),
        run(progress=Progress(1, 2)),
        run(steps=(step,)),
        run(State.WAITING),
    ]
    assert [watch.seen(look, now) for now, look in enumerate(looks)] == [True, False, True, False, True, True]
    assert watch.changed_at == 5
    assert watch.seen(run(State.WAITING, progress=Progress(2, 2)), 9)
    assert watch.changed_at == 5  # progress alone is news, but no reason to look more often


@pytest.mark.parametrize(
    ("now", "quiet", "pause"),
    [(0, 0, 1.0), (9.5, 0, 0.5), (10, 0, None), (11, 0, None), (0, 6, 6.5), (0, 0.1, 1.0), (0, 60, 10), (10, 60, None)],
)
def test_the_last_pause_ends_at_the_deadline(now: float, quiet: float, pause: float | None) -> None:
    assert Watch(DEFAULT, 10.0, frozenset(), changed_at=now).pause(now, 0.5, quiet) == pause


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State.SUCCEEDED, None),
        (State.RUNNING, None),
        (State.FAILED, ExecutionFailed),
        (State.CANCELLED, ExecutionCancelled),
        (State.WAITING, NeedsAttention),
        (State.PAUSED, NeedsAttention),
    ],
)
def test_outcomes(state: State, kind: type | None) -> None:
    error = outcome(run(state), str)
    assert type(error) is (kind or type(None))
    assert error is None or error.run.state is state


def test_a_failure_names_the_step_and_what_it_said_without_secrets() -> None:
    steps = (
        Step(name="a", state=State.SUCCEEDED),
        Step(name="b", state=State.FAILED, message="no disk, token hunter22"),
    )
    error = outcome(run(State.FAILED, steps=steps), hide)
    assert str(error) == "cloudify wait: e1: failed [failed]: step 'b' failed: no disk, token ***"


def told(name: str, state: State, **fields: Any) -> Step:
    return Step(name=name, state=state, **fields)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, ""),
        ({"message": "by an operator"}, ": by an operator"),
        ({"steps": (told("a", State.CANCELLED),)}, ": step 'a' was under way"),
        (
            {"steps": (told("a", State.SUCCEEDED), told("b", State.RUNNING, group="Deploy")), "message": "too slow"},
            ": step 'b' of 'Deploy' was under way: too slow",
        ),
        ({"steps": (told("a", State.CANCELLED, message="token hunter22"),)}, ": step 'a' was under way: token ***"),
        ({"steps": (told("a", State.FAILED, tolerated=True), told("b", State.QUEUED))}, ""),
        ({"steps": (told("a", State.CANCELLED), told("b", State.FAILED, message="no"))}, ": step 'b' failed: no"),
    ],
)
def test_a_cancelled_run_says_where_it_was(fields: Any, text: str) -> None:
    error = outcome(run(State.CANCELLED, **fields), hide)
    assert str(error) == f"cloudify wait: e1: cancelled [cancelled]{text}"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "a person must act"),
        ({"attention": "resume it"}, "resume it"),
        (
            {"attention": "resume it", "steps": (told("a", State.PAUSED, group="g"),)},
            "step 'a' of 'g' waits: resume it",
        ),
        ({"attention": "a waits, hunter22", "steps": (told("a", State.WAITING),)}, "a waits, ***"),
    ],
)
def test_a_gate_is_named(fields: Any, text: str) -> None:
    assert str(outcome(run(State.WAITING, **fields), hide)) == f"cloudify wait: e1: waiting [waiting]: {text}"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, ""),
        ({"steps": (told("a", State.SUCCEEDED), told("b", State.QUEUED))}, ""),
        ({"steps": (told("a", State.SUCCEEDED), told("hunter22", State.RUNNING))}, " (step '***' is running)"),
        (
            {"steps": tuple(told(name, State.RUNNING, group="Deploy") for name in "abc")},
            " (step 'a' of 'Deploy' is running, and 2 more under way)",
        ),
        ({"attention": "approve hunter22", "steps": (told("a", State.RUNNING),)}, " (approve ***)"),
        ({"attention": "approve it", "steps": (told("go", State.WAITING),)}, " (step 'go' waits: approve it)"),
    ],
)
def test_a_timeout_says_what_was_under_way(fields: Any, text: str) -> None:
    error = timed_out(run(**fields), None, None, hide)
    assert str(error) == f"cloudify wait: e1: running [running] did not end within the deadline{text}; it goes on"


def test_a_timeout_says_what_the_last_look_met() -> None:
    error = timed_out(run(), 5, ConnectionFailed("refused", system="cloudify", operation="get"), hide)
    assert str(error).endswith("did not end within 5 s; the last poll failed: get: refused; it goes on")


@pytest.mark.parametrize("state", [State.SUCCEEDED, State.FAILED, State.CANCELLED])
def test_of_an_end_nobody_says_that_it_did_not_end(state: State) -> None:
    text = str(timed_out(run(state), 4, ConnectionFailed("refused", system="cloudify", operation="get"), hide))
    assert text.endswith(" was not seen again within 4 s; the last poll failed: get: refused")
