"""The events of an execution in Adobe's words, and when each happens: computed from how its script is played."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from ..._simulation.script import StepPicture
from .record import AdobeRecord
from .render import stamp

_NS = "https://ns.adobe.com/experience/cloudmanager/"
_HOST = "https://cloudmanager.adobe.io"
"""The host in the URLs of events, whatever URL the service is reached by."""

_ACTOR = "0123456789ABCDEF01234567@techacct.adobe.com"

SILENT = frozenset({"codeQuality", "approval", "schedule", "managed"})
"""Steps without an event for their start."""


class Happening(NamedTuple):
    """An event: when it happened, what happened to what, and the URL of that."""

    at: float
    verb: str
    noun: str
    path: str


def happenings(execution: AdobeRecord, now: float) -> Iterator[Happening]:
    """Yield what has happened in an execution so far; one that waited for a while did so, whether it still does or not."""
    yield Happening(execution.created, "started", "pipeline-execution", execution.path)
    for index, shown in enumerate(execution.play.at(now).steps):
        path = execution.step_path(index)
        for at, verb in _of_step(shown):
            if at <= now:
                yield Happening(at, verb, "execution-step-state", path)
    ended = execution.finished_at(now)
    if ended is not None:
        yield Happening(ended, "ended", "pipeline-execution", execution.path)


def _of_step(shown: StepPicture) -> Iterator[tuple[float, str]]:
    if shown.started is None:
        return
    if shown.step.name not in SILENT:
        yield shown.started, "started"
    waits = shown.started + shown.step.seconds * shown.step.attempts
    if shown.step.waits_for_person and (shown.ended is None or waits <= shown.ended):
        yield waits, "waiting"
    if shown.ended is not None:
        yield shown.ended, "ended"


def inner(happening: Happening, org_id: str) -> dict[str, object]:
    """Return the event as a journal has it. The type of its object is the same for steps."""
    return {
        "@id": f"urn:oeid:cloudmanager:{_id(happening)}",
        "@type": f"{_NS}event/{happening.verb}",
        "xdmEventEnvelope:objectType": f"{_NS}{happening.noun}",
        "activitystreams:published": stamp(happening.at),
        "activitystreams:to": {"xdmImsOrg:id": org_id, "@type": "xdmImsOrg"},
        "activitystreams:actor": {"xdmImsUser:id": _ACTOR, "@type": "xdmImsUser"},
        "activitystreams:object": {"@id": f"{_HOST}{happening.path}", "@type": f"{_NS}pipeline-execution"},
    }


def whole(happening: Happening, org_id: str, client_id: str) -> dict[str, object]:
    """Return the event as a webhook gets it."""
    return {"event_id": _id(happening), "recipient_client_id": client_id, "event": inner(happening, org_id)}


def written(value: object) -> bytes:
    """Return it as it is sent, and signed."""
    return json.dumps(value, separators=(",", ":")).encode()


def _id(happening: Happening) -> str:
    return str(uuid5(NAMESPACE_URL, f"{happening.path} {happening.verb} {happening.noun}"))
