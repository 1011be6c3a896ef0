"""The promises for figures without other contenders, and where the time goes when a promise is not kept."""

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
    Limit("starting", "orchestrator_clients", "ms", 60.0),
    Limit("starting", "first call", "times httpx", 1.2),
    Limit("starting", "first call, [fast]", "after first call", 50.0),
    Limit("command line", "--version", "ms", 120.0),
    Limit("command line", "list", "ms", 350.0),
    Limit("generate", "all five", "", 3.0),
    Limit("generate", "one by the command", "", 1.2),
    Limit("generate", "nothing changed", "", 0.1),
    Limit("generating", "1,000 operations", "seconds", 15.0),
    Limit("generating", "1,000 operations", "peak MiB", 250.0),
    Limit("many-waits", "10,000 executions", "lag p99 ms", 20.0),
    Limit("many-waits", "10,000 executions", "peak MiB", 100.0),
    Limit("joins", "1,000 runs of 120 s", "looks", 400.0),
    Limit("joins", "1,000 runs of 120 s", "late s, most", 30.0),
    *(Limit("aspera-xml", f"{size} bytes", "ours", 2.0, "xmltodict") for size in ("10,000", "1,000,000", "10,000,000")),
    *(Limit("doubling", name, "per doubling", doubling.MOST) for name in doubling.cases()),
)

WHY: Mapping[str, str] = {
    "list-20": "The table `parts` takes a call apart: with `[fast]` the wire is the largest part, the others are many.",
    "list-500": "Without `[fast]` httpx with json and ours read the JSON by the same `json`, half of a large page; rows, "
    "handles and the fields that are read come on top, and so does Python's garbage collector, which looks three times a "
    "page where it looks once at dicts alone, and finds nothing: a service that reads many large pages can let it look less "
    "often, by `gc.set_threshold(50_000)`. What a large answer takes is kept for the next (`_core/room.py`): glibc took it anew, "
    "in 200 page faults, an eighth of the call. With `[fast]` no dicts are made: of some 1,250 us the rows take 380, what "
    "the wire does with the answer 210, id, state, name and raw_status 230 (a property each, and the name is put together), "
    "handles 130, to free it all 90, to tell runs apart by their ids 50.",
    "aws-20": "Plain httpx, unsigned and untyped, is not much further from boto3 than this client without `[fast]`.",
    "aws-500": "Each step is a row and a view of it, whose properties read it; its model is made when somebody asks for `raw`.",
    "async-50": "With `[fast]`, of some 270 us asyncio and the socket take 30, aiohttp's pool and parser and our wire 25, the "
    "seam 80, to build the request and to read the answer into rows 60, pages and handles 70. Each of these by itself, time and "
    "again, takes a third of that: the rest is what cold caches add when calls take turns.",
    "async-500": "As with 50 in flight; where 500 calls begin at once, what they hold makes Python's garbage collector look at "
    "all objects of the process now and then: 40 to 80 us of each call. A client has 200 calls under way at most, and the "
    "others wait for their turn.",
    "look": "A look is a call with its deadline, and a handle with what the wait remembers.",
    "adobe-12": "Where json stops at dicts, the types of all fields are looked at, and each step is a row and a step; its fields "
    "are read when they are looked at, and models are made when somebody asks for `raw`.",
    "code-stream-40": "Where json stops at dicts, the types of all fields are looked at, so that nothing can go wrong later "
    "(30 us), and each task is a row and a step (40 us); fields are read when they are looked at, and models are made when "
    "somebody asks for `raw`. A run that is kept takes 58 kB so, and 42 as models.",
    "aspera-100": "xmltodict leaves each value as the text it is; ours are read from Ruby's notation (3 us each) into typed "
    "variables (2 us) when they are looked at; the XML is read by xmltodict in both.",
    "starting": "httpcore, with the ssl, typing and logging of Python, is the half; ours, of which many make classes, the other.",
    "command line": "click, rich, and the client of the profile's system with all its modules (see `starting`).",
    "generate": "A third of the time of one is the import of the generator, a quarter the validation of the spec. Each of "
    "several is read and rendered in a process of its own, and ruff formats what comes out.",
    "many-waits": "Some 3 kB for each wait: 1.2 for its row of the list, the rest for the row of the last look, what the wait "
    "remembers, and its place in the plan of looks. The peak comes when the time is up: errors, and the steps of as many "
    "executions as can be read in five seconds, about 4 kB each. A page of those that are looked at together is read in one "
    "go, which holds up the event loop for as long.",
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
