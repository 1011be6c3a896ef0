"""All tests of a system in one class."""

from __future__ import annotations

from .any_run import AnyRunTests
from .faults import FaultTests
from .runs import RunTests
from .starts import StartTests


class ContractTests(RunTests, StartTests, FaultTests, AnyRunTests):
    """All that a client of ours is held to, in both worlds. A subclass of yours, called `Test...`, names the `case`.

    A test that your vendor cannot pass is left out by setting its name to None in the subclass.
    """
