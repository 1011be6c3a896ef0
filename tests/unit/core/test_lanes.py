"""Which look is next, and who shares it, without any waiting."""

from __future__ import annotations

from math import inf
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients._core.execution.lanes import Lanes


def lanes(*places: tuple[str, float, float], lane: str = "one", most: int = 3, **options: Any) -> Lanes[str]:
    """Return lanes with a place for each name, the moment it is due, and its interval."""
    made: Lanes[str] = Lanes()
    for key, due, interval in places:
        made.add(key, lane, due=due, interval=interval, most=most, **options)
    return made


def test_nothing_planned_is_nothing_to_do() -> None:
    assert (lanes().take(5.0), lanes().next_due(), len(lanes())) == (None, inf, 0)


def test_those_due_soon_join_those_that_are_due() -> None:
    made = lanes(("a", 10, 4), ("b", 12, 4), ("c", 12.5, 4), ("d", 13, 8))
    assert made.take(4.0) == 6.0
    assert made.take(10.0) == ["a", "b"]
    assert made.take(10.0) == 2.5
    assert made.take(12.5) == ["c", "d"]


def test_a_call_takes_what_fits_in_it() -> None:
    made = lanes(*((str(n), 1.0, 1.0) for n in range(7)), share=2, most=7)
    assert made.calls("one") == 2
    assert [made.take(1.0) for _ in range(3)] == [["0", "1", "2"], ["3", "4", "5"], ["6"]]
    assert made.calls("one") == 0
    few = lanes(*((str(n), 1.0, 1.0) for n in range(5)), count=2)
    assert [len(few.take(1.0)) for _ in range(3)] == [2, 2, 1]  # type: ignore[arg-type]


def test_a_share_that_is_too_large_goes_alone() -> None:
    assert lanes(("a", 1, 1), ("b", 1, 1), share=9).take(1) == ["a"]


def test_of_those_due_the_first_is_at_whom_nobody_looked_for_longest() -> None:
    made: Lanes[str] = Lanes()
    for key, due, since in (("young", 1, 0.5), ("old", 8, -5.0), ("late", 9, -inf)):
        made.add(key, key, due=due, since=since, interval=1, most=1)
    assert [made.take(9.0) for _ in range(3)] == [["late"], ["old"], ["young"]]


def test_who_leaves_or_is_planned_again_has_no_place_any_more() -> None:
    made = lanes(("a", 1, 1), ("b", 2, 1))
    made.discard("a")
    made.discard("never there")
    made.add("b", "two", due=5, interval=1, most=3)
    assert (made.take(2.0), made.take(5.0), made.take(5.0)) == (3.0, ["b"], None)


def test_a_hurried_look_is_due_now() -> None:
    made = lanes(("a", 100, 1), ("b", 100, 1))
    assert made.hurry("b", 3.0)
    assert not made.hurry("c", 3.0)
    assert made.next_due() == -inf
    assert made.take(3.0) == ["b"]
    assert made.clear() == ["a"]
    assert made.take(200.0) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.floats(0, 50), st.floats(0, 20), st.integers(1, 3), st.booleans()), max_size=40
    ),
    st.integers(1, 5),
)
def test_each_comes_out_once_and_none_before_its_time(places: Any, most: int) -> None:
    made: Lanes[int] = Lanes()
    for key, (lane, due, interval, share, leaves) in enumerate(places):
        made.add(key, lane, due=due, interval=interval, most=most, share=share)
        if leaves:
            made.discard(key)
    now, out = 0.0, []
    while (turn := made.take(now)) is not None:
        if not isinstance(turn, list):
            assert turn > 0
            now += turn
            continue
        assert len({places[key][0] for key in turn}) == 1
        assert len(turn) == 1 or sum(places[key][3] for key in turn) <= most
        assert all(places[key][1] - now <= places[key][2] / 2 for key in turn)
        out += turn
    assert sorted(out) == [key for key, place in enumerate(places) if not place[4]]
    assert made.calls(0) == 0
