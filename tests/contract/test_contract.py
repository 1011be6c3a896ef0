"""What everybody's clients are held to: the tests that the package offers for any system, for all of ours."""

from __future__ import annotations

from orchestrator_clients.testing.contract import ContractTests
from tests.contract.cases import AllSystems


class TestContract(AllSystems, ContractTests):
    """All of them."""
