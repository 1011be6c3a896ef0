"""What Code Stream means by its words, each entry with its source; nothing here was tried on a live server.

Reference: the vendor's API reference that goes with apiVersion 2019-10-17. Guide: its programming and user guides. Clients:
source code of programs in use. Inferred: nobody states it.
"""

from collections.abc import Mapping
from typing import Any

from orchestrator_api.vmware_code_stream.operations import OPERATIONS

from .._core.execution.waiting import Poll
from .._core.model import State
from .._core.operation import Operation, Repeat, operations
from .._core.vendor import Problem, Vendor, text_of

SYSTEM = "vmware_code_stream"

BASE_URL = "https://api.mgmt.cloud.vmware.com"
CLOUD_DOMAIN = ".mgmt.cloud.vmware.com"
"""Cloud hosts outside the USA put a country code in front (guide, clients)."""

BASE_PATH = "/codestream/api"

APPLIANCE_LIFETIME = 8 * 3600.0
CLOUD_LIFETIME = 25 * 60.0
"""Seconds an access token lives (guide); in the cloud without activity, so that renewing by then is never late."""

STATES: Mapping[str, State] = {
    "NOT_STARTED": State.QUEUED,
    "QUEUED": State.QUEUED,  # inferred: behind the pipeline's limit of concurrent runs
    "STARTED": State.RUNNING,
    "PREPARING_WORKSPACE": State.RUNNING,
    "RUNNING": State.RUNNING,
    "RESUMING": State.RUNNING,
    "PAUSING": State.RUNNING,
    "ROLLING_BACK": State.RUNNING,
    "WAITING": State.WAITING,  # for an approval; when that expires the run is canceled by itself
    "PAUSED": State.PAUSED,
    "CANCELING": State.CANCELLING,
    "COMPLETED": State.SUCCEEDED,
    "FAILED": State.FAILED,
    "ROLLBACK_COMPLETED": State.FAILED,  # the rollback worked, so the run itself did not
    "ROLLBACK_FAILED": State.FAILED,
    "CANCELED": State.CANCELLED,
    # Words for stages and tasks. Inferred: should an execution bear one, it has ended, and not well.
    "SKIPPED": State.FAILED,
    "FAILED_CONTINUE": State.FAILED,
}
"""The reference's closed list, printed for stages; what an execution's words mean is from clients or inferred."""

TOLERATED = "FAILED_CONTINUE"
"""A task that failed with `ignoreFailure`: the run goes on, so it is not why the run failed."""

STEP_STATES: Mapping[str, State] = {**STATES, "SKIPPED": State.SUCCEEDED}
"""SKIPPED: the precondition of a stage or task was false, there was nothing to do."""

POLL = Poll(first=2.0, longest=30.0)
"""Clients look every 5 to 15 s; no rate limit is documented."""

MANY = 100
PAGE_SIZE = 100
"""Clients take pages of 100; the server's own default is 25."""

NEWEST_FIRST = "_requestTimeInMicros desc"
"""As clients sort executions. The server's own order, by name, leaves the runs of one pipeline in none."""

VARIABLE_TYPES = ("REGULAR", "SECRET", "RESTRICTED")

OWN = tuple(Operation(name, Repeat.IDEMPOTENT) for name in ("csp_login", "csp_authorize", "iaas_login"))
"""Operations beyond the spec: logins are other services, and no bearer goes along. Another token does not end the first."""

_HINTS: Mapping[str | int, str] = {
    401: "The access token was refused. From 8.0.1 on that of the CSP login alone is not taken: give refresh_token= or auth=",
    403: "The account lacks a role in the project, or in the service",
}


def read_problem(_: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    """Return the code and message of an error body, in any of three shapes that clients decode.

    Code Stream: `message`, `error`, `requestId`; the IaaS login: `message`, `errorCode`, `serverErrorId`; CSP:
    `serverMessage`, `error`. The reference documents no body at all, and each field may be missing.
    """
    error = text_of(body.get("error"))
    message = text_of(body.get("message")) or text_of(body.get("serverMessage"))
    code = text_of(body.get("errorCode")) or (error if message else None)
    return Problem(code, message or error, text_of(body.get("requestId")) or text_of(body.get("serverErrorId")))


VENDOR = Vendor(system=SYSTEM, operations=operations(OPERATIONS, *OWN), read_problem=read_problem, hints=_HINTS)
