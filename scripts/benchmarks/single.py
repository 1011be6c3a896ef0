"""Figures without other contenders: generation and readers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from . import bodies

ROOT = Path(__file__).parents[2]


def best_of(times: int, action: Callable[[], object]) -> float:
    """Return the shortest of so many tries, in seconds."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


def generation(*, smoke: bool) -> dict[str, float]:
    """Return the seconds of generating all five, of one by the command for others, and of finding that nothing changed."""
    script, spec = str(ROOT / "scripts" / "generate"), str(ROOT / "specs" / "cloudify" / "openapi.yaml")
    command = [sys.executable, "-P", "-m", "orchestrator_generator", spec, "--package", "one"]

    def run(*arguments: str) -> None:
        subprocess.run(arguments, check=True, capture_output=True)

    with tempfile.TemporaryDirectory() as folder:
        return {
            "all five": best_of(1 if smoke else 3, lambda: run(script, "--check")),
            "one by the command": best_of(1 if smoke else 3, lambda: run(*command, "--out", folder)),
            "nothing changed": best_of(1 if smoke else 3, lambda: run(script)),
        }


def aspera_document(size: int) -> bytes:
    """Return a Rails-XML work step of about so many bytes."""
    value = '{\'Transcode server\' =&gt; {"node_id"=&gt;"transcoder", "capacity_kb"=&gt;"30000"}}'
    output = f'<output><name>o</name><id type="integer">7</id><type>hash</type><value>{value}</value></output>\n'
    many = output * max(1, size // len(output))
    outputs = f'<outputs type="array">{many}</outputs>'
    return f'<?xml version="1.0"?>\n<Work-step-status><inputs type="array"/>{outputs}</Work-step-status>'.encode()


def aspera_xml(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds of reading documents, and of `xmltodict.parse` alone, by size."""
    import xmltodict

    from orchestrator_clients.aspera_orchestrator import rails_xml

    table = {}
    for size in (10_000, 100_000) if smoke else (10_000, 100_000, 1_000_000, 10_000_000):
        document, tries = aspera_document(size), 3 if size > 1_000_000 else 7
        table[f"{size:,} bytes"] = {
            "ours": 1000 * best_of(tries, lambda document=document: rails_xml.loads(document, max_bytes=1 << 26)),  # type: ignore[misc]
            "xmltodict": 1000 * best_of(tries, lambda document=document: xmltodict.parse(document)),  # type: ignore[misc]
        }
    return table


def ruby_literals(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds of reading hashes in the two styles of inspect, by number of pairs."""
    from orchestrator_clients.aspera_orchestrator import ruby_literal

    table = {}
    for pairs in (100, 1_000) if smoke else (100, 1_000, 10_000, 100_000):
        old = "{" + ", ".join(f'"key{n}"=>{{:a=>{n}, "b"=>nil}}' for n in range(pairs)) + "}"
        new = "{" + ", ".join(f'"key{n}" => {{a: {n}, "b" => nil}}' for n in range(pairs)) + "}"
        table[f"{pairs:,} pairs"] = {
            "old style": 1000 * best_of(3, lambda text=old: ruby_literal.loads(text)),  # type: ignore[misc]
            "new style": 1000 * best_of(3, lambda text=new: ruby_literal.loads(text)),  # type: ignore[misc]
        }
    return table


def decoding(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds and peak kilobytes of reading a page into models, and `json.loads` alone, by items."""
    import tracemalloc

    from orchestrator_api.cloudify.models import ExecutionList

    table = {}
    for items in (10, 100) if smoke else (10, 100, 1_000, 10_000):
        body = bodies.executions(items)
        tracemalloc.start()
        kept = ExecutionList.from_dict(json.loads(body))
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del kept
        table[f"{items:,} items"] = {
            "typed": 1000 * best_of(5, lambda body=body: ExecutionList.from_dict(json.loads(body))),  # type: ignore[misc]
            "json": 1000 * best_of(5, lambda body=body: json.loads(body)),  # type: ignore[misc]
            "kB kept": memory / 1000,
        }
    return table


def stages(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds of what is done with a page once its bytes are there: where a large call's time goes."""
    from orchestrator_api.cloudify.models import ExecutionList
    from orchestrator_clients import Cloudify, Execution
    from orchestrator_clients.cloudify.reading import run_fields

    table, read = {}, run_fields("t")
    with Cloudify("http://localhost", tenant="t", auth=("admin", "benchmark")) as client:
        for items in (20,) if smoke else (20, 500):
            body = bodies.executions(items)
            page = json.loads(body)
            raws: Any = ExecutionList.from_dict(page).items
            steps: dict[str, Callable[[], object]] = {
                "json": lambda body=body: json.loads(body),  # type: ignore[misc]
                "models": lambda page=page: ExecutionList.from_dict(page),  # type: ignore[misc]
                **{name: _read_fast(page, change) for name, change in FAST_PAGES.items()},
                "handles": lambda raws=raws: Execution.all_lazily(read, raws, client=client),  # type: ignore[misc]
                "handles whose id, state, name and status are read": lambda raws=raws: [  # type: ignore[misc]
                    (run.id, run.state, run.name, run.raw_status)
                    for run in Execution.all_lazily(read, raws, client=client)
                ],
            }
            table[f"{items} items"] = {name: 1000 * best_of(5 if smoke else 50, step) for name, step in steps.items()}
    return table


FAST_PAGES: Mapping[str, Callable[[dict[str, object]], dict[str, object]]] = {
    "both by [fast]": lambda item: item,
    "fields in another order": lambda item: dict(reversed(item.items())),
    "with a field that the spec lacks": lambda item: {**item, "tomorrow": 1},
}
"""What the reader of [fast] is given: pages as the spec has them, and others that servers send all the same."""


def _read_fast(
    page: Mapping[str, Any], change: Callable[[dict[str, object]], dict[str, object]]
) -> Callable[[], object]:
    from orchestrator_api.cloudify.api.executions import list_executions
    from orchestrator_clients._core.http.answer import Answer

    body = json.dumps({**page, "items": [change(item) for item in page["items"]]}).encode()

    def read() -> object:
        answer: Any = Answer(200, content=body)
        return list_executions.parse_response(answer)

    return read


def generating(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the seconds of generating one package by the command, and the memory of its largest process, by operations."""
    table = {}
    for count in (10,) if smoke else (10, 100, 500, 1000):
        with tempfile.TemporaryDirectory() as folder:
            spec = Path(folder) / "many.yaml"
            spec.write_text(_spec(count), encoding="utf-8")
            table[f"{count:,} operations"] = _generated(spec)
    return table


LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process in between: Linux counts the memory of the process that starts a command as that command's, too."""


def _generated(spec: Path) -> dict[str, float]:
    command = [sys.executable, "-P", "-m", "orchestrator_generator", spec.name, "--package", "many", "--out", "out"]
    begun = time.perf_counter()
    told = subprocess.run([sys.executable, "-c", LAUNCHER, *command], cwd=spec.parent, check=True, capture_output=True)
    return {"seconds": time.perf_counter() - begun, "peak MiB": int(told.stdout) / 1024}


def _spec(count: int) -> str:
    answer = (
        "{{description: It., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing{n}'}}}}}}}}"
    )
    operation = (
        "  /things{n}/{{id}}:\n    get:\n      operationId: getThing{n}\n      x-repeat: safe\n"
        "      tags: [things]\n      summary: Get.\n"
        "      parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]\n"
        f"      responses:\n        '200': {answer}\n"
    )
    fields = "{{id: {{type: string}}, size: {{type: integer}}, when: {{type: string, format: date-time}}}}"
    schema = f"    Thing{{n}}: {{{{type: object, properties: {fields}}}}}\n"
    paths = "".join(operation.format(n=n) for n in range(count))
    schemas = "".join(schema.format(n=n) for n in range(count))
    return f"openapi: 3.1.0\ninfo: {{title: Many, version: '1'}}\npaths:\n{paths}components:\n  schemas:\n{schemas}"
