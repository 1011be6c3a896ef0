"""Events of EC2 Image Builder, as EventBridge sends them: bare, in SNS, in SQS, and in both.

Sources: AWS's user guide to Image Builder and that to EventBridge, and five public programs that agree. Delivery is best
effort: an event may never come.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .._core.clock import Clock, SystemClock
from .._core.errors import MalformedEvent, MisdirectedEvent
from .._core.inputs import listed, seconds
from .._core.model import State, instant
from .._core.pushed.event import Event, EventKind
from .._core.pushed.guard import MAX_BYTES, REMEMBERED, Memory, Secret, body_of, json_of, whole
from .._core.pushed.received import Received, posted
from .._core.silent import silent
from .arns import BUILD_VERSION, PIPELINE
from .tables import STATES, SYSTEM

SOURCE = "aws.imagebuilder"
CHANGE = "EC2 Image Builder Image State Change"
WAITING = "EC2 Image Builder Workflow Step Waiting"
FINDINGS = "EC2 Image Builder CVE Detected"
DISABLED = "EC2 Image Builder Image Pipeline Automatically Disabled"

_BUILD, _PIPELINE = re.compile(BUILD_VERSION, re.ASCII), re.compile(PIPELINE, re.ASCII)

DEPTH = 3
"""Carriers around an event: it has two at most, in an SQS queue that is subscribed to an SNS topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwsEvent(Event):
    """An event of Image Builder. `id` is the ARN of the build, as its handle has it.

    `status`, `previous_status` and `reason` are those of a change of state; `workflow_execution_id`, `step_execution_id` and
    `step_name` those of a step that waits; `findings` counts what a scan found, by severity, and `failures` those for which a
    pipeline was disabled. `account` and `region` are those of the bus it was on: an ARN in it may be of others.
    """

    detail_type: str | None = None
    """What EventBridge calls events of this kind."""
    account: str | None = None
    region: str | None = None
    resources: tuple[str, ...] = ()
    """ARNs of what it is about, as the event lists them."""
    pipeline_arn: str | None = None
    """The image pipeline that it names, if it does."""
    status: str | None = None
    previous_status: str | None = None
    reason: str | None = field(default=None, repr=False)
    workflow_execution_id: str | None = None
    step_execution_id: str | None = None
    step_name: str | None = None
    findings: Mapping[str, int] = field(default_factory=dict, hash=False)
    failures: int | None = None


def event_of(value: object) -> AwsEvent:
    """Return the event that an envelope of EventBridge is, or, of kind UNKNOWN, whatever else it is."""
    whole_, detail_type = _mapping(value), _text(_mapping(value).get("detail-type"))
    detail, resources = _mapping(whole_.get("detail")), _texts(whole_.get("resources"))
    arn = next((one for one in resources if _BUILD.fullmatch(one)), "")
    now, before = _mapping(detail.get("state")), _mapping(detail.get("previous-state"))
    ours = whole_.get("source") == SOURCE
    return AwsEvent(
        system=SYSTEM,
        kind=_kind(detail_type, now.get("status")) if ours else EventKind.UNKNOWN,
        id=arn if ours else "",
        ids={"image_build_version_arn": arn} if ours and arn else {},
        event_id=_text(whole_.get("id")),
        published=instant(whole_.get("time")),
        raw=value,
        detail_type=detail_type,
        account=_text(whole_.get("account")),
        region=_text(whole_.get("region")),
        resources=resources,
        pipeline_arn=next((one for one in resources if _PIPELINE.fullmatch(one)), None),
        status=_text(now.get("status")),
        previous_status=_text(before.get("status")),
        reason=_text(now.get("reason")),
        workflow_execution_id=_text(detail.get("workflow-execution-id")),
        step_execution_id=_text(detail.get("workflow-step-execution-id")),
        step_name=_text(detail.get("workflow-step-name")),
        findings=_counts(detail.get("finding-severity-counts")),
        failures=_number(detail.get("consecutive-failures")),
    )


