"""Views of rows say what views of models say, and make the model when somebody asks for it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bodies import step
from orchestrator_api.aws_image_builder.api.workflows import list_workflow_step_executions
from orchestrator_api.aws_image_builder.models import WorkflowStepMetadata
from orchestrator_clients._core import rows
from orchestrator_clients._core.http.answer import in_rows
from orchestrator_clients._core.views import views_of
from orchestrator_clients.aws_image_builder.views import StepExecution
from tests.unit.core.test_rows import CHANGES, answers, changed, outcome

PROPERTIES = [name for name, value in vars(StepExecution).items() if isinstance(value, property)]
both_ways = pytest.mark.parametrize("fast", [True, False])


@pytest.fixture
def page(fast: bool, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A page of one step, in rows."""
    if not fast:
        monkeypatch.setattr(rows, "fast_reader", lambda: None)
    return in_rows(list_workflow_step_executions.parse_response)(answers({"steps": [step(0)]})[0])


@both_ways
@given(changes=CHANGES, order=st.permutations(PROPERTIES))
def test_views_of_rows_are_those_of_models(fast: bool, changes: list[dict[str, Any]], order: list[str]) -> None:
    late, now = answers({"steps": [changed(step(number), change) for number, change in enumerate(changes)]})
    parse = list_workflow_step_executions.parse_response
    with pytest.MonkeyPatch.context() as patch:
        if not fast:
            patch.setattr(rows, "fast_reader", lambda: None)
        seen, models = outcome(in_rows(parse), late), outcome(parse, now)
        if isinstance(models, str):
            assert seen == models
            return
        views = views_of(StepExecution, seen.steps or ())
        for view, model in zip(views, models.steps or (), strict=True):
            assert [getattr(view, name) for name in order] == [getattr(StepExecution(model), name) for name in order]
            assert view == StepExecution(model)


@both_ways
def test_the_model_is_made_once(page: Any) -> None:
    (view,) = views_of(StepExecution, page.steps)
    assert type(view._row) is not WorkflowStepMetadata
    assert view.raw == WorkflowStepMetadata.from_dict(step(0))
    assert view.raw is view.raw is view._row


@both_ways
def test_a_view_is_a_dataclass_like_any_other(page: Any) -> None:
    (view,) = views_of(StepExecution, page.steps)
    for other in (copy.copy(view), pickle.loads(pickle.dumps(view)), dataclasses.replace(view)):
        assert (other, repr(other)) == (view, repr(view))
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.raw = None  # type: ignore[misc, assignment]
