"""How Adobe's services refuse a call: Cloud Manager's problem documents, the gateway's codes, the login service's errors."""

from __future__ import annotations

from dataclasses import replace

from ..._simulation.messages import Answer

_TYPES = "http://ns.adobe.com/adobecloud/"
_PROBLEM = "application/problem+json"

_TITLES = {500: "Internal server error", 502: "Bad gateway", 503: "Unplanned maintenance", 504: "Gateway timeout"}


def not_found() -> Answer:
    """404: the same for an unknown program or pipeline and for the current execution of an idle pipeline."""
    return _problem(404, "not-found", title="Not found", status=404)


def wrong_method(allowed: tuple[str, ...]) -> Answer:
    """405: the path is known, the method is not."""
    answer = _problem(405, "method-not-allowed", title="Method not allowed", status=405)
    return answer.with_headers((("allow", ", ".join(allowed)),))


def busy() -> Answer:
    """412: an execution of this pipeline is running. `errors` are texts, and the body has no status."""
    return _problem(412, "pipeline-busy", title="Pipeline is busy", errors=["an execution is already in progress"])


def conflict(message: str) -> Answer:
    """400: the state of the pipeline does not allow a start. `errors` are objects, and there is no title."""
    errors = [{"code": "INVALID_STATE", "message": message}]
    return _problem(400, "state-conflict", status=400, errors=errors)


def undecidable(message: str) -> Answer:
    """400: nothing can be decided at this step now. The status of the real answer is not documented."""
    answer = _problem(400, "step-state", title="Step state", status=400, errors=[{"message": message}])
    return replace(answer, beyond_spec=True)


def invalid(field: str, message: str, value: object = None) -> Answer:
    """400: a body that this step does not take; `errors` is an object by field. The real status is not documented."""
    errors = {field: {"field": field, "code": "INVALID", "message": message, "invalidValue": value}}
    answer = _problem(400, "validation-exception", title="Validation failed", status=400, errors=errors)
    return replace(answer, beyond_spec=True)


def bad_parameter(name: str, reason: str) -> Answer:
    """400: a bad query parameter, in the form that other operations of the service describe."""
    answer = _problem(
        400, "bad-request", title="Bad request", status=400, invalidParams=[{"name": name, "reason": reason}]
    )
    return replace(answer, beyond_spec=True)


def no_right(profile: str) -> Answer:
    """403: the product profile of the account does not allow this."""
    return _problem(403, "forbidden", title="Forbidden", status=403, errors=[f"not allowed to a {profile}"])


def bad_token() -> Answer:
    """The gateway's 401: the token is missing, wrong or expired."""
    return _gateway(401, "401013", "Oauth token is not valid")


def bad_api_key() -> Answer:
    """The gateway's 403: `x-api-key` or the organisation does not belong to the token."""
    return _gateway(403, "403003", "Api Key is invalid")


def login_error(status: int, code: str, description: str) -> Answer:
    """The error of the login service."""
    return Answer.json({"error": code, "error_description": description}, status)


def vendor_error(status: int) -> Answer:
    """The service's own answer with an error status: the gateway's for credentials and rates, otherwise a problem."""
    if status in (401, 403):
        return bad_token() if status == 401 else bad_api_key()
    if status == 429:
        return _gateway(429, "429050", "Too many requests")
    return _problem(status, "internal-error", title=_TITLES.get(status, "The service has a problem"), status=status)


def _problem(code: int, kind: str, **fields: object) -> Answer:
    return Answer.json({"type": f"{_TYPES}{kind}", **fields}, code, media_type=_PROBLEM)


def _gateway(status: int, code: str, message: str) -> Answer:
    return Answer.json({"error_code": code, "message": message}, status)
