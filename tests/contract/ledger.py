"""The ledger of our own contract tests: those over all systems, and those of each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from orchestrator_clients.testing import contract
from orchestrator_clients.testing.contract.ledger import SHARED
from orchestrator_clients.testing.contract.ledger import Ledger as PublicLedger

TESTS = Path(__file__).parents[1]


def is_contract(path: Path | str) -> bool:
    """Return whether a file belongs to the contract tests: those over all systems, or those of one."""
    path = Path(path)
    return path.is_relative_to(TESTS) and "contract" in path.relative_to(TESTS).parts


class Ledger(PublicLedger):
    """A pytest plugin that is always there: what is missing after all contract tests fails the session."""

    name = "ledger"

    def cases(self) -> Iterable[contract.Case]:
        """Return all systems, whichever tests were collected."""
        from tests.contract.cases import CASES

        return CASES.values()

    def is_test(self, path: str) -> bool:
        """Return whether calls from a file count."""
        return is_contract(path) or Path(path).is_relative_to(SHARED)

    def is_asked(self, path: Path) -> bool:
        """Return whether the tests of a file are recorded."""
        return is_contract(path)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """See whether all contract tests were collected."""
        self.whole = self.whole and {path for path in TESTS.rglob("test_*.py") if is_contract(path)} <= {
            item.path for item in session.items
        }
