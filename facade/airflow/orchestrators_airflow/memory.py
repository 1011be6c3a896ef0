"""What a task keeps between its tries: the intent before a start, the token after it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

log = logging.getLogger(__name__)

INTENT, TOKEN = "orchestrators_intent", "orchestrators_token"

NO_STORE = (
    "this Airflow has no task state store (it comes with 3.3): if a worker dies between the start and the end, the retry starts"
    " again, and an execution goes on when its deferred task is killed"
)


class Memory:
    """The task state store of Airflow 3.3; without one nothing is kept, and the log says what does not hold."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._store = context.get("task_state_store")
        if self._store is None:
            log.warning(NO_STORE)

    def get(self, key: str) -> str | None:
        """Return what is kept."""
        kept = None if self._store is None else self._store.get(key)
        return kept if isinstance(kept, str) else None

    def set(self, key: str, text: str) -> None:
        """Keep a text until it is forgotten."""
        if self._store is not None:
            self._store.set(key, text)

    def forget(self) -> None:
        """Keep nothing any more: the task succeeded, or its execution did not and the next try starts anew."""
        if self._store is not None:
            for key in (INTENT, TOKEN):
                self._store.delete(key)
