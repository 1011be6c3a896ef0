"""No credential shows in the local variables of a traceback, nor in what a client holds.

pytest -l, rich and error trackers write these down.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pytest

from orchestrator_clients import (
    ForgedEvent,
    OrchestratorError,
    State,
    UsageError,
    adopt,
    async_adopt,
    async_client_of,
    client_of,
    resume,
)
from orchestrator_clients._core.execution.token import Token
from orchestrator_clients._simulation import faults
from orchestrator_clients.events import AdobeJournal, AsyncAdobeJournal, AwsEvents, CodeStreamEvents
from orchestrator_clients.testing import Call
from tests.contract.both import WORLDS, close, every, settle
from tests.contract.credentials import KINDS, Kind
from tests.contract.echoing import Echo
from tests.contract.frames import failure, inside, locals_shown, shown_of
from tests.contract.showing import HEAD, TAIL, assert_hidden
from tests.systems.aws_image_builder.case import PIPELINE

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
both_worlds = pytest.mark.parametrize("world", WORLDS)

SECRET = f"{HEAD}&<'\"/+%\\=ab-and-so-long-that-some-cut-it-at-eighty-characters-{'x' * 60}{TAIL}"
FRESH = f"{HEAD}a-token-that-a-login-hands-out{TAIL}"
PROXY = f"{HEAD}the-password-of-a-proxy{TAIL}"
NUMBER = int.from_bytes(HEAD.encode())


@pytest.fixture(scope="module")
def echo() -> Iterator[Echo]:
    with Echo() as server:
        yield server


def fault(name: str) -> Callable[[Echo], object]:
    return lambda echo: echo.fault(faults.hang() if name == "hang" else faults.catalogue(elsewhere="")[name])


def says(status: int, form: str = "json") -> Callable[[Echo], object]:
    return lambda echo: vars(echo).update(status=status, form=form)


FAILURES: dict[str, tuple[Callable[[Echo], object], str | None]] = {
    "refused": (lambda echo: echo.refuse(), None),
    **{name: (fault(name), None) for name in ("hang", "reset-before-answer", "truncated", "200-malformed")},
    "html": (says(200, "html"), None),
    "redirect": (says(307), None),
    **{f"login-{status}": (says(status), None) for status in (200, 401, 403, 500)},
    **{f"call-{status}": (says(status), FRESH) for status in (401, 403, 500)},
    "odd-token": (says(400), f"{FRESH}\n"),
}
"""How the server is made to fail, and the token that its logins hand out before (None: they fail likewise)."""
OF_THE_WIRE = 5
"""How many of them, from the first, are failures of the transport."""


def assert_silent(error: BaseException, calls: Iterable[Call] = ()) -> None:
    for place, shown in locals_shown(error).items():
        _assert_hidden(shown, place, calls)


def assert_keeps_silent(client: Any) -> None:
    for where, value in inside(client, "client"):
        _assert_hidden("\n".join(shown_of(value)), where)


def _assert_hidden(shown: str, where: str, calls: Iterable[Call] = ()) -> None:
    try:
        assert_hidden(shown, calls, secret=SECRET)
        assert str(NUMBER) not in shown
    except AssertionError:
        raise AssertionError(f"shown at {where}: {shown[:300]}") from None


@both_worlds
@every_kind
def test_a_call_that_fails(kind: Kind, world: str, echo: Echo, transport: str) -> None:
    for fail, token in list(FAILURES.values())[: None if transport == "httpx" else OF_THE_WIRE]:
        echo.reset()
        echo.tokens = kind.logins(token) if token else {}
        fail(echo)
        client = kind.make(echo.url, SECRET, world, timeout=0.15)
        error = failure(client, kind.start)
        assert isinstance(error, OrchestratorError)
        assert_silent(error, echo.calls)
        assert_keeps_silent(client)


@pytest.mark.usefixtures("transport")
@every_kind
def test_a_call_that_is_cancelled(kind: Kind, echo: Echo) -> None:
    async def played() -> BaseException:
        client = kind.make(echo.url, SECRET, "async")
        task = asyncio.ensure_future(kind.start(client))
        while not echo.calls:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError as error:
            return error
        finally:
            await client.aclose()
        raise AssertionError("it went on")

    echo.reset()
    echo.tokens = {}
    echo.fault(faults.hang())
    assert_silent(asyncio.run(played()))


BAD_OPTIONS: dict[str, dict[str, Any]] = {
    "unknown": {"nonsense": 1},
    "attempts": {"max_attempts": 0},
    "timeout": {"timeout": "soon"},
    "no-url": {"base_url": "nowhere"},
    "plain-http": {"base_url": "http://manager.example.com"},
    "login-in-url": {"base_url": f"https://user:{PROXY}@manager.example.com"},
    "odd-login-in-url": {"base_url": f"https://user:/{PROXY}@manager.example.com"},
    "token-in-url": {"base_url": f"https://manager.example.com?token={PROXY}"},
    "proxy": {"proxy": f"http://user:{PROXY}@["},
    "proxy-that-is-bytes": {"proxy": PROXY.encode()},
    "proxy-that-is-fine": {"proxy": f"http://user:{PROXY}@h:1", "max_attempts": 0},
    "header": {"headers": {"X-Key": f"{PROXY}\n"}},
    "header-that-is-none": {"headers": [("X-Key", PROXY)]},
    "header-that-is-fine": {"headers": {"X-Key": PROXY}, "max_attempts": 0},
    "certificates": {"verify": "/nowhere"},
}


@both_worlds
@every_kind
def test_a_client_that_cannot_be_made(kind: Kind, world: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for options in BAD_OPTIONS.values():
        with pytest.raises(UsageError) as caught:
            kind.make("https://manager.example.com", SECRET, world, **options)
        assert_silent(caught.value)
    for proxy in (f"http://user:{PROXY}@[", f"gopher://user:{PROXY}@h:1"):
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        with pytest.raises(UsageError) as caught:
            kind.make("https://manager.example.com", SECRET, world)
        assert_silent(caught.value)


BAD_SECRETS: dict[str, Any] = {
    "bytes": SECRET.encode(),
    "list": [SECRET],
    "mapping": {"password": SECRET},
    "number": NUMBER,
    "lone-surrogate": f"{SECRET}\udc80",
    "line-break": f"{SECRET}\n",
}


@both_worlds
@every_kind
def test_a_secret_that_cannot_be_one(kind: Kind, world: str) -> None:
    for secret in BAD_SECRETS.values():
        try:
            client = kind.make("http://127.0.0.1:9", secret, world)
        except UsageError as error:
            assert_silent(error)
        else:
            assert_silent(failure(client, kind.read))
            assert_keeps_silent(client)


@both_worlds
@every_kind
def test_a_proxy_that_does_not_answer(kind: Kind, world: str) -> None:
    options = {"proxy": f"http://user:{PROXY}@127.0.0.1:9", "headers": {"X-Key": PROXY}}
    client = kind.make("https://127.0.0.1:9", SECRET, world, **options)
    assert_silent(failure(client, kind.read))
    assert_keeps_silent(client)


@both_worlds
@pytest.mark.parametrize("key", [SECRET, SECRET.encode(), [SECRET], NUMBER], ids=["text", "bytes", "list", "number"])
def test_a_key_that_signs_tokens(key: Any, world: str) -> None:
    client = KINDS["cloudify-token"].make("https://manager.example.com", "a-token", world)
    ids = {"execution_id": "1", "tenant": "t"}
    token = Token(
        system="cloudify",
        base_url=client.base_url,
        ids=ids,
        state=State.RUNNING,
        raw_status="started",
        scope=client.scope,
    )
    with pytest.raises(UsageError) as caught:
        resume(token.dumps(), clients=[client], signing_key=key)
    assert_silent(caught.value)
    run = resume(token.dumps(), clients=[client])
    with pytest.raises(UsageError) as caught:
        run.token(signing_key=[SECRET])
    assert_silent(caught.value)
    asyncio.run(close(client))


INTENTS: dict[str, Callable[[Any], Any]] = {
    "adobe-token": lambda client: client.intent(program_id="1", pipeline_id="2", signing_key=SECRET),
    "aspera-token": lambda client: client.intent(workflow_id=12, signing_key=SECRET),
    "aws-key": lambda client: client.intent(image_pipeline_arn=PIPELINE, signing_key=SECRET),
    "cloudify-token": lambda client: client.intent(deployment_id="web", workflow_id="x", signing_key=SECRET),
    "code-stream-token": lambda client: client.intent(project_or_id="Portal", name="ship", signing_key=SECRET),
}


@both_worlds
@pytest.mark.parametrize("name", INTENTS)
def test_a_key_that_signs_intents(name: str, world: str) -> None:
    client = KINDS[name].make("http://127.0.0.1:9", SECRET, world)
    error = failure(client, INTENTS[name])
    assert isinstance(error, OrchestratorError)
    assert_silent(error)
    with pytest.raises(UsageError) as caught:
        asyncio.run(adopted(client, world))
    assert_silent(caught.value)


async def adopted(client: Any, world: str) -> None:
    find: Any = adopt if world == "sync" else async_adopt
    await settle(find("{}", clients=[client], signing_key=SECRET))


RECEIVERS: dict[str, Callable[..., Any]] = {
    "AwsEvents": lambda **more: AwsEvents(secret_header=("x-secret", SECRET), **more),
    "CodeStreamEvents": lambda **more: CodeStreamEvents(id_field="id", secret_header=("x-secret", SECRET), **more),
}


@pytest.mark.parametrize("name", RECEIVERS)
@pytest.mark.parametrize("header", [None, SECRET.encode(), [SECRET], ("x-secret", f"{SECRET}\n"), (SECRET.encode(), 1)])
def test_the_header_that_proves_where_an_event_comes_from(name: str, header: Any) -> None:
    with pytest.raises(UsageError) as caught:
        RECEIVERS[name](max_bytes=0)
    assert_silent(caught.value)
    receiver = RECEIVERS[name]()
    with pytest.raises(ForgedEvent) as forged:
        receiver.read(b"{}", {"x-secret": "another"})
    assert_silent(forged.value)
    assert_keeps_silent(receiver)
    if header is not None:
        made = AwsEvents if name == "AwsEvents" else partial(CodeStreamEvents, id_field="id")
        with pytest.raises(UsageError) as caught:
            made(secret_header=header)
        assert_silent(caught.value)


@both_worlds
@pytest.mark.parametrize("options", [*BAD_OPTIONS.values(), {}], ids=[*BAD_OPTIONS, "refused"])
def test_a_journal(options: dict[str, Any], world: str) -> None:
    kind: Any = AdobeJournal if world == "sync" else AsyncAdobeJournal
    here = "http://127.0.0.1:9/journal"
    given = {"url" if name == "base_url" else name: value for name, value in options.items()}
    arguments = {"url": here, "token_url": "http://127.0.0.1:9/token", "max_attempts": 1, **given}
    try:
        journal = kind(arguments.pop("url"), "o@AdobeOrg", SECRET.replace(" ", ""), client_secret=SECRET, **arguments)
    except UsageError as error:
        assert_silent(error)
    else:
        assert_silent(failure(journal, lambda journal: every(journal.entries(follow=False))))
        assert_keeps_silent(journal)


@both_worlds
def test_a_secret_variable(world: str) -> None:
    kind = KINDS["code-stream-token"]
    for call in (
        lambda client: client.variables.create("p", "n", SECRET, type="SECRET"),
        lambda client: client.variables.create("p", "n", SECRET, type="nonsense"),
        lambda client: client.variables.update("p", "n", value=SECRET, type="SECRET"),
        lambda client: client.variables.update("p", "n", value=[SECRET]),
    ):
        assert_silent(failure(kind.make("http://127.0.0.1:9", "a-token", world), call))


@both_worlds
def test_a_client_from_settings(world: str) -> None:
    make: Any = client_of if world == "sync" else async_client_of
    given = {"base_url": "https://manager.example.com", "tenant": "t", "user": "u", "password": SECRET}
    for wrong in ({"nonsense": 1}, {"tenant": None}, {"timeout": "x"}, {"password": SECRET.encode()}):
        with pytest.raises(UsageError) as caught:
            make("cloudify", {**given, **wrong}, headers={"X-Key": PROXY})
        assert_silent(caught.value)
    with pytest.raises(UsageError) as caught:
        make("cloudify", given, headers={"X-Key": PROXY}, max_attempts=0)
    assert_silent(caught.value)


def test_what_is_looked_at_would_show() -> None:
    def ours(token: str, deep: Any) -> None:
        _ = 1 / 0

    ours.__globals__["__name__"], before = "orchestrator_clients.x", __name__
    try:
        with pytest.raises(ZeroDivisionError) as caught:
            ours(SECRET, [{"a": (SECRET,)}])
        with pytest.raises(AssertionError, match="shown at"):
            assert_silent(caught.value)
    finally:
        ours.__globals__["__name__"] = before
