"""The errors of three services: Code Stream, the IaaS login and the CSP login. Their members are read in clients' code."""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from typing import cast

from ..._simulation.messages import Answer, Call, Refusal

_MESSAGES = {
    400: "The request is not valid.",
    401: "The access token is missing, wrong or expired.",
    403: "You are not allowed to do this.",
    404: "There is no such resource.",
    500: "The server failed.",
}
"""The codes that the vendor's reference lists for every operation, and 400; the texts are ours."""


def error_answer(status: int, message: str) -> Answer:
    """Return an error of Code Stream, without when and where: `completed` adds them."""
    phrase = HTTPStatus(status).phrase
    return Answer.json({"status": status, "error": phrase, "message": message, "@type": "ServiceError"}, status)


def refusal(status: int, message: str) -> Refusal:
    """Return an error of Code Stream to raise."""
    return Refusal(error_answer(status, message))


def not_found(what: str) -> Refusal:
    """Return the 404 for an entity, which `what` names."""
    return refusal(404, f"There is no {what}.")


def completed(answer: Answer, call: Call, now: float, request_id: str) -> Answer:
    """Return an error of Code Stream with its instant in milliseconds, its path and its id; other answers as they are."""
    if answer.status < 400 or b'"@type"' not in answer.body:
        return answer
    body = cast("dict[str, object]", json.loads(answer.body))
    where = {"timestamp": int(now * 1000), "path": call.path, "requestId": request_id}
    return replace(answer, body=json.dumps({**where, **body}).encode())


def vendor_error(status: int) -> Answer:
    """Return an error of this status in Code Stream's form; a gateway's empty page for those it does not send."""
    return error_answer(status, _MESSAGES[status]) if status in _MESSAGES else Answer(status)


def iaas_refusal(status: int, message: str) -> Refusal:
    """Return an error of the IaaS login to raise."""
    body = {
        "message": message,
        "statusCode": status,
        "errorCode": status * 100,
        "serverErrorId": "1f0c7a52-3b1d-4a0e-9b54-5a2f6c0de771",
        "documentKind": "com:vmware:xenon:common:ServiceErrorResponse",
    }
    return Refusal(Answer.json(body, status))


def csp_refusal(status: int, message: str, now: float) -> Refusal:
    """Return an error of the CSP login to raise. Its `status` is a text."""
    phrase = HTTPStatus(status).phrase
    body = {
        "timestamp": int(now * 1000),
        "type": "CLIENT_ERROR",
        "status": f"{status} {phrase.upper().replace(' ', '_')}",
        "error": phrase,
        "serverMessage": message,
    }
    return Refusal(Answer.json(body, status))
