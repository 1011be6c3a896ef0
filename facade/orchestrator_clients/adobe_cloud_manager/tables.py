"""What Adobe Cloud Manager means by its words: from Adobe's Swagger file of 2026-03-31 and its guides, or as noted."""

from collections.abc import Mapping

from orchestrator_api.adobe_cloud_manager.operations import OPERATIONS

from .._core.errors import AuthError, BusyError
from .._core.execution.waiting import Poll
from .._core.model import State
from .._core.operation import Operation, Repeat, operations
from .._core.vendor import Vendor
from .problems import read_problem

SYSTEM = "adobe_cloud_manager"

DOCUMENTED_HOST = "cloudmanager.adobe.io"
BASE_URL = f"https://{DOCUMENTED_HOST}"

TOKEN_URL = "https://ims-na1.adobelogin.com/ims/token/v3"  # noqa: S105  # an address
"""Where OAuth server-to-server tokens come from; they live 86,399 s and there is no refresh token."""

SCOPES = ("openid", "AdobeID", "read_organizations", "additional_info.projectedProductContext", "read_pc.dma_aem_ams")
"""What Adobe's own command line insists on; the list of a credential is shown in the Developer Console."""

STATES: Mapping[str, State] = {
    "NOT_STARTED": State.QUEUED,
    "RUNNING": State.RUNNING,  # also while a step waits for a person, and for some 20 s after the last step
    "CANCELLING": State.CANCELLING,
    "FINISHED": State.SUCCEEDED,
    "FAILED": State.FAILED,
    "ERROR": State.FAILED,
    "CANCELLED": State.CANCELLED,
}
"""States of an execution. That the last four are ends is inferred from their names and from what Adobe's clients do."""

STEP_STATES: Mapping[str, State] = {
    "NOT_STARTED": State.QUEUED,
    "RUNNING": State.RUNNING,
    "WAITING": State.WAITING,
    "ROLLING_BACK": State.RUNNING,
    "FINISHED": State.SUCCEEDED,
    "INCOMPLETE": State.SUCCEEDED,  # a test step that found nothing to do: the run goes on
    "FAILED": State.FAILED,
    "ERROR": State.FAILED,
    "ROLLED_BACK": State.FAILED,
    "CANCELLED": State.CANCELLED,
}

POLL = Poll(first=5.0, longest=60.0)
"""Pipelines take from minutes to days. No rate limit is documented; Adobe's own clients look every 5 to 10 s."""

PAGE_SIZE = 20
"""The server's own; the largest it takes is not documented."""


OWN = (
    Operation("ims_login", Repeat.IDEMPOTENT),  # a second token does not end the first
    Operation("read_log", Repeat.SAFE),
    Operation("read_artifact", Repeat.SAFE),
    Operation("read_event_signer", Repeat.SAFE),
    Operation("read_journal", Repeat.SAFE),
)
"""Operations beyond the spec: they are not Cloud Manager's, and no credential of it goes along."""

_HINTS: Mapping[str | int, str] = {
    "401013": "The token is not valid or has expired; one of the AEM Developer Console (not Adobe's) never is",
    "403003": "client_id must be that of the project the token belongs to",
    "invalid_client": "Check client_id and client_secret: both are on the credential's page in the Adobe Developer Console",
    "invalid_scope": "scopes= must be those that the Developer Console shows for this credential",
    400: "A start is refused like this where the state of the pipeline does not allow it, and an override of metrics where"
    " one of those that failed is left out",
    403: "A wrong client_id or org_id is answered like this too; otherwise the account lacks a product profile: Developer"
    " may read; Business Owner, Deployment Manager and Program Manager may start, advance and cancel, the last cancels"
    " only waiting steps",
    412: "An execution of this pipeline is going on: executions.current(...) shows it",
}

VENDOR = Vendor(
    system=SYSTEM,
    operations=operations(OPERATIONS, *OWN),
    read_problem=read_problem,
    codes={
        "invalid_client": AuthError,
        "invalid_grant": AuthError,
        "invalid_scope": AuthError,
        "unauthorized_client": AuthError,
        "access_denied": AuthError,
    },
    statuses={412: BusyError},
    hints=_HINTS,
    request_id_header="x-request-id",
)
