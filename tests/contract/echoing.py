"""A server that returns everything it is sent, in the many ways in which servers do that."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote

from orchestrator_clients.testing import Answer, Call, Simulator


def _told(text: str, sent: Mapping[str, str]) -> dict[str, object]:
    """Return a JSON body that says it in every field that any of the vendors has for errors."""
    words = ("message", "Message", "serverMessage", "error_code", "error", "error_description", "code", "type", "title")
    return {
        **dict.fromkeys((*words, "requestId", "__type", "status", "name"), text),
        "errors": [text, {"message": text}],
        "missingParams": [{"name": text, "reason": text}],
        "missing_parameters": [text],
        "work_order": {"status": text, "statusDetails": text, "missing_parameters": [text]},
        **sent,
    }


def _rails(value: object) -> str:
    """Return JSON as Rails writes it: `&`, `<` and `>` are escaped like other characters beyond ASCII."""
    return "".join(f"\\u{ord(c):04x}" if c in "&<>" else c for c in json.dumps(value))


Form = Callable[[str, Mapping[str, str]], Answer]

BODIES: dict[str, Form] = {
    "json": lambda text, sent: Answer.json(_told(text, sent)),
    "json-of-rails": lambda text, sent: Answer.text(_rails(_told(text, sent)), media_type="application/json"),
    "json-in-json": lambda text, sent: Answer.json({"message": json.dumps(sent), "trace": repr(sent)}),
    "html": lambda text, sent: Answer.html(f"<html><body><h1>Error</h1>{html.escape(text)}</body></html>"),
    "xml": lambda text, sent: Answer.text(f"<e>{html.escape(text, quote=False)}</e>", media_type="application/xml"),
    "text": lambda text, sent: Answer.text(text),
    "values": lambda text, sent: Answer.text(" ".join(sent.values())),
    "trace": lambda text, sent: Answer.text(f"RuntimeError: {text!r}\napp/controllers/x.rb:1"),
    "link": lambda text, sent: Answer.text(f"see https://user:{quote(text, safe='')}@host/?token={quote(text)}"),
    "lower-case-link": lambda text, sent: Answer.text(f"see https://host/a?b={_lower(quote(text, safe=''))}"),
}
"""Answers by name: functions of all that was sent, as one text and by its parts (`sent`: headers, query, body)."""

REQUEST_IDS = ("x-request-id", "x-amzn-requestid", "x-amzn-errortype", "x-adobe-requestid", "www-authenticate")


def _lower(encoded: str) -> str:
    parts = encoded.split("%")
    return parts[0] + "".join(f"%{part[:2].lower()}{part[2:]}" for part in parts[1:])


class Echo(Simulator):
    """Answers every call with all that it was sent: in the `form` and with the `status` that are set, behind `padding`.

    Paths that end as a key of `tokens` does are logins: they are answered with that JSON.
    """

    form = "json"
    status = 400
    padding = 0
    tokens: Mapping[str, object] = {}

    def not_found(self, call: Call) -> Answer:
        """Return headers, query and body of the request."""
        for path, body in self.tokens.items():
            if call.path.endswith(path):
                return Answer.json(body)
        sent = {**dict(call.headers), **dict(call.query), "body": call.body.decode("utf-8", "replace")}
        text = "." * self.padding + "; ".join(f"{name}: {value}" for name, value in sent.items())
        if 300 <= self.status < 400:
            where = self.form if "://" in self.form else "http://127.0.0.1:9/"
            return Answer(self.status, (("location", f"{where}?{quote(text)}"), ("set-cookie", f"s={quote(text)}")))
        line = "".join(c if " " <= c <= "~" else "?" for c in text).strip()  # what HTTP allows
        answer = BODIES[self.form](text, sent)
        return Answer(self.status, (*answer.headers, *((name, line) for name in REQUEST_IDS)), answer.body)


@contextmanager
def echoing(form: str, status: int, *, padding: int = 0, tokens: Mapping[str, object] | None = None) -> Iterator[Echo]:
    """Run a server with these settings."""
    with Echo() as server:
        server.form, server.status, server.padding, server.tokens = form, status, padding, tokens or {}
        yield server
