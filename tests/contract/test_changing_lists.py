"""Lists of several pages while things change: an id is given once, and what was there all the time is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from orchestrator_api.aws_image_builder.models import (
    WorkflowExecutionMetadata,
    WorkflowStepExecution,
    WorkflowStepMetadata,
)
from orchestrator_clients import testing
from orchestrator_clients._core._async.pages import AsyncItems
from orchestrator_clients._core._sync.pages import Items
from orchestrator_clients._core.pages import Page
from orchestrator_clients.aspera_orchestrator import Workflow
from orchestrator_clients.aws_image_builder import StepExecution, WaitingStep, WorkflowExecution
from tests.contract.both import WORLDS, close, every
from tests.contract.case import Paging
from tests.contract.cases import CASES, client_of

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("world", WORLDS)]

PAGE = 5


PAGING: Mapping[str, Paging] = {system: case.paging for system, case in CASES.items() if case.paging}


async def read(world: str, system: str, between: Callable[[Any, int], None], number: int = 17) -> tuple[Any, list[str]]:
    """Read a list of so many, page by page, with something going on between any two; return what there was, and was read."""
    with getattr(testing, CASES[system].simulator)() as simulator:
        before = list(map(str, simulator.seed(number)))
        client = client_of(simulator, world)
        seen: list[str] = []
        pages = 0
        for page in [page async for page in _stepwise(PAGING[system].list(client, page_size=PAGE), simulator, between)]:
            pages += 1
            seen += [run.id for run in page.items]
        assert pages > 2
        await close(client)
    return before, seen


async def _stepwise(items: Any, simulator: Any, between: Callable[[Any, int], None]) -> Any:
    pages, number = items.pages(), 0
    while True:
        try:
            page = await anext(pages) if hasattr(pages, "__anext__") else next(pages)
        except (StopIteration, StopAsyncIteration):
            return
        yield page
        number += 1
        between(simulator, number)


@pytest.mark.parametrize("system", PAGING)
async def test_what_appears_meanwhile_gives_nothing_twice(system: str, world: str) -> None:
    before, seen = await read(world, system, lambda simulator, page: simulator.seed(2) if page < 4 else None)
    assert len(seen) == len(set(seen))
    assert set(before) <= set(seen), "all that was there before is given, once"


@pytest.mark.parametrize("system", PAGING)
async def test_what_goes_meanwhile_gives_nothing_twice(system: str, world: str) -> None:
    """What goes can move others over the border of a page, as the docs say: nobody can promise that none is left out."""
    gone: list[str] = []

    def take_away(simulator: Any, page: int) -> None:
        for run in [run for run in list(simulator.runs)[-1:] if page < 3]:  # the newest
            gone.append(run)
            simulator.runs.forget(run)

    before, seen = await read(world, system, take_away)
    assert len(seen) == len(set(seen))
    assert set(seen) <= set(before)
    assert len(set(before) - set(seen)) <= len(gone)
    assert before[0] in seen, "the list is read to its end"


@pytest.mark.parametrize("system", PAGING)
async def test_a_page_size_over_the_servers_own_is_sent(system: str, world: str) -> None:
    paging = PAGING[system]
    with getattr(testing, CASES[system].simulator)() as simulator:
        number = min(paging.default + 7, 110)
        simulator.seed(number)
        client = client_of(simulator, world)
        runs = await every(paging.list(client, page_size=paging.more))
        sent = [paging.size(call) for call in simulator.calls if call.operation in CASES[system].lists]
        await close(client)
    assert len(runs) == number
    assert sent == [str(paging.more)], "and all of them come by one request"


def _step(number: int) -> StepExecution:
    return StepExecution(WorkflowStepMetadata(step_execution_id=f"step-{number}"))


def _workflow(number: int) -> WorkflowExecution:
    return WorkflowExecution(WorkflowExecutionMetadata(workflow_execution_id=f"wf-{number}"))


def _waiting(number: int) -> WaitingStep:
    return WaitingStep(WorkflowStepExecution(step_execution_id=f"step-{number}"))


@pytest.mark.parametrize("make", [_step, _workflow, _waiting, lambda number: Workflow(id=number + 1)])
async def test_whatever_has_an_id_is_given_once(make: Callable[[int], Any], world: str) -> None:
    """Of each page the last item comes again at the head of the next one, as where something was put in front."""
    pages = [[0, 1, 2], [2, 3, 4], [4, 5], [5, 6, 7]]

    def page(cursor: object) -> Page[Any]:
        number = cursor if isinstance(cursor, int) else 0
        return Page([make(one) for one in pages[number]], number + 1 if number < 3 else None)

    async def fetch(cursor: object) -> Page[Any]:
        return page(cursor)

    items: Any = (
        Items(page, system="s", operation="o") if world == "sync" else AsyncItems(fetch, system="s", operation="o")
    )
    assert [str(item.id) for item in await every(items)] == [str(make(number).id) for number in range(8)]
