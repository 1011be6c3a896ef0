"""Waits of hours: a word now and then, what Ctrl-C and the end of a CI job do, and many runs at once."""

from __future__ import annotations

import re
import signal

import pytest
from click.testing import CliRunner

from orchestrator_clients._simulation import faults
from orchestrator_clients.cli import heartbeat
from orchestrator_clients.cli._main import orchestrators
from orchestrator_clients.cli.heartbeat import Heartbeat
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell, running, until
from .test_terminal import finished, plain, spawned


@pytest.mark.parametrize("flags", [[], ["--json"], ["--json", "--changes"]])
def test_a_silent_wait_says_so_now_and_then(
    shell: Shell, manager: CloudifySimulator, monkeypatch: pytest.MonkeyPatch, flags: list[str]
) -> None:
    monkeypatch.setattr(heartbeat, "SILENCE", 0.1)
    run = running(manager)
    arguments = ["wait", run, "--timeout", "1", *flags]
    done = CliRunner().invoke(orchestrators, arguments, env=shell.env(), standalone_mode=False)
    words = [line for line in done.stderr.splitlines() if "still waiting" in line]
    assert done.return_value == 3
    assert len(words) > 1
    assert re.fullmatch(rf"[-0-9]+T[:.0-9]+Z still waiting: cloudify Web tier install \({run}\): .*", words[0])
    assert "still" not in done.stdout


def test_several_are_summed_up(shell: Shell, manager: CloudifySimulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "SILENCE", 0.1)
    runs = [*manager.seed(2, status="terminated"), running(manager)]
    done = CliRunner().invoke(
        orchestrators, ["wait", *runs, "--timeout", "1", "--json"], env=shell.env(), standalone_mode=False
    )
    assert "still waiting: 3 runs: 1 " in done.stderr
    assert "\n3 runs: 1 " in done.stderr


def test_who_has_news_is_not_asked() -> None:
    said: list[None] = []
    with Heartbeat(lambda: said.append(None), 3600) as one:
        one.told()
    one._thread.join(10)
    assert (said, one._thread.is_alive()) == ([], False)


def test_a_heartbeat_that_nobody_hears_ends() -> None:
    def gone() -> None:
        raise BrokenPipeError

    with Heartbeat(gone, 0.01) as one:
        one._thread.join(10)
        assert not one._thread.is_alive()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("arguments", [["start", "web/install", "--wait"], ["wait", "ID"]])
def test_cancel_on_interrupt(
    shell: Shell, manager: CloudifySimulator, arguments: list[str], number: signal.Signals, code: int
) -> None:
    words = [running(manager) if word == "ID" else word for word in arguments]
    process = shell.background(*words, "--cancel-on-interrupt")
    until(lambda: manager.count("get_execution") >= 2)
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == code
    assert manager.count("act_on_execution") == 1
    assert "cancelling what has not ended, as --cancel-on-interrupt says:" in errors
    assert errors.strip().endswith("asked to cancel")
    assert "Traceback" not in errors


def test_what_could_not_be_cancelled_is_told(shell: Shell, manager: CloudifySimulator) -> None:
    manager.fault(faults.status(403), on="act_on_execution", calls=range(1, 9))
    process = shell.background("wait", running(manager), "--cancel-on-interrupt")
    until(lambda: manager.count("get_execution") >= 2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "error: cloudify act_on_execution: 403" in errors
    assert "not cancelled; to wait for it:\norchestrators wait --token " in errors


def test_it_needs_a_wait(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("start", "web/install", "--cancel-on-interrupt")
    assert (done.returncode, manager.calls) == (2, [])


@pytest.mark.parametrize("columns", [80, 120])
def test_thirty_runs_on_a_terminal(shell: Shell, manager: CloudifySimulator, columns: int) -> None:
    ids = manager.seed(30, status="started")
    bad = manager.seed(1, status="failed", error="the disk is full")[0]
    child = spawned(shell, "wait", *ids, bad, "--timeout", "2", columns=columns)
    text, code = finished(child)
    assert code == 1
    drawn = text.split("--profile cloudify\r\n")[1].split("error: ")[0]
    assert re.search(r"31 runs: 1 failed, 30 running; \d+ of them\s+are\s+not\s+shown", " ".join(plain(drawn)))
    rows = [line for line in plain(drawn) if re.search("[0-9a-f]{8}-", line)]
    assert bad in next(line for line in rows if "failed" in line)
    assert max(map(len, plain(drawn))) <= columns
    commands = [line for line in plain(text) if line.startswith("orchestrators wait ")]
    assert [(line.count("-token"), line.count(ids[0]), line.count("--timeout")) for line in commands] == [
        (0, 1, 1),
        (0, 1, 0),
    ]
