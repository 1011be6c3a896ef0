"""Why a build failed, pieced together from whatever AWS says."""

from typing import Any

import pytest

from orchestrator_api.aws_image_builder.models import (
    GetWorkflowStepExecutionResponse,
    ImageState,
    WorkflowExecutionMetadata,
    WorkflowStepMetadata,
)
from orchestrator_clients.aws_image_builder import Failure, StepExecution, WorkflowExecution
from orchestrator_clients.aws_image_builder.failures import (
    LONGEST,
    completed,
    culprit,
    final_failures,
    suspects,
    told,
)
from tests.systems.aws_image_builder.unit.builds import BUILD, RUN, WORKFLOW


def why(**state: Any) -> Failure:
    return told(BUILD, ImageState.from_dict({"status": "FAILED", **state}))


def step(name: str, status: str = "FAILED", **fields: Any) -> StepExecution:
    return StepExecution(
        WorkflowStepMetadata.from_dict({"stepExecutionId": f"step-{name}", "name": name, "status": status, **fields})
    )


def single(name: str, on_failure: str | None) -> StepExecution:
    raw = {"stepExecutionId": f"step-{name}", "name": name, "status": "FAILED", "onFailure": on_failure}
    return StepExecution(GetWorkflowStepExecutionResponse.from_dict(raw))


def workflow(run: str, status: str = "FAILED", **fields: Any) -> WorkflowExecution:
    return WorkflowExecution(
        WorkflowExecutionMetadata.from_dict(
            {"workflowExecutionId": run, "status": status, "workflowBuildVersionArn": WORKFLOW, **fields}
        )
    )


def test_a_failure_context_says_it_all() -> None:
    failure = why(
        reason=f"Workflow Execution ID: '{RUN}' failed with reason: something",
        failureContext={
            "imageStatus": "BUILDING",
            "workflowExecutionId": RUN,
            "workflowArn": WORKFLOW,
            "stepExecutionId": "step-3",
            "failedStep": "ApplyBuildComponents",
            "componentFailure": {"componentArn": "arn:component/install-nginx", "errorMessage": "exit code 7"},
        },
    )
    assert failure.complete
    assert (failure.stage, failure.workflow, failure.step, failure.message) == (
        "BUILDING",
        "build-image",
        "ApplyBuildComponents",
        "exit code 7",
    )
    assert str(failure) == (
        f"workflow 'build-image' ({RUN}), step 'ApplyBuildComponents', component arn:component/install-nginx: exit code 7"
    )
    assert "exit code 7" not in repr(failure)


@pytest.mark.parametrize(
    ("reason", "run", "message"),
    [
        (f"Workflow Execution ID: '{RUN}' failed with reason: No disk left", RUN, "No disk left"),
        (f"Build failed. Workflow Execution ID: '{RUN}' failed with reason: two\nlines", RUN, "two\nlines"),
        (f"Workflow Execution ID: {RUN} failed with reason: x", RUN, "x"),
        (f"Workflow Execution ID: '{RUN}' has ended", RUN, f"Workflow Execution ID: '{RUN}' has ended"),
        ("The role cannot be assumed", None, "The role cannot be assumed"),
        (None, None, None),
    ],
)
def test_before_there_was_a_context_the_reason_named_the_workflow(
    reason: str | None, run: str | None, message: str | None
) -> None:
    failure = why(reason=reason)
    assert (failure.workflow_execution_id, failure.message, failure.step) == (run, message, None)
    assert not failure.complete


def test_no_state_at_all_is_a_failure_without_words() -> None:
    assert str(told(BUILD, None)) == "AWS gives no reason"


def test_a_failed_distribution_names_its_regions() -> None:
    context = {
        "distributionFailure": {
            "errorMessage": "2 of 3 regions failed",
            "regionFailures": [
                {"region": "eu-west-1", "targetAccountId": "123", "errorMessage": "no permission"},
                {"region": "eu-west-2", "status": "TIMED_OUT"},
                {},
            ],
        }
    }
    assert why(failureContext=context).message == (
        "2 of 3 regions failed; eu-west-1 123: no permission; eu-west-2: TIMED_OUT; a region: failed"
    )


