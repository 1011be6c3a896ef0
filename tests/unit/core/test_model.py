"""States, times, words this version does not know, and runs as they are read and told."""

import dataclasses
import importlib
import logging
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator_clients import DecodeError, State
from orchestrator_clients._core._sync.pages import Items
from orchestrator_clients._core.model import (
    UNREADABLE,
    Progress,
    Snapshot,
    from_micros,
    instant,
    late,
    read_at_once,
    state_of,
)
from orchestrator_clients._core.pages import Page
from orchestrator_clients._registry import registered

FIELDS: dict[str, Any] = {"system": "x", "id": "1", "ids": {"id": "1"}, "state": State.RUNNING, "raw_status": "busy"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-11T08:15:42.107+0000", datetime(2026, 2, 11, 8, 15, 42, 107000, UTC)),
        ("2026-02-11T08:15:42Z", datetime(2026, 2, 11, 8, 15, 42, tzinfo=UTC)),
        ("2026-02-11T10:15:42+02:00", datetime(2026, 2, 11, 8, 15, 42, tzinfo=UTC)),
        ("2026-02-11T08:15:42", datetime(2026, 2, 11, 8, 15, 42, tzinfo=UTC)),
        ("yesterday", None),
        ("", None),
        (None, None),
        (5, None),
    ],
)
def test_instant(text: Any, expected: datetime | None) -> None:
    assert instant(text) == expected


@pytest.mark.parametrize("value", [None, 0, -1, True, "1", 10**30])
def test_micros_that_are_no_time(value: Any) -> None:
    assert from_micros(value) is None


def test_micros() -> None:
    assert from_micros(1678759205120000) == datetime(2023, 3, 14, 2, 0, 5, 120000, UTC)


def test_an_unknown_word_is_unknown_not_ended_and_warned_about_once(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        states = [state_of("cloudify", {}, "hibernating-7f3a") for _ in range(3)]
    assert states == [State.UNKNOWN] * 3
    assert not State.UNKNOWN.ended
    assert [record.getMessage() for record in caplog.records] == [
        "cloudify: the status 'hibernating-7f3a' is not known to this version; it is taken as not ended"
    ]


@pytest.mark.parametrize("word", [None, 5, ["started"], {}])
def test_what_is_no_word_is_unknown(word: Any) -> None:
    assert state_of("cloudify", {"started": State.RUNNING}, word) is State.UNKNOWN


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, "x 1: running [busy]"),
        ({"raw_status": ""}, "x 1: running"),
        ({"name": "web", "progress": Progress(2, 5)}, "x web (1): running [busy], 2 of 5"),
        ({"name": "1"}, "x 1: running [busy]"),
    ],
)
def test_a_run_as_text(fields: dict[str, Any], text: str) -> None:
    assert str(Snapshot(**FIELDS | fields)) == text


def test_each_field_is_read_when_it_is_looked_at_and_dear_ones_once() -> None:
    raw, reads = object(), []

    def noted(name: str, value: object) -> Any:
        return lambda run: reads.append((name, run.raw)) or value

    read = {name: noted(name, value) for name, value in FIELDS.items()} | {"message": noted("message", "oh")}
    run = Snapshot.lazily(read, raw, system="x")
    assert (run.raw, run.system, reads) == (raw, "x", [])
    assert (run.message, run.message, run.steps, run.link, reads) == ("oh", "oh", (), None, [("message", raw)])
    assert (run.state, reads) == (State.RUNNING, [("message", raw), ("state", raw)])
    assert dataclasses.replace(run, message="no") == Snapshot(**FIELDS | {"message": "no"})


def test_what_all_have_in_common_stays_with_none() -> None:
    first, second = Snapshot.all_lazily({"ids": lambda run: {"id": run.raw}}, ["1", "2"], system="x", message="oh")
    assert (first.system, first.message, first.steps, first.ids, second.ids) == (
        "x",
        "oh",
        (),
        {"id": "1"},
        {"id": "2"},
    )
    assert vars(first).keys() <= {"raw"}


