"""Whatever events come, or do not: waits end when their execution does, with how it ended, and are told of it sooner."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orchestrator_clients
from orchestrator_clients import WaitTimeout
from orchestrator_clients._simulation.deliveries import Delivery, Post
from orchestrator_clients.events import AdobeEvents, AsyncAdobeEvents, AwsEvents, CodeStreamEvents, Received
from orchestrator_clients.testing.contract._plots import SLOW, Plot
from orchestrator_clients.testing.contract._plots import plots as any_plots
from orchestrator_clients.testing.contract._stage import Stage, staged
from orchestrator_clients.testing.contract.any_run import LAST_LOOK, few, polls, seen_in_time, some_seconds
from tests.contract.both import close, settle
from tests.contract.cases import CASES
from tests.contract.test_any_run import both_worlds

RARELY = 10
"""How many times longer the intervals of a poller with events are."""

PUSHING = ("adobe_cloud_manager", "aws_image_builder", "vmware_code_stream")


@dataclass(frozen=True)
class Mail:
    """How often the post comes, and what goes wrong with it."""

    every: float
    losses: float
    duplicates: float
    reordering: float
    forgeries: float
    seed: int

    @property
    def honest(self) -> bool:
        return not self.losses and not self.reordering

    def post(self) -> Post:
        return Post(
            losses=self.losses,
            duplicates=self.duplicates,
            reordering=self.reordering,
            forgeries=self.forgeries,
            seed=self.seed,
        )


def plots(system: str) -> st.SearchStrategy[Plot]:
    """Give any plot without what takes real time: the sleep of whoever brings the post would move the clock meanwhile."""
    return any_plots(CASES[system]).map(
        lambda plot: replace(plot, troubles=tuple(one for one in plot.troubles if one.name not in SLOW))
    )


chances = st.sampled_from([0.0, 0.0, 0.0, 0.3, 1.0])
mails = st.builds(
    Mail,
    every=st.sampled_from([1.0, 4.0, 15.0]),
    losses=chances,
    duplicates=chances,
    reordering=chances,
    forgeries=chances,
    seed=st.integers(0, 99),
)


class Feed:
    """What delivers the events of a stage to its poller, good and bad ones."""

    def __init__(self, stage: Stage, world: str, mail: Mail, poller: Any) -> None:
        self._stage, self._mail, self._poller = stage, mail, poller
        self.source, self._deliveries = SOURCES[stage.case.system](stage, world, mail)
        self.forged: list[Received] = []
        self._chance = random.Random(mail.seed)

    async def bring(self) -> None:
        """Hand over what has come by now."""
        for one in self._deliveries():
            self._took(one, await settle(self.source.receive("POST", "", one.headers, one.body)))

    def bring_now(self) -> None:
        for one in self._deliveries():
            self._took(one, self.source.receive("POST", "", one.headers, one.body))

    def _took(self, one: Delivery, came: Received) -> None:
        assert came.status in (200, 400, 401, 503)
        if one.forged and one.headers:
            assert came.event is None  # only Adobe's can be told from good ones by all that is in them
        if came.event is not None:
            self._poller.hint(came.event)


def _adobe(stage: Stage, world: str, mail: Mail) -> tuple[Any, Callable[[], list[Delivery]]]:
    host, known = stage.simulator.event_host, stage.simulator.credentials
    host.post = mail.post()
    kind = AdobeEvents if world == "sync" else AsyncAdobeEvents
    options: Any = {"keys_url": host.url, "clock": stage.clock, "verify": False}
    return kind(known.org_id, known.client_id, **options), host.deliveries


async def _warmed(feed: Feed, stage: Stage) -> None:
    """Let the keys be fetched before time matters: that takes real time, in which ours would move on."""
    if stage.case.system == "adobe_cloud_manager":
        one = stage.simulator.event_host.signer.signed(b"{}")
        assert (await settle(feed.source.receive("POST", "", one.headers, one.body))).event is not None


def _aws(stage: Stage, world: str, mail: Mail) -> tuple[Any, Callable[[], list[Delivery]]]:
    bus, carrier = stage.simulator.event_bus, ("bare", "sns", "sns-in-sqs")[mail.seed % 3]
    bus.post = mail.post()
    return AwsEvents(accounts="123456789012", clock=stage.clock), lambda: bus.deliveries(carrier)


def _code_stream(stage: Stage, world: str, mail: Mail) -> tuple[Any, Callable[[], list[Delivery]]]:
    """Return what a pipeline may post whose author wrote so: which execution, at each change of its states."""
    post, told = mail.post(), {}

    def deliveries() -> list[Delivery]:
        changed = [run for run in sorted(stage.truth.ids()) if told.get(run) != stage.truth.states(run)]
        told.update({run: stage.truth.states(run) for run in changed})
        new = [Delivery(json.dumps({"executionId": run}).encode()) for run in changed]
        return post.carried(new, lambda one, _: replace(one, body=b'{"executionId": "of another"}'))

    return CodeStreamEvents(id_field="executionId"), deliveries


SOURCES: dict[str, Callable[[Stage, str, Mail], tuple[Any, Callable[[], list[Delivery]]]]] = {
    "adobe_cloud_manager": _adobe,
    "aws_image_builder": _aws,
    "vmware_code_stream": _code_stream,
}


def is_looking(poller: Any, now: float) -> bool:
    """Return whether a look is under way, or due, or nobody waits yet."""
    desks = poller._waiting._desks.values()
    planned = [len(desk._lanes) for desk in desks if desk._lanes.next_due() > now]
    return not poller.counts.open or sum(planned) < poller.counts.open


@asynccontextmanager
async def fed(stage: Stage, world: str, mail: Mail) -> AsyncIterator[Any]:
    """Yield a poller to which the post is brought every few seconds."""
    poller = getattr(orchestrator_clients, "Poller" if world == "sync" else "AsyncPoller")(events=True)
    feed, over = Feed(stage, world, mail, poller), False
    await _warmed(feed, stage)

    async def bring_on() -> None:
        while not poller.counts.told:
            if is_looking(poller, stage.clock.monotonic()):
                await asyncio.sleep(0.001)  # of real time, in which it is answered: ours would move on meanwhile
                continue
            await stage.clock.sleep_async(mail.every)
            await feed.bring()

    def bring_again() -> None:  # in the thread of whoever moves the clock
        if not over:
            feed.bring_now()
            stage.clock.call_later(mail.every, bring_again)

    if world == "sync":
        stage.clock.call_later(mail.every, bring_again)
        feeding = None
    else:
        feeding = asyncio.create_task(bring_on())
    try:
        yield poller
    finally:
        over = True
        await close(poller)
        if feeding is not None:
            feeding.cancel()
            (met,) = await asyncio.gather(feeding, return_exceptions=True)
            assert met is None or isinstance(met, asyncio.CancelledError), met
        if hasattr(feed.source, "close") or hasattr(feed.source, "aclose"):
            await close(feed.source)


@pytest.mark.parametrize("system", PUSHING)
@both_worlds
@few
@given(st.data())
def test_a_wait_ends_with_its_execution(system: str, world: str, data: st.DataObject) -> None:
    plot, poll, mail = data.draw(plots(system)), data.draw(polls), data.draw(mails)

    async def play() -> None:
        async with staged(CASES[system], world, plot) as (stage, run):
            if run is None:
                return
            async with fed(stage, world, mail) as poller:
                ended = await settle(poller.wait(run, check=False, poll=poll))
                seen_in_time(stage, ended, poll[1] * RARELY)

    asyncio.run(play())


@pytest.mark.parametrize("system", PUSHING)
@few
@given(st.data())
def test_honest_post_is_as_good_as_looking_often(system: str, data: st.DataObject) -> None:
    plot = replace(data.draw(plots(system)), troubles=())
    mail = replace(data.draw(mails), losses=0.0, reordering=0.0)

    async def play() -> None:
        async with staged(CASES[system], "async", plot) as (stage, run):
            async with fed(stage, "async", mail) as poller:
                ended = await poller.wait(run, check=False, poll=(60.0, 600.0))
                now = stage.clock.time()
            end = stage.truth.end(run.id)
            assert {ended.state} == stage.truth.states(run.id)
            assert end <= now <= end + mail.every + 0.01

    asyncio.run(play())


@pytest.mark.parametrize("system", PUSHING)
@both_worlds
@few
@given(st.data())
def test_a_timeout_is_kept(system: str, world: str, data: st.DataObject) -> None:
    plot, poll, mail = data.draw(plots(system)), data.draw(polls), data.draw(mails)
    timeout = data.draw(some_seconds)

    async def play() -> None:
        async with staged(CASES[system], world, plot) as (stage, run):
            if run is None:
                return
            begun = stage.clock.time()
            async with fed(stage, world, mail) as poller:
                try:
                    ended = await settle(poller.wait(run, check=False, poll=poll, timeout=timeout))
                except WaitTimeout as error:
                    ended = error.run
                assert stage.clock.time() - begun <= timeout + LAST_LOOK + 0.01
            if ended.state.ended:
                assert {ended.state} == stage.truth.states(run.id)

    asyncio.run(play())