def test_texts_are_untrusted() -> None:
    failure = why(reason="\x1b[2Jboom\x07 " + "x" * 5000)
    assert "\x1b" not in str(failure)
    assert "\x07" not in str(failure)
    assert len(str(failure)) == LONGEST


def test_suspects() -> None:
    runs = [
        workflow("wf-1", "COMPLETED"),
        workflow("wf-2", retried=True),
        workflow("wf-3"),
        workflow("wf-4", "ROLLBACK_COMPLETED"),
    ]
    assert [run.id for run in suspects(runs, why())] == ["wf-3", "wf-4"]
    assert [run.id for run in suspects(runs, why(failureContext={"workflowExecutionId": "wf-4"}))] == ["wf-4"]
    assert [run.id for run in suspects([], why(failureContext={"workflowExecutionId": "wf-9"}))] == ["wf-9"]
    assert suspects([], why()) == []


@pytest.mark.parametrize(
    ("steps", "names"),
    [
        ([step("a", "COMPLETED"), step("b")], ["b"]),
        ([step("a", attemptNumber=1, maxAttempts=2), step("a", "COMPLETED", attemptNumber=2, maxAttempts=2)], []),
        ([step("a", attemptNumber=1, maxAttempts=2), step("a", attemptNumber=2, maxAttempts=2)], ["a"]),
        ([step("a", attemptNumber=1, maxAttempts=3), step("b", attemptNumber=1, maxAttempts=1)], ["b"]),
        ([step("a", attemptNumber=1, maxAttempts=3)], ["a"]),
        ([step("a"), step("b")], ["a", "b"]),
        ([step("a", "CANCELLED"), step("b", "SKIPPED")], []),
        ([], []),
    ],
)
def test_final_failures(steps: list[StepExecution], names: list[str]) -> None:
    assert [failed.name for failed in final_failures(steps)] == names


def test_the_second_attempt_is_the_one_that_failed() -> None:
    first, second = (step("a", stepExecutionId=f"step-{n}", attemptNumber=n, maxAttempts=2) for n in (1, 2))
    assert final_failures([first, second]) == [second]
    assert final_failures([second, first]) == [second]


@pytest.mark.parametrize(
    ("failed", "context", "name"),
    [
        ([step("a"), step("b")], {"stepExecutionId": "step-a"}, "a"),
        ([step("a"), step("b")], {"failedStep": "a"}, "a"),
        ([step("a"), step("b")], {}, "b"),
        ([single("a", "Continue"), single("b", "Abort"), single("c", "Abort")], {}, "b"),
        ([single("a", "Continue"), single("b", None), single("c", "Continue")], {}, "b"),
        ([single("a", "Continue"), single("b", "Continue")], {}, "b"),
        ([step("a")], {}, "a"),
        ([], {}, None),
    ],
)
def test_culprit(failed: list[StepExecution], context: dict[str, str], name: str | None) -> None:
    found = culprit(failed, why(failureContext=context))
    assert (found.name if found else None) == name


def test_what_the_image_does_not_say_comes_from_workflow_and_step() -> None:
    failure = completed(why(), workflow(RUN, message="the workflow failed"), step("a", outputs="boom", message=None))
    assert (failure.workflow, failure.workflow_execution_id, failure.step, failure.message) == (
        "build-image",
        RUN,
        "a",
        "boom",
    )
    assert completed(why(), workflow(RUN, message="the workflow failed"), None).message == "the workflow failed"
    said = why(failureContext={"componentFailure": {"errorMessage": "inner"}})
    assert completed(said, None, step("a", message="outer")).message == "inner"
    assert completed(why(reason="outermost"), None, step("a", message="outer")).message == "outer"
