"""Interleaved rounds: contenders take turns many times, so that a busy moment affects all of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

FAST = "+fast"
"""Suffix of a contender that runs with the extra [fast]; without it ours keep to plain httpx and json."""


@dataclass(frozen=True)
class Timing:
    """Seconds per call: median of the rounds, and their quartiles."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Timing:
        """Return the timing of some rounds."""
        low, median, high = statistics.quantiles(seconds, n=4) if len(seconds) > 1 else [*seconds] * 3
        return cls(median, low, high)


@dataclass(frozen=True)
class Spent:
    """The processor time and the elapsed time of a call; the latter includes waiting for the server and other processes."""

    cpu: Timing
    wall: Timing


class _Worker:
    def __init__(self, contender: str, url: str, size: int) -> None:
        name, _, fast = contender.partition("+")
        environment = {**os.environ, "ORCHESTRATOR_CLIENTS_TRANSPORT": "fast" if fast else "httpx"}
        command = [sys.executable, "-P", "-m", "benchmarks.contenders", name, url, str(size)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        if self._line() != "ready":
            raise RuntimeError(f"{contender} does not start")

    def run(self, count: int) -> tuple[float, float]:
        """Return the seconds of so many calls, by the clock and of the processor."""
        assert self._process.stdin
        print(count, file=self._process.stdin, flush=True)
        wall, cpu = map(float, self._line().split())
        return wall, cpu

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        self._process.communicate()


@contextmanager
def server() -> Iterator[str]:
    """Run the benchmark server and give its URL."""
    command = [sys.executable, "-P", "-m", "benchmarks.server"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.communicate()


def compare(contenders: Sequence[str], url: str, size: int, *, calls: int, rounds: int) -> Mapping[str, Spent]:
    """Return the seconds per call of each contender."""
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    with ExitStack() as stack:
        workers = {}
        for name in contenders:
            workers[name] = _Worker(name, url, size)
            stack.callback(workers[name].close)
        for _ in range(rounds):
            for name, worker in workers.items():
                seconds[name].append(worker.run(calls))
    return {name: _spent(rows, calls) for name, rows in seconds.items()}


def _spent(rows: Sequence[tuple[float, float]], calls: int) -> Spent:
    walls, cpus = zip(*rows, strict=True)
    return Spent(cpu=Timing.of([one / calls for one in cpus]), wall=Timing.of([one / calls for one in walls]))
