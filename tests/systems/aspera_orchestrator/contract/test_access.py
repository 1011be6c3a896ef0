"""The ways to prove who one is, in both worlds: what goes out, and what the server makes of it."""

from typing import Any

import pytest

from orchestrator_clients import ApiError, AsperaOrchestrator, AsyncAsperaOrchestrator, AuthError
from orchestrator_clients.testing import AsperaOrchestratorSimulator
from tests.contract.both import WORLDS, close, settle

pytestmark = pytest.mark.anyio

FILE = {"file": "a.mov"}
OPS = ("ops", "simulated-password")
KEY = ("ops", "simulated-api-key")
QUERY_WARNS = pytest.mark.filterwarnings("ignore:credentials_in_query=True:UserWarning")


@pytest.fixture(params=WORLDS)
def make(request: pytest.FixtureRequest, server: AsperaOrchestratorSimulator) -> Any:
    """Makes a client of one of both worlds."""
    kind: Any = AsperaOrchestrator if request.param == "sync" else AsyncAsperaOrchestrator
    return lambda **options: kind(server.base_url, clock=server.clock, **options)


@QUERY_WARNS
@pytest.mark.parametrize(
    ("accepts", "options", "gets_in"),
    [
        ("anything", {"auth": OPS}, True),
        ("headers", {"auth": OPS}, True),
        ("tokens", {"auth": OPS}, False),
        ("anything", {"auth": ("ops", "wrong")}, False),
        ("anything", {"auth": OPS, "credentials_in_query": True}, True),
        ("anything", {"api_key": KEY, "credentials_in_query": True}, True),
        ("headers", {"auth": OPS, "credentials_in_query": True}, False),  # token authentication is on
        ("headers", {"api_key": KEY, "credentials_in_query": True}, False),
        ("tokens", {"auth": OPS, "login": True}, True),
        ("tokens", {"api_key": KEY, "login": True}, True),
        ("tokens", {"auth": ("ops", "wrong"), "login": True}, False),
        ("tokens", {"token": "a.b.c"}, False),
    ],
)
async def test_who_gets_in(
    make: Any, server: AsperaOrchestratorSimulator, accepts: Any, options: dict[str, Any], gets_in: bool
) -> None:
    server.accepts = accepts
    client = make(**options)
    if gets_in:
        assert (await settle(client.work_orders.get(8461))).raw_status == "Complete"
    else:
        with pytest.raises(AuthError) as caught:
            await settle(client.work_orders.get(8461))
        assert caught.value.status == 401
        assert "wrong" not in f"{caught.value!r} {caught.value}"
    await close(client)


@QUERY_WARNS
async def test_credentials_are_in_the_query_on_request_only(make: Any, server: AsperaOrchestratorSimulator) -> None:
    for options, sent in (
        ({"auth": OPS}, set()),
        ({"auth": OPS, "credentials_in_query": True}, {("login", "ops"), ("password", OPS[1])}),
        ({"api_key": KEY, "credentials_in_query": True}, {("login", "ops"), ("api_key", KEY[1])}),
    ):
        client = make(**options)
        await settle(client.work_steps.status(work_order_id=8461, step_name="Index nodes"))
        call = server.calls[-1]
        secret = {pair for pair in call.query if pair[0] in ("login", "password", "api_key")}
        assert secret == sent
        assert (call.header("authorization") is None) is bool(sent)
        await close(client)


async def test_asking_for_them_in_the_query_warns(make: Any) -> None:
    with pytest.warns(UserWarning, match="does not endorse"):
        await close(make(auth=OPS, credentials_in_query=True))


@pytest.mark.parametrize("options", [{"auth": OPS}, {"api_key": KEY}])
async def test_tokens_are_fetched_and_renewed(
    make: Any, server: AsperaOrchestratorSimulator, options: dict[str, Any]
) -> None:
    server.accepts = "tokens"
    client = make(**options, login=True)
    for seconds in (0, 3000, 3000):
        server.clock.advance(seconds)  # type: ignore[attr-defined]
        await settle(client.work_orders.get(8461))
    assert server.count("login") == 2  # at first, and when the first was refused
    token = await settle(client.login())
    await close(client)
    assert token not in repr(client)
    other = make(token=token)
    await settle(other.work_orders.get(8461))
    assert server.calls[-1].header("authorization") == f"Bearer {token}"
    server.clock.advance(4000)  # type: ignore[attr-defined]
    with pytest.raises(AuthError):
        await settle(other.work_orders.get(8461))
    await close(other)


async def test_older_servers_do_not_know_login(make: Any, server: AsperaOrchestratorSimulator) -> None:
    server.version = "4.1.2"
    client = make(auth=OPS)
    with pytest.raises(ApiError, match="No route matches") as caught:
        await settle(client.login())
    assert (caught.value.status, caught.value.operation) == (404, "login")
    await close(client)


async def test_a_start_without_the_right_to_it(make: Any, server: AsperaOrchestratorSimulator) -> None:
    client = make(auth=(server.viewer.username, server.viewer.password))
    with pytest.raises(AuthError, match="PermissionDenied") as caught:
        await settle(client.work_orders.start(workflow_id=12, inputs=FILE))
    assert (caught.value.status, server.count("initiate_work_order")) == (403, 1)
    await close(client)
    client = make(auth=(server.viewer.username, server.viewer.password), login=True)
    with pytest.raises(AuthError, match="PermissionDenied"):
        await settle(client.work_orders.start(workflow_id=12, inputs=FILE))
    assert list(server.work_orders) == [
        8461
    ]  # refused before anything happened, so that once more with a new token is harmless
    await close(client)
