"""Who may share a look, and by when a worker must be free, without any waiting."""

from math import inf

import pytest

from orchestrator_clients._core.execution.deadlines import Deadlines, haste


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (2, 100, False),
        (70, 100, True),
        (63, 65, False),
        (0, 0.9, True),
        (-5, 0, True),
        (600, inf, True),
        (1e9, inf, True),
        (250, 600, False),
    ],
)
def test_those_with_about_as_much_time_share_a_look(one: float, other: float, together: bool) -> None:
    assert (haste(one) == haste(other)) is together


def noted(moments: dict[int, float]) -> Deadlines:
    deadlines = Deadlines()
    for number, moment in moments.items():
        deadlines.add(number, moment)
    return deadlines


def test_the_next_deadline_is_that_of_a_run_that_goes_on() -> None:
    deadlines = noted({1: 30.0, 2: 10.0, 3: 20.0, 4: inf})
    expected = {3: 10.0, 2: 30.0, 1: inf, 4: inf}
    for number, moment in expected.items():
        deadlines.over(number)
        assert deadlines.needed() == moment


def test_nobody_is_needed_while_an_idle_worker_comes_in_time() -> None:
    deadlines = noted({1: 10.0, 2: 20.0})
    deadlines.asleep("late", 15.0)
    assert deadlines.needed() == 10
    deadlines.asleep("early", 10.0)
    assert deadlines.needed() == inf
    deadlines.awake("early")
    deadlines.over(1)
    assert deadlines.needed() == inf
    deadlines.awake("late")
    assert deadlines.needed() == 20
