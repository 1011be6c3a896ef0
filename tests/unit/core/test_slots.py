"""Idle connections: which is taken, which are closed, and never more than so many."""

from __future__ import annotations

from orchestrator_clients._core.wire.recent import MOST_ORIGINS, Recent
from orchestrator_clients._core.wire.slots import IDLE_SECONDS, MOST_IDLE, Slots


class Idle:
    """Slots whose connections are numbers, at a time that a test moves."""

    def __init__(self) -> None:
        self.killed: list[int] = []
        self.now = 0.0
        self.slots: Slots[int] = Slots(self.killed.append, lambda: self.now)

    def kept(self, origin: str) -> list[int]:
        """Take all of an origin."""
        found = []
        while (one := self.slots.take(origin, fresh=False)) is not None:
            found.append(one)
        return found


def test_the_last_one_is_taken_first() -> None:
    idle = Idle()
    for number in range(3):
        idle.slots.give("a", number)
    assert idle.kept("a") == [2, 1, 0]
    assert idle.kept("b") == idle.killed == []


def test_of_many_the_least_recently_used_are_closed() -> None:
    idle = Idle()
    for number in range(MOST_IDLE + 3):
        idle.slots.give("a", number)
    assert idle.killed == [0, 1, 2]
    assert len(idle.kept("a")) == MOST_IDLE


def test_of_many_origins_the_least_recently_used_are_closed() -> None:
    idle = Idle()
    idle.slots.give("base", 1000)
    for number in range(MOST_ORIGINS - 1):
        idle.slots.give(f"log-{number}", number)
        idle.slots.give(f"log-{number}", 100 + number)
    assert idle.killed == []
    assert idle.kept("base") == [1000]
    idle.slots.give("base", 1000)
    for number in range(MOST_ORIGINS, MOST_ORIGINS + 3):
        idle.slots.give(f"log-{number}", number)
    assert sorted(idle.killed) == [0, 1, 2, 100, 101, 102]
    assert idle.kept("base") == [1000]
    assert idle.kept(f"log-{MOST_ORIGINS + 2}") == [MOST_ORIGINS + 2]


def test_what_lay_idle_for_long_is_closed() -> None:
    idle = Idle()
    idle.slots.give("a", 1)
    idle.now = IDLE_SECONDS + 1
    idle.slots.give("b", 2)
    assert idle.kept("b") == [2]
    assert idle.killed == [1]


def test_what_is_given_to_closed_slots_is_closed() -> None:
    idle = Idle()
    idle.slots.give("a", 1)
    idle.slots.close()
    idle.slots.give("a", 2)
    assert idle.killed == [1, 2]


def test_what_is_kept_for_origins() -> None:
    made: list[int] = []
    recent: Recent[int] = Recent(lambda: made.append(len(made)) or made[-1])  # type: ignore[func-returns-value]
    first = recent.take("log-0")
    assert recent.take("log-0") is first
    for number in range(1, MOST_ORIGINS + 2):
        spare = recent.give(recent.take(f"log-{number}"))
        assert spare == ([number - MOST_ORIGINS + 1] if number >= MOST_ORIGINS else []), "never the one that is in use"
    assert recent.give(first) == recent.give(first) == []
    assert recent.give(recent.take("another")) == [0]
    assert len(recent.clear()) == MOST_ORIGINS
    assert recent.clear() == []
