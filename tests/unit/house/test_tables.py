"""Tables in documents follow from the registry."""

from __future__ import annotations

import pytest

from housekeeping.tables import TABLES, filled, shown
from orchestrator_clients._registry import OWN, Registered

PLACE = "before\n<!-- from the registry: {} -->\n{}<!-- end -->\nafter\n"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_put_in_its_place(name: str) -> None:
    text = PLACE.format(name, "| old |\n") + PLACE.format("fixtures", "")
    told = filled(text, list(OWN))
    assert told == PLACE.format(name, shown(TABLES[name](list(OWN)))) + PLACE.format(
        "fixtures", shown(TABLES["fixtures"](list(OWN)))
    )
    assert filled(told, list(OWN)) == told


@pytest.mark.parametrize("name", TABLES)
def test_each_system_has_its_row(name: str) -> None:
    rows = shown(TABLES[name](list(OWN))).splitlines()
    assert len({row.count("|") for row in rows}) == 1
    assert len(rows) == 2 + len(OWN)
    for system in OWN:
        assert len([row for row in rows if system.key in row or f"`{system.client}" in row]) == 1


def test_a_system_more_is_a_row_more() -> None:
    another = Registered("acme", "Acme", 1, package="acme")
    assert "| `AcmeSimulator` | `acme_simulator` |" in shown(TABLES["fixtures"]([*OWN, another]))


def test_a_table_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError, match="moons"):
        filled(PLACE.format("moons", ""), list(OWN))
