"""The parts that touch nothing: exit codes, texts, typed values, timelines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import (
    AuthError,
    BusyError,
    ConflictError,
    ConnectionFailed,
    DecodeError,
    ExecutionCancelled,
    ExecutionFailed,
    NeedsAttention,
    NotFoundError,
    OrchestratorError,
    OutcomeUnknownError,
    RateLimitError,
    RequestTimeout,
    ServerError,
    Snapshot,
    State,
    Step,
    UsageError,
    WaitTimeout,
)
from orchestrator_clients.cli import typed
from orchestrator_clients.cli.exits import Exit, exit_for, exit_of, worst
from orchestrator_clients.cli.logs import LONGEST, Line, hidden, lines, readable
from orchestrator_clients.cli.problems import lines as problem_lines
from orchestrator_clients.cli.record import instant
from orchestrator_clients.cli.text import clean, duration, harmless, moment, safe_link
from orchestrator_clients.cli.timeline import bars, drawn, span
from orchestrator_clients.cli.toml import profiles_text

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (UsageError, 2),
        (ExecutionFailed, 1),
        (ExecutionCancelled, 4),
        (NeedsAttention, 5),
        (WaitTimeout, 3),
        (AuthError, 6),
        (NotFoundError, 6),
        (ConflictError, 6),
        (BusyError, 6),
        (RateLimitError, 6),
        (ServerError, 6),
        (ConnectionFailed, 6),
        (RequestTimeout, 6),
        (DecodeError, 6),
        (OutcomeUnknownError, 6),
    ],
)
def test_exit_code_of_each_error(kind: type[OrchestratorError], code: int) -> None:
    assert exit_of(kind.__new__(kind, "x")) == code


def test_no_error_exits_with_0() -> None:
    assert exit_of(None) == 0


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("queued", 0), ("running", 0), ("cancelling", 0), ("succeeded", 0), ("unknown", 0),
        ("failed", 1), ("cancelled", 4), ("waiting", 5), ("paused", 5),
    ],
)  # fmt: skip
def test_exit_code_of_each_state(state: str, code: int) -> None:
    assert exit_for(State(state)) == code


@pytest.mark.parametrize(
    ("codes", "code"),
    [([], 0), ([0, 0], 0), ([5, 4], 4), ([4, 3], 3), ([3, 1], 1), ([1, 6], 6), ([6, 2], 2), ([0, 5], 5)],
)
def test_the_worst_code_of_several(codes: list[int], code: int) -> None:
    assert worst(map(Exit, codes)) == code


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("  a \t b\r\nc ", "a b c"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("\x1b]0;title\x07after", "]0;title after"),
        ("\x9b2J", "2J"),
        ("abc\u202egpj.exe", "abc gpj.exe"),
        ("a\u2028b\u2029c", "a b c"),
        ("\ud800", ""),
        ("naïve 日本 🙂", "naïve 日本 🙂"),
        ("a\x00b\x7fc", "a b c"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_nothing_a_terminal_acts_on_is_left(text: str) -> None:
    for made in (clean(text), harmless(text)):
        assert not any((char < " " and char != "\t") or "\x7f" <= char <= "\x9f" for char in made)
        made.encode()


def test_a_log_line_keeps_its_columns() -> None:
    assert harmless("a\t b   c\x1b[0m") == "a\t b   c [0m"


@pytest.mark.parametrize(
    ("link", "offered"),
    [
        ("https://example.com/a?b=c#d", True),
        ("https://example.com:8443/", True),
        ("http://example.com/", False),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("https://user:word@example.com/", False),
        ("https://user@example.com/", False),
        ("https:///nohost", False),
        ("https://exa mple.com/", False),
        ('https://example.com/"onmouseover="x', False),
        ("https://example.com/\x1b]8;;", False),
        ("https://[::1", False),
        ("//example.com/", False),
        ("", False),
        (None, False),
    ],
)
def test_links(link: str | None, offered: bool) -> None:
    assert safe_link(link) == (link if offered else None)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "0.0s"), (0, "0.0s"), (9.94, "9.9s"), (10, "10s"), (59.4, "59s"), (59.6, "1m00s"), (61, "1m01s"),
        (3599.7, "1h00m"), (7500, "2h05m"), (86400, "1d00h"), (90061, "1d01h"),
    ],
)  # fmt: skip
def test_durations(seconds: float, text: str) -> None:
    assert duration(timedelta(seconds=seconds)) == text


def test_times_are_utc() -> None:
    east = datetime.fromisoformat("2030-05-01T14:00:00.123456+02:00")
    assert (moment(east), instant(east)) == ("2030-05-01 12:00:00Z", "2030-05-01T12:00:00.123Z")
    assert (moment(None), instant(None), duration(None)) == ("", None, "")


@pytest.mark.parametrize(
    ("texts", "json_texts", "expected"),
    [
        ([], [], {}),
        (["n=2"], [], {"n": "2"}),
        (["n=0012", "empty=", "sum=a=b"], [], {"n": "0012", "empty": "", "sum": "a=b"}),
        ([], ["n=2", "flag=true", "none=null"], {"n": 2, "flag": True, "none": None}),
        ([], ['list=[1, "a"]'], {"list": [1, "a"]}),
        (["a=1"], ['{"b": {"c": 1}}'], {"a": "1", "b": {"c": 1}}),
    ],
)
def test_inputs(texts: list[str], json_texts: list[str], expected: dict[str, Any]) -> None:
    assert typed.inputs(texts, json_texts) == expected


def test_inputs_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('{"a": [1]}')
    assert typed.inputs([], [f"@{tmp_path}/in.json"]) == {"a": [1]}


@pytest.mark.parametrize(
    ("texts", "json_texts", "message"),
    [
        (["novalue"], [], "--input novalue: write it as NAME=VALUE"),
        (["=x"], [], "write it as NAME=VALUE"),
        (["a=1", "a=2"], [], "--input a is given twice"),
        (["a=1"], ["a=2"], "--json-input a: this input is given twice"),
        ([], ["a=word"], "--json-input a: that is not JSON"),
        ([], ["[1]"], "write it as NAME=VALUE"),
        ([], ["{broken"], "that is not JSON"),
        ([], ["@/nonexistent/file"], "--json-input @/nonexistent/file: No such file"),
        ([], ["a=" + "[" * 100_000], "that is not JSON"),
    ],
)
def test_bad_inputs(texts: list[str], json_texts: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        typed.inputs(texts, json_texts)
    assert message in str(caught.value)


OPTIONS = {"queue": bool, "seconds": float, "count": int, "comments": str}


def test_options_have_types() -> None:
    found = typed.options(["queue=Yes", "seconds=1.5", "count=3", "comments=3"], OPTIONS, "x")
    assert found == {"queue": True, "seconds": 1.5, "count": 3, "comments": "3"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("queue=maybe", "give true or false"),
        ("count=1.5", "give a whole number"),
        ("kueue=true", "x has queue, seconds, count, comments"),
    ],
)
def test_bad_options(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        typed.options([text], OPTIONS, "x")


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        ([], []),
        ([b"a\nb"], [b"a\n", b"b"]),
        ([b"a\r\n", b"b\n"], [b"a\r\n", b"b\n"]),
        ([b"pass", b"word=", b"x\n"], [b"password=x\n"]),
        ([b"\n\n"], [b"\n", b"\n"]),
        ([b"10%\r20%\r", b"30%"], [b"10%\r20%\r30%"]),
    ],
)
def test_lines_of_chunks(chunks: list[bytes], expected: list[bytes]) -> None:
    assert [line.content for line in lines(chunks)] == expected


@given(st.lists(st.binary(max_size=20)), st.integers(0, 1000))
def test_lines_are_the_chunks_byte_for_byte(chunks: list[bytes], offset: int) -> None:
    found = list(lines(chunks, offset))
    assert b"".join(line.content for line in found) == b"".join(chunks)
    assert [line.offset for line in found] == [offset, *(line.ends_at for line in found)][: len(found)]


def test_an_endless_line_is_broken() -> None:
    found = list(lines([b"x" * 70_000] * 3))
    assert [len(line.content) for line in found] == [LONGEST, LONGEST, 10_000]
    assert found[-1] == Line(2 * LONGEST, b"x" * 10_000)


@given(st.binary())
def test_a_line_without_a_secret_stays_as_it_is(content: bytes) -> None:
    assert hidden(content, lambda text: text) == content


@pytest.mark.parametrize(
    ("content", "kept", "text"),
    [
        (b"\xff\x1b[1m hush \r\n", b"\xff\x1b[1m *** \r\n", "\ufffd\x1b[1m hush "),
        ("grün hush".encode(), "grün ***".encode(), "grün hush"),
    ],
)
def test_a_line_with_a_secret_loses_nothing_else(content: bytes, kept: bytes, text: str) -> None:
    assert hidden(content, lambda text: text.replace("hush", "***")) == kept
    assert readable(content) == text


def run(*steps: Step, **fields: Any) -> Snapshot:
    fields = {"state": State.SUCCEEDED, "raw_status": "ok", **fields}
    return Snapshot(system="x", id="1", ids={"id": "1"}, steps=steps, **fields)


def step(name: str, begin: float | None, end: float | None, state: State = State.SUCCEEDED) -> Step:
    return Step(
        name=name,
        state=state,
        started=None if begin is None else at(begin),
        ended=None if end is None else at(end),
    )


def test_bars() -> None:
    steps = step("a", 0, 5), step("b", 5, 10), step("c", None, None, State.QUEUED)
    found = [(bar.begin, bar.end) for bar in bars(run(*steps, started=at(0), ended=at(20)))]
    assert found == [(0, 0.25), (0.25, 0.5), (None, None)]


def test_a_running_step_reaches_to_now() -> None:
    one = run(step("a", 0, 5), step("b", 5, None, State.RUNNING), state=State.RUNNING)
    assert span(one, at(10)) == (at(0), at(10))
    assert [(bar.begin, bar.end) for bar in bars(one, at(10))] == [(0, 0.5), (0.5, 1)]


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [step("nothing known", None, None)],
        [step("no length", 5, 5)],
        [step("ends before it begins", 5, 3)],
        [step("ended, but when?", 5, None)],
        [step("a" * 300, 0, 1)],
    ],
)
def test_odd_times_are_drawn_all_the_same(steps: list[Step]) -> None:
    for bar in bars(run(*steps), at(9)):
        assert bar.begin is None or (bar.end is not None and 0 <= bar.begin <= bar.end <= 1)
    assert all(len(text) <= 80 for text in drawn(run(*steps), at(9), 80))


def test_a_drawn_timeline() -> None:
    steps = step("build", 0, 5), step("deploy", 5, 10, State.FAILED), step("later", None, None, State.QUEUED)
    assert list(drawn(run(*steps), at(10), 48, block="#")) == [
        "build  |######      | succeeded  5.0s",
        "deploy |      ######| failed     5.0s",
        "later  |            | queued",
    ]


def test_an_error_says_what_where_and_what_to_do() -> None:
    error = ConnectionFailed("refused", system="cloudify", operation="list_executions")
    error.add_note("a note")
    assert list(problem_lines(error, "profile lab: cloudify at https://x")) == [
        "error: cloudify list_executions: refused",
        "  where: profile lab: cloudify at https://x",
        "  what to do: check base_url in the profile, that the server is up, and whether a proxy or a VPN is needed",
        "  a note",
    ]


def test_a_start_in_doubt_is_not_to_be_repeated() -> None:
    error = OutcomeUnknownError("no answer", system="cloudify", operation="start_execution", find_out="list them")
    assert list(problem_lines(error, None)) == [
        "error: cloudify start_execution: no answer; it may or may not have happened. To find out, list them",
        "  what to do: do not repeat the command before you know (`orchestrators list` shows the newest runs)",
    ]


def test_profiles_are_valid_toml() -> None:
    import tomllib

    settings = {"base_url": "http://127.0.0.1:1", "password": 'q"u\\o\x7fte\n€🙂', "verify": False, "timeout": 1.5}
    assert tomllib.loads(profiles_text({"a": settings}))["profile"]["a"] == {"system": "a", **settings}
