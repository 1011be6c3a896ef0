"""Starts that are made once across processes, whatever comes between a start and its record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from ..._core._async.adopt import async_adopt
from ..._core._sync.adopt import adopt
from ..._core.errors import AuthError, OrchestratorError, OutcomeUnknownError, UsageError
from ..._core.execution.sealed import checksum
from ..._core.outcomes import AmbiguousStart
from ..._simulation import faults
from ..._simulation.script import Run, Step
from ._truths import Truth
from ._worlds import client_of, connected, played, settle
from .base import CaseTests, only_where
from .case import Case, Starting

FAULTS: Mapping[str, type[OrchestratorError]] = {
    **dict.fromkeys(["401", "403"], AuthError),
    **dict.fromkeys(["503-vendor", "200-html", "200-empty", "200-malformed", "truncated"], OrchestratorError),
    **dict.fromkeys(["refused", "reset-before-answer", "hang"], OrchestratorError),
}
"""What a look for a lost start meets."""
TROUBLES: list[tuple[str, bool]] = [
    *((name, True) for name in FAULTS),
    *((name, False) for name in ("401", "200-html", "refused")),
]
"""What goes wrong with the look, and whether anything was started."""

NO_MEMBERS: tuple[Any, ...] = (None, 7, [], "", {"ids": [3]}, {"": ""})
"""What no member of an intent can be."""
NO_TIMES: tuple[Any, ...] = ("", None, True, [])
"""What the time at which it was made cannot be."""

where_found: Callable[[Any], Any] = only_where(lambda case: case.starting)
KEY: str = "a long secret of ours"


async def adopted(intent: Any, *clients: Any, **options: Any) -> Any:
    """Return what adoption gives, in the world of the clients."""
    call: Any = async_adopt if hasattr(clients[0], "aclose") else adopt
    return await settle(call(intent, clients=clients, **options))


def sealed(fields: Mapping[str, Any]) -> str:
    """Return an intent with a checksum that fits."""
    whole = {name: value for name, value in fields.items() if name != "check"}
    return json.dumps({**whole, "check": checksum(whole)})


def way(case: Case) -> Starting:
    """Return how the system starts once."""
    assert case.starting is not None
    return case.starting


async def ended(case: Case, client: Any, runs: int) -> None:
    """Let there be runs that were started alike and have ended."""
    for _ in range(runs):
        run: Any = await settle(way(case).start(client))
        await settle(run.wait(check=False))


class StartTests(CaseTests):
    """Starts that are found again by their intents."""

    @pytest.fixture
    def simulator(self, case: Case) -> Iterator[Any]:
        """Give the system's simulator, whose runs last a second."""
        with case.make() as simulator:
            simulator.script = Run(steps=(Step(case.step_names[0], 1),))  # type: ignore[attr-defined]
            yield simulator

    @where_found
    @pytest.mark.parametrize("earlier", [0, 1, 3])
    @played
    async def test_a_start_whose_answer_is_lost_is_found(
        self, case: Case, simulator: Any, world: str, earlier: int
    ) -> None:
        """A start whose answer is lost is found again by its intent, whatever was started before."""
        start = way(case)
        async with connected(simulator, world, max_attempts=1) as client:
            await ended(case, client, earlier)
            there = Truth(simulator).ids()
            intent = await settle(start.intent(client, key="nightly 812"))
            simulator.fault(faults.reset_before_answer(), on=start.operation, calls=1, after=True)
            with pytest.raises(OrchestratorError) as lost:
                await settle(start.start(client, intent=intent))
            run = await adopted(intent, client)
            assert {run.id} == Truth(simulator).ids() - there
            if case.once_by_token is None:
                assert isinstance(lost.value, OutcomeUnknownError)
                assert lost.value.intent == intent
                assert "To find out, adopt(error.intent" in str(lost.value)
            assert type(run) is type(await settle(run.refresh()))
            assert (await settle(run.wait(check=False))).state.ended
            assert simulator.count(start.operation) - earlier == (2 if case.once_by_token else 1)

    @where_found
    @pytest.mark.parametrize("earlier", [0, 2])
    @played
    async def test_nothing_was_started(self, case: Case, simulator: Any, world: str, earlier: int) -> None:
        """Where nothing was started, adoption says so once it has read the list twice, and starts nothing itself."""
        start = way(case)
        async with connected(simulator, world, max_attempts=1) as client:
            await ended(case, client, earlier)
            intent = await settle(start.intent(client))
            simulator.fault(faults.reset_before_answer(), on=start.operation, calls=1)
            with pytest.raises(OrchestratorError):
                await settle(start.start(client, intent=intent))
            moment, looks = simulator.clock.time(), simulator.count(start.looks)
            assert await adopted(intent, client) is None
            assert simulator.clock.time() - moment >= 5.0
            assert simulator.count(start.looks) - looks == 2, "it looks again for a start that was on its way"
            assert simulator.count(start.operation) == earlier + 1, "nothing is started by looking"
            run = await settle(start.start(client, intent=intent))
            assert (await adopted(intent, client)).id == run.id

    @where_found
    @played
    async def test_a_start_that_was_on_its_way_is_found_by_the_second_look(
        self, case: Case, simulator: Any, world: str
    ) -> None:
        """A start that arrives between the two readings of the list is found."""
        start, seen = way(case), list[str]()
        async with connected(simulator, world) as client:
            intent = await settle(start.intent(client))
            here = client_of(simulator, "sync")

            class Late:
                """The clock of the client: while it sleeps, the start arrives."""

                def __getattr__(self, name: str) -> Any:
                    return getattr(simulator.clock, name)

                def sleep(self, seconds: float) -> None:
                    seen.append(start.start(here, intent=intent).id)

                async def sleep_async(self, seconds: float) -> None:
                    self.sleep(seconds)

            client.run_clock = Late()
            assert (await adopted(intent, client)).id == seen[0]
            assert await adopted(intent, client, settle=0) is not None
            here.close()

    @where_found
    @played
    async def test_two_candidates(self, case: Case, simulator: Any, world: str) -> None:
        """Adoption recognises a run of somebody else's, or names both."""
        start = way(case)
        async with connected(simulator, world) as client:
            await ended(case, client, 2)
            intent = await settle(start.intent(client))
            ours = await settle(start.start(client, intent=intent))
            await settle(ours.wait(check=False))
            other = await settle(start.start(client))
            if start.marked:
                assert (await adopted(intent, client)).id == ours.id
                return
            with pytest.raises(AmbiguousStart, match="more than one") as error:
                await adopted(intent, client)
            assert {run.id for run in error.value.candidates} == {ours.id, other.id}
            assert error.value.intent == intent
            assert (error.value.system, error.value.retry_safe) == (case.system, False)

    @where_found
    @pytest.mark.parametrize(("name", "happened"), TROUBLES)
    @played
    async def test_what_cannot_be_looked_at_is_never_none(
        self, case: Case, simulator: Any, world: str, name: str, happened: bool
    ) -> None:
        """If the list cannot be read, that is an error, and not taken for "nothing was started"."""
        start = way(case)
        wire = {"timeout": 0.75} if name == "hang" else {}
        async with connected(simulator, world, max_attempts=1, max_response_bytes=1_000_000, **wire) as client:
            await ended(case, client, 1)
            intent = await settle(start.intent(client))
            if happened:
                await settle(start.start(client, intent=intent))
            if name == "refused":
                simulator.refuse()
            else:
                numbered = faults.status(int(name)) if name.isdigit() else None
                simulator.fault(numbered or faults.catalogue(elsewhere="http://127.0.0.1:9")[name], on=start.looks)
            with pytest.raises(FAULTS[name]) as error:
                await adopted(intent, client)
        assert not isinstance(error.value, UsageError)
        assert simulator.count(start.operation) == 1 + happened

    @where_found
    @played
    async def test_two_clients_adopt_the_same_run(self, case: Case, simulator: Any, world: str) -> None:
        """Whoever adopts gets the same run, as often as they ask."""
        start = way(case)
        async with connected(simulator, world) as one, connected(simulator, world) as two:
            there = Truth(simulator).ids()
            intent = await settle(start.intent(one))
            run = await settle(start.start(one, intent=intent))
            assert {(await adopted(intent, client)).id for client in (one, two, one)} == {run.id}
            assert {run.id} == Truth(simulator).ids() - there
            with pytest.raises(UsageError, match="fits several clients"):
                await adopted(intent, one, two)

    @where_found
    @played
    async def test_what_is_no_intent_is_refused(self, case: Case, simulator: Any, world: str) -> None:
        """What is no intent, was changed or signed otherwise is refused, and nothing is sent."""
        start = way(case)
        async with connected(simulator, world) as client:
            intent = await settle(start.intent(client, signing_key=KEY))
            whole = json.loads(intent)
            run = await settle(start.start(client, intent=intent))
            calls = len(simulator.calls)
            odd = [
                sealed({**whole, name: value})
                for name in whole
                if name not in ("check", "signature", "made", "by", "key")
                for value in NO_MEMBERS
            ]
            odd += [sealed({**whole, "made": value}) for value in NO_TIMES]
            broken = [intent[:-9], intent.replace('"key"', '"kex"'), *odd]
            garbage: list[Any] = [None, 5, "", "x", "null", "[]", "{}", *broken]
            for text in garbage:
                with pytest.raises(UsageError):
                    await adopted(text, client, settle=0)
            with pytest.raises(UsageError, match="resume"):
                await adopted(run.token(), client)
            for text in garbage[1:12]:
                with pytest.raises(UsageError):
                    await settle(start.start(client, intent=text))
            with pytest.raises(UsageError, match="not signed"):
                await adopted(intent, client, signing_key="another")
            assert len(simulator.calls) == calls, "nothing was sent"
            assert (await adopted(intent, client, signing_key=KEY.encode())).id == run.id
            for key in ("", " ", 5, b"k", "k" * 501):
                with pytest.raises(UsageError, match="key"):
                    await settle(start.intent(client, key=key))

    @where_found
    @played
    async def test_an_intent_tells_no_secret(self, case: Case, simulator: Any, world: str) -> None:
        """An intent holds no secret, and the key it was given."""
        async with connected(simulator, world) as client:
            intent = await settle(way(case).intent(client, key="nightly"))
        assert not [secret for secret in case.secrets(simulator) if secret in intent]
        assert json.loads(intent)["key"] == "nightly"
