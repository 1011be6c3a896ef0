"""What can be started, and starting it: the same words for all systems."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from ..errors import UsageError
from ..inputs import text_given
from ..settings import Timeout
from ..targets import Target, the_one
from .execution import AsyncExecution
from .pages import AsyncItems


class AsyncTargets(ABC):
    """The targets of a system."""

    system: str
    """Key of the system: that of the client."""

    @abstractmethod
    def list(self, *, limit: int | None = None, timeout: Timeout | None = None) -> AsyncItems[Target]:
        """Return what can be started, in the system's order, page by page as it is iterated over."""

    @abstractmethod
    async def get(self, target: Target | str, *, timeout: Timeout | None = None) -> Target:
        """Return a target as it is now, with its inputs."""

    async def find(self, name: str, *, timeout: Timeout | None = None) -> Target:
        """Return the one target of that id or name, with or without its group before it, such as `Web tier/install`.

        All are listed for that. UsageError where none has the name, or several: it names the near ones, or all of these.
        """
        wanted, known = text_given(name, "name", system=self.system), list[Target]()
        async for page in self.list(timeout=timeout).pages():
            known += page.items
        return the_one(wanted, known, system=self.system)

    async def start(
        self,
        target: Target | str,
        *,
        inputs: Mapping[str, Any] | None = None,
        timeout: Timeout | None = None,
        **options: Any,
    ) -> AsyncExecution:
        """Start a target, given as such, by its id, or by its name (which is looked for), and return the run.

        `inputs` are its inputs by name, and the other options those of the system's own start, whose promises and errors
        these are as well: it is sent once.
        """
        return await self._begin(await self._ids(target, timeout), inputs, timeout, options)

    async def _ids(self, target: Target | str, timeout: Timeout | None) -> Mapping[str, str]:
        if isinstance(target, Target):
            if target.system != self.system:
                raise UsageError(f"target: {target} is none of {self.system}", system=self.system)
            return target.ids
        ids = self._ids_in(text_given(target, "target", system=self.system))
        return ids if ids is not None else (await self.find(target, timeout=timeout)).ids

    @abstractmethod
    def _ids_in(self, text: str) -> Mapping[str, str] | None:
        """Return the ids that a text is made of, None for what can only be a name."""

    @abstractmethod
    async def _begin(
        self,
        ids: Mapping[str, str],
        inputs: Mapping[str, Any] | None,
        timeout: Timeout | None,
        options: Mapping[str, Any],
    ) -> AsyncExecution:
        """Start what has these ids."""
