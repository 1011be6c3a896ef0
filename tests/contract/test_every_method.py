"""That contract tests call every method: the check itself is at the end of a session, by the ledger; here it is checked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from orchestrator_clients import AuthError, NotFoundError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator
from tests.contract.both import every, settle
from tests.contract.cases import CASES
from tests.contract.ledger import Ledger
from tests.contract.surface import SEAMS, surface

pytestmark = pytest.mark.anyio

NAMES = {str(method) for method in surface()}
ONE = "cloudify: CloudifyExecutions.update"


@pytest.fixture
def ledger(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The ledger of this session, empty for the time being."""
    ledger = request.config.pluginmanager.getplugin("ledger")
    for name, value in {"called": set(), "offered": set(), "parts": [], "report": "", "whole": True}.items():
        monkeypatch.setattr(ledger, name, value)
    return ledger  # type: ignore[no-any-return]


def entered(ledger: Ledger) -> set[str]:
    """Return what is in the ledger, in the words of the synchronous world, without what the package calls on itself."""
    names = {name.removeprefix("cloudify: ").removeprefix("Async") for name in ledger.called}
    return {name for name in names if name.split(".")[1] not in SEAMS}


def test_the_surface_is_the_same_in_both_worlds_and_is_not_empty() -> None:
    words = [name.replace(" Async", " ").replace("aclose", "close") for name in NAMES]
    alone = {name for name in words if words.count(name) == 1}
    values = {"adobe_cloud_manager: AdobeStep", *(f"{key}: Target" for key in CASES)}
    assert {name.split(".")[0] for name in alone} == values, "values have no world"
    assert {"cloudify: CloudifyExecutions.start", "aws_image_builder: AsyncWaitingSteps.resume", ONE} <= NAMES
    assert {"adobe_cloud_manager: Gate.approve", "vmware_code_stream: CodeStreamExecution.wait"} <= NAMES


async def test_what_came_back_is_entered(ledger: Ledger, cloudify: Any, manager: CloudifySimulator) -> None:
    (run_id,) = manager.seed(1)
    run = await settle(cloudify.executions.get(run_id))
    assert entered(ledger) == {"CloudifyExecutions.get"}
    await every(run.watch())
    assert entered(ledger) == {"CloudifyExecutions.get", "CloudifyExecution.watch"}
    assert any("Async" in name for name in ledger.called) == hasattr(cloudify, "aclose")


async def test_what_raised_is_not_entered(ledger: Ledger, cloudify: Any, manager: CloudifySimulator) -> None:
    manager.fault(faults.status(403), on="list_executions")
    with pytest.raises(NotFoundError):
        await settle(cloudify.executions.get("unknown"))
    with pytest.raises(AuthError):
        await every(cloudify.executions.list())
    assert entered(ledger) == set()


async def test_what_was_made_and_not_read_is_not_entered(
    ledger: Ledger, cloudify: Any, manager: CloudifySimulator
) -> None:
    (run_id,) = manager.seed(1)
    run = await settle(cloudify.executions.get(run_id))
    items, looks = cloudify.executions.list(), run.watch()
    assert entered(ledger) == {"CloudifyExecutions.get"}
    await every(items)
    await every(looks)
    assert entered(ledger) >= {"CloudifyExecutions.list", "CloudifyExecution.watch"}


async def test_what_the_package_called_is_not_entered(
    ledger: Ledger, cloudify: Any, manager: CloudifySimulator
) -> None:
    (run_id,) = manager.seed(1)
    run = await settle(cloudify.executions.get(run_id))
    ledger.called.clear()
    await settle(run.refresh())
    await settle(run.wait())
    assert entered(ledger) == {"CloudifyExecution.refresh", "CloudifyExecution.wait"}


@pytest.mark.parametrize(
    ("called", "whole", "status", "ends", "says"),
    [
        (NAMES, True, 0, 0, f"{len(NAMES)} of {len(NAMES)} public"),
        (NAMES - {ONE}, True, 0, 1, f"\n  {ONE}"),
        (NAMES - {ONE}, True, 2, 2, ""),  # what is missing may be in a test that did not get so far
        (NAMES - {ONE}, False, 0, 0, ""),
    ],
)
@pytest.mark.parametrize("workers", [0, 2])
def test_the_end_of_a_session(
    ledger: Ledger,
    request: pytest.FixtureRequest,
    called: set[str],
    whole: bool,
    status: int,
    ends: int,
    says: str,
    workers: int,
) -> None:
    parts = [Ledger(request.config) for _ in range(workers)]
    for number, part in enumerate(parts):  # each knows some
        part.whole, part.called = whole, set(sorted(called)[number::workers])
        worker: Any = SimpleNamespace(config=SimpleNamespace(workeroutput={}))
        part.pytest_sessionfinish(worker, 0)
        ledger.pytest_testnodedown(worker.config)
    if not parts:
        ledger.whole, ledger.called = whole, called
    session: Any = SimpleNamespace(config=SimpleNamespace(), exitstatus=status)
    ledger.pytest_sessionfinish(session, status)
    assert session.exitstatus == ends
    assert says in ledger.report
    assert bool(says) == bool(ledger.report)


def test_a_worker_that_crashed_leaves_the_comparison_out(ledger: Ledger) -> None:
    ledger.pytest_testnodedown(SimpleNamespace())
    session: Any = SimpleNamespace(config=SimpleNamespace(), exitstatus=0)
    ledger.pytest_sessionfinish(session, 0)
    assert (session.exitstatus, ledger.report) == (0, "")
