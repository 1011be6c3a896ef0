"""The errors of a Cloudify Manager: JSON from the service, HTML from the web framework below it."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus

from ..._simulation.messages import Answer, Refusal

_CODES = {
    400: "bad_parameters_error",
    401: "unauthorized_error",
    403: "forbidden_error",
    404: "not_found_error",
    409: "conflict_error",
    415: "unsupported_content_type_error",
    500: "internal_server_error",
    503: "maintenance_mode_active",
}

_TRACEBACK = 'Traceback (most recent call last):\n  File "/opt/manager/rest/server.py", line 1, in dispatch\n'


def error_answer(status: int, message: str, code: str | None = None, *, traceback: str | None = None) -> Answer:
    """Return an error in JSON. A text as `traceback` is what 500 and 503 carry."""
    code = code or _CODES.get(status, "internal_server_error")
    return Answer.json({"error_code": code, "message": message, "server_traceback": traceback}, status)


def refusal(status: int, message: str, code: str | None = None) -> Refusal:
    """Return an error to raise. 500 and 503 disclose a traceback, as the manager does."""
    return Refusal(error_answer(status, message, code, traceback=_TRACEBACK if status >= 500 else None))


def bad_argument(message: str) -> Refusal:
    """Return the 400 for the form of a query parameter: the one error without the key `server_traceback`."""
    return Refusal(Answer.json({"error_code": "bad_parameters_error", "message": message}, 400))


def html_page(status: int, text: str, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """Return what the web framework answers to a wrong path or method, or to a body that is no JSON."""
    phrase = HTTPStatus(status).phrase
    page = f"<!doctype html>\n<html lang=en>\n<title>{status} {phrase}</title>\n<h1>{phrase}</h1>\n<p>{text}</p>\n"
    return Answer.html(page, status, headers=headers)


def overlong_line(length: int, most: int) -> Answer:
    """Return what the manager's web server, gunicorn, answers to a request line that is too long."""
    page = (
        "<html>\n  <head>\n    <title>Bad Request</title>\n  </head>\n  <body>\n    <h1><p>Bad Request</p></h1>\n"
        f"    Request Line is too large ({length} &gt; {most})\n  </body>\n</html>\n"
    )
    return replace(Answer.html(page, 400, headers=(("connection", "close"),)), beyond_spec=True)


def vendor_error(status: int) -> Answer:
    """Return an error of this status as the manager would word it; a proxy's empty page for those it does not send."""
    if status not in _CODES:
        return Answer(status)
    traceback = _TRACEBACK if status >= 500 else None
    return error_answer(status, HTTPStatus(status).phrase, traceback=traceback)
