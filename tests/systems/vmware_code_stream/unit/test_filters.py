"""Conditions of lists."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestrator_clients import UsageError
from orchestrator_clients.vmware_code_stream.filters import combined, known_status, literal


@pytest.mark.parametrize(
    ("fields", "raw", "condition"),
    [
        ({}, None, None),
        ({"status": None}, None, None),
        ({"status": "RUNNING"}, None, "status eq 'RUNNING'"),
        ({"_nested": False}, None, "_nested eq 'false'"),
        ({"status": "RUNNING", "name": "ship"}, None, "(status eq 'RUNNING') and (name eq 'ship')"),
        ({}, "startswith(name, 'x')", "startswith(name, 'x')"),
        ({"project": "Portal"}, "a eq 'x' or b eq 'y'", "(project eq 'Portal') and (a eq 'x' or b eq 'y')"),
        ({"name": "it's"}, None, "name eq 'it''s'"),
        ({"name": "x' or name ne '"}, None, "name eq 'x'' or name ne '''"),
    ],
)
def test_conditions(fields: dict[str, Any], raw: str | None, condition: str | None) -> None:
    assert combined(fields, raw) == condition


@given(st.text())
def test_no_value_leaves_its_quotes(value: str) -> None:
    inside = literal(value)[1:-1]
    assert "'" not in inside.replace("''", "")
    assert inside.replace("''", "'") == value


@pytest.mark.parametrize(
    ("fields", "raw", "word"),
    [
        ({"name": ""}, None, "name"),
        ({"name": 5}, None, "name"),
        ({"name": ["a", "b"]}, None, "name"),
        ({"_nested": "yes" and 1}, None, "nested"),
        ({}, "  ", "filter"),
        ({}, 5, "filter"),
    ],
)
def test_what_is_no_condition(fields: dict[str, Any], raw: Any, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        combined(fields, raw)


@pytest.mark.parametrize(("status", "sent"), [(None, None), ("RUNNING", "RUNNING"), ("canceled", "CANCELED")])
def test_statuses_are_sent_in_upper_case(status: str | None, sent: str | None) -> None:
    assert known_status(status) == sent


@pytest.mark.parametrize("status", ["CANCELLED", "", 5, ["RUNNING"]])
def test_a_status_nobody_has_would_find_nothing(status: Any) -> None:
    with pytest.raises(UsageError, match="CANCELED"):
        known_status(status)
