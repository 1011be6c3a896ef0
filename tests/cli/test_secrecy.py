"""No secret reaches stdout or stderr, whatever is done, however it goes, at any verbosity."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.cloudify.simulator.simulator import CloudifyUser
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell

PASSWORD = 'p@ss/w"rd+ü&=%'


@pytest.fixture
def odd(manager: CloudifySimulator, shell: Shell) -> Shell:
    """The command, and a manager where the password holds what every encoding treats differently."""
    manager.users["odd"] = CloudifyUser("odd", PASSWORD, "sys_admin", None)
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text().replace('"admin"', '"odd"') + "max_attempts = 1\n")
    shell.environment["TEST_CLOUDIFY_PASSWORD"] = PASSWORD
    return shell


def spellings() -> set[str]:
    pair = base64.b64encode(f"odd:{PASSWORD}".encode()).decode()
    return {
        PASSWORD, quote(PASSWORD), quote(PASSWORD, safe=""), json.dumps(PASSWORD)[1:-1],
        json.dumps(PASSWORD, ensure_ascii=False)[1:-1], repr(PASSWORD)[1:-1], pair, pair.rstrip("="),
    }  # fmt: skip


@pytest.mark.parametrize("flags", [[], ["-v"], ["-vv"], ["--json"], ["--json", "-vv"]])
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["status", "ID"], ["steps", "ID"], ["wait", "ID"], ["cancel", "ID"], ["start", "web/install"]],
)
def test_everything_done_well(odd: Shell, manager: CloudifySimulator, arguments: list[str], flags: list[str]) -> None:
    run = manager.seed(1, error=f"it said password={PASSWORD!r} and {quote(PASSWORD)}", deployment_id=f"of {PASSWORD}")[
        0
    ]
    done = odd(*(run if part == "ID" else part for part in arguments), *flags)
    assert (
        manager.count("list_executions")
        + manager.count("get_execution")
        + manager.count("start_execution")
        + manager.count("act_on_execution")
    )
    for spelling in spellings():
        assert spelling not in done.stdout + done.stderr
    if flags and flags[-1] == "-vv":
        assert "DEBUG" in done.stderr


FAULTS = faults.catalogue(elsewhere=f"http://127.0.0.1:9/?password={quote(PASSWORD)}")
QUICK = {name: fault for name, fault in FAULTS.items() if not isinstance(fault, faults.Slow)}


@pytest.mark.parametrize("name", sorted(QUICK))
def test_everything_going_wrong(odd: Shell, manager: CloudifySimulator, name: str) -> None:
    manager.seed(1)
    manager.fault(QUICK[name])
    done = odd("list", "-vv")
    assert done.returncode in (0, 6)
    for spelling in spellings():
        assert spelling not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_secret_on_the_way_into_a_report(odd: Shell, manager: CloudifySimulator) -> None:
    run = manager.seed(1, status="failed", error=f"password {PASSWORD} refused")[0]
    odd("status", run, "--html", "out.html")
    text = (odd.folder / "out.html").read_text(encoding="utf-8")
    assert "refused" in text
    for spelling in spellings():
        assert spelling not in text


def test_a_secret_that_stands_in_the_file(shell: Shell, manager: CloudifySimulator) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(
        path.read_text().replace("password_env", "password").replace("TEST_CLOUDIFY_PASSWORD", "simulated-password")
    )
    path.chmod(0o600)
    done = shell("list")
    assert done.returncode == 0
    assert done.stderr.startswith("warning: password of profile cloudify stands in ")
    assert "simulated-password" not in done.stderr
    path.chmod(0o644)
    done = shell("list")
    assert done.returncode == 2
    assert "which others can read (mode 0644)" in done.stderr
    assert "simulated-password" not in done.stderr


def test_nothing_asks_for_a_secret_on_the_command_line(shell: Shell) -> None:
    for command in ("list", "status", "steps", "start", "wait", "cancel", "logs", "approve", "reject"):
        text = shell(command, "--help").stdout.lower()
        assert "password" not in text
        assert "--secret" not in text
