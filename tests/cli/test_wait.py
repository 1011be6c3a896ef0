"""`wait`: exit codes, limits of time, what it reads, and the lines it writes as it goes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell, ended, running


@pytest.mark.parametrize(("status", "code"), [("terminated", 0), ("failed", 1), ("cancelled", 4)])
def test_wait_exits_with_how_it_ended(shell: Shell, manager: CloudifySimulator, status: str, code: int) -> None:
    assert shell("wait", ended(manager, status)).returncode == code


def test_wait_times_out(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("wait", run := running(manager), "--timeout", "0.1", "--poll", "0.05")
    assert done.returncode == 3
    assert "did not end within 0.1 s" in done.stderr
    assert manager.executions[run].status == "pending"
    assert manager.count("act_on_execution") == 0


def test_cancel_on_timeout(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("wait", running(manager), "--timeout", "0.1", "--poll", "0.05", "--cancel-on-timeout")
    assert done.returncode == 3
    assert "it was asked to cancel" in done.stderr
    assert manager.count("act_on_execution") == 1


def test_several_runs_exit_with_the_worst(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("wait", *(ended(manager, status) for status in ("terminated", "cancelled", "failed")))
    assert done.returncode == 1
    assert "the disk is full" in done.stderr


def test_the_hint_to_resume_works_as_it_stands(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("wait", running(manager), "--timeout", "0.1", "--poll", "0.05")
    command = shlex.split(done.stderr.strip().splitlines()[-1])
    assert command[:3] == ["orchestrators", "wait", "--token"]
    manager.clock.sleep(30)
    assert shell(*command[1:]).returncode == 0


def test_waiting_begins_though_the_system_is_down(shell: Shell, manager: CloudifySimulator) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text() + "max_attempts = 1\n")
    run = ended(manager, "terminated")
    manager.fault(faults.status(503), on="get_execution", calls=range(1, 4))
    done = shell("wait", run, "--poll", "0.05")
    assert done.returncode == 0
    assert "cannot be looked at yet, waiting for it" in done.stderr


# What it reads


def test_a_start_piped_into_a_wait(shell: Shell, manager: CloudifySimulator) -> None:
    started = shell("start", "web/install", "--json")
    manager.clock.sleep(30)
    done = shell("wait", "-", "--json", stdin=started.stdout)
    assert done.returncode == 0
    assert json.loads(done.stdout)["state"] == "succeeded"
    assert manager.count("start_execution") == 1


def test_wait_reads_ids_tokens_and_records(shell: Shell, manager: CloudifySimulator) -> None:
    ids = manager.seed(3)
    records = [json.loads(line) for line in shell("list", "--json").stdout.splitlines()]
    text = f"{ids[0]}\n\n{records[1]['token']}\n{json.dumps(records[0])}\n"
    done = shell("wait", "-", "--json", stdin=text)
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == set(ids)
    assert done.returncode == 1


def test_a_record_that_was_cut(shell: Shell) -> None:
    done = shell("wait", "-", stdin='{"system": "cloud')
    assert done.returncode == 2
    assert "it is cut short" in done.stderr


def test_a_run_that_is_named_twice_is_waited_for_once(shell: Shell, manager: CloudifySimulator) -> None:
    run = ended(manager, "terminated")
    assert len(shell("wait", run, run, "--json").stdout.splitlines()) == 1


def test_a_token_of_another_place(shell: Shell, manager: CloudifySimulator) -> None:
    token = json.loads(shell("start", "web/install", "--json").stdout)["token"]
    with CloudifySimulator() as other:
        path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
        path.write_text(path.read_text().replace(manager.url, other.url))
        done = shell("wait", "--token", token)
        assert done.returncode == 2
        assert (
            f"the token is for cloudify at {manager.url}/api/v3.1 (tenant 'default_tenant');"
            f" profiles in {path}: profile cloudify" in done.stderr
        )
        assert other.calls == []


def test_the_ends_of_many_share_calls(shell: Shell, manager: CloudifySimulator) -> None:
    ids = manager.seed(30, status="terminated")
    done = shell(
        "wait",
        "-",
        "--json",
        stdin="".join(f"{line}\n" for line in shell("list", "--limit", "30", "--json").stdout.splitlines()),
    )
    assert done.returncode == 0
    assert {json.loads(line)["id"] for line in done.stdout.splitlines()} == set(ids)


# What it writes


def test_each_change_is_a_line(shell: Shell, manager: CloudifySimulator) -> None:
    run = running(manager)
    process = shell.background("wait", run, "--poll", "0.05")
    assert process.stdout is not None
    seen = []
    for _ in range(4):
        seen.append(process.stdout.readline().split("]", 1)[1].strip())
        manager.clock.sleep(1.0)
    rest, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert seen[1:] == [", 1 of 3", ", 2 of 3", ", 3 of 3"] or "succeeded" in rest


def test_changes_as_json(shell: Shell, manager: CloudifySimulator) -> None:
    process = shell.background("wait", running(manager), "--poll", "0.05", "--json", "--changes")
    assert process.stdout is not None
    first = json.loads(process.stdout.readline())
    manager.clock.sleep(60)
    rest = [json.loads(line) for line in process.communicate(timeout=20)[0].splitlines()]
    assert first["state"] == "running"
    assert [record["state"] for record in rest] == ["succeeded"]
