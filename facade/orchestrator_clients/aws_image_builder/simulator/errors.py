"""Image Builder's errors: which there are, and how they are written."""

from __future__ import annotations

import json
from typing import Final, Literal

from ..._simulation.messages import Answer, Refusal

STATUSES: Final = {
    # The service's own; a comment where our choice of the name for a case is a guess.
    "ClientException": 400,
    "IdempotentParameterMismatchException": 400,
    "InvalidPaginationTokenException": 400,
    "InvalidParameterValueException": 400,
    "InvalidRequestException": 400,  # also for an id that does not exist, where the model lists nothing better
    "ResourceInUseException": 400,  # also for cancelling what has ended, and retrying what has not failed
    "ForbiddenException": 403,
    "ResourceNotFoundException": 404,
    "CallRateLimitExceededException": 429,
    "ServiceException": 500,
    "ServiceUnavailableException": 503,
    # Those of AWS's front ends.
    "RequestExpired": 400,
    "NotAuthorized": 401,
    "ExpiredTokenException": 403,
    "IncompleteSignature": 403,
    "InvalidSignatureException": 403,
    "MissingAuthenticationTokenException": 403,
    "UnrecognizedClientException": 403,
    "UnknownOperationException": 404,
    "RequestTimeoutException": 408,
    "RequestEntityTooLargeException": 413,
}
_USUAL: Final = {
    400: ("ClientException", "The request is not valid"),
    401: ("NotAuthorized", "You do not have permission to perform this action"),
    403: ("ForbiddenException", "You are not authorized to perform the requested operation"),
    404: ("ResourceNotFoundException", "At least one of the resources could not be found"),
    408: ("RequestTimeoutException", "The request took too long"),
    413: ("RequestEntityTooLargeException", "The request is too large"),
    429: ("CallRateLimitExceededException", "Rate exceeded"),
    500: ("ServiceException", "The service has failed"),
    503: ("ServiceUnavailableException", "The service is unavailable"),
}
Place = Literal["header", "body"]


def failure(name: str, message: str, *, status: int | None = None) -> Answer:
    """Return an error as restJson1 writes it: the name in a header, the message in the body."""
    headers = (("x-amzn-errortype", name),)
    return Answer.json({"message": message}, STATUSES[name] if status is None else status, headers=headers)


def refusal(name: str, message: str) -> Refusal:
    """Return what a handler raises to answer with an error."""
    return Refusal(failure(name, message))


def usual(status: int) -> Answer:
    """Return the error that usually has this status; for a status that no error has, an answer without the name of one."""
    if status in _USUAL:
        return failure(*_USUAL[status])
    return Answer.json({"message": "The service has failed"}, status)


def in_body(answer: Answer) -> Answer:
    """Return an error as some front ends write it: no header, and name (with its name space) and message in the body."""
    name = answer.header("x-amzn-errortype")
    if name is None:
        return answer
    headers = tuple(pair for pair in answer.headers if pair[0] != "x-amzn-errortype")
    said = {"__type": f"com.amazonaws.imagebuilder#{name}", "Message": json.loads(answer.body)["message"]}
    return Answer(answer.status, headers, json.dumps(said).encode(), answer.beyond_spec)
