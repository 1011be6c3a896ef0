"""Runs, as everybody uses them: started, watched, waited for alone and together, cancelled, picked up, and listed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest

from ..._core._async.many import async_wait_many, async_watch_many
from ..._core._sync.many import wait_many, watch_many
from ..._core.errors import ClosedError
from ..._core.execution.resume import resume
from ..._core.model import State
from ..._core.outcomes import ExecutionCancelled, ExecutionFailed, NeedsAttention, WaitTimeout
from ..._simulation.script import Run, Spell, Step
from ._worlds import client_of, close, connected, every, played, settle
from .base import CaseTests, only_where
from .case import Case

UNKNOWN_WORD: str = "HIBERNATING"
"""No client knows what it means."""


async def started(case: Case, client: Any, simulator: Any, *, seconds: float = 30, **script: Any) -> Any:
    """Start a run of one step that takes so long, and let it begin."""
    simulator.script = Run(steps=(Step(case.step_names[0], seconds),), stopping=5, **script)
    run = await settle(case.start(client, simulator))
    simulator.clock.advance(5)
    return run


async def some(case: Case, client: Any, simulator: Any, number: int) -> Sequence[Any]:
    """Return so many runs that have ended, as the list gives them."""
    case.seed(simulator, number)
    return (await every(case.listed(client)))[:number]


class RunTests(CaseTests):
    """Runs of a system."""

    @played
    async def test_a_run_is_waited_for(self, case: Case, simulator: Any, world: str) -> None:
        """A run is started once, and a wait returns it as it ended."""
        async with connected(simulator, world) as client:
            run = await started(case, client, simulator)
            ended = await settle(run.wait())
            assert (ended.id, ended.state, type(ended)) == (run.id, State.SUCCEEDED, client.run_type)
            assert (await settle(run.refresh())).state is State.SUCCEEDED
            assert simulator.count(case.start_operation) == 1

    @played
    async def test_watch_tells_each_change_and_ends_with_the_run(self, case: Case, simulator: Any, world: str) -> None:
        """A watch yields each change, none twice, and the end last."""
        async with connected(simulator, world) as client:
            run = await started(case, client, simulator)
            looks = await every(run.watch(poll=(1, 5)))
        assert [look.state for look in looks][-1] is State.SUCCEEDED
        assert not any(look.state.ended for look in looks[:-1])
        assert {look.id for look in looks} == {run.id}
        assert all(before != after for before, after in pairwise(looks))

    @played
    async def test_a_status_word_that_nobody_knows_breaks_nothing(self, case: Case, simulator: Any, world: str) -> None:
        """A status that the client does not know is UNKNOWN, and the wait goes on."""
        async with connected(simulator, world) as client:
            told = (Spell(UNKNOWN_WORD, after=10, seconds=60),)
            run = await started(case, client, simulator, seconds=120, status_sequence=told)
            looks = await every(run.watch(poll=(1, 2)))
        assert State.UNKNOWN in {look.state for look in looks}
        assert looks[-1].state is State.SUCCEEDED

    @played
    async def test_a_run_that_failed_raises(self, case: Case, simulator: Any, world: str) -> None:
        """A wait raises for a run that failed, unless that is not to be checked."""
        async with connected(simulator, world) as client:
            run = await started(case, client, simulator, ends="failed")
            with pytest.raises(ExecutionFailed) as caught:
                await settle(run.wait())
            assert (caught.value.run.id, caught.value.run.state) == (run.id, State.FAILED)
            assert (await settle(run.wait(check=False))).state is State.FAILED

    @played
    async def test_a_run_goes_on_when_the_time_of_a_wait_is_up(self, case: Case, simulator: Any, world: str) -> None:
        """A wait whose time is up leaves the run alone, which can be waited for again."""
        async with connected(simulator, world) as client:
            run = await started(case, client, simulator, seconds=9000)
            with pytest.raises(WaitTimeout):
                await settle(run.wait(timeout=60))
            assert (await settle(run.wait(timeout=20_000))).state is State.SUCCEEDED

    @only_where(lambda case: case.gates)
    @played
    async def test_a_run_that_waits_for_a_person_is_told(self, case: Case, simulator: Any, world: str) -> None:
        """A wait until WAITING says that a person is needed, and goes on when one has decided."""
        gate = Step(case.step_names[0], 5, waits_for_person=True)
        async with connected(simulator, world) as client:
            simulator.script = Run(steps=(gate,))
            run = await settle(case.start(client, simulator))
            with pytest.raises(NeedsAttention):
                await settle(run.wait(until=State.WAITING))
            simulator.runs.decide(run.id, approved=True)
            assert (await settle(run.wait())).state is State.SUCCEEDED

    @played
    async def test_a_run_is_cancelled_by_its_handle(self, case: Case, simulator: Any, world: str) -> None:
        """A run is cancelled by one request, after which nothing is looked up, and ends as cancelled."""
        async with connected(simulator, world) as client:
            run = await started(case, client, simulator, seconds=9000)
            await settle(run.cancel())
            assert simulator.calls[-1].operation not in case.looks, "it was asked for, and nothing asked afterwards"
            assert (await settle(run.refresh())).state not in (State.SUCCEEDED, State.FAILED)
            with pytest.raises(ExecutionCancelled) as caught:
                await settle(run.wait(timeout=600))
            assert caught.value.run.id == run.id
            assert simulator.count(case.start_operation) == 1

    @played
    async def test_a_run_is_picked_up_by_its_token(self, case: Case, simulator: Any, world: str) -> None:
        """A token finds the run again by another client, keeps its deadline, and holds no secret."""
        async with connected(simulator, world) as client, connected(simulator, world) as another:
            run = await started(case, client, simulator, seconds=1000)
            token = run.token(timeout=100)
            assert not [secret for secret in case.secrets(simulator) if secret in token]
            assert json.loads(token)["ids"] == dict(run.ids)
            before = len(simulator.calls)
            again = resume(token, clients=[another])
            assert (type(again), again.ids, len(simulator.calls)) == (type(run), run.ids, before)
            with pytest.raises(WaitTimeout):
                await settle(again.wait())
            assert (await settle(again.wait(timeout=2000))).state is State.SUCCEEDED

    @played
    async def test_a_list_is_read_whole_or_page_by_page(self, case: Case, simulator: Any, world: str) -> None:
        """A list has every run once, over all its pages, and as many as were asked for."""
        seeded = {str(run_id) for run_id in case.seed(simulator, 60)}
        async with connected(simulator, world) as client:
            runs = [run.id for run in await every(case.listed(client))]
            pages = await every(case.listed(client).pages())
            assert len(await every(case.listed(client, limit=1))) == 1
        assert [run.id for page in pages for run in page.items] == runs
        assert seeded <= set(runs)
        assert len(set(runs)) == len(runs)
        assert pages[-1].next is None
        assert all(page.next is not None for page in pages[:-1])

    @played
    async def test_runs_are_looked_at_together(self, case: Case, simulator: Any, world: str) -> None:
        """Several runs are read by one call, where there is one, with the same result as each by itself."""
        async with connected(simulator, world) as client:
            runs = await some(case, client, simulator, 3)
            assert len({client.run_lane(run.ids)[0] for run in runs}) == 1
            found = await settle(client.fetch_runs([run.ids for run in runs]))
        assert {run_id: run.raw_status for run_id, run in found.items()} == {run.id: run.raw_status for run in runs}
        assert all(type(found[run.id]) is type(run) for run in runs)

    @played
    async def test_many_are_waited_for_and_watched(self, case: Case, simulator: Any, world: str) -> None:
        """Several runs are waited for and watched, each with its own end."""
        wait: Any = wait_many if world == "sync" else async_wait_many
        watch: Any = watch_many if world == "sync" else async_watch_many
        async with connected(simulator, world) as client:
            runs = await some(case, client, simulator, 3)
            waited = await settle(wait(runs))
            watched = await every(watch(runs))
        assert [(one.run.id, one.run.state) for one in waited] == [(run.id, run.state) for run in runs]
        assert all((one.error is None) == (one.run.state is State.SUCCEEDED) for one in waited)
        assert {one.run.id for one in watched} == {run.id for run in runs}

    @played
    async def test_a_client_that_was_closed_sends_nothing(self, case: Case, simulator: Any, world: str) -> None:
        """A closed client raises `ClosedError`, and closing twice is fine."""
        client = client_of(simulator, world)
        if world == "async":
            async with client as same:
                run = await case.read(client, simulator)
        else:
            with client as same:
                run = case.read(client, simulator)
        before = len(simulator.calls)
        assert same is client
        await close(client)  # twice is fine
        for use in (run.refresh, run.wait, run.cancel):
            with pytest.raises(ClosedError) as caught:
                await settle(use())
            assert caught.value.system == case.system
        assert len(simulator.calls) == before

    @played
    async def test_nothing_that_can_be_seen_of_a_client_tells_a_secret(
        self, case: Case, simulator: Any, world: str
    ) -> None:
        """No secret is in what a client shows of itself, and its credentials are hidden in other texts."""
        async with connected(simulator, world) as client:
            await settle(case.read(client, simulator))  # some secrets are known only once they are needed
            shown = "\n".join([repr(client), str(client), repr(client.describe())])
            secrets = case.secrets(simulator)
            assert not [secret for secret in secrets if secret in shown]
            assert [one for one in secrets if one not in client.redact(f"it said {one}, and twice: {one!r}")]
