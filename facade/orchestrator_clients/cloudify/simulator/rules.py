"""What a Cloudify Manager allows, as data. Observed on a 7.1 manager unless a comment says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

VERSIONS: Final = ("v1", "v2", "v2.1", "v3", "v3.1")

STATUSES: Final = (
    *("scheduled", "queued", "pending", "started", "cancelling", "force_cancelling", "kill_cancelling"),
    *("terminated", "failed", "cancelled"),
)
ENDS: Final = frozenset({"terminated", "failed", "cancelled"})
ACTIVE: Final = frozenset({"pending", "started", "cancelling", "force_cancelling", "kill_cancelling"})
BLOCKING: Final = ACTIVE | {"queued"}

ILLEGAL: Final = "illegal"
"""400 `illegal_action_error`."""
CONFLICT: Final = "conflict"
"""409 `conflict_error`."""

ACTIONS: Final = ("cancel", "force-cancel", "kill", "resume", "force-resume", "requeue")

# What an action makes of a status. `requeue` is accepted and cancels: in this version the code that requeued is gone.
_CANCELLABLE: Final = ("cancelling", "force_cancelling", "kill_cancelling")
_OUTCOMES: Final[dict[str | None, tuple[str, ...]]] = {
    "pending": (*_CANCELLABLE, CONFLICT, CONFLICT, "cancelling"),
    "started": (*_CANCELLABLE, "pending", CONFLICT, "cancelling"),
    "queued": (*_CANCELLABLE, CONFLICT, CONFLICT, "cancelling"),
    "scheduled": (*_CANCELLABLE, CONFLICT, CONFLICT, "cancelling"),
    "cancelling": (ILLEGAL, "force_cancelling", "kill_cancelling", CONFLICT, CONFLICT, ILLEGAL),
    "force_cancelling": (ILLEGAL, ILLEGAL, "kill_cancelling", CONFLICT, CONFLICT, ILLEGAL),
    "kill_cancelling": (ILLEGAL, ILLEGAL, "kill_cancelling", CONFLICT, CONFLICT, ILLEGAL),
    "terminated": (ILLEGAL, ILLEGAL, "kill_cancelling", CONFLICT, CONFLICT, ILLEGAL),
    "failed": (ILLEGAL, ILLEGAL, "kill_cancelling", "pending", "pending", ILLEGAL),
    "cancelled": (ILLEGAL, ILLEGAL, "kill_cancelling", "pending", "pending", ILLEGAL),
    # A status erased by an update. Only that `cancel` is refused was tried.
    None: (ILLEGAL, ILLEGAL, "kill_cancelling", CONFLICT, CONFLICT, ILLEGAL),
}

DATABASE_ORDER: Final = (
    *("terminated", "failed", "cancelled", "pending", "started"),
    *("cancelling", "force_cancelling", "kill_cancelling", "queued", "scheduled"),
)
"""How the database's enumeration orders the statuses. Tried for the first three."""

_AFTER_CANCEL: Final = frozenset({"failed", "cancelled", "queued", "scheduled"})

FIELDS: Final[dict[str, type]] = {
    "id": str,
    "workflow_id": str,
    "deployment_id": str,
    "deployment_display_name": str,
    "blueprint_id": str,
    "status": str,
    "status_display": str,
    "error": str,
    "created_at": str,
    "started_at": str,
    "ended_at": str,
    "scheduled_for": str,
    "parameters": dict,
    "is_system_workflow": bool,
    "is_dry_run": bool,
    "resume": bool,
    "allow_custom_parameters": bool,
    "total_operations": int,
    "finished_operations": int,
    "created_by": str,
    "tenant_name": str,
    "visibility": str,
    "resource_availability": str,
    "private_resource": bool,
    "parameters_p": object,
}
"""The 25 fields of an execution as served."""

VISIBILITIES: Final = ("private", "tenant", "global")
ENUMS: Final[Mapping[str, Collection[str]]] = {
    "status": STATUSES,
    "visibility": VISIBILITIES,
    "resource_availability": VISIBILITIES,
}

ADMINISTRATORS: Final = frozenset({"sys_admin"})
READERS: Final = frozenset({"sys_admin", "manager", "user", "operations", "viewer"})
WRITERS: Final = READERS - {"viewer"}
ADMINISTRATOR_ONLY: Final = {
    # Field of a start, and the name of the permission in the message of the 403.
    "id": "set_execution_details",
    "error": "set_execution_details",
    "force_status": "set_execution_details",
    "is_system_workflow": "set_execution_details",
    "created_by": "set_owner",
    "created_at": "set_timestamp",
    "started_at": "set_timestamp",
    "ended_at": "set_timestamp",
}

DEFAULT_PAGE_SIZE: Final = 1000
LONGEST_REQUEST_LINE: Final = 4094
"""Bytes, the end of the line not counted: the default of gunicorn, which nothing at the vendor's raises."""

# Seconds, within what was seen on an idle manager: pending -> started 0.5 to 1.7, kill -> cancelled 0.3, a queued or
# pending execution cancelled in less than 1.
SECONDS_PENDING: Final = 0.8
SECONDS_TO_KILL: Final = 0.3
SECONDS_TO_CANCEL_UNSTARTED: Final = 0.5
SECONDS_UNCOUNTED: Final = 0.5
"""How long a started execution says 0 operations: up to a second was seen."""
SECONDS_OF_A_DRY_RUN: Final = 1.0


def outcome(status: str | None, action: str) -> str:
    """Return the status that an action leads to, or `ILLEGAL` or `CONFLICT`."""
    return _OUTCOMES[status][ACTIONS.index(action)]


def may_update(status: str | None, wanted: object) -> bool:
    """Whether an update of the record may lead from one status to the other. Words outside the enumeration pass here."""
    if status == wanted or status is None:
        return True
    if status in ENDS:
        return False
    if status in ("cancelling", "force_cancelling"):
        return wanted in _AFTER_CANCEL or wanted not in STATUSES
    return True
