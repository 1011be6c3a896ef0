# Derived from _async/journal.py by scripts/unasync: do not edit.
"""Reading the journal of a registration for events: in order, from any position of the last seven days on."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar, Self, Unpack

from ..._core._sync.auth import Auth, HeaderAuth, Token, TokenAuth
from ..._core._sync.reader import Reader
from ..._core.errors import ApiError, DecodeError, MisdirectedEvent, UsageError
from ..._core.logs import reason_of, tell
from ..._core.options import Options, clock_of, silent_options
from ..._core.redact import Redactor
from ..._core.secrets import header_text, secret_text
from ..._core.settings import check_url, given_url
from ..._core.silent import silent
from .. import access, journal, links
from ..events import check_recipient
from ..journal import JournalEntry, JournalPage
from ..tables import SCOPES, SYSTEM, TOKEN_URL, VENDOR

OPERATION = "read_journal"


class AdobeJournal:
    """The journal of a registration: `AdobeJournal(url, org_id, client_id, client_secret)`.

    `url` is that of the registration's journal, as the Adobe Developer Console shows it; the credentials are those of
    `AdobeCloudManager`, and so is `token`. The other options are those of `Options`.
    """

    system: ClassVar[str] = SYSTEM
    """Key of the system that its events are about."""

    def __init__(
        self,
        url: str,
        org_id: str,
        client_id: str,
        client_secret: str | None = None,
        *,
        token: str | None = None,
        scopes: str | Iterable[str] = SCOPES,
        token_url: str = TOKEN_URL,
        **options: Unpack[Options],
    ) -> None:
        client_id, client_secret, token = silent(client_id), silent(client_secret), silent(token)
        options = silent_options(options)
        url, token_url = (
            given_url(place, name, system=SYSTEM) for place, name in ((url, "url"), (token_url, "token_url"))
        )
        if (client_secret is None) == (token is None):
            raise UsageError("give client_secret or token, and not both", system=SYSTEM)
        for name, place in (("url", url), ("token_url", token_url)):
            check_url(place, system=SYSTEM, allow_plain_http=options.get("allow_plain_http", False), name=name)
        self._org_id = header_text(org_id, "org_id", system=SYSTEM)
        self._client_id = header_text(client_id, "client_id", system=SYSTEM)
        self._redactor = Redactor(part for part in (client_id, client_secret, token) if part)
        headers = partial(access.event_headers, self._org_id, self._client_id)
        if token is not None:
            auth: Auth = HeaderAuth(headers(header_text(token, "token", system=SYSTEM)))
        else:
            secret = secret_text(client_secret, "client_secret", system=SYSTEM)
            self._login = access.token_request(token_url, self._client_id, secret, access.scope_list(scopes))
            auth = TokenAuth(self._fetch_token, headers, clock=clock_of(options), redactor=self._redactor)
        self._origin, self._path = journal.home_of(url)
        self._reader = Reader(VENDOR, self._origin, auth, redactor=self._redactor, options=options)

    def _fetch_token(self) -> Token:
        try:
            return Token(*self._reader.call(self._login, access.parse_token))
        except ApiError as error:
            raise access.refused(error) from error.__cause__

    def entries(
        self,
        *,
        since: str | None = None,
        latest: bool = False,
        follow: bool = True,
        page_size: int | None = None,
    ) -> Iterator[JournalEntry]:
        """Yield the events of the journal in order, each with its position, and wait for more at its end.

        `since` is the position of the event that was handled last; without it begins with the oldest there is, or with the
        newest where `latest` is true. With `follow=False` it ends where the journal does. Events for another organisation or
        client are left out. What fails is repeated as every read is, and then raised: begin anew with the last position.
        A position that is no longer there, because it is older than seven days, is an ApiError.
        """
        return self._entries(journal.first(self._path, since, latest, page_size), follow, page_size)

    def _entries(self, url: str, follow: bool, page_size: int | None) -> Iterator[JournalEntry]:
        while True:
            page = self._page(url)
            for entry in page.entries:
                if self._is_ours(entry):
                    yield entry
            if not page.entries:
                if not follow:
                    return
                self._reader.clock.sleep(page.pause)
            url = self._following(page, url, page_size)

    def _page(self, url: str) -> JournalPage:
        request = {"method": "get", "url": url, "extensions": {"operation": OPERATION}}
        return self._reader.call(request, partial(journal.parse_page, now=self._reader.clock.time()))

    def _following(self, page: JournalPage, url: str, page_size: int | None) -> str:
        """Return where to go on; DecodeError where a server would have the same events read for ever."""
        if page.next is not None:
            following = links.local(page.next, self._origin, operation=OPERATION)
        elif page.entries:
            following = journal.after(self._path, page.entries[-1].position, page_size)
        else:
            return url
        if page.entries and following == url:
            raise DecodeError(
                "the server repeated a page: the journal would never end",
                system=SYSTEM,
                operation=OPERATION,
                retry_safe=True,
            )
        return following

    def _is_ours(self, entry: JournalEntry) -> bool:
        try:
            check_recipient(entry.event, self._org_id, self._client_id)
        except MisdirectedEvent as error:
            tell(
                logging.INFO,
                "event_refused",
                "an event was not taken: %s",
                error,
                system=SYSTEM,
                reason=reason_of(error),
            )
            return False
        return True

    def close(self) -> None:
        """Close the connections; closing twice is fine."""
        self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


__all__ = ["AdobeJournal"]
