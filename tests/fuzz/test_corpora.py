"""What made a reader give way stays read, and a few hundred damaged inputs of each kind are, in every run of the tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from .run import corpus, inputs
from .targets import TARGETS

PLAIN = [name for name in TARGETS if not name.startswith("answers-")]


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.filterwarnings("ignore")  # what is odd in an answer is warned of
def test_what_was_found_is_read(name: str) -> None:
    with TARGETS[name]() as ready:
        for path in corpus(name):
            ready.read(path.read_bytes())
        for seed in ready.seeds:
            ready.read(seed)


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.filterwarnings("ignore")
def test_damaged_inputs_are_read_or_refused(name: str) -> None:
    with TARGETS[name]() as ready:
        some = settings(
            max_examples=100 if ready.answers else 200,
            derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        some(given(inputs(ready, name))(ready.read))()
