"""The check that tests cover every method: a ledger of what they called, held against what the systems offer at the end.

While a test runs, every public method of the systems is wrapped. A call is entered when it has come back:

- a call that raised is not, nor is a list or iterator that was made and not read: its first page or item must have come;
- it must come from a test, these shared ones or one of the system's own, and not from within a package, so that
  `executions.get` is not covered by every `wait`. (`SEAMS` are the exception: those methods are there for the package to call.)
- it is entered under the system and class of the object it was called on: `wait` of a Cloudify run covers no other system's,
  and the synchronous form does not cover the asynchronous one.

At the end of the session the methods that nobody called fail it, by name. With pytest-xdist each worker hands its part of the
ledger to the process that started it, which does the comparing. Nothing is compared where the outcome is bad anyway or only
some of the tests ran (`-k`, `path::test`), for then what is missing means nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial, wraps
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

import pytest

from ._answers import come_back
from ._surface import SEAMS, surface, system_of
from .base import CaseTests
from .case import Case

SHARED: Path = Path(__file__).parent
PACKAGE: Path = Path(__file__).parents[2]


class Ledger:
    """A pytest plugin: the names of the methods called so far, and whether all tests run.

    The systems are those whose `ContractTests` were collected.
    """

    name: ClassVar[str] = "orchestrator-ledger"
    """Of the plugin, and of what workers hand over."""

    def __init__(self, config: pytest.Config) -> None:
        self.called: set[str] = set()
        self.offered: set[str] = set()
        self.whole: bool = not any("::" in argument for argument in config.args)
        self.parts: list[bool] = []
        self.report: str = ""
        self._cases: dict[str, Case] = {}
        self._is_test = cache(self.is_test)

    # What a ledger of other tests says

    def cases(self) -> Iterable[Case]:
        """Return the systems."""
        return self._cases.values()

    def is_test(self, path: str) -> bool:
        """Return whether calls from a file count: they are not made within a package whose methods are asked for."""
        homes = (Path(str(case.registered.module().__file__)).parent for case in self.cases())
        inside = any(Path(path).is_relative_to(home) for home in (PACKAGE, *homes))
        return Path(path).is_relative_to(SHARED) or not inside

    def is_asked(self, path: Path) -> bool:
        """Return whether the tests of a file are recorded, and missed where they do not run."""
        return True

    # What it does

    def names(self) -> set[str]:
        """Return what the systems offer."""
        return self.offered | {str(method) for case in self.cases() for method in surface(case)}

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Enter what is called meanwhile."""
        offered = {(method.home, method.name) for case in self.cases() for method in surface(case)}
        with ExitStack() as patches:
            for home, name in offered:
                patches.enter_context(patch.object(home, name, self._wrapped(vars(home)[name], name)))
            yield

    def _wrapped(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        @wraps(function)
        def call(me: Any, *arguments: Any, **options: Any) -> Any:
            result = function(me, *arguments, **options)
            if name not in SEAMS and not self._is_test(sys._getframe(1).f_code.co_filename):  # noqa: SLF001
                return result
            return come_back(result, partial(self.enter, f"{system_of(me)}: {type(me).__name__}.{name}"))

        return call

    def enter(self, name: str) -> None:
        """Enter a method as called."""
        self.called.add(name)

    # The hooks of pytest

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Record while a test and its fixtures run."""
        with self.recording() if self.is_asked(item.path) else ExitStack():
            return (yield)

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """See that not all tests run."""
        self.whole = self.whole and not any(self.is_asked(item.path) for item in items)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Learn of which systems there are tests."""
        for item in session.items:
            tests = getattr(item, "cls", None)
            if isinstance(tests, type) and issubclass(tests, CaseTests):
                self._cases.update({case.system: case for case in tests.cases()})

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what a worker of pytest-xdist hands over, nothing if it crashed."""
        called, offered, whole = getattr(node, "workeroutput", {}).get(self.name, ((), (), False))
        self.called.update(called)
        self.offered.update(offered)
        self.parts.append(whole)

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Hand the ledger over, or compare it."""
        output: Any = getattr(session.config, "workeroutput", None)  # pytest-xdist sets it in its workers
        if output is not None:
            output[self.name] = (sorted(self.called), sorted(self.names()), self.whole)
        elif exitstatus == pytest.ExitCode.OK and (all(self.parts) if self.parts else self.whole):
            self.report, fine = self._compared()
            if not fine:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _compared(self) -> tuple[str, bool]:
        """Return the lines to print, and whether all is well."""
        names = self.names()
        missing = sorted(names - self.called)
        if not names:
            return (
                "no public method is known: is there a class of ContractTests, and a method of the system's own?",
                False,
            )
        told = f"{len(names) - len(missing)} of {len(names)} public methods were called by contract tests"
        if missing:
            told += "; no contract test calls, or none gets an answer from:\n  " + "\n  ".join(missing)
        return told, not missing

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the result."""
        if self.report:
            terminalreporter.section("contract")
            terminalreporter.write_line(self.report)