@pytest.mark.parametrize("looked_at", [False, True])
def test_a_run_has_no_other_attributes(looked_at: bool) -> None:
    run = Snapshot.lazily({"id": lambda _: "1"}, None)
    assert not looked_at or run.id == "1"
    with pytest.raises(AttributeError, match="'Snapshot' object has no attribute 'status'"):
        _ = run.status  # type: ignore[attr-defined]


def test_a_field_that_cannot_be_read_harms_no_other() -> None:
    readers: dict[str, Any] = {"id": lambda _: "1", "started": lambda run: run.raw["when"].year}
    run = Snapshot.lazily(readers, {"when": 5}, system="cloudify")
    for _ in range(2):
        with pytest.raises(DecodeError, match="AttributeError") as caught:
            _ = run.started
        assert (caught.value.path, caught.value.system, run.id) == ("started", "cloudify", "1")


def test_a_system_that_cannot_be_read_is_told_of_no_system() -> None:
    run = Snapshot.lazily({"system": lambda run: run.raw.system}, None)
    with pytest.raises(DecodeError, match="AttributeError") as caught:
        _ = run.system
    assert (caught.value.path, caught.value.system) == ("system", None)


def _named(run: Any) -> str:
    try:
        return str(run._row["name"])
    except UNREADABLE:
        return late(run, "name")  # type: ignore[no-any-return]


@read_at_once(name=_named)
@dataclasses.dataclass(frozen=True, kw_only=True)
class AtOnce(Snapshot):
    """An execution whose name is a property."""


def test_a_field_read_at_once_is_a_field_like_any_other() -> None:
    run = AtOnce.lazily({"name": lambda run: run._row["other"], "id": lambda _: "1"}, {"name": "web"}, system="x")
    assert (run.name, vars(run).keys() & {"name"}) == ("web", set())
    given = AtOnce(**FIELDS | {"name": "given"})
    assert given.name == "given"
    assert dataclasses.replace(given, name="another").name == "another"
    assert pickle.loads(pickle.dumps(given)) == given
    with pytest.raises(dataclasses.FrozenInstanceError):
        given.name = "mine"  # type: ignore[misc]


def test_a_field_that_cannot_be_read_at_once_is_read_late_or_told() -> None:
    readers: dict[str, Any] = {"name": lambda run: run._row["other"], "id": lambda _: "1"}
    assert AtOnce.lazily(readers, {"other": "late"}).name == "late"
    run = AtOnce.lazily(readers, {}, system="x")
    with pytest.raises(DecodeError, match="KeyError") as caught:
        _ = run.name
    assert (caught.value.path, run.id) == ("name", "1")


def test_a_list_of_several_pages_reads_no_more_than_ids() -> None:
    read: list[Any] = []

    def noted(run: Snapshot) -> str:
        read.append(run.raw)
        return "web"

    def fetch(cursor: Any) -> Page[Snapshot]:
        first = cursor or 0
        raws = [f"run-{first + number}" for number in range(3)]
        runs = Snapshot.all_lazily({"ids": lambda run: {"run_id": run.raw}, "name": noted}, raws)
        return Page(runs, first + 2 if first < 4 else None)  # the last of a page is the first of the next one

    runs = list(Items(fetch, system="x", operation="list"))
    assert [run.raw for run in runs] == [f"run-{number}" for number in range(7)]
    assert read == []
    assert [run.name for run in runs[:2]] == ["web", "web"]
    assert read == ["run-0", "run-1"]


@pytest.mark.parametrize("system", sorted(registered()))
@pytest.mark.parametrize("word", [None, ""])
def test_a_status_that_is_missing_is_not_warned_of(
    system: str, word: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """There is no word to be told of: 'None' would be one of ours."""
    states = importlib.import_module(f"orchestrator_clients.{system}.tables").STATES
    assert state_of(system, states, word) is State.UNKNOWN
    assert not caplog.records
