"""Fuzz targets that read events: bytes, headers, wrappings, pages of a journal, links and keys, all untrusted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from orchestrator_clients import EventRefused
from orchestrator_clients._core.http.answer import Answer
from orchestrator_clients._core.pushed.event import Event
from orchestrator_clients.adobe_cloud_manager.events import challenge_in, event_of, validation_url
from orchestrator_clients.adobe_cloud_manager.journal import parse_page
from orchestrator_clients.adobe_cloud_manager.signatures import PREFIXES, is_key_path, key_of, signatures_in
from orchestrator_clients.adobe_cloud_manager.simulator.event_texts import Happening, inner, whole
from orchestrator_clients.adobe_cloud_manager.simulator.signer import Signer
from orchestrator_clients.events import AdobeEvents, AwsEvents, CodeStreamEvents, EventKind

ORG, CLIENT = "ORG@AdobeOrg", "client"
STEP = Happening(1.9e9, "waiting", "execution-step-state", "/api/program/1/pipeline/2/execution/3/phase/4/step/5")
RUN = Happening(1.9e9, "ended", "pipeline-execution", "/api/program/1/pipeline/2/execution/3")
AWS = {
    "id": "e", "detail-type": "EC2 Image Builder Image State Change", "source": "aws.imagebuilder", "account": "1",
    "time": "2030-05-01T08:00:00Z", "resources": ["arn:aws:imagebuilder:eu-west-1:123456789012:image/web/1.0.0/1"],
    "detail": {"previous-state": {"status": "BUILDING"}, "state": {"status": "AVAILABLE", "reason": "x"},
               "finding-severity-counts": {"HIGH": 1}, "consecutive-failures": "5"},
}  # fmt: skip


def _sound(event: Event) -> None:
    """Check what whoever gets an event may rely on."""
    assert isinstance(event.kind, EventKind)
    assert isinstance(event.id, str)
    assert not event.id or event.id == list(event.ids.values())[-1]
    assert all(value.strip() not in ("", ".", "..") for value in event.ids.values())
    assert event.published is None or event.published.tzinfo is not None
    assert len(repr(event)) < 10_000_000
    hash(event)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except RecursionError:  # of this test's own reading: bodies may be nested as deep as they like
        return None


def _adobe(body: bytes) -> None:
    with AdobeEvents(ORG, CLIENT, verify=False) as events:  # whose signature is missing, so that nothing is fetched
        assert events.receive("POST", "", {}, body).event is None
    value = _parsed(body)
    _sound(event_of(value))
    assert isinstance(validation_url(value), str | None)


def _headers(body: bytes) -> None:
    headers = _parsed(body)
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        return
    for signature in signatures_in(headers, PREFIXES):
        assert signature.path.startswith("/prod/keys/")
        assert signature.path.isascii()
        assert not {"..", "?", "#", "%", "\\", "//", "@", ":", "\n", " "} & {*signature.path, signature.path[:2]}
        assert ".." not in signature.path


def _aws(body: bytes) -> None:
    _sound(AwsEvents(accounts="1").read(body))
    assert AwsEvents(accounts="1").receive("POST", "", {}, body).status in (200, 400, 413)


def _code_stream(body: bytes) -> None:
    _sound(CodeStreamEvents(id_field="a.b", link_field="link", status_field="s").read(body))


def _journal(body: bytes) -> None:
    page = parse_page(Answer(200, content=body), 0.0)  # type: ignore[arg-type]
    for entry in page.entries if page else ():
        assert entry.position
        _sound(entry.event)


def _link(body: bytes) -> None:
    text = body.decode("latin-1")
    page = parse_page(Answer(204, headers={"link": text, "retry-after": text}), 0.0)  # type: ignore[arg-type]
    assert page is not None
    assert 1 <= page.pause <= 3600
    challenge_in(body)
    is_key_path(text, PREFIXES)


READS: Mapping[str, Callable[[bytes], object]] = {
    "adobe": _adobe,
    "headers": _headers,
    "aws": _aws,
    "code-stream": _code_stream,
    "journal": _journal,
    "link": _link,
    "key": key_of,
}


def _seeds() -> Iterator[tuple[str, Any]]:
    for happening in (STEP, RUN):
        yield "adobe", whole(happening, ORG, CLIENT)
        yield "adobe", inner(happening, ORG)
    yield "adobe", {"validationUrl": "https://h/x"}
    yield "headers", dict(Signer().signed(b"{}").headers)
    notification = {"Type": "Notification", "Message": json.dumps(AWS)}
    for value in (AWS, notification, {"MessageId": "m", "Body": json.dumps(notification)}):
        yield "aws", value
    yield "code-stream", {"a": {"b": "run"}, "link": "https://h/codestream/api/executions/1", "s": "WAITING"}
    entries = [{"position": "p", "event": inner(STEP, ORG)}, {"position": "q", "event": whole(RUN, ORG, CLIENT)}]
    yield "journal", {"events": entries, "_page": {"last": "q", "count": 2}}


@contextmanager
def events() -> Iterator[tuple[Sequence[bytes], Callable[[bytes], None]]]:
    """Give good inputs, each behind a line that says what reads it, and a function that reads one."""
    signer = Signer()
    pem = signer.pem(signer.paths()[0]) or b""
    good = [f"{name}\n".encode() + json.dumps(value).encode() for name, value in _seeds()]
    good += [b'link\n</a?since=1>; rel="next", </b>; rel=prev', b"link\n/prod/keys/a.pem", b"key\n" + pem]

    def read(data: bytes) -> None:
        name, _, body = data.partition(b"\n")
        reader = READS.get(name.decode("latin-1"), _aws)
        try:
            reader(body)
        except (EventRefused, ValueError):
            return

    yield good, read
