"""What a server says is redacted and our own words are not: a mark in the place of one of ours would tell that it is a secret."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from orchestrator_clients import OrchestratorError, State
from orchestrator_clients._core.redact import Redactor
from orchestrator_clients.testing import Answer, Call, Run, Simulator, Step
from tests.contract.both import WORLDS, close, settle
from tests.contract.cases import CASES, client_of
from tests.contract.credentials import KINDS

KIND = {case.system: next(kind for kind in KINDS.values() if kind.system == case.system) for case in CASES.values()}
SECRET = "Zq7-neutral-secret"


class Odd(Simulator):
    """Answers every call alike."""

    said = Answer.text("")

    def not_found(self, call: Call) -> Answer:
        return self.said


ANSWERS: dict[str, Answer] = {
    "nothing": Answer(500),
    "not modified": Answer(304),
    "a redirect": Answer(302, (("location", "/4711"),)),
    "no JSON": Answer(200, (("content-type", "application/json"),), b"{"),
    "an odd coding": Answer(200, (("content-encoding", "br"),), b"abc"),
    "a broken body": Answer(200, (("content-encoding", "gzip"),), b"abc"),
    "an odd success": Answer(299),
}
"""No server says anything in these: all words are ours."""


async def told(kind: Any, url: str, secret: str, world: str) -> str:
    client = kind.make(url, secret, world)
    try:
        await settle(kind.read(client))
    except OrchestratorError as error:
        return str(error)
    finally:
        await close(client)
    raise AssertionError("no error")


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", [*ANSWERS, "nobody"])
@pytest.mark.parametrize("system", KIND)
def test_a_word_of_ours_is_not_hidden_in_an_error(system: str, name: str, world: str) -> None:
    kind = KIND[system]
    with Odd() as server:
        server.said, url = ANSWERS.get(name, Answer(500)), server.url
        if name == "nobody":
            server.refuse()
        plain = asyncio.run(told(kind, url, SECRET, world))
        assert "***" not in plain
        words = sorted(set(re.findall(r"[A-Za-z]{4,}", plain)))
        assert len(words) > 3
        for word in words:
            assert asyncio.run(told(kind, url, word, world)) == plain, word


@pytest.mark.parametrize("status", [304, 301])
def test_a_status_of_redirects_without_a_place_is_said_in_words(status: int) -> None:
    with Odd() as server:
        server.said = Answer(status)
        text = asyncio.run(told(KIND["cloudify"], server.url, SECRET, "sync"))
    assert "://" not in text
    assert ("not modified" in text) == (status == 304)


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("system", CASES)
def test_what_a_server_says_is_hidden_though_it_be_a_word(system: str, world: str) -> None:
    kind = KIND[system]
    with Odd() as server:
        body = b'{"message": "no hunterly here", "error": "no hunterly here", "title": "no hunterly here"}'
        server.said = Answer(400, (("content-type", "application/json"),), body)
        text = asyncio.run(told(kind, server.url, "hunterly", world))
    assert "hunterly" not in text
    assert "***" in text


@pytest.mark.anyio
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("system", CASES)
async def test_a_word_of_ours_is_not_hidden_in_what_a_run_and_its_wait_say(system: str, world: str) -> None:
    """Whatever is said of a run by a client without secrets is said by one for which each of its words is one."""
    case = CASES[system]
    with case.make() as simulator:
        simulator.script = Run(steps=(Step("work", 2, ends="failed", message="4711"),))
        client = client_of(simulator, world, deadline=30)
        run = await settle(case.start(client, simulator))
        run = await settle(run.wait(check=False, timeout=600))
        assert run.state is State.FAILED

        async def texts() -> str:
            form = run.to_json()
            del form["token"]
            try:
                await settle(run.wait())
            except OrchestratorError as error:
                return "\n".join([str(run), str(error), repr(form)])
            raise AssertionError

        plain = await texts()
        said = {run.name, run.id, *run.ids.values(), *(step.name for step in run.steps), run.message or "", "work"}
        said |= {run.link or ""} | {str(step.group) for step in run.steps} | {step.message or "" for step in run.steps}
        theirs = " ".join(map(str, said))
        for word in sorted({word for word in re.findall(r"[a-zA-Z]{4,}", plain) if word not in theirs}):
            client._redactor = Redactor([word])
            assert await texts() == plain, word
        await close(client)


def test_secrets_that_are_no_words_are_hidden_in_texts_of_ours_as_well() -> None:
    redactor = Redactor(["failed", "create dir", "4040", "hunter2", "a/b-c", "p@ss word"])
    text = "the step failed to create dir: 4040; hunter2, a/b-c, p@ss word, ZmFpbGVk, password=x1y2"
    assert redactor.ours(text) == "the step failed to create dir: 4040; ***, a/b-c, ***, ZmFpbGVk, password=***"
    assert redactor.text(text) == "the step *** to ***: ***; ***, ***, ***, ***, password=***"
