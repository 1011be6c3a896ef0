# Derived from _async/intents.py by scripts/unasync: do not edit.
"""Starts of pipelines that can be adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..._core._sync.adopt import Starting
from ..._core._sync.pages import Items
from ..._core.execution.intent import Starts
from ..._core.silent import silent
from ..intents import AdobeStarts
from ..requests import pipeline_target
from .execution import AdobeExecution

if TYPE_CHECKING:
    from .executions import AdobeExecutions


class Intents(Starting[AdobeExecution]):
    """The part of the client that is about intents."""

    run_intents: ClassVar[Starts] = AdobeStarts()
    executions: AdobeExecutions

    def intent(
        self,
        program_id: str,
        pipeline_id: str,
        *,
        key: str | None = None,
        signing_key: str | bytes | None = None,
    ) -> str:
        """Return the intent to start a pipeline: JSON text without a credential, to be stored before the start is made.

        `executions.start(..., intent=text)` makes the start, and `adopt(text, clients=[client])` finds its execution again,
        also in another process. `key` names the start (by default a new UUID). Adobe has no field for a mark: a new execution
        of the pipeline, unless it was triggered by a commit or an update, is taken for the one of the start. `signing_key` as
        for `token`. The newest executions are read, which raises the errors of a read.
        """
        signing_key = silent(signing_key)
        return self._intended(pipeline_target(program_id, pipeline_id), key, signing_key)

    def run_starts(self, target: Mapping[str, Any]) -> Items[AdobeExecution]:
        """Return the executions of a pipeline, the newest first."""
        where = pipeline_target(target.get("program_id"), target.get("pipeline_id"))
        return self.executions.list(where["program_id"], where["pipeline_id"])
