"""What pipelines post to a webhook: an execution is found under the names that the user gives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestrator_clients import ForgedEvent, MalformedEvent, OversizedEvent, UsageError
from orchestrator_clients.events import CodeStreamEvents, EventKind

RUN = "9d1c2f3e-0001"
LINK = f"https://api.example.com/codestream/api/executions/{RUN}"
NAMES = {"id_field": "executionId", "link_field": "run.link", "status_field": "status"}


@pytest.mark.parametrize(
    ("value", "run", "kind"),
    [
        ({"executionId": RUN}, RUN, EventKind.CHANGED),
        ({"executionId": RUN, "status": "COMPLETED"}, RUN, EventKind.ENDED),
        ({"executionId": RUN, "status": "failed"}, RUN, EventKind.ENDED),
        ({"executionId": RUN, "status": "WAITING"}, RUN, EventKind.STEP_WAITING),
        ({"executionId": RUN, "status": "NEW_WORD"}, RUN, EventKind.CHANGED),
        ({"executionId": 7, "status": 7}, "7", EventKind.CHANGED),
        ({"run": {"link": LINK}}, RUN, EventKind.CHANGED),
        ({"run": {"link": f"/codestream/api/executions/{RUN}?expand=1"}}, RUN, EventKind.CHANGED),
        ({"executionId": "", "run": {"link": LINK}}, RUN, EventKind.CHANGED),
        ({"executionId": "${executionId}"}, "", EventKind.UNKNOWN),
        ({"executionId": ".."}, "", EventKind.UNKNOWN),
        ({"executionId": None, "run": "x"}, "", EventKind.UNKNOWN),
        ({"run": {"link": "http://[x"}}, "", EventKind.UNKNOWN),
        ([], "", EventKind.UNKNOWN),
        ("text", "", EventKind.UNKNOWN),
    ],
)
def test_what_is_found(value: Any, run: str, kind: EventKind) -> None:
    event = CodeStreamEvents(**NAMES).read(json.dumps(value))  # type: ignore[arg-type]
    assert (event.system, event.id, event.kind, event.raw) == ("vmware_code_stream", run, kind, value)
    assert event.ids == ({"execution_id": run} if run else {})


def test_the_same_may_come_again() -> None:
    events = CodeStreamEvents(id_field="id")
    assert events.read(b'{"id": "1"}') == events.read(b'{"id": "1"}')


@pytest.mark.parametrize(
    ("body", "headers", "reason", "status"),
    [
        (b'{"executionId": ', {"x-secret": "s3cret"}, MalformedEvent, 400),
        (b" " * 2_000_000, {"x-secret": "s3cret"}, OversizedEvent, 413),
        (b"{}", {"x-secret": "other"}, ForgedEvent, 401),
        (b"{}", {}, ForgedEvent, 401),
    ],
)
def test_what_is_refused(body: bytes, headers: dict[str, str], reason: type[Exception], status: int) -> None:
    events = CodeStreamEvents(**NAMES, secret_header=("X-Secret", "s3cret"))  # type: ignore[arg-type]
    with pytest.raises(reason):
        events.read(body, headers)
    assert events.receive("POST", "", headers, body).status == status
    assert events.receive("POST", "", {"x-secret": "s3cret"}, b'{"executionId": "1"}').event
    assert events.receive("GET", "", {}, b"").status == 405


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({}, "id_field or link_field"),
        ({"id_field": ""}, "id_field"),
        ({"id_field": 7}, "id_field"),
        ({"link_field": " "}, "link_field"),
        ({"id_field": "a", "secret_header": ("a", "\n")}, "secret_header"),
    ],
)
def test_bad_options_are_refused(options: dict[str, Any], match: str) -> None:
    with pytest.raises(UsageError, match=match):
        CodeStreamEvents(**options)
