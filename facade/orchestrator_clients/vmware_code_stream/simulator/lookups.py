"""What command line clients of Code Stream read first: whether the token is valid, and which projects there are.

Two public ones (`code-stream-cli` of VMware's archive and the newer `vra-cli` by its author) read the preferences of the user
before each command, and log in again where that is a 401. Nearly empty, in the forms that these decode.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from ..._simulation.messages import Answer, Call, SimulatedOperation
from .access import CodeStreamUser
from .catalogue import OLD_PREFIX
from .records import PREFIX
from .script import Json
from .store import Store

if TYPE_CHECKING:
    from orchestrator_clients._core.clock import Clock

_PROJECTS = "/project-service/api/projects"


class Lookups:
    """Those look-ups, on a server; `caller` returns who sent the present request."""

    def __init__(self, store: Store, clock: Clock, caller: Callable[[], CodeStreamUser]) -> None:
        self._store, self._clock, self._caller = store, clock, caller

    def routes(self) -> tuple[SimulatedOperation, ...]:
        """Return their routes."""
        preferences = "get_user_preferences"
        return (
            *(
                SimulatedOperation(preferences, "GET", f"{prefix}/user-preferences", self._preferences)
                for prefix in (PREFIX, OLD_PREFIX)
            ),
            SimulatedOperation("list_projects", "GET", _PROJECTS, self._projects),
        )

    def _preferences(self, call: Call) -> Answer:
        made = int(self._clock.time() * 1_000_000)
        times = {"_createTimeInMicros": made, "_updateTimeInMicros": made}
        link = {"_link": f"{PREFIX}/user-preferences"}
        return Answer.json({**link, **times, "preferences": {}, "userName": self._caller().name})

    def _projects(self, call: Call) -> Answer:
        rows = [_project(name) for name in sorted(self._store.projects)]
        counts = {"totalElements": len(rows), "numberOfElements": len(rows), "totalPages": 1, "number": 0}
        return Answer.json({"content": rows, **counts, "first": True, "last": True, "empty": not rows})


def _project(name: str) -> Json:
    people: Json = {"administrators": [], "members": [], "viewers": []}
    found = str(uuid5(NAMESPACE_URL, name))
    return {"id": found, "name": name, "description": "", "orgId": "simulated", **people, "sharedResources": True}
