"""The error tree: what each error says, and that it survives a process boundary."""

import copy
import inspect
import pickle

import pytest

import orchestrator_clients
from orchestrator_clients import (
    ApiError,
    ExecutionFailed,
    OrchestratorError,
    OutcomeUnknownError,
    Snapshot,
    State,
    UsageError,
)
from orchestrator_clients._core import errors

CLASSES = [value for _, value in inspect.getmembers(errors, inspect.isclass) if issubclass(value, OrchestratorError)]


@pytest.mark.parametrize("cls", CLASSES)
def test_every_error_is_exported_and_pickles(cls: type[OrchestratorError]) -> None:
    assert getattr(orchestrator_clients, cls.__name__) is cls
    error = cls("message", system="cloudify", operation="get", status=500, retry_safe=True)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is cls
        assert twin.__dict__ == error.__dict__
        assert twin.args == error.args


def test_usage_errors_are_value_errors() -> None:
    assert issubclass(UsageError, ValueError)


def test_what_an_api_error_says() -> None:
    error = ApiError(
        "it is busy", system="cloudify", operation="start", status=400, code="busy", request_id="r1", hint="Wait"
    )
    assert str(error) == "cloudify start: 400 busy: it is busy (request r1). Wait"


def test_what_an_unknown_outcome_says() -> None:
    error = OutcomeUnknownError("no answer", system="cloudify", operation="start", find_out="list them")
    assert str(error) == "cloudify start: no answer; it may or may not have happened. To find out, list them"


@pytest.mark.parametrize(
    ("system", "message", "said"),
    [
        ("cloudify", "cloudify e1: failed", "cloudify get: e1: failed"),
        ("cloudify", "cloudify_x is odd", "cloudify get: cloudify_x is odd"),
        (None, "None of them", "get: None of them"),
    ],
)
def test_the_system_is_named_once(system: str | None, message: str, said: str) -> None:
    error = OrchestratorError(message, system=system, operation="get")
    assert (str(error), error.message) == (said, message)


def test_a_wait_error_carries_its_run() -> None:
    run = Snapshot(system="cloudify", id="e1", ids={"execution_id": "e1"}, state=State.FAILED, raw_status="failed")
    error = ExecutionFailed.of(run, "it failed")
    assert pickle.loads(pickle.dumps(error)).run == run


def test_what_led_to_an_error_is_forgotten_where_it_may_hold_secrets() -> None:
    @errors.forgetting()
    def read(text: str, cause: BaseException | None) -> int:
        try:
            return int(text)
        except ValueError:
            raise UsageError("that is no number") from cause

    with pytest.raises(UsageError) as caught:
        read("s3cr3t", None)
    assert caught.value.__cause__ is caught.value.__context__ is None
    with pytest.raises(UsageError) as caught:
        read("x", OSError())
    assert isinstance(caught.value.__cause__, OSError), "what is said to be the cause stays"
