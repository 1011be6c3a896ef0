"""No credential shows anywhere, however a server throws it back, by either transport, in either world."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orchestrator_clients
from orchestrator_clients import UsageError
from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import Answer, Call, Simulator
from tests.contract.both import WORLDS
from tests.contract.credentials import KINDS, Kind
from tests.contract.echoing import BODIES, Echo
from tests.contract.showing import HEAD, TAIL, assert_hidden, everything_about, root_log, shown_by

pytestmark = pytest.mark.usefixtures("transport")

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
both_worlds = pytest.mark.parametrize("world", WORLDS)

SECRET = f"{HEAD}&<'\"/+%\\ =ab{TAIL}"
IN_A_HEADER = SECRET.replace(" ", "")


def secrets(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.text(alphabet, max_size=60).map(lambda text: f"{HEAD}{text}{TAIL}")


PRINTABLE = secrets(st.characters(min_codepoint=0x21, max_codepoint=0x7E))
"""What fits in a header: all printable ASCII, quotes and percent signs included."""
READABLE = secrets(st.characters(exclude_categories=["Cs", "Cc"]))


@pytest.fixture(scope="module")
def echo() -> Iterator[Echo]:
    with Echo() as server:
        yield server


@pytest.fixture
def elsewhere() -> Iterator[Simulator]:
    """Another host, which records who comes."""
    with Simulator() as server:
        yield server


def suited(kind: Kind) -> str:
    return IN_A_HEADER if kind.header else SECRET


@both_worlds
@every_kind
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_what_a_server_throws_back_is_hidden(kind: Kind, world: str, echo: Echo, data: st.DataObject) -> None:
    secret = data.draw(PRINTABLE if kind.header else READABLE)
    echo.form = data.draw(st.sampled_from(list(BODIES)))
    echo.status = data.draw(st.sampled_from([200, 201, 302, 307, 400, 401, 403, 404, 409, 429, 500, 502, 503]))
    echo.padding = data.draw(st.integers(0, 230))  # so that an excerpt may end within a secret
    echo.tokens = kind.logins(data.draw(PRINTABLE)) if data.draw(st.booleans()) else {}
    call = data.draw(st.sampled_from([kind.read, kind.start]))
    echo.reset()
    with root_log() as said:
        shown = asyncio.run(shown_by(kind.make(echo.url, secret, world), call))
    assert echo.calls
    assert_hidden("\n".join([shown, *said]), echo.calls, secret=secret)


BROKEN = ("refused", "reset-before-answer", "reset-during-answer", "truncated", "200-malformed", "gzip-bomb")


@both_worlds
@every_kind
def test_a_connection_that_breaks_tells_nothing(kind: Kind, world: str) -> None:
    with Simulator() as server, root_log() as said:
        for name in BROKEN:
            made = faults.catalogue(elsewhere="")[name]
            server.reset()
            server.refuse() if isinstance(made, faults.Refused) else server.fault(made)
            shown = asyncio.run(shown_by(kind.make(server.url, suited(kind), world), kind.start))
            assert "Error" in shown or "Failed" in shown
            assert_hidden("\n".join([shown, *said]), server.calls, secret=suited(kind))


@both_worlds
@every_kind
@settings(max_examples=8, deadline=None)
@given(secret=st.one_of(secrets(st.characters()), secrets(st.just("\udc80")), st.just(SECRET.encode())))
def test_what_cannot_be_sent_is_refused_without_being_shown(kind: Kind, world: str, echo: Echo, secret: Any) -> None:
    echo.form, echo.status, echo.padding, echo.tokens = "text", 400, 0, {}
    try:
        client = kind.make(echo.url, secret, world)
    except UsageError as error:
        assert_hidden(everything_about(error))
    else:
        assert_hidden(asyncio.run(shown_by(client, kind.read)))


@every_kind
@settings(max_examples=6, deadline=None)
@given(token=secrets(st.characters(exclude_categories=["Cs"])))
def test_a_token_that_a_login_hands_out_is_hidden_even_if_it_cannot_be_sent(kind: Kind, echo: Echo, token: str) -> None:
    echo.form, echo.status, echo.padding, echo.tokens = "values", 500, 0, kind.logins(token)
    with root_log() as said:
        shown = asyncio.run(shown_by(kind.make(echo.url, suited(kind)), kind.read))
    assert_hidden("\n".join([shown, *said]))


UNREADABLE = ('{{"access_token": "{0}"', "{0}", "<html>{0}</html>", '{{"jwt": "{0}"}}', '["{0}"]', '"{0}"', "token {0}")
"""Logins that hand out a token in a form nobody can read."""


@both_worlds
@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.tokens], ids=lambda kind: kind.client)
def test_a_login_that_cannot_be_read_is_not_quoted(kind: Kind, world: str) -> None:
    with Simulator() as server, root_log() as said:
        for form in UNREADABLE:
            server.reset()
            server.fault(faults.Reply(name="login", status=200, body=form.format(f"{HEAD}token{TAIL}").encode()))
            shown = asyncio.run(shown_by(kind.make(server.url, suited(kind), world), kind.read))
            assert "Error" in shown
            assert server.calls
            assert_hidden("\n".join([shown, *said]), secret=suited(kind))


URLS = {
    **{name: (kind, "base_url") for name, kind in KINDS.items()},
    "adobe-secret-login": (KINDS["adobe-secret"], "token_url"),
    "code-stream-refresh-csp-login": (KINDS["code-stream-refresh-csp"], "csp_url"),
}


@pytest.mark.parametrize("host", ["manager.example.com", "10.0.0.1", "127.0.0.1.example.com", "localhost.example.com"])
@pytest.mark.parametrize(("kind", "option"), URLS.values(), ids=URLS)
def test_plain_http_beyond_this_machine_is_refused(kind: Kind, option: str, host: str) -> None:
    with pytest.raises(UsageError, match="allow_plain_http") as caught:
        kind.make("https://manager.example.com", suited(kind), **{option: f"http://{host}"})
    assert_hidden(everything_about(caught.value))


@every_kind
def test_a_proxy_of_the_environment_does_not_get_what_is_for_this_machine(
    kind: Kind, echo: Echo, elsewhere: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, elsewhere.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    echo.reset()
    asyncio.run(shown_by(kind.make(echo.url, suited(kind)), kind.read))
    assert echo.calls
    assert elsewhere.calls == []


@pytest.mark.parametrize("proxy", ["http://u:{}@127.0.0.1:9", "http://u:{}@127.0.0.1:x", "http://u:{}@[", "{}"])
@both_worlds
def test_the_password_of_a_proxy_is_hidden(world: str, proxy: str, echo: Echo) -> None:
    kind = KINDS["cloudify-token"]
    try:
        client = kind.make(echo.url, IN_A_HEADER, world, proxy=proxy.format(f"{HEAD}secret{TAIL}"))
    except UsageError as error:
        assert_hidden(everything_about(error))
    else:
        with root_log() as said:
            assert_hidden("\n".join([asyncio.run(shown_by(client, kind.read)), *said]))


LEADS = ("{}/there", "{}/there?token=" + HEAD, "http://host:" + TAIL + "/", "http://[" + HEAD, "\x80")
STATUSES = (301, 302, 303, 307, 308)


class Leading(Simulator):
    """Redirects every call."""

    status, lead = 302, ""

    def not_found(self, call: Call) -> Answer:
        return Answer(self.status, (("location", self.lead), ("set-cookie", f"s={SECRET}")))


@both_worlds
@every_kind
def test_no_redirect_takes_a_credential_along(kind: Kind, world: str, elsewhere: Simulator) -> None:
    with Leading() as server, root_log() as said:
        for server.status, lead in product(STATUSES, LEADS):
            server.lead = lead.format(elsewhere.url)
            call = kind.start if server.status == 307 else kind.read
            shown = asyncio.run(shown_by(kind.make(server.url, suited(kind), world), call))
            assert "Error" in shown
            assert_hidden("\n".join([shown, *said]), server.calls, secret=suited(kind))
        assert all(call.header("cookie") is None for call in server.calls)
    assert elsewhere.calls == []


@both_worlds
def test_a_secret_variable_is_hidden(world: str, echo: Echo) -> None:
    echo.form, echo.status, echo.padding, echo.tokens = "values", 400, 0, {}
    client = KINDS["code-stream-token"].make(echo.url, "a-token", world)
    with root_log() as said:
        shown = asyncio.run(shown_by(client, lambda client: client.variables.create("p", "n", SECRET, type="SECRET")))
    assert_hidden("\n".join([shown, *said]))


def test_the_table_holds_every_client() -> None:
    names = {
        name for name in vars(orchestrator_clients)["__all__"] if hasattr(getattr(orchestrator_clients, name), "vendor")
    }
    assert {kind.client for kind in KINDS.values()} == {name.removeprefix("Async") for name in names}
