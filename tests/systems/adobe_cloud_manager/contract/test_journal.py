"""The journal of a registration: in order, without gaps or repeats, and from a position on that outlives its reader."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from orchestrator_clients import ApiError, AuthError, DecodeError, ServerError, UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.adobe_cloud_manager.simulator.events import EventHost
from orchestrator_clients.events import AdobeJournal, AsyncAdobeJournal, EventKind, JournalEntry
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, Run, Step
from tests.contract.both import WORLDS, close, every

pytestmark = pytest.mark.anyio

IDS = ("19905", "48213")
EVENTS = 8
"""Of two steps that say that they start, in two executions."""


def start(server: AdobeCloudManagerSimulator) -> None:
    server.script = Run(steps=(Step("build", 60),))
    with server.client(verify=False) as client:
        client.executions.start(*IDS)
    server.clock.sleep(100)


@pytest.fixture
def host(server: AdobeCloudManagerSimulator) -> EventHost:
    start(server)
    start(server)
    return server.event_host


def reader(world: str, server: AdobeCloudManagerSimulator, **options: Any) -> Any:
    known = server.credentials
    kind = AdobeJournal if world == "sync" else AsyncAdobeJournal
    given = {
        "url": server.event_host.journal_url,
        "org_id": known.org_id,
        "client_id": known.client_id,
        "client_secret": None if "token" in options else known.client_secret,
        "token_url": server.token_url,
        "clock": server.clock,
        "verify": False,
        **options,
    }
    return kind(**given)


@pytest.fixture(params=WORLDS)
async def journal(
    request: pytest.FixtureRequest, server: AdobeCloudManagerSimulator, host: EventHost, anyio_backend: str
) -> AsyncIterator[Any]:
    made = reader(request.param, server)
    yield made
    await close(made)


async def some(entries: Any, number: int) -> list[JournalEntry]:
    """Return the first entries of a journal that is followed, and stop reading."""
    found: list[JournalEntry] = []
    if hasattr(entries, "__anext__"):
        async for entry in entries:
            found.append(entry)
            if len(found) == number:
                break
        await entries.aclose()
        return found
    for entry in entries:
        found.append(entry)
        if len(found) == number:
            break
    return found


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("page_size", [None, 1, 3, EVENTS])
async def test_all_events_in_order(
    journal: Any, host: EventHost, server: AdobeCloudManagerSimulator, whole: bool, page_size: int | None
) -> None:
    host.whole_entries = whole
    entries = await every(journal.entries(follow=False, page_size=page_size))
    events = [entry.event for entry in entries]
    assert len(events) == EVENTS
    assert [one.published for one in events] == sorted(one.published for one in events)
    assert {one.id for one in events} == set(server.executions)
    assert EventKind.UNKNOWN not in {one.kind for one in events}
    assert len({entry.position for entry in entries}) == EVENTS
    assert {one.recipient for one in events} == ({server.credentials.client_id} if whole else {None})
    first = host.calls_of("read_journal")[0]
    assert first.header("x-ims-org-id") == server.credentials.org_id
    assert first.header("x-gw-ims-org-id") is None


@pytest.mark.parametrize("handled", range(1, EVENTS + 1))
async def test_a_position_survives_a_restart(
    journal: Any, host: EventHost, server: AdobeCloudManagerSimulator, handled: int
) -> None:
    host.page_size = 3
    everything = await every(journal.entries(follow=False))
    before = await some(journal.entries(), handled)
    another = reader("sync", server)
    after = await every(another.entries(since=before[-1].position, follow=False))
    another.close()
    assert before + after == everything


async def test_it_waits_for_more_at_its_end(journal: Any, host: EventHost, server: AdobeCloudManagerSimulator) -> None:
    server.clock.call_later(35, lambda: start(server))
    begun = server.clock.time()
    entries = await some(journal.entries(), EVENTS + 2)
    assert [entry.event.kind for entry in entries[-2:]] == [EventKind.STARTED, EventKind.STEP_STARTED]
    assert server.clock.time() - begun <= 35 + 100 + 10
    assert 3 <= host.count("read_journal") <= 8


@pytest.mark.parametrize(("said", "seconds"), [(None, 10), (3, 3), (0, 10), (10**6, 3600)])
async def test_how_long_it_waits_is_what_it_is_told(
    journal: Any, host: EventHost, server: AdobeCloudManagerSimulator, said: int | None, seconds: float
) -> None:
    host.retry_after = said
    begun = server.clock.time()
    server.clock.call_later(1, lambda: start(server))
    await some(journal.entries(), EVENTS + 1)
    assert server.clock.time() - begun >= min(seconds, 100)
    assert server.clock.time() - begun <= seconds + 101


async def test_it_can_begin_with_the_newest(journal: Any) -> None:
    (entry,) = await every(journal.entries(latest=True, follow=False))
    assert entry.event.kind is EventKind.ENDED


async def test_events_for_others_are_left_out(
    host: EventHost, server: AdobeCloudManagerSimulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    host._credentials = replace(server.credentials, org_id="FFFF@AdobeOrg")
    with reader("sync", server, token=server.credentials.token) as journal:
        assert list(journal.entries(follow=False)) == []
    assert "another organisation" in caplog.text
    assert "FFFF" not in caplog.text


@pytest.mark.parametrize("calls", [1, 2])
@pytest.mark.parametrize(
    "fault", [faults.status(503), faults.reset_during_answer(), faults.html_page(), faults.truncated()]
)
async def test_what_goes_wrong_once_is_mended(journal: Any, host: EventHost, fault: Any, calls: int) -> None:
    host.page_size = 4
    host.fault(fault, on="read_journal", calls=calls)
    entries = await every(journal.entries(follow=False))
    assert len({entry.position for entry in entries}) == len(entries) == EVENTS


async def test_what_stays_wrong_is_raised_and_nothing_is_lost(journal: Any, host: EventHost) -> None:
    host.page_size = 4
    rule = host.fault(faults.status(503), on="read_journal", calls=range(2, 100))
    found: list[JournalEntry] = []
    with pytest.raises(ServerError):
        await every(noted(journal.entries(follow=False), found))
    rule.remove()
    found += await every(journal.entries(since=found[-1].position, follow=False))
    assert len({entry.position for entry in found}) == len(found) == EVENTS


def noted(entries: Any, found: list[JournalEntry]) -> Any:
    if hasattr(entries, "__anext__"):

        async def asynchronous() -> AsyncIterator[JournalEntry]:
            async for entry in entries:
                found.append(entry)
                yield entry

        return asynchronous()

    def synchronous() -> Any:
        for entry in entries:
            found.append(entry)
            yield entry

    return synchronous()


ODD: dict[str, tuple[Answer, str]] = {
    "no list": (Answer.json({"events": {}}), "events is no list"),
    "no object": (Answer.json([]), "events is no list"),
    "no position": (Answer.json({"events": [{"event": {}}]}), r"events\[0\].position"),
    "odd entries": (Answer.json({"events": [{"position": "1"}, 7]}), r"events\[1\].position"),
    "elsewhere": (
        Answer.json({"events": [{"position": "1"}]}, headers=(("link", '<https://evil.example/x>; rel="next"'),)),
        "leads away",
    ),
    "climbing": (
        Answer.json({"events": [{"position": "1"}]}, headers=(("link", "<//evil/x>; rel=next"),)),
        "leads away",
    ),
    "for ever": (
        Answer.json({"events": [{"position": "1"}]}, headers=(("link", "</events/x>; rel=next"),)),
        "never end",
    ),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("world", WORLDS)
async def test_odd_answers_have_a_typed_error(server: AdobeCloudManagerSimulator, world: str, name: str) -> None:
    from orchestrator_clients.testing import Operation, Simulator

    class Odd(Simulator):
        def operations(self) -> tuple[Operation, ...]:
            return (Operation("read_journal", "GET", "/{path:path}", lambda _: answer),)

    answer, message = ODD[name]
    with Odd() as odd:
        journal = reader(world, server, url=f"{odd.url}/events/x", token="t", max_attempts=1)
        with pytest.raises(DecodeError, match=message) as caught:
            await every(journal.entries(follow=False))
        await close(journal)
        assert caught.value.operation == "read_journal"


async def test_without_links_its_positions_lead_on(server: AdobeCloudManagerSimulator) -> None:
    from orchestrator_clients.testing import Call, Operation, Simulator

    class Linkless(Simulator):
        def operations(self) -> tuple[Operation, ...]:
            return (Operation("read_journal", "GET", "/j", self.read),)

        def read(self, call: Call) -> Answer:
            number = int(call.query_value("since") or 0) + 1
            if number > 3:
                return Answer(204)
            page = {"events": [{"position": "?", "event": None}], "_page": {"last": str(number), "count": 1}}
            return Answer.json(page)

    with Linkless() as host, reader("sync", server, url=f"{host.url}/j", token="t") as journal:
        entries = list(journal.entries(follow=False))
        assert [(entry.position, entry.event.kind) for entry in entries] == [(n, EventKind.UNKNOWN) for n in "123"]


async def test_positions_that_are_gone(journal: Any, server: AdobeCloudManagerSimulator) -> None:
    (first, *_) = await every(journal.entries(follow=False))
    server.clock.advance(8 * 86_400)
    with pytest.raises(ApiError) as caught:
        await every(journal.entries(since=first.position, follow=False))
    assert caught.value.status == 410
    assert await every(journal.entries(follow=False)) == []


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("wrong", [{"client_secret": "wrong-secret"}, {"token": "wrong-token"}])
async def test_wrong_credentials(server: AdobeCloudManagerSimulator, host: EventHost, world: str, wrong: Any) -> None:
    journal = reader(world, server, **wrong)
    with pytest.raises(AuthError) as caught:
        await every(journal.entries(follow=False))
    await close(journal)
    assert not any(secret in f"{caught.value!r}" for secret in wrong.values())


async def test_a_token_is_renewed(server: AdobeCloudManagerSimulator, journal: Any, host: EventHost) -> None:
    await every(journal.entries(follow=False))
    server.clock.advance(86_000)
    await every(journal.entries(follow=False))
    server.clock.advance(500)
    await every(journal.entries(follow=False))
    assert server.count("ims_login") == 1 + 1 + 1 + 1  # two by the starts of the fixture


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"url": "https://h/x?y=1"}, "url must hold no"),
        ({"url": "http://h.example/x"}, "url is plain http"),
        ({"url": None}, "url"),
        ({"token_url": "x"}, "token_url"),
        ({"org_id": ""}, "org_id"),
        ({"client_id": None}, "client_id"),
        ({"client_secret": None}, "client_secret or token"),
        ({"client_secret": "a", "token": "b"}, "client_secret or token"),
        ({"token": "a\nb"}, "token"),
        ({"scopes": ()}, "scopes"),
    ],
)
def test_bad_options_are_refused(
    server: AdobeCloudManagerSimulator, host: EventHost, wrong: dict[str, Any], match: str
) -> None:
    for world in WORLDS:
        with pytest.raises(UsageError, match=match):
            reader(world, server, **wrong)


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        ({"since": "1", "latest": True}, "since and latest"),
        ({"since": ""}, "since"),
        ({"since": 7}, "since=7"),
        ({"since": "\ud800"}, "since"),
        ({"page_size": 0}, "page_size=0"),
    ],
)
async def test_bad_arguments_are_refused(journal: Any, host: EventHost, arguments: dict[str, Any], match: str) -> None:
    with pytest.raises(UsageError, match=match):
        journal.entries(**arguments)
    assert host.calls == []
