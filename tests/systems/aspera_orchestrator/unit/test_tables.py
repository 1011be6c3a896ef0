"""The tables agree with the spec, and errors are read whatever their shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestrator_clients import ApiError, AuthError, NotFoundError, ServerError
from orchestrator_clients._core.operation import Repeat
from orchestrator_clients.aspera_orchestrator.tables import VENDOR

SPEC = Path(__file__).parents[4] / "specs" / "aspera_orchestrator" / "openapi.yaml"


def spec_operations() -> dict[str, bool]:
    """Return the operations of the spec by their generated names, and whether they change something."""
    paths: dict[str, dict[str, Any]] = yaml.safe_load(SPEC.read_text(encoding="utf-8"))["paths"]
    found = [operation for methods in paths.values() for operation in methods.values()]
    return {snake(one["operationId"]): one.get("x-changes-state", False) for one in found}


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def test_what_changes_something_is_sent_once_although_it_is_a_get() -> None:
    assert {name for name, changes in spec_operations().items() if changes} == {
        name for name, operation in VENDOR.operations.items() if operation.repeat is Repeat.ONCE
    }


def test_a_lost_answer_to_each_of_them_can_be_looked_up() -> None:
    once = [operation for operation in VENDOR.operations.values() if operation.repeat is Repeat.ONCE]
    assert all("work_orders." in one.find_out or "work_steps." in one.find_out for one in once)


@pytest.mark.parametrize(
    ("body", "message", "details"),
    [
        (
            {"work_order": {"status": "Error", "statusDetails": "Missing"}, "missing_parameters": ["a", "b"]},
            "Missing: missing parameters: a, b",
            {"missing_parameters": ["a", "b"], "work_order_status": "Error"},
        ),
        ({"work_order": {"missing_parameters": ["a"]}}, "missing parameters: a", {"missing_parameters": ["a"]}),
        ({"work_order": {"status": "Error"}}, "Error", {"work_order_status": "Error"}),
        ({"error": "nope"}, "nope", {}),
        ({"statusDetails": "x", "message": "y"}, "x", {}),
        ({"work_order": "odd", "missing_parameters": "odd"}, None, {}),
        ({}, None, {}),
        (["odd"], None, {}),
    ],
)
def test_what_an_error_says(body: Any, message: str | None, details: object) -> None:
    problem = VENDOR.problem({}, json.dumps(body).encode())
    assert (problem.code, problem.message, problem.details) == (None, message, details)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(400, ApiError), (401, AuthError), (403, AuthError), (404, ApiError), (405, ApiError), (500, ServerError)],
)
def test_the_class_of_an_error(status: int, kind: type[ApiError]) -> None:
    assert VENDOR.error_class(status, None) is kind
    assert kind is not NotFoundError
    assert VENDOR.hints[status]
