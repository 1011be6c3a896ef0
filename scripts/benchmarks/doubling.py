"""Readers of untrusted data, on inputs that are meant to be slow: their time must at most double when the input doubles."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

MOST = 2.6
"""The largest factor by which the time may grow when the input doubles: 2, and some for a busy machine."""

FIRST = 200_000
"""Bytes of the smallest input."""


def doubling(*, smoke: bool) -> dict[str, dict[str, float]]:
    """Return the milliseconds of each reader for an input, for one twice as long, and twice that; and by what they grow."""
    first, tries = (FIRST // 20, 1) if smoke else (FIRST, 5)
    return {name: _growth(make, read, first, tries) for name, (make, read) in cases().items()}


def _growth(make: Callable[[int], Any], read: Callable[[Any], object], first: int, tries: int) -> dict[str, float]:
    seconds = []
    for size in (first, 2 * first, 4 * first):
        given = make(size)
        seconds.append(min(_spent(read, given) for _ in range(tries)))
    once, twice, four = (1000 * each for each in seconds)
    return {"once ms": once, "twice ms": twice, "four times ms": four, "per doubling": (four / once) ** 0.5}


def _spent(read: Callable[[Any], object], given: object) -> float:
    """Return the seconds of processor time, on which other processes have little influence."""
    begun = time.process_time()
    read(given)
    return time.process_time() - begun


Case = tuple[Callable[[int], Any], Callable[[Any], object]]


def cases() -> Mapping[str, Case]:
    """Return the readers and their inputs, by name."""
    return {**_redactor(), **_readers(), **_answers()}


def _filled(before: str, part: str, after: str = "") -> Callable[[int], str]:
    return lambda size: before + part * (size // len(part)) + after


def _redactor() -> Mapping[str, Case]:
    from orchestrator_clients._core.redact import Redactor

    few, many = Redactor(["hunter2-hunter2"]), Redactor()
    for number in range(200):
        many.add(f"a-token-of-some-length-{number:04}")
    texts = {
        "words": _filled("", "The quick brown fox. "),
        "ARNs": _filled("", "arn:"),
        "ARNs with slashes": _filled("arn:", "a:/"),
        "names": _filled("", "token"),
        "names and values": _filled("", "password=x "),
        "names, no values": _filled("", "secret: "),
        "open quotes": _filled('password="', "\\"),
        "quotes": _filled("password=", '"\\"'),
        "escaped quotes": _filled("", 'token=\\"'),
        "HTML quotes": _filled("", "token=&quot;"),
        "schemes": _filled("", "Bearer "),
        "spaces": _filled("Bearer", " "),
        "URLs": _filled("", "a://"),
        "logins in URLs": _filled("http://", "u:", "@"),
        "secrets": _filled("", "hunter2-hunter2"),
        "folded secrets": _filled("", "hunter2-\n hunter2 "),
        "line ends": _filled("", "\\n\n"),
        "Aspera tokens": _filled("", "ATM3_"),
        "AWS signatures": _filled("AWS4-HMAC-SHA256 a", ", Signature="),
    }
    return {
        **{f"redactor: {name}": (make, few.text) for name, make in texts.items()},
        "redactor: 200 secrets": (texts["words"], many.text),
        "redactor: JSON": (lambda size: [{"a": "token=x"}] * (size // 20), few.value),
    }


def _readers() -> Mapping[str, Case]:
    from orchestrator_clients._command.logs import lines
    from orchestrator_clients._core.body import excerpt, loads
    from orchestrator_clients._core.codings import inflate
    from orchestrator_clients._core.redact import Redactor
    from orchestrator_clients._core.text import one_line
    from orchestrator_clients.aspera_orchestrator import rails_xml, ruby_literal
    from orchestrator_clients.cli.given import decoded
    from orchestrator_clients.cli.text import clean
    from orchestrator_clients.vmware_code_stream.documents import documents

    def xml(part: str) -> Callable[[int], bytes]:
        return lambda size: f"<a>{part * (size // len(part))}</a>".encode()

    def ruby(part: str) -> Callable[[int], str]:
        return lambda size: "{" + ",".join([part] * (size // len(part))) + "}"

    most = 1 << 26
    return {
        "XML: elements": (xml("<b>x</b>"), lambda data: rails_xml.loads(data, max_bytes=most)),
        "XML: entities": (xml("&amp;"), lambda data: rails_xml.loads(data, max_bytes=most)),
        "XML: sections": (xml("<![CDATA[]]]>"), lambda data: rails_xml.loads(data, max_bytes=most)),
        "XML: attributes": (xml("<b c='d' e='f'/>"), lambda data: rails_xml.loads(data, max_bytes=most)),
        "Ruby: pairs": (ruby('"a"=>1'), ruby_literal.loads),
        "Ruby: escapes": (_filled('"', "\\u00e9", '"'), ruby_literal.loads),
        "Ruby: symbols": (ruby(':"a b"=>:c'), ruby_literal.loads),
        "YAML: keys": (_filled("", "key: value\n"), lambda text: list(documents(text))),
        "YAML: documents": (_filled("", "---\nname: a\n"), lambda text: list(documents(text))),
        "YAML: quotes": (_filled("name: '", "''", "'\n"), lambda text: list(documents(text))),
        "YAML: braces": (_filled("{name: a, b: '", "x, ", "'}\n"), lambda text: list(documents(text))),
        "JSON": (lambda size: json.dumps([{"a": "b", "c": 1.5}] * (size // 20)).encode(), loads),
        "gzip members": (lambda size: gzip.compress(b"") * (size // 20), lambda data: inflate(data, "gzip", most)),
        "gzip": (lambda size: gzip.compress(b"some text, " * size, 1), lambda data: inflate(data, "gzip", most)),
        "log: short lines": (lambda size: [b"line\n" * (size // 5)] * 20, lambda chunks: list(lines(chunks))),
        "log: one line, byte by byte": (lambda size: [b"x"] * size * 4, lambda chunks: list(lines(chunks))),
        "log: one line": (
            lambda size: [b"a word " * (size // 7)] * 20,
            lambda chunks: list(lines(chunks, redact=Redactor(["hunter2-hunter2"]).text)),
        ),
        "stdin": (lambda size: ("id\t" * size).encode("utf-16"), decoded),
        "a line of a terminal": (_filled("", "a\x1b\u202e"), clean),
        "a line of a log": (_filled("", "a\x1b\u202e"), one_line),
        "an excerpt": (lambda size: b"token=x " * size, lambda data: excerpt(data, Redactor())),
    }


def _answers() -> Mapping[str, Case]:
    """Return the readers of lists: steps from operations and events, and counts."""
    import httpx

    from orchestrator_api.cloudify.models import Event, Operation
    from orchestrator_clients._core.model import State
    from orchestrator_clients.aspera_orchestrator import counts
    from orchestrator_clients.cloudify.reports import CloudifyEvent, CloudifyOperation
    from orchestrator_clients.cloudify.steps import steps_of

    def counted(size: int) -> httpx.Response:
        workflow = {"statuses": [{"status": "Complete", "count": "12", "last_activity": "2031-02-03 10:20:30 UTC"}] * 2}
        return httpx.Response(200, json={"workflows": {"workflow": [workflow] * (size // 150)}})

    def reported(size: int) -> tuple[list[CloudifyOperation], list[CloudifyEvent]]:
        numbers = range(size // 500)
        operations = [
            Operation.from_dict({"id": f"{n}", "name": "create", "state": "failed", "type": "RemoteWorkflowTask"})
            for n in numbers
        ]
        events = [
            Event.from_dict(
                {
                    "type": "cloudify_event",
                    "event_type": "task_failed",
                    "operation": "create",
                    "node_instance_id": f"vm_{n}",
                    "reported_timestamp": "2030-05-01T08:00:00.000Z",
                    "message": "Task failed 'a.b' -> no space left",
                }
            )
            for n in numbers
        ]
        return [CloudifyOperation.of(one) for one in operations], [CloudifyEvent.of(one) for one in events]

    return {
        "Aspera: counts": (counted, counts.of_each),
        "Cloudify: steps": (reported, lambda given: steps_of(given[0], given[1], State.FAILED)),
    }
