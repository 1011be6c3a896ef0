"""Runs targets: for a time, or for so many cases. What makes a reader give way is made small and kept among the corpora."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from .cases import damaged, mistyped, smallest
from .targets import TARGETS, Ready

CORPORA = Path(__file__).parent / "corpus"


def corpus(name: str) -> list[Path]:
    """Return the files of what was found before."""
    return sorted((CORPORA / name).glob("*")) if (CORPORA / name).is_dir() else []


def inputs(ready: Ready, name: str, seed: int) -> Iterator[bytes]:
    """Yield what a target is fed, without end: near its good inputs, and near what was found before."""
    random = Random(seed)
    seeds = [*ready.seeds, *(path.read_bytes() for path in corpus(name))]
    while True:
        yield _answer(random, random.choice(seeds)) if ready.answers else damaged(random, seeds)


def _answer(random: Random, seed: bytes) -> bytes:
    """Return an answer near another: mostly only its body is odd, now and then its status and headers too."""
    kind, _, answer = seed.partition(b"\n")
    head, gap, body = answer.partition(b"\n\n")
    way = random.random()
    if way < 0.1:
        head = damaged(random, [head])
    if way < 0.8:
        body = mistyped(random, body)
    elif way > 0.9:
        body = damaged(random, [body])
    return b"\n".join((kind, head + gap + body))


def fuzz(name: str, *, seconds: float, cases: float = float("inf"), seed: int) -> int:
    """Feed a target and return how many cases that were; what fails is made small and kept, and its error raised."""
    with TARGETS[name]() as ready:
        until = time.monotonic() + seconds
        for done, data in zip(count(), inputs(ready, name, seed), strict=False):
            if done >= cases or (done % 16 == 0 and time.monotonic() > until):
                return done
            try:
                ready.read(data)
            except Exception as error:
                _keep(name, smallest(data, partial(_fails, ready, type(error))))
                raise
    raise AssertionError("inputs have no end")


def _fails(ready: Ready, kind: type[Exception], data: bytes) -> bool:
    try:
        ready.read(data)
    except Exception as error:
        return type(error) is kind
    return False


def _keep(name: str, data: bytes) -> None:
    folder = CORPORA / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
