"""Events of Adobe Cloud Manager, read from what Adobe I/O delivers; whether they are genuine is not seen here.

Sources: Cloud Manager's API documentation and definitions of events (March 2026), the guides to I/O Events (June 2026), and
the fixtures of Adobe's Java SDK.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .._core.errors import MisdirectedEvent, UsageError
from .._core.inputs import path_id
from .._core.model import instant
from .._core.pushed.event import Event, EventKind
from .links import ExecutionAddress, StepAddress, addresses
from .tables import SYSTEM

VERBS = "https://ns.adobe.com/experience/cloudmanager/event/"
NOUNS = "https://ns.adobe.com/experience/cloudmanager/"
RUN, STEP = "pipeline-execution", "execution-step-state"

KINDS: Mapping[tuple[str, str], EventKind] = {
    (RUN, "started"): EventKind.STARTED,
    (RUN, "ended"): EventKind.ENDED,
    (STEP, "started"): EventKind.STEP_STARTED,  # never of codeQuality, approval, schedule and managed steps
    (STEP, "waiting"): EventKind.STEP_WAITING,
    (STEP, "ended"): EventKind.STEP_ENDED,
}
"""The five that are documented. None of them has a status."""

_RECIPIENTS = ("recipient_client_id", "recipientclientid")
"""The tutorial's and the guide's name for the client that an event is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdobeEvent(Event):
    """An event of Cloud Manager. `steps.get(*event.step)` reads the step that it is about, if it is about one.

    `verb` and `noun` are Adobe's words for what happened to what, `organisation` and `recipient` say whom it is for, and
    `actor` who did it; None for what it does not say.
    """

    step: StepAddress | None = None
    verb: str | None = None
    noun: str | None = None
    organisation: str | None = None
    recipient: str | None = None
    actor: str | None = None


def event_of(value: object) -> AdobeEvent:
    """Return the event that a delivery or an entry of a journal is, or, of kind UNKNOWN, whatever else it is.

    An entry may hold the whole delivery or what is in it: the documentation shows one, Adobe's Java SDK reads the other.
    """
    whole = _mapping(value)
    inner = _mapping(whole.get("event")) or whole
    place = _text(_mapping(inner.get("activitystreams:object")).get("@id"))
    execution, step = place_of(place)
    verb, noun = _text(inner.get("@type")), _text(inner.get("xdmEventEnvelope:objectType"))
    to, actor = _mapping(inner.get("activitystreams:to")), _mapping(inner.get("activitystreams:actor"))
    return AdobeEvent(
        system=SYSTEM,
        kind=_kind(verb, noun, step),
        id=execution.execution_id if execution else "",
        ids=execution._asdict() if execution else {},
        event_id=_text(whole.get("event_id")) or _text(inner.get("@id")),
        published=instant(inner.get("activitystreams:published")),
        raw=value,
        step=step,
        verb=verb,
        noun=noun,
        organisation=_text(to.get("xdmImsOrg:id")),
        recipient=next((found for name in _RECIPIENTS if (found := _text(whole.get(name)))), None),
        actor=_text(actor.get("xdmImsUser:id")),
    )


def place_of(url: str | None) -> tuple[ExecutionAddress | None, StepAddress | None]:
    """Return the ids in the path of a URL. Its host says nothing: it is never asked."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None, None
    begins = path.find("/api/program/")
    execution, step = addresses(path[begins:]) if begins >= 0 else (None, None)
    try:
        for part in step or execution or ():
            path_id(part, "id", system=SYSTEM)
    except UsageError:
        return None, None
    return execution, step


def check_recipient(event: AdobeEvent, org_id: str, client_id: str | None) -> None:
    """Raise MisdirectedEvent for an event of another organisation or client; what it does not say is not held against it."""
    if event.organisation is not None and event.organisation != org_id:
        raise MisdirectedEvent("it is for another organisation", system=SYSTEM)
    if client_id is not None and event.recipient is not None and event.recipient != client_id:
        raise MisdirectedEvent("it is for another client id", system=SYSTEM)


_LONGEST_CHALLENGE = 1000


def challenge_in(query: str | bytes) -> str | None:
    """Return the challenge in the query of a request, which a receiver repeats; None if there is none."""
    text = query.decode("latin-1") if isinstance(query, bytes) else query
    if len(text) > 4 * _LONGEST_CHALLENGE:
        return None
    values = parse_qs(text.removeprefix("?"), keep_blank_values=True).get("challenge", [])
    return values[0] if len(values) == 1 and len(values[0]) <= _LONGEST_CHALLENGE else None


def validation_url(value: object) -> str | None:
    """Return the address by which a person makes a registration active, None for a delivery that is none of that."""
    whole = _mapping(value)
    return None if "event" in whole else _text(whole.get("validationUrl"))


def _kind(verb: str | None, noun: str | None, step: StepAddress | None) -> EventKind:
    """Return what happened. The type within the object is no help: for steps, too, it says that it is an execution."""
    if verb is None or not verb.startswith(VERBS):
        return EventKind.UNKNOWN
    thing = noun.removeprefix(NOUNS) if noun else STEP if step else RUN
    return KINDS.get((thing, verb.removeprefix(VERBS)), EventKind.UNKNOWN)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


__all__ = ["AdobeEvent", "challenge_in", "check_recipient", "event_of", "place_of", "validation_url"]
