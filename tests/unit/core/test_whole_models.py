"""An object with all fields is read in one go; whatever is odd about it is read as it would be field by field."""

import copy
import json

import httpx
import pytest

from benchmarks.bodies import execution
from orchestrator_api.adobe_cloud_manager.errors import DecodeError as AdobeDecodeError
from orchestrator_api.adobe_cloud_manager.models import PipelineExecution
from orchestrator_api.cloudify.errors import DecodeError
from orchestrator_api.cloudify.models import Execution, ExecutionList, ExecutionStatus
from orchestrator_api.cloudify.types import decode_model


@pytest.mark.parametrize(
    ("status", "read"),
    [("started", ExecutionStatus.STARTED), ("tomorrows_word", "tomorrows_word"), (None, None)],
)
def test_words_known_and_unknown(status, read):
    got = Execution.from_dict({**execution(1), "status": status})
    assert got.status == read
    assert got.to_dict() == {**execution(1), "status": status}


@pytest.mark.parametrize(
    ("field", "value"), [("status", ["started"]), ("visibility", {}), ("parameters", 7), ("parameters", [1])]
)
def test_what_cannot_be_read_names_its_field(field, value):
    with pytest.raises(DecodeError) as caught:
        Execution.from_dict({**execution(1), field: value})
    assert caught.value.path == field


@pytest.mark.parametrize("value", [[], ["x"] * 25, "maintenance", 7, True], ids=lambda value: type(value).__name__)
@pytest.mark.parametrize(
    ("model", "path"),
    [(Execution, ""), (ExecutionList, ""), (ExecutionList, "metadata"), (Execution, "parameters")],
)
def test_what_is_no_object_is_called_so(model, path, value):
    body = json.dumps({path: value} if path else value).encode()
    with pytest.raises(DecodeError) as caught:
        decode_model(model, httpx.Response(200, content=body))
    assert (caught.value.path, caught.value.reason) == (path, f"expected an object, got {type(value).__name__}")


@pytest.mark.parametrize("value", [7, [], {}], ids=str)
def test_what_is_no_date_is_called_so(value):
    with pytest.raises(AdobeDecodeError) as caught:
        PipelineExecution.from_dict({"createdAt": value})
    assert caught.value.path == "createdAt"
    assert caught.value.reason == f"expected a text, got {type(value).__name__}"


CHANGES = [
    {},
    {"id": None, "private_resource": None, "parameters": None},
    {"resume_policy": "new"},
    {"total_operations": ..., "tomorrows_field": [1]},  # as many fields as there should be, but not the same ones
    {"total_operations": ..., "visibility": ..., "status": "tomorrows_word", "a": 1, "b": None},
    dict.fromkeys([*execution(1)][1:], ...),
]
"""What is changed in a whole object; `...` takes a field out."""


@pytest.mark.parametrize("changes", CHANGES, ids=str)
def test_nothing_is_lost_and_the_source_stays_as_it_is(changes):
    source = {name: value for name, value in {**execution(1), **changes}.items() if value is not ...}
    before = copy.deepcopy(source)
    written = Execution.from_dict(source).to_dict()
    assert source == before
    assert written == {name: value for name, value in source.items() if name != "private_resource" or value is not None}


def test_a_row_gives_what_the_object_gives():
    assert Execution.from_row([*execution(1).values()]) == Execution.from_dict(execution(1))
    assert [*execution(1)] == [*Execution.FIELDS]
