"""The simulated Adobe I/O Events: its keys, the journal of a registration, and deliveries to a webhook.

In a journal `latest=true` begins with the newest event. Not imitated: batches, other providers' events, and that a registration
becomes unstable. What a position that is unknown, or older than the seven days, is answered with is not documented: it is a
410 here.
"""

from __future__ import annotations

import hashlib
import http.client
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ..._core.hosts import is_loopback
from ..._simulation.deliveries import Delivery, Post
from ..._simulation.messages import Answer, Call, Refusal, SimulatedOperation
from ..._simulation.simulator import Simulator
from . import errors
from .access import AdobeCredentials, Gate
from .event_texts import happenings, inner, whole, written
from .record import AdobeRecord
from .signer import FOLDER, Signer

if TYPE_CHECKING:
    from ..._core.clock import Clock
    from .event_texts import Happening

KEPT_FOR = 7 * 86_400.0
"""Seconds for which a journal has an event."""

PAUSES = (60.0, 120.0, 240.0, 480.0, 900.0)
"""Seconds until a delivery that was answered with 429 or 5xx (not 505) is repeated; the last holds for all that follow."""

REPEATED_FOR = 86_400.0

JOURNAL = "/events/organizations/51824/integrations/118/0f3a9c1e"


class EventHost(Simulator):
    """Serves the keys and the journal; `deliveries` returns what a webhook would get, `deliver` sends it.

    `post` says what goes wrong on the way to a webhook. `whole_entries`: whether the journal holds whole deliveries, as
    Adobe's SDK reads it, or only what is in them, as its documentation shows. `page_size`: of the journal. `retry_after`:
    what it says at its end. `recipient_name`: what the client id is called in deliveries; None: it is left out.
    """

    system = "adobe_cloud_manager"

    def __init__(
        self,
        executions: Callable[[], Iterable[AdobeRecord]],
        gate: Callable[[], Gate],
        credentials: AdobeCredentials,
        *,
        clock: Clock | None,
    ) -> None:
        """See `Simulator`. executions: those that have events; gate: checks tokens."""
        self._executions, self._gate, self._credentials = executions, gate, credentials
        super().__init__(clock=clock)

    def setup(self) -> None:
        """Make a registration without events."""
        self.post: Post = Post()
        self.signer: Signer = Signer()
        self.whole_entries = False
        self.page_size = 100
        self.retry_after: int | None = 10
        self.recipient_name: str | None = "recipient_client_id"
        self._journal: list[Happening] = []
        self._told = 0
        self._waiting: list[tuple[float, float, int, Delivery]] = []

    def operations(self) -> tuple[SimulatedOperation, ...]:
        """Return the two there are."""
        return (
            SimulatedOperation("read_event_signer", "GET", f"{FOLDER}{{file}}", self._key),
            SimulatedOperation("read_journal", "GET", JOURNAL, self._read),
        )

    @property
    def journal_url(self) -> str:
        """Where the journal of the registration is."""
        return f"{self.url}{JOURNAL}"

    # Webhooks

    def deliveries(self) -> list[Delivery]:
        """Return what has become due since the last call, with what `post` lets go wrong."""
        with self.lock:
            self._collect()
            new, self._told = self._journal[self._told :], len(self._journal)
            return self.post.carried(map(self.delivery_of, new), self.signer.forged)

    def delivery_of(self, happening: Happening) -> Delivery:
        """Return the delivery of something that happened, signed."""
        value = whole(happening, self._credentials.org_id, self._credentials.client_id)
        recipient = value.pop("recipient_client_id")
        if self.recipient_name is not None:
            value[self.recipient_name] = recipient
        return self.signer.signed(written(value))

    def deliver(self, url: str) -> list[int]:
        """Post all that is due to a webhook on this machine, repeats too, and return the statuses of its answers."""
        now = self.clock.time()
        due = [entry for entry in self._waiting if entry[0] <= now]
        self._waiting = [entry for entry in self._waiting if entry[0] > now]
        due += [(now, now, 0, delivery) for delivery in self.deliveries()]
        return [self._posted(url, *entry[1:]) for entry in due]

    def _posted(self, url: str, first: float, count: int, delivery: Delivery) -> int:
        headers = {**delivery.headers, **({"x-adobe-retry-count": str(count)} if count else {})}
        status, _ = _asked("POST", url, headers, delivery.body)
        now = self.clock.time()
        again = now + PAUSES[min(count, len(PAUSES) - 1)]
        if (status == 429 or (status >= 500 and status != 505)) and again - first <= REPEATED_FOR:
            self._waiting.append((again, first, count + 1, delivery))
        return status

    def register(self, url: str, challenge: str = "3f1c-simulated") -> bool:
        """Ask a webhook to repeat a text; if it does not, send what a person has to open. Return whether it is active."""
        status, body = _asked("GET", f"{url}?challenge={quote(challenge, safe='')}", {}, b"")
        try:
            said = json.loads(body).get("challenge")
        except (ValueError, AttributeError):
            said = body.decode("utf-8", "replace")
        if status == 200 and said == challenge:
            return True
        text = json.dumps({"validationUrl": f"{self.url}/webhooks/validate?id=simulated-validation"}).encode()
        _asked("POST", url, {"content-type": "application/json"}, text)
        return False

    # The journal and the keys

    def _collect(self) -> None:
        """Note what happened since the last time, in order."""
        now, known = self.clock.time(), {(one.path, one.verb) for one in self._journal}
        new = [one for run in self._executions() for one in happenings(run, now) if (one.path, one.verb) not in known]
        self._journal += sorted(new, key=lambda one: one.at)

    def _key(self, call: Call) -> Answer:
        pem = self.signer.pem(call.path)
        return Answer.text("there is no such file", 404) if pem is None else Answer(200, _PEM, pem)

    def _read(self, call: Call) -> Answer:
        self._gate().pass_through(call, self.clock.time(), organisation="x-ims-org-id")
        self._collect()
        begin = self._begin(call)
        limit = call.query_value("limit") or ""
        size = min(int(limit) if limit.isdecimal() else self.page_size, self.page_size)
        entries = self._journal[begin : begin + size]
        if not entries:
            pause = () if self.retry_after is None else (("retry-after", str(self.retry_after)),)
            return Answer(204, (("link", f'<{call.target}>; rel="next"'), *pause))
        last = _position(begin + len(entries) - 1)
        following = f"{JOURNAL}?since={quote(last, safe='')}" + (f"&limit={size}" if size != self.page_size else "")
        body = {"events": [self._entry(begin + n, one) for n, one in enumerate(entries)],
                "_page": {"last": last, "count": len(entries)}}  # fmt: skip
        return Answer.json(body, headers=(("link", f'<{following}>; rel="next"'),))

    def _entry(self, number: int, happening: Happening) -> dict[str, object]:
        known = self._credentials
        held = whole(happening, known.org_id, known.client_id) if self.whole_entries else inner(happening, known.org_id)
        return {"position": _position(number), "event": held}

    def _begin(self, call: Call) -> int:
        oldest = self.clock.time() - KEPT_FOR
        first = next((n for n, one in enumerate(self._journal) if one.at >= oldest), len(self._journal))
        if call.query_value("latest") == "true":
            return max(len(self._journal) - 1, 0)
        since = call.query_value("since")
        if since is None:
            return first
        places = {_position(n): n + 1 for n in range(max(first - 1, 0), len(self._journal))}
        if since not in places:
            raise Refusal(replace(errors.not_found(), status=410))
        return places[since]


_PEM = (("content-type", "application/x-pem-file"),)


def _position(number: int) -> str:
    """Return the position of an entry, with characters that a URL does not take as they are."""
    return f"simulated:{hashlib.sha256(str(number).encode()).hexdigest()[:12]}.{number}/+="


def _asked(method: str, url: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
    """Return what a webhook on this machine answers within Adobe's 10 s; (504, b"") if it does not."""
    parts = urlsplit(url)
    if parts.hostname is None or not is_loopback(parts.hostname):
        raise ValueError("a simulator sends to this machine only")
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=10)
    try:
        connection.request(method, f"{parts.path or '/'}?{parts.query}".rstrip("?"), body=body or None, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read(65_536)
    except (OSError, http.client.HTTPException):
        return 504, b""
    finally:
        connection.close()
