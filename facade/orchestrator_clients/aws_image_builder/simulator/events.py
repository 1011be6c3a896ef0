"""The events of the simulated Image Builder, in EventBridge's envelope, bare or as SNS and SQS deliver them.

Not imitated: events of scans and of disabled pipelines, which come only by `publish`. If a build is
retried before anybody asks for events, none says how it had ended before.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from ..._simulation.deliveries import Delivery, Post
from .build import Build
from .image_forms import ACCOUNT
from .script import PHASES
from .workflow import Shown
from .workflow_forms import workflow_arn

if TYPE_CHECKING:
    from ..._core.clock import Clock

Carrier = Literal["bare", "sns", "sqs", "sns-in-sqs"]

CHANGE = "EC2 Image Builder Image State Change"
WAITING = "EC2 Image Builder Workflow Step Waiting"
_TOPIC = f"arn:aws:sns:us-east-1:{ACCOUNT}:image-builder"


class _Happening(NamedTuple):
    at: float
    key: str
    detail_type: str
    resources: Sequence[str]
    detail: Mapping[str, object]


class EventBus:
    """Returns the events of an account's builds; nothing proves who sent them. `post` says what goes wrong on the way."""

    def __init__(
        self, builds: Callable[[], Iterable[Build]], *, region: str, clock: Clock, lock: AbstractContextManager[object]
    ) -> None:
        """See the class. builds: all of them; lock: held while they are read or changed."""
        self.post: Post = Post()
        self._builds, self._region, self._clock, self._lock = builds, region, clock, lock
        self._known: set[str] = set()
        self._status: dict[str, str] = {}
        self._published: list[_Happening] = []

    def deliveries(self, carrier: Carrier = "bare") -> list[Delivery]:
        """Return what has become due since the last call, with what `post` lets go wrong.

        What a program gets from SQS is the body of a message: bare, or, subscribed to a topic, what SNS makes of it.
        """
        with self._lock:
            now = self._clock.time()
            found = [*self._published, *(one for build in self._builds() for one in self._of(build, now))]
            self._published = []
        new = [one for one in sorted(found, key=lambda one: one.at) if one.key not in self._known]
        self._known.update(one.key for one in new)
        return self.post.carried((carried(self._envelope(one), carrier) for one in new), forged)

    def publish(self, detail_type: str, resources: Sequence[str], detail: Mapping[str, object]) -> None:
        """Let an event of any kind be among the next deliveries, such as that of a scan."""
        now = self._clock.time()
        key = f"{detail_type} {len(self._known)} {len(self._published)} {now}"
        self._published.append(_Happening(now, key, detail_type, tuple(resources), detail))

    def _of(self, build: Build, now: float) -> Iterator[_Happening]:
        for at, status in sorted(_statuses(build, now)):
            before = self._status.get(build.arn, "PENDING")
            key = f"{build.arn} {at} {status}"
            if key not in self._known:
                detail = {"previous-state": {"status": before}, "state": {"status": status}}
                self._status[build.arn] = status
                yield _Happening(at, key, CHANGE, (build.arn,), detail)
        for shown in build.steps(now):
            waits = _waits_from(shown)
            if waits is not None and waits <= now:
                arns = (build.arn, workflow_arn(build.region, shown.workflow))
                yield _Happening(waits, shown.step_id, WAITING, arns, _waiting(shown))

    def _envelope(self, one: _Happening) -> dict[str, object]:
        moment = datetime.fromtimestamp(one.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {
            "version": "0",
            "id": str(uuid5(NAMESPACE_URL, one.key)),
            "detail-type": one.detail_type,
            "source": "aws.imagebuilder",
            "account": ACCOUNT,
            "time": moment,
            "region": self._region,
            "resources": list(one.resources),
            "detail": dict(one.detail),
        }


def _statuses(build: Build, now: float) -> set[tuple[float, str]]:
    """Return the statuses that a build had after PENDING, and since when: its phases, and its end."""
    begun = {
        (max(workflow.play.begun, build.created + build.queued), PHASES[workflow.plan.kind])
        for workflow in build.workflows(now)
        if workflow.play
    }
    if build.outcome(now) is None:
        return begun
    ends = max((workflow.over_at() for workflow in build.workflows(now)), default=now)
    return {*begun, (min(ends, now), build.status(now))}


def _waits_from(shown: Shown) -> float | None:
    """Return since when a step has waited for somebody, or did; None for one that never did."""
    picture = shown.picture
    if not picture.step.waits_for_person or picture.started is None:
        return None
    waits = picture.started + picture.step.seconds * picture.step.attempts
    return waits if picture.ended is None or waits <= picture.ended else None


def _waiting(shown: Shown) -> dict[str, object]:
    return {
        "workflow-execution-id": shown.workflow_id,
        "workflow-step-execution-id": shown.step_id,
        "workflow-step-name": shown.picture.step.name,
    }


def carried(envelope: Mapping[str, object], carrier: Carrier) -> Delivery:
    """Return an event as a carrier hands it over."""
    text = json.dumps(envelope)
    if carrier in ("sns", "sns-in-sqs"):
        text = json.dumps({"Type": "Notification", "MessageId": envelope["id"], "TopicArn": _TOPIC, "Message": text,
                           "Timestamp": envelope["time"], "SignatureVersion": "1"})  # fmt: skip
    return Delivery(text.encode())


def forged(delivery: Delivery, chance: random.Random) -> Delivery:
    """Return a forged copy of a delivery: of another account, or cut off."""
    if chance.random() < 0.5:
        return replace(delivery, body=delivery.body[: len(delivery.body) // 2], forged=True)
    return replace(delivery, body=delivery.body.replace(ACCOUNT.encode(), b"999999999999"), forged=True)


__all__ = ["Carrier", "EventBus"]
