"""What is promised of the figures that have no contest, and where the time goes where a promise is hard to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import doubling


@dataclass(frozen=True)
class Limit:
    """A promise: a number of a measurement's table is at most so much, or so many times the number of another column."""

    measurement: str
    row: str
    column: str
    most: float
    times: str | None = None

    def reached(self, results: Mapping[str, Any]) -> float | None:
        """Return the number in the promise's own terms, None if it was not measured."""
        row = results.get(self.measurement, {}).get(self.row)
        if row is None:
            return None
        if not isinstance(row, Mapping):
            return float(row)
        return float(row[self.column] / row[self.times] if self.times else row[self.column])

    def __str__(self) -> str:
        unit = f" times {self.times}" if self.times else ""
        return f"{self.measurement}, {self.row} {self.column}".strip() + f" <= {self.most:g}{unit}"


LIMITS = (
    Limit("import", "orchestrator_clients", "", 60.0),
    Limit("generate", "all five", "", 10.0),
    Limit("generate", "nothing changed", "", 1.0),
    Limit("many-waits", "10,000 executions", "lag p99 ms", 50.0),
    Limit("many-waits", "10,000 executions", "peak MiB", 250.0),
    Limit("joins", "1,000 runs of 120 s", "looks", 400.0),
    Limit("joins", "1,000 runs of 120 s", "late s, most", 30.0),
    *(Limit("aspera-xml", f"{size} bytes", "ours", 2.0, "xmltodict") for size in ("10,000", "1,000,000", "10,000,000")),
    *(Limit("doubling", name, "per doubling", doubling.MOST) for name in doubling.cases()),
)

WHY: Mapping[str, str] = {
    "list-500": "Without `[fast]` the vendor's own client and ours read the JSON by the same `json`, more than half of a "
    "large page; models and handles come on top (the table `stages`), where the vendor's client stops at dicts. A tenth is "
    "Python's garbage collector, which looks at all that is new and finds nothing: a service that reads many large pages can "
    "let it look less often, by `gc.set_threshold(50_000)`. With `[fast]` the models are made from the JSON without any dicts.",
    "list-20": "The table `stages` has what reading costs; the rest of a call is httpx, httpcore, h11 and the kernel.",
    "aws-20": "Without `[fast]`: plain httpx, untyped and unsigned, is as far from boto3 as this client. The rest is for a "
    "faster transport.",
    "aws-500": "Making 500 models is a third of the call with `[fast]`, reading the JSON and HTTP the rest.",
    "async-50": "each call has a connection for itself, without a search through a pool: h11 and the event loop are left.",
    "generate": "The generator reads and renders each spec in a process of its own, and ruff formats what comes out.",
}
"""For each contest or measurement: where the time goes, shown when one of its promises was not kept."""


def verdicts(results: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Yield measurement, a line, and whether it is kept, for every promise that was measured."""
    for name, result in results.items():
        for target in result.get("targets", ()):
            line = f"{name}: {target['of']} against {target['against']}: {target['ratio']:.2f} (promised {target['bound']})"
            yield name, line, target["kept"]
    for limit in LIMITS:
        reached = limit.reached(results)
        if reached is not None:
            yield limit.measurement, f"{limit}: {reached:.1f}", reached <= limit.most
