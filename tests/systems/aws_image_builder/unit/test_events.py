"""EventBridge's events, in whatever carries them: what is read, and what is refused and why."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from orchestrator_clients import (
    EventRefused,
    ForgedEvent,
    MalformedEvent,
    MisdirectedEvent,
    OversizedEvent,
    ReplayedEvent,
    UsageError,
)
from orchestrator_clients.aws_image_builder.simulator.events import Carrier
from orchestrator_clients.events import AwsEvents, EventKind
from orchestrator_clients.testing import AwsImageBuilderSimulator, Run, Step, VirtualClock

ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/3"
PIPELINE = "arn:aws:imagebuilder:us-east-1:123456789012:image-pipeline/web"
CARRIERS: tuple[Carrier, ...] = ("bare", "sns", "sqs", "sns-in-sqs")
SCRIPT = Run(steps=(Step("Build", 60), Step("Approve", 5, waits_for_person=True), Step("TestImage", 30)))


def envelope(**fields: Any) -> dict[str, Any]:
    return {
        "version": "0",
        "id": "e-1",
        "detail-type": "EC2 Image Builder Image State Change",
        "source": "aws.imagebuilder",
        "account": "123456789012",
        "time": "2030-05-01T08:00:00Z",
        "region": "us-east-1",
        "resources": [ARN],
        "detail": {"previous-state": {"status": "BUILDING"}, "state": {"status": "AVAILABLE"}},
        **fields,
    }


def sns(text: str) -> str:
    return json.dumps({"Type": "Notification", "MessageId": "m", "Message": text})


def message(text: str) -> str:
    return json.dumps({"MessageId": "m", "Body": text})


def event_of(body: str) -> Any:
    return AwsEvents(clock=VirtualClock()).read(body)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_events_of_a_build(carrier: Carrier) -> None:
    with AwsImageBuilderSimulator(script=SCRIPT) as server, server.client(verify=False) as client:
        run = client.image_pipelines.start(image_pipeline_arn=server.pipeline_arn)
        events = AwsEvents(accounts="123456789012", clock=server.clock)
        server.clock.sleep(70)
        found = [events.read(one.body) for one in server.event_bus.deliveries(carrier)]
        (waiting,) = client.waiting_steps.list()
        client.waiting_steps.resume(waiting.id, waiting.image_build_version_arn)
        server.clock.sleep(100)
        found += [events.read(one.body.decode()) for one in server.event_bus.deliveries(carrier)]
        assert {one.id for one in found} == {run.id}
        assert {tuple(one.ids.items()) for one in found} == {tuple(run.ids.items())}
        kinds = [(one.kind, one.status) for one in found]
        assert kinds == [
            (EventKind.CHANGED, "BUILDING"),
            (EventKind.STEP_WAITING, None),
            (EventKind.CHANGED, "TESTING"),
            (EventKind.ENDED, "AVAILABLE"),
        ]
        assert [one.previous_status for one in found if one.status] == ["PENDING", "BUILDING", "TESTING"]
        assert (found[1].step_execution_id, found[1].step_name) == (waiting.id, "Approve")
        assert found[1].workflow_execution_id == waiting.workflow_execution_id
        assert server.event_bus.deliveries(carrier) == []


WRAPPED = {
    "bare": json.dumps(envelope()),
    "SNS": sns(json.dumps(envelope())),
    "message of SQS": message(json.dumps(envelope())),
    "SNS in a message of SQS": message(sns(json.dumps(envelope()))),
    "record of Lambda": json.dumps({"messageId": "m", "body": json.dumps(envelope())}),
    "with a mark of order": "\ufeff" + json.dumps(envelope()),
}


@pytest.mark.parametrize("name", WRAPPED)
def test_every_wrapping_is_undone(name: str) -> None:
    event = event_of(WRAPPED[name])
    assert (event.kind, event.id, event.event_id, event.status) == (EventKind.ENDED, ARN, "e-1", "AVAILABLE")
    assert event.raw == envelope()


@pytest.mark.parametrize(
    ("fields", "kind", "run", "more"),
    [
        ({"detail": {"state": {"status": "FAILED", "reason": "no disk"}}}, EventKind.ENDED, ARN, {"reason": "no disk"}),
        ({"detail": {"state": {"status": "INTEGRATING"}}}, EventKind.CHANGED, ARN, {}),
        ({"detail": {"state": {"status": "BRAND_NEW"}}}, EventKind.CHANGED, ARN, {"status": "BRAND_NEW"}),
        ({"detail": {"state": {"status": 7}}}, EventKind.CHANGED, ARN, {"status": None}),
        ({"detail": None}, EventKind.CHANGED, ARN, {"status": None}),
        (
            {"resources": [PIPELINE, 7, ARN]},
            EventKind.ENDED,
            ARN,
            {"pipeline_arn": PIPELINE, "resources": (PIPELINE, ARN)},
        ),
        ({"resources": ["arn:aws:ec2:us-east-1:1:image/ami-1"]}, EventKind.ENDED, "", {}),
        ({"resources": "x"}, EventKind.ENDED, "", {"resources": ()}),
        (
            {
                "detail-type": "EC2 Image Builder CVE Detected",
                "resources": [ARN, PIPELINE],
                "detail": {"resource-id": "i-1", "finding-severity-counts": {"HIGH": 2, "all": 3, "odd": "x"}},
            },
            EventKind.OTHER,
            ARN,
            {"findings": {"HIGH": 2, "all": 3}, "pipeline_arn": PIPELINE},
        ),
        (
            {
                "detail-type": "EC2 Image Builder Image Pipeline Automatically Disabled",
                "resources": [PIPELINE],
                "detail": {"consecutive-failures": "5"},
            },
            EventKind.OTHER,
            "",
            {"failures": 5, "pipeline_arn": PIPELINE},
        ),
        ({"detail-type": "EC2 Image Builder Something New"}, EventKind.UNKNOWN, ARN, {}),
        ({"source": "aws.ec2"}, EventKind.UNKNOWN, "", {}),
        ({"source": None, "detail-type": [], "id": 3, "time": "soon"}, EventKind.UNKNOWN, "", {"published": None}),
    ],
)
def test_kinds(fields: dict[str, Any], kind: EventKind, run: str, more: dict[str, Any]) -> None:
    event = event_of(json.dumps(envelope(**fields)))
    assert (event.system, event.kind, event.id) == ("aws_image_builder", kind, run)
    for name, value in more.items():
        assert getattr(event, name) == value
    assert "no disk" not in repr(event)


@pytest.mark.parametrize("value", [[], ["a"], "text", 7, None, {}, {"Type": "SubscriptionConfirmation", "Token": "t"}])
def test_what_is_unknown_is_kept_as_it_is(value: Any) -> None:
    event = event_of(json.dumps(value))
    assert (event.kind, event.id, event.raw) == (EventKind.UNKNOWN, "", value)
    plain = event_of(sns("the step waits for you"))  # as a WaitForAction step with a topic of its own may say it
    assert (plain.kind, plain.raw) == (EventKind.UNKNOWN, "the step waits for you")


REFUSED: dict[str, tuple[str, type[EventRefused], int]] = {
    "cut off": (json.dumps(envelope())[:-9], MalformedEvent, 400),
    "cut off in SNS": (sns(json.dumps(envelope())[:-9]), MalformedEvent, 400),
    "wrapped without end": (message(message(message(json.dumps(envelope())))), MalformedEvent, 400),
    "empty": ("", MalformedEvent, 400),
    "half a pair": ('"\ud800', MalformedEvent, 400),
    "nested": ("[" * 100_000, MalformedEvent, 400),
    "large": (" " * 2_000_000, OversizedEvent, 413),
    "another account": (json.dumps(envelope(account="999999999999")), MisdirectedEvent, 200),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_has_a_reason_and_an_answer(name: str, caplog: pytest.LogCaptureFixture) -> None:
    body, reason, status = REFUSED[name]
    caplog.set_level(logging.DEBUG)
    events = AwsEvents(accounts=["123456789012"], clock=VirtualClock())
    with pytest.raises(reason) as caught:
        events.read(body)
    came = events.receive("POST", "", {}, body.encode("utf-8", "surrogatepass"))
    assert (came.status, came.event, type(came.error)) == (status, None, reason)
    for secret in (ARN, "999999999999", "AVAILABLE"):
        assert secret not in f"{caught.value!r}{caplog.text}{came.body!r}"


def test_nothing_is_taken_twice() -> None:
    clock = VirtualClock()
    events = AwsEvents(clock=clock, max_age=3600)
    body = json.dumps(envelope())
    events.read(body)
    for again in (body, sns(body), message(sns(body))):
        with pytest.raises(ReplayedEvent):
            events.read(again)
    clock.advance(3601)
    with pytest.raises(ReplayedEvent, match="older than 3600 s"):
        events.read(json.dumps(envelope(id="e-2")))
    assert AwsEvents(remember=0).read(body) == AwsEvents(remember=0).read(body)


@pytest.mark.parametrize(
    "headers", [None, {}, {"x-api-key": "wrong"}, {"X-Other": "s3cret"}, {"x-api-key": "s3cret\u00e9"}]
)
def test_a_header_proves_who_sends(headers: Any) -> None:
    events = AwsEvents(secret_header=("x-api-key", "s3cret"))
    body = json.dumps(envelope()).encode()
    with pytest.raises(ForgedEvent) as caught:
        events.read(body, headers)
    assert "s3cret" not in repr(caught.value)
    assert events.receive("POST", "", headers or {}, body).status == 401
    assert events.read(body, {"X-API-Key": "s3cret"}).id == ARN
    assert events.receive("GET", "challenge=1", {}, b"").status == 405


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"accounts": 7}, "accounts=7"),
        ({"secret_header": "x"}, "secret_header"),
        ({"secret_header": ("x", "")}, "secret_header"),
        ({"secret_header": ("x", "a\nb")}, "secret_header"),
        ({"max_bytes": 0.5}, "max_bytes=0.5"),
        ({"remember": -1}, "remember=-1"),
        ({"max_age": float("nan")}, "max_age=nan"),
    ],
)
def test_bad_options_are_refused(options: dict[str, Any], match: str) -> None:
    with pytest.raises(UsageError, match=match):
        AwsEvents(**options)
    with pytest.raises(UsageError, match="body:"):
        AwsEvents().read(None)  # type: ignore[arg-type]
