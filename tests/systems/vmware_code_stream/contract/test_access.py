"""Getting in and staying in: both logins, renewal in the middle of everything, and what is refused."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

import pytest

from orchestrator_clients import AsyncVmwareCodeStream, AuthError, NotFoundError, VmwareCodeStream
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import VmwareCodeStreamSimulator
from tests.contract.both import close, every, settle
from tests.systems.vmware_code_stream.contract.setting import SPEC

pytestmark = pytest.mark.anyio

KINDS = {"sync": VmwareCodeStream, "async": AsyncVmwareCodeStream}


@asynccontextmanager
async def client_of(server: VmwareCodeStreamSimulator, world: str, **options: Any) -> AsyncIterator[Any]:
    client = KINDS[world](server.url, clock=server.clock, verify=False, **options)
    yield client
    await close(client)


async def test_a_refresh_token_is_turned_into_an_access_token_once(
    world: str, server: VmwareCodeStreamSimulator
) -> None:
    token = server.credentials.refresh_token
    async with client_of(server, world, refresh_token=token) as client:
        await settle(client.about())
        await settle(client.about())
    assert [call.operation for call in server.calls] == ["iaas_login", "get_about", "get_about"]
    login, first, second = server.calls
    assert (login.path, login.query, login.json()) == ("/iaas/api/login", (), {"refreshToken": token})
    assert login.header("authorization") is None
    assert first.header("authorization") == second.header("authorization") != None  # noqa: E711
    assert str(first.header("authorization")).startswith("Bearer access-")


@pytest.mark.parametrize(
    ("user", "domain", "path"),
    [
        (("admin", "simulated-password"), None, "/csp/gateway/am/api/login"),
        (("pat", "domain-password"), "corp.example.com", "/csp/gateway/am/idp/auth/login"),
    ],
)
async def test_user_and_password(
    world: str, server: VmwareCodeStreamSimulator, user: tuple[str, str], domain: str | None, path: str
) -> None:
    async with client_of(server, world, auth=user, domain=domain) as client:
        await settle(client.about())
        login = server.calls[0]
        assert (login.path, login.query) == (path, (("access_token", ""),)), "without the bare flag nothing is gained"
        named = {"domain": domain} if domain else {}
        assert login.json() == {"username": user[0], "password": user[1], **named}
        server.access.expire()
        await settle(client.about())
    assert [call.operation for call in server.calls] == [
        *("csp_login", "iaas_login", "get_about"),
        *("get_about", "iaas_login", "get_about"),  # the refresh token is kept
    ]


async def test_a_refresh_token_that_has_died_is_got_again_by_password(
    world: str, server: VmwareCodeStreamSimulator
) -> None:
    async with client_of(server, world, auth=("admin", "simulated-password")) as client:
        await settle(client.about())
        server.clock.sleep(91 * 86400)
        await settle(client.about())
    assert [call.operation for call in server.calls] == [
        *("csp_login", "iaas_login", "get_about"),
        *("iaas_login", "csp_login", "iaas_login", "get_about"),
    ]


async def test_the_cloud_is_asked_by_a_form_elsewhere(world: str) -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting="cloud") as server:
        token = server.credentials.refresh_token
        async with client_of(server, world, refresh_token=token, csp_url=server.url) as client:
            await settle(client.about())
            server.clock.sleep(3600)  # longer than a token may lie unused
            await settle(client.about())
    assert [call.operation for call in server.calls] == ["csp_authorize", "get_about"] * 2
    login = server.calls[0]
    assert login.header("content-type") == "application/x-www-form-urlencoded"
    assert parse_qsl(login.body.decode()) == [("refresh_token", token)]


async def test_an_access_token_as_it_is(world: str, server: VmwareCodeStreamSimulator) -> None:
    async with client_of(server, world, refresh_token=server.credentials.refresh_token) as client:
        await settle(client.about())
    token = str(server.calls[-1].header("authorization")).removeprefix("Bearer ")
    async with client_of(server, world, token=token) as client:
        await settle(client.about())
        server.access.expire()
        with pytest.raises(AuthError) as caught:
            await settle(client.about())
    assert (caught.value.status, caught.value.operation) == (401, "get_about")
    assert token not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"refresh_token": "wrong-simulatedSecret"}, 400),
        ({"auth": ("admin", "wrong-simulatedSecret")}, 401),
        ({"refresh_token": "wrong-simulatedSecret", "csp_url": True}, 404),  # there is none on premises
    ],
)
async def test_refused_logins(
    world: str, server: VmwareCodeStreamSimulator, options: dict[str, Any], status: int
) -> None:
    if "csp_url" in options:
        options = {**options, "csp_url": server.url}
    async with client_of(server, world, **options) as client:
        with pytest.raises(AuthError) as caught:
            await settle(client.about())
    error = caught.value
    assert (error.status, error.system) == (status, "vmware_code_stream")
    assert "wrong-simulatedSecret" not in f"{error} {error!r} {error.body} {error.__dict__}"
    assert error.hint
    assert server.count("get_about") == 0


@pytest.mark.parametrize(
    ("hosting", "idle"),
    [("on_premises", 7.95 * 3600), ("on_premises", 9 * 3600), ("cloud", 1600)],
)
async def test_tokens_are_renewed_before_or_after_they_expire(world: str, hosting: Any, idle: float) -> None:
    with VmwareCodeStreamSimulator(spec=SPEC, hosting=hosting) as server:
        client = server.client() if world == "sync" else server.async_client()
        for _ in range(5):
            await settle(client.about())
            server.clock.sleep(idle)
        await close(client)
        answered = server.count("get_about")
        assert server.count("iaas_login") in (3, 5)
        assert 5 <= answered <= 9


async def test_a_start_whose_token_has_expired_is_sent_again_and_runs_once(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    await settle(code_stream.about())
    server.access.expire()
    run = await settle(code_stream.pipelines.execute("Portal", "ship"))
    assert server.count("execute_pipeline_by_name") == 2, "the 401 says that the first one did nothing"
    assert list(server.executions) == [run.id]


async def test_credentials_that_stay_refused_are_not_tried_for_ever(
    code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    server.fault(faults.expired_token(), on="get_about")
    with pytest.raises(AuthError) as caught:
        await settle(code_stream.about())
    assert (caught.value.status, caught.value.request_id is not None) == (401, True)
    assert server.count("get_about") == 2


async def test_a_viewer_may_not_start(world: str, server: VmwareCodeStreamSimulator) -> None:
    token = server.viewer_credentials.refresh_token
    async with client_of(server, world, refresh_token=token) as client:
        assert await every(client.executions.list()) == []
        with pytest.raises(AuthError, match="may only read") as caught:
            await settle(client.pipelines.execute("Portal", "ship"))
    assert (caught.value.status, server.count("execute_pipeline_by_name")) == (403, 1)


async def test_the_version_of_the_api_goes_with_every_call_but_the_login(
    world: str, server: VmwareCodeStreamSimulator
) -> None:
    token = server.credentials.refresh_token
    async with client_of(server, world, refresh_token=token, api_version="2019-10-17") as client:
        await settle(client.about())
        run = await settle(client.pipelines.execute("Portal", "ship"))
        await settle(client.executions.get(run.id))
        await settle(client.executions.cancel(run.id))
    assert [call.query_value("apiVersion") for call in server.calls] == [None, *["2019-10-17"] * 4]


async def test_a_base_url_may_have_the_path(world: str, server: VmwareCodeStreamSimulator) -> None:
    for url in (f"{server.url}/", f"{server.url}/codestream/api", f"{server.url}/codestream/api/"):
        client = KINDS[world](url, refresh_token=server.credentials.refresh_token, clock=server.clock)
        await settle(client.about())
        await close(client)
    assert {call.path for call in server.calls_of("get_about")} == {"/codestream/api/about"}


async def test_the_three_shapes_of_errors_are_read(
    world: str, code_stream: Any, server: VmwareCodeStreamSimulator
) -> None:
    with pytest.raises(NotFoundError) as ours:
        await settle(code_stream.executions.get("unknown"))
    error = ours.value
    assert (error.status, error.code, error.operation) == (404, "Not Found", "get_execution")
    assert "There is no execution with the id unknown" in str(error)
    assert error.request_id == "00000002"  # the login's was the first
    async with client_of(server, world, refresh_token="wrong") as client:
        with pytest.raises(AuthError, match="refresh token is not valid") as iaas:
            await settle(client.about())
    assert iaas.value.request_id is not None
    async with client_of(server, world, auth=("admin", "wrong")) as client:
        with pytest.raises(AuthError, match="The credentials were not accepted"):
            await settle(client.about())


async def test_what_is_to_be_hidden_is_in_no_error(code_stream: Any, server: VmwareCodeStreamSimulator) -> None:
    word = "Pallas-4711"  # looks like no secret
    for said in (word, "***"):
        with pytest.raises(NotFoundError) as caught:
            await settle(code_stream.executions.get(word))
        assert f"with the id {said}" in str(caught.value)
        code_stream.hide(word)
    assert server.calls[-1].path.endswith(f"/executions/{word}"), "it is sent as it is"
