"""An object with all fields is read in one go; whatever is odd about it is read as it would be field by field."""

import pytest

from benchmarks.bodies import execution
from orchestrator_api.cloudify.errors import DecodeError
from orchestrator_api.cloudify.models import Execution, ExecutionStatus


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


def test_parameters_are_a_copy():
    source = execution(1)
    Execution.from_dict(source).parameters["more"] = 1
    assert source["parameters"] == {"node_ids": []}
