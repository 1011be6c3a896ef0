# Derived from _async/intents.py by scripts/unasync: do not edit.
"""Starts of pipelines that can be adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..._core._sync.adopt import Starting
from ..._core._sync.pages import Items
from ..._core.execution.intent import Starts
from ..._core.silent import silent
from .. import intents
from ..intents import CodeStreamStarts
from ..requests import address
from .execution import CodeStreamExecution

if TYPE_CHECKING:
    from .pipelines import Pipelines


class Intents(Starting[CodeStreamExecution]):
    """The part of the client that is about intents."""

    run_intents: ClassVar[Starts] = CodeStreamStarts()
    pipelines: Pipelines

    def intent(
        self,
        project_or_id: str,
        name: str | None = None,
        *,
        key: str | None = None,
        signing_key: str | bytes | None = None,
    ) -> str:
        """Return the intent to start a pipeline: JSON text without a credential, to be stored before the start is made.

        `pipelines.execute(..., intent=text)` makes the start, with a mark in the comments; `adopt(text, clients=[client])` finds
        its execution again, also in another process. The pipeline is named as for `execute`; `key` names the start (by
        default a new UUID). `signing_key` as for `token`. The newest executions are read, which raises the errors of a read.
        """
        signing_key = silent(signing_key)
        return self._intended(intents.target(address(project_or_id, name, "pipeline")), key, signing_key)

    def run_starts(self, target: Mapping[str, Any]) -> Items[CodeStreamExecution]:
        """Return the executions of a pipeline, the newest first."""
        return self.pipelines.executions(*intents.where(target))
