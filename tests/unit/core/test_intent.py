"""Intents and the search for what came of them: pure, by tables and at random."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import Snapshot, State, UsageError
from orchestrator_clients._core.execution.intent import KNOWN, MOST_KNOWN, Before, Intent, Starts, before, loads
from orchestrator_clients._core.execution.search import Earlier, Search

PLACE: dict[str, Any] = {"system": "cloudify", "base_url": "https://m.example.com", "scope": {"tenant": "t"}}
INTENT = Intent(**PLACE, target={"deployment_id": "web"}, key="k", made=1e9, before=Before(("a", "b"), 5.0), by="admin")


def test_an_intent_comes_back_as_it_was() -> None:
    assert loads(INTENT.dumps()) == INTENT
    assert loads(INTENT.dumps(signing_key="secret"), signing_key="secret") == INTENT
    with pytest.raises(UsageError, match="not signed"):
        loads(INTENT.dumps(), signing_key="secret")


@pytest.mark.parametrize("cut", range(0, len(INTENT.dumps()), 7))
def test_a_cut_intent_is_refused(cut: int) -> None:
    with pytest.raises(UsageError, match="start intent"):
        loads(INTENT.dumps()[:cut])


class Numbered(Starts):
    """Runs that are known by a number, which is their rank."""

    slack = 3.0

    def rank(self, run: Snapshot) -> float | None:
        return None if run.raw is None else float(run.raw)

    def marked(self, intent: Intent) -> bool:
        return False

    def fits(self, run: Snapshot, intent: Intent) -> bool:
        return True


class Unordered(Numbered):
    """The same on a list in no order."""

    newest_first = False


def run(name: str, rank: float | None) -> Snapshot:
    return Snapshot(system="cloudify", id=name, ids={"id": name}, state=State.RUNNING, raw_status="", raw=rank)


def pages(runs: list[Snapshot], size: int) -> list[list[Snapshot]]:
    return [runs[n : n + size] for n in range(0, len(runs), size)] or [[]]


def seen_before(starts: Starts, runs: list[Snapshot], size: int) -> tuple[Before, int]:
    earlier, read = Earlier(starts), 0
    for page in pages(runs, size):
        read += 1
        if earlier.note(page):
            break
    return earlier.before(), read


def found(starts: Starts, known: Before, runs: list[Snapshot], size: int) -> tuple[set[str], Search, int]:
    search, new, read = Search(starts, known), set[str](), 0
    for page in pages(runs, size):
        read += 1
        new |= {one.id for one in search.fresh(page)}
        if search.over:
            break
    return new, search, read


ranks = st.lists(st.integers(0, 400).map(lambda n: n / 2), max_size=60)


@given(old=ranks, new=st.lists(st.integers(0, 40), max_size=8), size=st.integers(1, 30), shuffled=st.randoms())
@pytest.mark.parametrize("starts", [Numbered(), Unordered()], ids=["newest first", "in no order"])
def test_what_is_new_is_found_and_nothing_else(
    starts: Starts, old: list[float], new: list[int], size: int, shuffled: Any
) -> None:
    """A run that comes later has a rank that is lower by the slack at most; a list may be in any order."""
    top = max(old, default=0.0)
    there = [run(f"old{n}", rank) for n, rank in enumerate(old)]
    came = [run(f"new{n}", max(top - starts.slack + step, 0)) for n, step in enumerate(new)]
    everything = [*there, *came]
    for runs in (there, everything):
        if starts.newest_first:
            runs.sort(key=lambda one: -one.raw)
        else:
            shuffled.shuffle(runs)
    known, _ = seen_before(starts, there, size)
    names, search, _ = found(starts, known, everything, size)
    assert {name for name in names if name.startswith("new")} == {one.id for one in came}
    assert search.met
    crowded = sum(rank >= top - starts.slack for rank in old) > MOST_KNOWN
    assert crowded or not {name for name in names if name.startswith("old")}


def test_a_list_that_comes_in_another_order_than_was_asked_for_is_read_to_its_end() -> None:
    oldest_first = [run(f"old{n}", n * 10) for n in range(100)]
    known, read = seen_before(Numbered(), oldest_first, 10)
    assert read == 10
    assert "old99" in known.ids
    names, search, read = found(Numbered(), known, [*oldest_first, run("new", 2000)], 10)
    assert (names, search.met, read) == ({"new"}, True, 11)


def test_no_more_is_read_than_is_needed() -> None:
    newest_first = [run(f"old{n}", 10_000 - n * 10) for n in range(1000)]
    known, read = seen_before(Numbered(), newest_first, 50)
    assert (read, len(known.ids)) == (1, KNOWN)
    names, search, read = found(Numbered(), known, [run("new", 10_010), *newest_first], 50)
    assert (names, search.over, read) == ({"new"}, True, 1)


@pytest.mark.parametrize("number", [0, 1, KNOWN, MOST_KNOWN, MOST_KNOWN + 1, 5 * MOST_KNOWN])
def test_what_an_intent_knows_is_bounded(number: int) -> None:
    same = before([(str(n), 7.0) for n in range(number)], 3.0)
    assert len(same.ids) == min(number, MOST_KNOWN)
    nameless = before([(str(n), None) for n in range(number)], 3.0)
    assert (len(nameless.ids), nameless.floor) == (min(number, MOST_KNOWN), None)
