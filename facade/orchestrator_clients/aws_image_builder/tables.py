"""What EC2 Image Builder means by its words: AWS's service model of API version 2019-12-02, unless a comment says otherwise."""

from collections.abc import Mapping
from typing import Any

from orchestrator_api.aws_image_builder.operations import OPERATIONS

from .._core.errors import ApiError, AuthError, BusyError, ConflictError, NotFoundError
from .._core.execution.waiting import Poll
from .._core.model import State
from .._core.operation import operations
from .._core.vendor import Problem, Vendor, text_of

SYSTEM = "aws_image_builder"

STATES: Mapping[str, State] = {
    "PENDING": State.QUEUED,
    "CREATING": State.RUNNING,
    "BUILDING": State.RUNNING,
    "TESTING": State.RUNNING,
    "DISTRIBUTING": State.RUNNING,
    "INTEGRATING": State.RUNNING,
    "AVAILABLE": State.SUCCEEDED,
    "FAILED": State.FAILED,
    "CANCELLED": State.CANCELLED,
    # Later in the life of an image that was built.
    "DEPRECATED": State.SUCCEEDED,
    "DISABLED": State.SUCCEEDED,
    "DELETED": State.SUCCEEDED,
}
"""States of an image, which is what a build makes."""

WORKFLOW_STATES: Mapping[str, State] = {
    "PENDING": State.QUEUED,
    "RUNNING": State.RUNNING,
    # It rolls back because a step failed; it has not ended.
    "ROLLBACK_IN_PROGRESS": State.RUNNING,
    "COMPLETED": State.SUCCEEDED,
    "SKIPPED": State.SUCCEEDED,
    "FAILED": State.FAILED,
    "ROLLBACK_COMPLETED": State.FAILED,
    "CANCELLED": State.CANCELLED,
}

STEP_STATES: Mapping[str, State] = {
    "PENDING": State.QUEUED,
    "RUNNING": State.RUNNING,
    "COMPLETED": State.SUCCEEDED,
    # Its condition did not hold: that is no failure.
    "SKIPPED": State.SUCCEEDED,
    "FAILED": State.FAILED,
    "CANCELLED": State.CANCELLED,
}

POLL = Poll(first=5.0, longest=60.0)
"""A build takes minutes to hours; botocore's own waiter looks every 60 s."""

THROTTLED = frozenset(
    {
        "CallRateLimitExceededException",  # the documented one: with status 429
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "Throttling",
        "ThrottledException",
        "ThrottlingException",  # any AWS front end: with status 400
        "TooManyRequestsException",
    }
)

_EXPIRED = "The session token has expired: log in or assume the role again"
_UNKNOWN_KEY = (
    "The access key is not known here: it is wrong or deleted, belongs to another partition (China, GovCloud), or the"
    " account has not enabled this region"
)
_SIGNATURE = (
    "The secret key is wrong, region= is not the region of the endpoint, or something on the way changed the request"
)
_TAMPERED = "Something on the way removed or changed the header Authorization or X-Amz-Date"
_DENIED = "The credentials lack the permission imagebuilder:<operation>, or a policy denies it"

_HINTS: Mapping[str | int, str] = {
    "AccessDenied": _DENIED,
    "AccessDeniedException": _DENIED,
    "ForbiddenException": _DENIED,
    "ExpiredToken": _EXPIRED,
    "ExpiredTokenException": _EXPIRED,
    "RequestExpired": "The clock of this machine is more than 15 minutes off",
    "InvalidSignatureException": f"{_SIGNATURE}; or the clock of this machine is off",
    "SignatureDoesNotMatch": f"{_SIGNATURE}; or the clock of this machine is off",
    "InvalidClientTokenId": _UNKNOWN_KEY,
    "UnrecognizedClientException": _UNKNOWN_KEY,
    "IncompleteSignature": _TAMPERED,
    "IncompleteSignatureException": _TAMPERED,
    "MissingAuthenticationToken": _TAMPERED,
    "MissingAuthenticationTokenException": _TAMPERED,
    "OptInRequired": "The account has not enabled this service or region",
    "UnknownOperationException": "base_url does not lead to EC2 Image Builder, or this region does not serve it",
    "IdempotentParameterMismatchException": (
        "This client_token was used before with other arguments: use a new one for each call, or leave it out"
    ),
    "InvalidPaginationTokenException": "The token of the next page was refused: begin the list again",
    "ResourceInUseException": "It is being built or changed just now: try again when that is over",
    "ServiceQuotaExceededException": "A quota of the account is used up: the message names it",
}


def error_name(headers: Mapping[str, str], body: Mapping[str, Any]) -> str | None:
    """Return the name of an error: from the header, else `code` or `Code`, else `__type`, as botocore reads it.

    What stands before a `#` (a name space) and after a `:` (a link) is no part of the name.
    """
    places = (headers.get("x-amzn-errortype"), body.get("code"), body.get("Code"), body.get("__type"))
    name = next((text for place in places if (text := text_of(place))), "")
    return name.split(":", 1)[0].rsplit("#", 1)[-1].strip() or None


def _read_problem(headers: Mapping[str, str], body: Mapping[str, Any]) -> Problem:
    message = text_of(body.get("message")) or text_of(body.get("Message"))
    request_id = headers.get("x-amzn-requestid") or headers.get("x-amz-request-id") or text_of(body.get("requestId"))
    return Problem(error_name(headers, body), message, request_id)


_CODES: Mapping[str, type[ApiError]] = {
    **dict.fromkeys(
        (
            "AccessDenied",
            "AccessDeniedException",
            "ExpiredToken",
            "ExpiredTokenException",
            "ForbiddenException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestExpired",  # with status 400
            "SignatureDoesNotMatch",
            "UnrecognizedClientException",
        ),
        AuthError,
    ),
    "ResourceNotFoundException": NotFoundError,
    "UnknownOperationException": ApiError,  # a 404 that says nothing about the thing asked for
    "ResourceInUseException": BusyError,
    # All of these come with status 400.
    "IdempotentParameterMismatchException": ConflictError,
    "ResourceAlreadyExistsException": ConflictError,
    "ResourceDependencyException": ConflictError,
}

VENDOR = Vendor(
    system=SYSTEM,
    operations=operations(OPERATIONS),
    read_problem=_read_problem,
    codes=_CODES,
    throttled=THROTTLED,
    hints=_HINTS,
    request_id_header="x-amzn-requestid",
    variables=("AWS_", "BOTO_CONFIG"),
)
