"""The base of the test classes: each test runs for every system that the class names, sync and async."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar, TypeVar

import pytest

from ..._simulation.system import SystemSimulator
from ._worlds import WORLDS
from .case import Case

Test = TypeVar("Test", bound=Callable[..., Any])

_APPLIES = "orchestrator_case_applies"


def only_where(applies: Callable[[Case], Any]) -> Callable[[Test], Test]:
    """Mark a test that is for some systems only: for others it is skipped.

    applies: whether it is for a system, such as `lambda case: case.gates`.
    """

    def mark(test: Test) -> Test:
        setattr(test, _APPLIES, applies)
        return test

    return mark


class CaseTests:
    """Tests of a system, which a subclass names in `case`. Your own tests can use `case`, `simulator` and `world`."""

    case: ClassVar[Case]
    """What the tests must know of the system."""

    @classmethod
    def cases(cls) -> Sequence[Case]:
        """Return the systems that are tested: that of `case`, unless a subclass names several."""
        return [cls.case]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Let a test run for every system it is for, and in both worlds."""
        if "case" in metafunc.fixturenames:
            applies = getattr(metafunc.function, _APPLIES, lambda _: True)
            theirs = [case for case in self.cases() if applies(case)]
            skipped = pytest.mark.skip(reason="the system has no such thing")
            left = [] if theirs else [pytest.param(case, marks=skipped, id=case.system) for case in self.cases()]
            metafunc.parametrize("case", [*(pytest.param(case, id=case.system) for case in theirs), *left])
        if "world" in metafunc.fixturenames:
            metafunc.parametrize("world", WORLDS)

    @pytest.fixture
    def simulator(self, case: Case) -> Iterator[SystemSimulator[Any, Any]]:
        """Give the system's simulator, running."""
        with case.make() as simulator:
            yield simulator
