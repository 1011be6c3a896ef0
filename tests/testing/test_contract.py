"""The contract tests as a package: what it needs is imported late, and what is missing is named with its remedy."""

from __future__ import annotations

import subprocess
import sys

import pytest

from orchestrator_clients import UsageError

LIGHT = """
import sys
import orchestrator_clients.testing
import orchestrator_clients.testing.contract as contract
heavy = {"hypothesis", "pytest", "starlette", "uvicorn"} & set(sys.modules)
assert not heavy, heavy
assert all(getattr(contract, name) is not None for name in contract.__all__)
assert set(dir(contract)) == set(contract.__all__)
"""

WITHOUT = """
import sys
sys.modules["{name}"] = None
from orchestrator_clients.testing.contract import {wanted}
"""

UNREGISTERED = """
from orchestrator_clients.testing.contract import Case
names = set(Case.__dataclass_fields__) - {"system", "seed", "spec"}
Case(system="acme", **dict.fromkeys(names)).make()
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    done = run(LIGHT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("wanted", ["ContractTests", "Case"])
@pytest.mark.parametrize("name", ["hypothesis", "pytest", "starlette"])
def test_what_is_missing_is_named_with_its_remedy(name: str, wanted: str) -> None:
    done = run(WITHOUT.format(name=name, wanted=wanted))
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("ModuleNotFoundError")]
    assert line == f'ModuleNotFoundError: {name} is missing: pip install "orchestrator-clients[contract]"'


def test_a_system_that_is_not_registered_is_named() -> None:
    done = run(UNREGISTERED)
    assert "UsageError: system='acme' is not registered, only adobe_cloud_manager, " in done.stderr


def test_a_simulator_that_cannot_be_seeded_is_told_what_to_do() -> None:
    from orchestrator_clients.testing import Simulator
    from orchestrator_clients.testing.contract.case import seeded

    with pytest.raises(UsageError, match=r"Simulator has no seed\(number\): write it, or say in Case\(seed=\.\.\.\)"):
        seeded(Simulator(), 3)