def unwrapped(value: object) -> object:
    """Return what SQS and SNS carry, as far as they carry anything; MalformedEvent for what is wrapped without end.

    A message that one of them carries and that is no JSON is returned as the text that it is.
    """
    for _ in range(DEPTH):
        carried = _carried(_mapping(value))
        if carried is None:
            return value
        try:
            value = json_of(carried.encode("utf-8", "surrogatepass"), SYSTEM)
        except MalformedEvent:
            if carried.lstrip()[:1] in ("{", "["):  # it was to be JSON, and was cut off
                raise
            return carried
    raise MalformedEvent("it is wrapped in more than SNS and SQS", system=SYSTEM)


def _carried(whole_: Mapping[str, Any]) -> str | None:
    """Return the text that a notification of SNS carries, or a message as SQS hands it out; None for what is neither."""
    if whole_.get("Type") == "Notification" and isinstance(whole_.get("Message"), str):
        return str(whole_["Message"])
    if "detail-type" in whole_:
        return None
    for name in ("Body", "body"):  # as SQS's API has it, and as Lambda has it
        if isinstance(whole_.get(name), str) and ("MessageId" in whole_ or "messageId" in whole_):
            return str(whole_[name])
    return None


class AwsEvents:
    """Takes what EventBridge delivers, however it is carried, and gives events: `AwsEvents(accounts="123456789012")`.

    Events of other accounts than `accounts` are refused, where that is given. Nothing in an event proves who sent it: a queue
    takes messages by its policy alone, and for deliveries over HTTP (an API destination) give `secret_header`, the name and
    value of a header that each has. The last `remember` events are known, so that none is taken twice, nor one that is older
    than `max_age` seconds, where that is given. Safe to share between threads.
    """

    system: ClassVar[str] = SYSTEM
    """Key of the system that its events are about."""

    def __init__(
        self,
        *,
        accounts: str | Collection[str] | None = None,
        secret_header: tuple[str, str] | None = None,
        max_bytes: int = MAX_BYTES,
        remember: int = REMEMBERED,
        max_age: float | None = None,
        clock: Clock | None = None,
    ) -> None:
        secret_header = silent(secret_header)
        self._accounts = listed(accounts, "accounts", system=SYSTEM)
        self._secret = Secret(secret_header, SYSTEM)
        self.max_bytes: int = whole(max_bytes, "max_bytes", SYSTEM, 1)
        self._memory = Memory(
            clock or SystemClock(), system=SYSTEM, remember=remember, max_age=seconds(max_age, "max_age")
        )

    def read(self, body: str | bytes, headers: Mapping[str, str] | None = None) -> AwsEvent:
        """Return the event of a delivery: the body of a message of SQS, or of a request.

        What is not to be taken raises an `EventRefused`: OversizedEvent, ForgedEvent, MalformedEvent, MisdirectedEvent or
        ReplayedEvent. A message that was refused can be deleted: it will be no better the next time.
        """
        data = body_of(body, self.max_bytes, SYSTEM)
        self._secret.check(headers)
        event = event_of(unwrapped(json_of(data, SYSTEM)))
        if self._accounts is not None and event.account is not None and event.account not in self._accounts:
            raise MisdirectedEvent("it is of another account", system=SYSTEM)
        self._memory.check(event)
        return event

    def receive(self, method: str, query: str | bytes, headers: Mapping[str, str], body: bytes) -> Received:
        """Return what to answer to a request, and its event; nothing is raised for what it holds."""
        return posted(method, lambda: self.read(body, headers))


def _kind(detail_type: str | None, status: object) -> EventKind:
    if detail_type == CHANGE:
        state = STATES.get(status) if isinstance(status, str) else None
        return EventKind.ENDED if state in (State.SUCCEEDED, State.FAILED, State.CANCELLED) else EventKind.CHANGED
    if detail_type == WAITING:
        return EventKind.STEP_WAITING
    return EventKind.OTHER if detail_type in (FINDINGS, DISABLED) else EventKind.UNKNOWN


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _counts(value: object) -> Mapping[str, int]:
    return {name: count for name, count in _mapping(value).items() if type(count) is int}


def _number(value: object) -> int | None:
    """Return a number that is sent as a text."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return value if type(value) is int else None


__all__ = ["AwsEvent", "AwsEvents", "event_of", "unwrapped"]
