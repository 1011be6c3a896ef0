"""The check that contract tests cover every method: a ledger of what they called, held against `surface()` at the end.

While a contract test runs, every public method of the package is wrapped. A call is entered when it has come back:

- a call that raised is not, nor is a list or iterator that was made and not read: its first page or item must have come;
- it must come from a file of the contract tests, not from within the package, so that `executions.get` is not covered by every
  `wait`. (`SEAMS` are the exception: those methods are there for the package to call.)
- it is entered under the system and class of the object it was called on: `wait` of a Cloudify run covers no other system's,
  and the synchronous form does not cover the asynchronous one.

The objects are those of real clients of simulators on loopback: a contract test has nothing else that could answer.

At the end of the session the methods that nobody called fail it, by name. With pytest-xdist each worker hands its part of the
ledger to the process that started it, which does the comparing. Nothing is compared where the outcome is bad anyway or only
some of the contract tests ran, for then what is missing tells nothing.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

TESTS = Path(__file__).parents[1]
Enter = Callable[[], None]


def is_contract(path: Path | str) -> bool:
    """Return whether a file belongs to the contract tests: those over all systems, or those of one."""
    path = Path(path)
    return path.is_relative_to(TESTS) and "contract" in path.relative_to(TESTS).parts


class Ledger:
    """A pytest plugin: the names of the methods called so far, and whether all contract tests run."""

    def __init__(self, config: pytest.Config) -> None:
        self.called: set[str] = set()
        self.whole = not any("::" in argument for argument in config.args)
        self.parts: list[bool] = []
        self.report = ""

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Enter what is called meanwhile."""
        from tests.contract.surface import surface

        with ExitStack() as patches:
            for home, name in {(method.home, method.name) for method in surface()}:
                patches.enter_context(patch.object(home, name, self._wrapped(vars(home)[name], name)))
            yield

    def _wrapped(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        from tests.contract.surface import SEAMS, system_of

        @wraps(function)
        def call(me: Any, *arguments: Any, **options: Any) -> Any:
            result = function(me, *arguments, **options)
            by_a_test = is_contract(sys._getframe(1).f_code.co_filename)
            if not by_a_test and name not in SEAMS:
                return result
            return come_back(result, partial(self.enter, f"{system_of(me)}: {type(me).__name__}.{name}"))

        return call

    def enter(self, name: str) -> None:
        """Enter a method as called."""
        self.called.add(name)

    # The hooks of pytest

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Record while a contract test and its fixtures run."""
        with self.recording() if is_contract(item.path) else ExitStack():
            return (yield)

    def pytest_deselected(self, items: Iterable[pytest.Item]) -> None:
        """See that not all contract tests run."""
        self.whole = self.whole and not any(is_contract(item.path) for item in items)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """See whether all contract tests were collected."""
        self.whole = self.whole and {path for path in TESTS.rglob("test_*.py") if is_contract(path)} <= {
            item.path for item in session.items
        }

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what a worker of pytest-xdist hands over, nothing if it crashed."""
        called, whole = getattr(node, "workeroutput", {}).get("ledger", ((), False))
        self.called.update(called)
        self.parts.append(whole)

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Hand the ledger over, or compare it."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["ledger"] = (sorted(self.called), self.whole)
        elif exitstatus == pytest.ExitCode.OK and (all(self.parts) if self.parts else self.whole):
            from tests.contract.surface import surface

            names = {str(method) for method in surface()}
            missing = sorted(names - self.called)
            self.report = f"{len(names) - len(missing)} of {len(names)} public methods were called by contract tests"
            if missing:
                self.report += "; no contract test calls, or none gets an answer from:\n  " + "\n  ".join(missing)
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Tell what came of it."""
        if self.report:
            terminalreporter.section("contract")
            terminalreporter.write_line(self.report)


def come_back(result: Any, enter: Enter) -> Any:
    """Return what a method returned, so that `enter` is called when the answer has come."""
    from orchestrator_clients._core._async.pages import AsyncItems
    from orchestrator_clients._core._sync.pages import Items

    if inspect.iscoroutine(result):
        return _awaited(result, enter)
    if isinstance(result, AsyncItems):
        result._fetch = _entering_async(result._fetch, enter)
    elif isinstance(result, Items):
        result._fetch = _entering(result._fetch, enter)
    elif inspect.isasyncgen(result):
        return _read_async(result, enter)
    elif inspect.isgenerator(result):
        return _read(result, enter)
    else:
        enter()
    return result


async def _awaited(coroutine: Any, enter: Enter) -> Any:
    result = await coroutine
    enter()
    return result


def _entering(fetch: Callable[..., Any], enter: Enter) -> Callable[..., Any]:
    def entering(cursor: Any) -> Any:
        page = fetch(cursor)
        enter()
        return page

    return entering


def _entering_async(fetch: Callable[..., Any], enter: Enter) -> Callable[..., Any]:
    async def entering(cursor: Any) -> Any:
        return await _awaited(fetch(cursor), enter)

    return entering


def _read(items: Any, enter: Enter) -> Iterator[Any]:
    for item in items:
        enter()
        yield item
    enter()


async def _read_async(items: Any, enter: Enter) -> AsyncIterator[Any]:
    async for item in items:
        enter()
        yield item
    enter()
