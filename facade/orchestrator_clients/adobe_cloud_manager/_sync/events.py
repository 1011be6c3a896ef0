# Derived from _async/events.py by scripts/unasync: do not edit.
"""Receiving the events of Adobe Cloud Manager by webhook."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from typing import Any, ClassVar, Self, Unpack

from ..._core._sync.auth import Auth
from ..._core._sync.reader import Reader
from ..._core.deadline import deadline_at
from ..._core.errors import ForgedEvent, OrchestratorError, UsageError
from ..._core.inputs import seconds
from ..._core.logs import tell
from ..._core.options import Options, silent_options
from ..._core.pushed.guard import MAX_BYTES, REMEMBERED, Memory, body_of, headers_of, json_of, whole
from ..._core.pushed.received import Received, refused, said, wrong_method
from ..._core.redact import Redactor
from ..._core.secrets import header_text
from ..._core.settings import check_url, given_url
from ..events import AdobeEvent, challenge_in, check_recipient, event_of, validation_url
from ..signatures import KEYS_URL, PREFIXES, check_installed, checked_prefixes, fits, signatures_in
from ..tables import SYSTEM, VENDOR
from .keys import Keys

WITHIN = 8.0
"""Seconds in which a delivery is checked, keys and all: Adobe waits 10 s for the whole answer."""

DELIVERED_FOR = 25 * 3600.0
"""Seconds after which Adobe delivers no event any more (24 hours), with an hour for clocks that differ."""


class AdobeEvents:
    """Takes deliveries of Adobe I/O and gives events: `AdobeEvents(org_id, client_id)`. It needs the extra `[events]`.

    `org_id` is the organisation (`...@AdobeOrg`) and `client_id` the client of the registration (None: that of any): events
    for others are refused. Keys are read from `keys_url`, and only below `key_prefixes`. The last `remember` events are known,
    so that none is taken twice, nor one that is older than `max_age` seconds (None: of any age). The other options are those
    of `Options`, for fetching keys. Safe to share between threads or tasks.
    """

    system: ClassVar[str] = SYSTEM
    """Key of the system that its events are about."""

    def __init__(
        self,
        org_id: str,
        client_id: str | None,
        *,
        keys_url: str = KEYS_URL,
        key_prefixes: Collection[str] = PREFIXES,
        max_bytes: int = MAX_BYTES,
        remember: int = REMEMBERED,
        max_age: float | None = DELIVERED_FOR,
        **options: Unpack[Options],
    ) -> None:
        check_installed()
        options, keys_url = silent_options(options), given_url(keys_url, "keys_url", system=SYSTEM)
        self._org_id = header_text(org_id, "org_id", system=SYSTEM)
        self._client_id = None if client_id is None else header_text(client_id, "client_id", system=SYSTEM)
        self._prefixes = checked_prefixes(key_prefixes)
        self.max_bytes: int = whole(max_bytes, "max_bytes", SYSTEM, 1)
        check_url(keys_url, system=SYSTEM, allow_plain_http=options.get("allow_plain_http", False), name="keys_url")
        options.setdefault("max_response_bytes", 65_536)
        self._reader = Reader(VENDOR, keys_url.rstrip("/"), Auth(), redactor=Redactor(), options=options)
        self._keys = Keys(self._reader)
        self._memory = Memory(self._reader.clock, system=SYSTEM, remember=remember, max_age=seconds(max_age, "max_age"))

    def read(self, body: bytes, headers: Mapping[str, str]) -> AdobeEvent:
        """Return the event of a delivery, from its raw body and its headers.

        What is not to be taken raises an `EventRefused`: OversizedEvent, MalformedEvent, MisdirectedEvent, ForgedEvent or
        ReplayedEvent. TransportError or ApiError where a key could not be fetched: let it be delivered again.
        """
        data = body_of(body, self.max_bytes, SYSTEM)
        return self._genuine(json_of(data, SYSTEM), data, headers)

    def receive(self, method: str, query: str | bytes, headers: Mapping[str, str], body: bytes) -> Received:
        """Return what to answer to a request, and its event; nothing is raised for what it holds.

        `query` is its raw query: the challenge of a registration comes in it. The answer is there within 8 s.
        """
        if method.upper() == "GET":
            text = challenge_in(query)
            return wrong_method() if text is None else said(text)
        if method.upper() != "POST":
            return wrong_method()
        try:
            with deadline_at(self._reader.clock.monotonic() + WITHIN):
                return self._posted(headers, body)
        except UsageError:
            raise
        except OrchestratorError as error:
            return refused(error)

    def _posted(self, headers: Mapping[str, str], body: bytes) -> Received:
        data = body_of(body, self.max_bytes, SYSTEM)
        value = json_of(data, SYSTEM)
        url = validation_url(value)
        if url is None:
            return Received(event=self._genuine(value, data, headers))
        tell(
            logging.WARNING,
            "registration_waits",
            "%s: a registration waits until a person opens its address of validation",
            SYSTEM,
            system=SYSTEM,
        )
        return Received(validation_url=url)

    def _genuine(self, value: Any, body: bytes, headers: Mapping[str, str]) -> AdobeEvent:
        """Return the event if it is for us, genuine, and new. Nothing is fetched for what is not for us."""
        event = event_of(value)
        check_recipient(event, self._org_id, self._client_id)
        self._check_signature(headers, body)
        self._memory.check(event, body)
        return event

    def _check_signature(self, headers: Mapping[str, str], body: bytes) -> None:
        trouble: OrchestratorError | None = None
        for signature in signatures_in(headers_of(headers, SYSTEM), self._prefixes):
            try:
                key = self._keys.get(signature.path)
            except UsageError:
                raise
            except OrchestratorError as error:
                trouble = error  # the other signature may do
                continue
            if key is not None and fits(key, signature.value, body):
                return
        raise trouble or ForgedEvent("no signature of it fits its key and body", system=SYSTEM)

    def close(self) -> None:
        """Close the connections; closing twice is fine."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


__all__ = ["AdobeEvents"]
