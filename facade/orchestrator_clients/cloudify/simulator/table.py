"""The table of executions of a simulated manager: an id is unique within one tenant only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from .records import CloudifyRecord
from .rules import ENDS


class Executions(dict[str, CloudifyRecord]):
    """Executions by id; by tenant and id, where another tenant's execution has the id already."""

    def keep(self, execution: CloudifyRecord) -> None:
        """Add a row."""
        taken = execution.id in self
        self[_key(execution.id, execution.tenant_name) if taken else execution.id] = execution

    def unfinished(self, agenda: Sequence[tuple[float, int, object]]) -> dict[str, float]:
        """Return those that have not ended, and when each next changes by itself (inf: never)."""
        return dict.fromkeys(
            (run.id for run in self.values() if run.status not in ENDS), agenda[0][0] if agenda else math.inf
        )

    def named(self, execution_id: str, tenants: Iterable[str]) -> list[CloudifyRecord]:
        """Return the rows of this id in any of the tenants."""
        found = map(self.get, (execution_id, *(_key(execution_id, tenant) for tenant in tenants)))
        return [each for each in found if each is not None and each.id == execution_id]


def _key(execution_id: str, tenant: str) -> str:
    return f"{tenant}:{execution_id}"
