"""A password that is one of our words changes nothing of what is shown; and `cancel --within`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from orchestrator_clients import ApiError, BusyError
from orchestrator_clients.adobe_cloud_manager.tables import VENDOR as ADOBE
from orchestrator_clients.aws_image_builder.tables import VENDOR as AWS
from orchestrator_clients.cli.problems import lines
from orchestrator_clients.cloudify.simulator.simulator import CloudifyUser
from orchestrator_clients.cloudify.tables import VENDOR as CLOUDIFY
from orchestrator_clients.testing import AdobeCloudManagerSimulator, CloudifySimulator, Run, Step

from .conftest import Shell

PLAIN = "Zq7-neutral-secret"
COMMANDS = (
    ["status", "ID"],
    ["status", "ID", "--json"],
    ["list", "-v"],
    ["wait", "ID", "--timeout", "5"],
    ["status", "no-such-id"],
)
SAID = {"no-such-id": ("error",), "ID": ()}
"""Words that the server says itself, so that they are hidden there."""
WORDS = (
    "failed",
    "cloudify",
    "error",
    "status",
    "terminated",
    "state",
    "list",
    "what to do",
    "check",
    "DEBUG",
    "message",
)


def as_user(shell: Shell, manager: CloudifySimulator, password: str) -> None:
    manager.users["odd"] = CloudifyUser("odd", password, "sys_admin", None)
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text().replace('"admin"', '"odd"'))
    shell.environment["TEST_CLOUDIFY_PASSWORD"] = password


def told(shell: Shell, arguments: list[str], run: str) -> str:
    done = shell(*(run if part == "ID" else part for part in arguments))
    text = done.stdout + done.stderr
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z|--token \S.*?' |[\d.]+ m?s\b", "T", text)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_password_that_is_a_word_of_ours_is_not_told_by_a_mark(
    shell: Shell, manager: CloudifySimulator, arguments: list[str]
) -> None:
    run = manager.seed(2, error="4711")[1]
    as_user(shell, manager, PLAIN)
    plain = told(shell, arguments, run)
    assert "***" not in plain
    for word in WORDS:
        if word in plain and word not in SAID.get(arguments[-1], ()):
            as_user(shell, manager, word)
            assert told(shell, arguments, run) == plain, word


def test_what_the_server_says_is_hidden_though_it_be_a_word(shell: Shell, manager: CloudifySimulator) -> None:
    run = manager.seed(2, error="the word is hunterly", deployment_id="hunterly")[1]
    as_user(shell, manager, "hunterly")
    for arguments in (*COMMANDS[:2], COMMANDS[3]):
        text = told(shell, arguments, run)
        assert "hunterly" not in text
        assert "***" in text


BUSY = {
    **{("cloudify", code): CLOUDIFY for code, kind in CLOUDIFY.codes.items() if issubclass(kind, BusyError)},
    **{("aws_image_builder", code): AWS for code, kind in AWS.codes.items() if issubclass(kind, BusyError)},
    ("adobe_cloud_manager", 412): ADOBE,
}


@pytest.mark.parametrize(("system", "code"), BUSY)
def test_the_remedy_of_what_is_busy_fits_its_reason(system: str, code: str | int) -> None:
    hint = BUSY[system, code].hints[code]
    error = BusyError("busy", system=system, operation="start", status=400, code=str(code), hint=hint)
    assert isinstance(error, ApiError)
    text = "\n".join(lines(error, None))
    assert ("other run" in text, "Another execution" in text) == (False, code == "existing_running_execution_error")
    if "environment" in str(code):
        assert "still being made" in text


def test_cancel_within(shell: Shell, write_profiles: object) -> None:
    script = Run(steps=(Step("codeQuality", 100), Step("build", 100)))
    with AdobeCloudManagerSimulator(script=script) as simulator:
        shell.environment["ORCHESTRATORS_CONFIG"] = str(write_profiles(adobe_cloud_manager=simulator))  # type: ignore[operator]
        shell.environment["TEST_ADOBE_CLOUD_MANAGER_CLIENT_SECRET"] = simulator.credentials.client_secret
        done = shell("start", "19905/48213", "--json")
        started = json.loads(done.stdout)
        assert "ids" in started, done
        simulator.clock.sleep(20)
        ids = "/".join(started["ids"].values())
        late = shell("cancel", ids, "--within", "0.2")
        assert (late.returncode, "codeQuality" in late.stderr) == (6, True), late.stderr
        assert "asked again and again" in late.stderr
        assert shell("cancel", ids, "--within", "x").returncode == 2
        simulator.clock.sleep(100)
        done = shell("cancel", ids, "--within", "60")
        assert (done.returncode, "asked to cancel" in done.stderr) == (0, True), done.stderr
