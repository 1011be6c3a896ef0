"""No credential shows anywhere, however a server throws it back."""

from __future__ import annotations

import base64
import json
import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestrator_clients import (
    AdobeCloudManager,
    AsperaOrchestrator,
    AwsImageBuilder,
    Cloudify,
    OrchestratorError,
    UsageError,
    VmwareCodeStream,
)
from orchestrator_clients.testing import Answer, Call, Simulator

SECRET = "hunter22-and-more"
FORMS = ("json", "html", "text", "trace", "redirect", "link")
STATUSES = (200, 400, 401, 403, 404, 409, 429, 500, 503)


class Echo(Simulator):
    """Answers every call with all that it was sent, in many forms."""

    form = "json"
    status = 400

    def not_found(self, call: Call) -> Answer:
        """Throw back headers, query and body."""
        sent = {**dict(call.headers), **dict(call.query), "body": call.body.decode("utf-8", "replace")}
        text = "; ".join(f"{name}: {value}" for name, value in sent.items())
        if self.form == "json":
            told = {
                "message": text,
                "error_code": "e",
                "serverMessage": text,
                "work_order": {"statusDetails": text},
                **sent,
            }
            return Answer.json(told, self.status)
        if self.form == "redirect":
            cookie = f"session={quote(text)[:2000]}"
            return Answer(302, (("location", f"http://127.0.0.1:9/?{quote(text)}"), ("set-cookie", cookie)))
        if self.form == "link":
            return Answer.text(f"see https://user:{quote(text, safe='')}@host/?token={quote(text)}", self.status)
        body = {"html": f"<html><body>{text}</body></html>", "trace": f"RuntimeError: {text!r}\napp/x.rb:1"}
        return Answer.text(body.get(self.form, text), self.status)


@contextmanager
def echoing(form: str, status: int) -> Iterator[Echo]:
    with Echo() as server:
        server.form, server.status = form, status
        yield server


QUICK: dict[str, Any] = {"max_attempts": 1, "timeout": 5}
ARN = "arn:aws:imagebuilder:us-east-1:123456789012:image/web/1.0.0/1"

CLIENTS: dict[str, tuple[Callable[[str, str], Any], Callable[[Any], object]]] = {
    "cloudify-password": (
        lambda url, secret: Cloudify(url, tenant="t", auth=("admin", secret), **QUICK),
        lambda client: client.executions.get("x"),
    ),
    "cloudify-token": (
        lambda url, secret: Cloudify(url, tenant="t", token=secret, **QUICK),
        lambda client: client.executions.start(deployment_id="web", workflow_id="install"),
    ),
    "aspera-basic": (
        lambda url, secret: AsperaOrchestrator(url, auth=("ops", secret), **QUICK),
        lambda client: client.work_orders.get(1),
    ),
    "aspera-login": (
        lambda url, secret: AsperaOrchestrator(url, auth=("ops", secret), login=True, **QUICK),
        lambda client: client.work_orders.get(1),
    ),
    "aspera-token": (
        lambda url, secret: AsperaOrchestrator(url, token=secret, **QUICK),
        lambda client: client.work_steps.status(work_order_id=1, step_name="a"),
    ),
    "adobe-secret": (
        lambda url, secret: AdobeCloudManager(
            "o@AdobeOrg", "client", secret, base_url=url, token_url=f"{url}/t", **QUICK
        ),
        lambda client: client.executions.start("1", "2"),
    ),
    "adobe-token": (
        lambda url, secret: AdobeCloudManager("o@AdobeOrg", "client", token=secret, base_url=url, **QUICK),
        lambda client: client.executions.current("1", "2"),
    ),
    "code-stream-refresh": (
        lambda url, secret: VmwareCodeStream(url, refresh_token=secret, **QUICK),
        lambda client: client.executions.get("x"),
    ),
    "code-stream-password": (
        lambda url, secret: VmwareCodeStream(url, auth=("admin", secret), **QUICK),
        lambda client: client.executions.get("x"),
    ),
    "code-stream-token": (
        lambda url, secret: VmwareCodeStream(url, token=secret, **QUICK),
        lambda client: client.pipelines.execute("Portal", "ship"),
    ),
    "aws-session": (
        lambda url, secret: AwsImageBuilder(
            "us-east-1", base_url=url, credentials=("AKID", secret, f"{secret}.s"), **QUICK
        ),
        lambda client: client.images.get(ARN),
    ),
}

header_texts = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=4, max_size=40).map(
    "zQ~7{}".format
)
"""What fits in a header: all printable ASCII, quotes and percent signs included."""


def spellings(secret: str) -> set[str]:
    encoded = base64.b64encode(f"admin:{secret}".encode()).decode()
    return {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1], encoded}


def everything_about(error: BaseException) -> str:
    told = [str(error), repr(error), "".join(traceback.format_exception(error))]
    seen: BaseException | None = error
    while seen is not None:
        told += [repr(vars(seen)), *getattr(seen, "__notes__", ())]
        assert seen.__cause__ is not seen
        seen = seen.__cause__
    return "\n".join(told)


@pytest.mark.parametrize("kind", CLIENTS)
@settings(max_examples=25)
@given(header_texts, st.sampled_from(FORMS), st.sampled_from(STATUSES))
def test_no_secret_shows(kind: str, secret: str, form: str, status: int) -> None:
    make, call = CLIENTS[kind]
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with echoing(form, status) as server, make(server.url, secret) as client:
            shown = repr(client) + repr(vars(client).get("_settings"))
            try:
                result = call(client)
            except OrchestratorError as error:
                shown += everything_about(error)
            else:
                shown += repr(result)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    shown += "\n".join(record.getMessage() for record in records if not record.name.startswith("uvicorn"))
    for spelling in spellings(secret):
        assert spelling not in shown


@pytest.mark.parametrize("kind", CLIENTS)
def test_no_secret_shows_where_nobody_answers(kind: str) -> None:
    make, call = CLIENTS[kind]
    with Echo() as server:
        url = server.url
    with make(url, SECRET) as client, pytest.raises(OrchestratorError) as caught:
        call(client)
    assert SECRET not in everything_about(caught.value)


@pytest.mark.parametrize("kind", CLIENTS)
def test_plain_http_beyond_this_machine_is_refused(kind: str) -> None:
    make, _ = CLIENTS[kind]
    with pytest.raises(UsageError, match="allow_plain_http") as caught:
        make("http://manager.example.com", SECRET)
    assert SECRET not in everything_about(caught.value)


@pytest.mark.parametrize("kind", CLIENTS)
def test_no_redirect_is_followed(kind: str) -> None:
    make, call = CLIENTS[kind]
    with Simulator() as elsewhere, Echo() as server:

        def lead(_: Call) -> Answer:
            return Answer(307, (("location", f"{elsewhere.url}/there"),))

        server.not_found = lead  # type: ignore[method-assign]
        with make(server.url, SECRET) as client, pytest.raises(OrchestratorError):
            call(client)
        assert elsewhere.calls == []
