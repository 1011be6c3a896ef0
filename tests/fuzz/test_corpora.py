"""What made a reader give way stays read, and in every run of the tests thousands of damaged inputs are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from . import run
from .run import corpus, fuzz, inputs
from .targets import TARGETS, Ready

pytestmark = pytest.mark.filterwarnings("ignore")  # what is odd in an answer is warned of

CASES, ANSWERS = 1500, 300
"""Inputs for each target, and for each client, whose answers take milliseconds to be read in all ways."""


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_is_read(name: str) -> None:
    with TARGETS[name]() as ready:
        for path in corpus(name):
            ready.read(path.read_bytes())
        for seed in ready.seeds:
            ready.read(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_inputs_are_read_or_refused(name: str) -> None:
    with TARGETS[name]() as ready:
        for data in islice(inputs(ready, name, seed=1), ANSWERS if ready.answers else CASES):
            ready.read(data)


def test_what_gives_way_is_made_small_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def weak() -> Iterator[Ready]:
        yield Ready([b"some words, and more of them"], lambda data: 1 / (data.count(b"[") < 2))

    monkeypatch.setitem(TARGETS, "weak", weak)  # type: ignore[arg-type]
    monkeypatch.setattr(run, "CORPORA", tmp_path)
    with pytest.raises(ZeroDivisionError):
        fuzz("weak", seconds=20, seed=1)
    assert [path.read_bytes() for path in corpus("weak")] == [b"[["]
