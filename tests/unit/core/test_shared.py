"""Texts that many have in common: one object for all, and nothing else is touched."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from orchestrator_clients._core import shared


def made_anew(text: str) -> str:
    return "".join(list(text))


def test_equal_texts_become_one_object() -> None:
    one, other = made_anew("started"), made_anew("started")
    assert one is not other
    assert shared.shared(one) is shared.shared(other) == "started"


@pytest.mark.parametrize("value", [None, 5, ["a"], "x" * (shared.LONGEST + 1)])
def test_what_is_no_short_text_stays_as_it_is(value: Any) -> None:
    assert shared.shared(value) is value


def test_a_server_cannot_fill_the_memory() -> None:
    for number in range(2 * shared.MOST):
        shared.shared(f"word {number}")
    assert shared._one.cache_info().currsize <= shared.MOST


def test_what_a_row_lacks_is_not_added() -> None:
    unset = object()
    row, other = (SimpleNamespace(status=made_anew("queued"), name=unset, id=7) for _ in range(2))
    for one in (row, other):
        shared.share(one, ("status", "name", "id"))
    assert row.status is other.status
    assert (row.name, row.id) == (unset, 7)
