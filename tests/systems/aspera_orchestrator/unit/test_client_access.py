"""How a client proves who it is, over a loopback server: logins, and credentials in the query."""

from __future__ import annotations

import json
import logging
import traceback
from typing import Any

import pytest

from orchestrator_clients import AuthError, DecodeError, OrchestratorError, UsageError
from tests.contract.both import close, settle
from tests.systems.aspera_orchestrator.unit.desk import AUTH, STARTED, Desk

pytestmark = pytest.mark.anyio


async def test_a_login_is_made_once_and_renewed_when_it_is_refused(make: Any, desk: Desk) -> None:
    desk.lay('{"token": "first.jwt"}').lay("Complete").lay("Error").lay("no", status=401)
    desk.lay('{"token": "second.jwt"}').lay(STARTED).lay("no", status=401)
    client = make(auth=AUTH, login=True)
    for word in ("Complete", "Error"):
        assert await settle(client.work_steps.status(work_order_id=1, step_name="S")) == word
    await settle(client.work_orders.start(workflow_id=12))
    assert [one.path for one in desk.seen].count("/login") == 2
    assert [one.headers.get("authorization") for one in desk.seen] == [
        None, "Bearer first.jwt", "Bearer first.jwt", "Bearer first.jwt", None, "Bearer second.jwt",
    ]  # fmt: skip
    assert json.loads(desk.seen[0].body) == {"username": AUTH[0], "password": AUTH[1]}
    with pytest.raises(AuthError, match="401"):
        await settle(client.work_steps.status(work_order_id=1, step_name="S"))
    assert client.redact("first.jwt second.jwt") == "*** ***"
    await close(client)


async def test_a_token_that_fits_no_header_is_never_sent(make: Any, desk: Desk) -> None:
    desk.lay('{"token": "first.jwt "}')
    client = make(auth=AUTH, login=True)
    with pytest.raises(DecodeError, match="token: it is not one that fits in a header") as caught:
        await settle(client.work_steps.status(work_order_id=1, step_name="S"))
    assert {one.path for one in desk.seen} == {"/login"}
    assert "first.jwt" not in "".join(traceback.format_exception(caught.value))
    await close(client)


async def test_a_login_by_hand(make: Any, desk: Desk) -> None:
    client = make(api_key=("ops", "key-1234"), login=True)
    desk.lay('{"token": "a.jwt"}')
    assert await settle(client.login()) == "a.jwt"
    assert (json.loads(desk.seen[0].body), desk.seen[0].query) == ({"apikey": "key-1234"}, {})
    await close(client)
    other = make(token="a.jwt")
    with pytest.raises(UsageError, match="login needs"):
        await settle(other.login())
    await close(other)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"auth": AUTH}, {"login": "ops", "password": "pass word&1"}),
        ({"api_key": ("ops", "k+e/y=1")}, {"login": "ops", "api_key": "k+e/y=1"}),
    ],
)
async def test_credentials_in_the_query_only_with_a_warning_and_never_shown(
    make: Any, desk: Desk, caplog: pytest.LogCaptureFixture, given: Any, sent: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    desk.lay(f"{sent} failed", status=503).lay("busy", status=503).lay("Complete").lay(f"{sent}", status=400)
    with pytest.warns(UserWarning, match="every URL") as warned:
        client = make(**given, credentials_in_query=True)
    assert len(warned) == 1
    assert warned[0].filename == make.__code__.co_filename  # which calls the constructor
    assert await settle(client.work_steps.status(work_order_id=1, step_name="a b")) == "Complete"
    for seen in desk.seen:
        assert seen.query == {"work_order_id": "1", "step_name": "a b", "status_only": "true", **sent}
        assert seen.target.count("login=") == 1
        assert "authorization" not in seen.headers
    with pytest.raises(OrchestratorError) as caught:
        await settle(client.work_orders.cancel(5))
    assert desk.seen[-1].query == sent
    shown = "".join(traceback.format_exception(caught.value)) + repr(client) + repr(vars(caught.value)) + caplog.text
    assert list(sent.values())[1] not in shown
    assert desk.seen[-1].target not in shown
    await close(client)


async def test_a_ping_shows_no_credentials(make: Any, desk: Desk) -> None:
    desk.lay('{"remote_orchestrator_info": {"orchestrator-version": "4.1.6"}}')
    client = make()
    assert await settle(client.ping()) == "4.1.6"
    assert "authorization" not in desk.seen[0].headers
    await close(client)
