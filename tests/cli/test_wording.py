"""Every kind of error of every system, read line by line: the system is named once, and nothing is hidden that is no secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients._simulation import faults
from orchestrator_clients.cli._main import orchestrators
from tests.contract.cases import CASES

from .conftest import secrets_of

Prepare = Callable[[Any, Path], object]


def nothing(_: Any, __: Path) -> None:
    pass


def settings(text: str) -> Prepare:
    return lambda _, path: path.write_text(path.read_text() + text)


def wrong(old: str, new: str) -> Prepare:
    return lambda _, path: path.write_text(path.read_text().replace(old, new))


def failing(fault: faults.Fault) -> Prepare:
    return lambda server, _: server.fault(fault)


KINDS: dict[str, tuple[list[str], Prepare]] = {
    "option": (["start", "TARGET", "--option", "nope=1"], nothing),
    "target": (["start", ""], nothing),
    "filter": (["list", "--filter", "nope=1"], nothing),
    "bad id": (["status", ".."], nothing),
    "unknown id": (["status", "ID"], nothing),
    "unknown id to wait for": (["wait", "ID", "--timeout", "0"], nothing),
    "unknown id to cancel": (["cancel", "ID"], nothing),
    "cancel with what not all have": (["cancel", "ID", "--force"], nothing),
    "comment": (["cancel", "ID", "--comment", "x"], nothing),
    "gate": (["approve", "ID"], nothing),
    "comment at a gate": (["reject", "ID", "--comment", "x"], nothing),
    "logs": (["logs", "ID"], nothing),
    "wrong secret": (["list"], nothing),
    "bad setting": (["list"], settings("timeout = -1\n")),
    "bad type": (["list"], settings("deadline = 'x'\n")),
    "no URL": (["list"], wrong("http://", "")),
    "refused": (["list"], lambda server, _: server.refuse()),
    "refused start": (["start", "TARGET"], lambda server, _: server.refuse()),
    "refused wait": (["wait", "ID", "--timeout", "0"], lambda server, _: server.refuse()),
    "503": (["list"], failing(faults.status(503))),
    "HTML": (["list"], failing(faults.html_page())),
    "reset": (["start", "TARGET"], failing(faults.reset_before_answer())),
    "redirect": (["list"], failing(faults.redirect("https://elsewhere.example.com/"))),
}


@contextmanager
def profiled(key: str, write_profiles: Callable[..., Path]) -> Iterator[tuple[Any, Path, dict[str, str]]]:
    """Run a simulator and give it, with a file of profiles for it and the variables with its secrets."""
    with CASES[key].registered.simulator()(clock=SystemClock()) as server:
        path = write_profiles(**{key: server})
        path.write_text(path.read_text() + "max_attempts = 1\n")
        yield server, path, secrets_of(key, server)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", CASES)
def test_an_error_names_the_system_once(key: str, kind: str, write_profiles: Callable[..., Path]) -> None:
    target, run = CASES[key].target, CASES[key].unknown
    arguments, prepare = KINDS[kind]
    words = [{"TARGET": target, "ID": run}.get(word, word) for word in arguments]
    with profiled(key, write_profiles) as (server, path, secrets):
        if kind == "wrong secret":
            secrets = dict.fromkeys(secrets, "not-the-secret")
        prepare(server, path)
        done = CliRunner().invoke(orchestrators, [*words, "--config", str(path)], env=secrets, standalone_mode=False)
    lines = [
        line for line in done.stderr.splitlines() if not line.startswith(("orchestrators wait --token", "to wait"))
    ]
    assert done.return_value, done.stderr
    assert any(line.startswith("error: ") for line in lines)
    for line in lines:
        assert line.count(key) <= 1, line
        assert "***" not in line
