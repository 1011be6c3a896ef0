"""What the command says, and its exit codes, if it is called wrongly or a system fails."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from orchestrator_clients import ConnectionFailed, OutcomeUnknownError
from orchestrator_clients._simulation import faults
from orchestrator_clients.cli import problems
from orchestrator_clients.cli._main import orchestrators
from orchestrator_clients.cli.session import Session
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell, ended


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "Usage: orchestrators"),
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["wait"], 2, "what is to be waited for? Give ids, --token, or - for stdin"),
        (["status"], 2, "Missing argument 'ID...'"),
        (["list", "--limit", "0"], 2, "Invalid value for '--limit'"),
        (["list", "--filter", "nope=1"], 2, "--filter nope: cloudify filters by status, deployment_id"),
        (["list", "--filter", "status=nope"], 2, "status='nope': give one of cancelled, "),
        (["list", "--profile", "nope"], 2, "there is no profile 'nope'; "),
        (["list", "--config", "/nonexistent.toml"], 2, "/nonexistent.toml: there is no such file of profiles"),
        (["start", "web"], 2, "'web': cloudify needs a target of the form DEPLOYMENT_ID/WORKFLOW_ID"),
        (["start", "web/install", "--option", "x=1"], 2, "--option x: cloudify has allow_custom_parameters, force"),
        (["wait", "--token", "{}"], 2, "this is no execution token"),
        (["wait", "--token", "rubbish"], 2, "this is no execution token"),
        (["status", "a", "b", "--html", "x.html"], 2, "a report is about one run"),
        (["status", "."], 2, "execution_id='.' is no id"),
        (["status", "no-such-id"], 6, "what to do: check the id"),
        (["wait", "no-such-id"], 6, "404 not_found_error"),
        (["start", "nope/install"], 6, "404 not_found_error"),
        (["cancel", "no-such-id"], 6, "404 not_found_error"),
        (["approve", "ID"], 2, "has no gate"),
    ],
)
def test_what_is_refused(shell: Shell, arguments: list[str], code: int, message: str) -> None:
    done = shell(*arguments)
    assert message in done.stderr + done.stdout
    assert done.returncode == code
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("arguments", [["approve", "ID"], ["reject", "ID", "--comment", "no"]])
def test_what_cloudify_does_not_have(shell: Shell, manager: CloudifySimulator, arguments: list[str]) -> None:
    run = ended(manager, "failed")
    done = shell(*(run if part == "ID" else part for part in arguments))
    assert done.returncode == 2
    assert done.stderr.startswith("error: cloudify has no ")


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (faults.status(503), "503"),
        (faults.status(401), "401"),
        (faults.html_page(), "the answer begins with"),
        (
            faults.redirect("https://evil.example.com/x?token=abc"),
            "a redirect to https://evil.example.com/x, which is not followed",
        ),
    ],
)
def test_a_system_that_misbehaves(shell: Shell, manager: CloudifySimulator, fault: faults.Fault, message: str) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text() + "max_attempts = 1\n")
    manager.fault(fault)
    done = shell("list")
    assert done.returncode == 6
    assert message in done.stderr
    assert f"where: profile cloudify at {manager.url}" in done.stderr
    assert "what to do: " in done.stderr
    assert "token=abc" not in done.stderr


def test_nobody_listens(shell: Shell, manager: CloudifySimulator) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text() + "max_attempts = 1\n")
    manager.refuse()
    done = shell("status", "some-id")
    assert done.returncode == 6
    assert "check base_url in the profile, that the server is up" in done.stderr


def test_a_wrong_password(shell: Shell) -> None:
    done = shell("list", TEST_CLOUDIFY_PASSWORD="not-the-password")
    assert done.returncode == 6
    assert "check the credentials of the profile" in done.stderr
    assert "not-the-password" not in done.stderr


def test_a_mistake_of_ours_is_told_without_a_traceback(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise RuntimeError("this cannot be, password=hush")

    monkeypatch.setattr(Session, "client", broken)
    done = CliRunner().invoke(orchestrators, ["status", "x"], env=shell.env(), standalone_mode=False)
    assert done.return_value == 70
    assert done.stderr.startswith("internal error: RuntimeError: this cannot be, password=***\n  what to do: ")
    assert "Traceback" not in done.stderr


def test_a_warning_is_a_line(shell: Shell) -> None:
    text = '[profile.old]\nsystem = "aspera_orchestrator"\nbase_url = "http://127.0.0.1:9"\nuser = "u"\npassword_env = "P"\n'
    (shell.folder / "old.toml").write_text(f"{text}credentials_in_query = true\nmax_attempts = 1\n")
    done = shell("status", "1", "--config", "old.toml", P="hush-hush")
    assert done.returncode == 6
    assert done.stderr.startswith("warning: ")
    assert "stacklevel" not in done.stderr
    assert "hush-hush" not in done.stderr


def test_an_error_says_what_where_and_what_to_do() -> None:
    error = ConnectionFailed("refused", system="cloudify", operation="list_executions")
    error.add_note("a note")
    assert list(problems.lines(error, "profile lab: cloudify at https://x")) == [
        "error: cloudify list_executions: refused",
        "  where: profile lab: cloudify at https://x",
        "  what to do: check base_url in the profile, that the server is up, and whether a proxy or a VPN is needed",
        "  a note",
    ]


def test_a_start_in_doubt_is_not_to_be_repeated() -> None:
    error = OutcomeUnknownError("no answer", system="cloudify", operation="start_execution", find_out="list them")
    assert list(problems.lines(error, None)) == [
        "error: cloudify start_execution: no answer; it may or may not have happened. To find out, list them",
        "  what to do: do not repeat the command before you know (`orchestrators list` shows the newest runs)",
    ]
