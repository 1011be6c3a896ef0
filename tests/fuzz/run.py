"""Runs targets for a time each. Hypothesis chooses, and makes what it finds small; that is kept among the corpora."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .cases import damaged, mistyped
from .targets import TARGETS, Ready

CORPORA = Path(__file__).parent / "corpus"

BATCH = 100
"""Cases between two looks at the clock."""


def corpus(name: str) -> list[Path]:
    """Return the files of what was found before."""
    return sorted((CORPORA / name).glob("*")) if (CORPORA / name).is_dir() else []


def inputs(ready: Ready, name: str) -> st.SearchStrategy[bytes]:
    """Return what a target is fed: near its good inputs, and near what was found before."""
    seeds = [*ready.seeds, *(path.read_bytes() for path in corpus(name))]
    if not ready.answers:
        return damaged(seeds)
    parts = [seed.partition(b"\n") for seed in seeds]
    behind = [st.one_of(mistyped([body]), damaged([body])).map((head + line).__add__) for head, line, body in parts]
    return st.one_of(behind)


def fuzz(name: str, seconds: float) -> int:
    """Feed a target for so many seconds and return how many cases that were; what fails is kept, and raised."""
    count, last = 0, b""

    def check(data: bytes) -> None:
        nonlocal count, last
        count, last = count + 1, data
        ready.read(data)

    with TARGETS[name]() as ready:
        quiet = settings(
            max_examples=BATCH, deadline=None, database=None, report_multiple_bugs=False,
            phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        batch = quiet(given(inputs(ready, name))(check))
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                batch()
            except BaseException:
                if last:
                    _keep(name, last)
                raise
    return count


def _keep(name: str, data: bytes) -> None:
    folder = CORPORA / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
