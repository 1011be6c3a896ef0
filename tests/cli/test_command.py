"""The command with its output in pipes: exit codes, lines, JSON, messages."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from orchestrator_clients.cli._main import orchestrators
from orchestrator_clients.cli.record import FIELDS
from orchestrator_clients.cli.session import Session
from orchestrator_clients.testing import CloudifySimulator, Run, Step, faults

from .conftest import SECRET, Shell, until

ESCAPE = "\x1b"


def ended(manager: CloudifySimulator, status: str) -> str:
    return manager.seed(1, status=status, error="the disk is full" if status == "failed" else "")[0]


def running(manager: CloudifySimulator) -> str:
    with manager.client() as client:
        return client.executions.start(deployment_id="web", workflow_id="install").id


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
        (["logs", "ID"], 2, "cloudify: has no logs in its API"),
        (["approve", "ID"], 6, "404"),
    ],
)
def test_what_is_refused(shell: Shell, arguments: list[str], code: int, message: str) -> None:
    done = shell(*arguments)
    assert message in done.stderr + done.stdout
    assert done.returncode == code
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("arguments", [["logs", "ID"], ["approve", "ID"], ["reject", "ID", "--comment", "no"]])
def test_what_cloudify_does_not_have(shell: Shell, manager: CloudifySimulator, arguments: list[str]) -> None:
    run = ended(manager, "failed")
    done = shell(*(run if part == "ID" else part for part in arguments))
    assert done.returncode == 2
    assert done.stderr.startswith("error: cloudify: has no ")


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
    assert f"where: profile cloudify: cloudify at {manager.url}" in done.stderr
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


def test_start_sends_typed_inputs(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell(
        "start",
        "web/execute_operation",
        "--input",
        "operation=0012",
        "--json-input",
        'operation_kwargs={"n": [1, null]}',
    )
    assert done.returncode == 0
    (execution,) = manager.executions.values()
    assert (execution.workflow_id, execution.parameters["operation"]) == ("execute_operation", "0012")
    assert execution.parameters["operation_kwargs"] == {"n": [1, None]}
    assert "to wait for it:\norchestrators wait --token '{" in done.stderr


def test_start_sends_options(shell: Shell, manager: CloudifySimulator) -> None:
    running(manager)
    assert shell("start", "web/install").returncode == 6
    assert shell("start", "web/install", "--option", "queue=true").returncode == 0
    assert json.loads(manager.calls_of("start_execution")[-1].body)["queue"] is True


def test_a_lost_start_says_how_to_find_out(shell: Shell, manager: CloudifySimulator) -> None:
    manager.fault(faults.reset_before_answer(), on="start_execution", after=True)
    done = shell("start", "web/install")
    assert done.returncode == 6
    assert "it may or may not have happened. To find out, list the newest executions" in done.stderr
    assert manager.count("start_execution") == 1


def test_cancel(shell: Shell, manager: CloudifySimulator) -> None:
    run, other = running(manager), ended(manager, "terminated")
    done = shell("cancel", run, other)
    assert done.returncode == 6
    assert f"{run}: asked to cancel" in done.stderr
    assert f"{other}:\nerror: cloudify act_on_execution: 400 illegal_action_error" in done.stderr
    manager.clock.sleep(10)
    assert manager.executions[run].status == "cancelled"


def test_cancel_and_wait(shell: Shell, manager: CloudifySimulator) -> None:
    manager.script = Run(steps=(Step("long", 1000),), stopping=0.0)
    process = shell.background("cancel", running(manager), "--wait", "--timeout", "30")
    until(lambda: manager.count("act_on_execution") == 1)
    manager.clock.sleep(10)
    process.communicate(timeout=40)
    assert process.returncode == 4


def test_plain_lines(shell: Shell, manager: CloudifySimulator) -> None:
    ids = manager.seed(2)
    done = shell("list")
    assert [line.split("\t")[:4] for line in done.stdout.splitlines()] == [
        [ids[1], "failed", "failed", "web install"],
        [ids[0], "succeeded", "terminated", "web install"],
    ]
    done = shell("status", ids[1])
    assert done.stdout.splitlines()[0] == f"cloudify web install ({ids[1]}): failed [failed], 2 of 3"
    assert "  message: RuntimeError: no space left" in done.stdout.splitlines()


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["status", "ID"], ["steps", "ID"], ["wait", "ID"]])
@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}])
def test_no_escape_sequence_reaches_a_pipe(
    shell: Shell, manager: CloudifySimulator, arguments: list[str], environment: dict[str, str]
) -> None:
    run = manager.seed(1, status="failed", error=f"{ESCAPE}[31mred{ESCAPE}[0m \x9b2J \u202egnp")[0]
    done = shell(*(run if part == "ID" else part for part in arguments), **environment)
    assert run in done.stdout
    for char in (ESCAPE, "\x9b", "\u202e"):
        assert char not in done.stdout + done.stderr


def test_json_has_all_fields_always(shell: Shell, manager: CloudifySimulator) -> None:
    manager.seed(3)
    done = shell("list", "--json")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == 3
    for record in records:
        assert tuple(record) == FIELDS
        assert (record["system"], record["profile"]) == ("cloudify", "cloudify")
        assert record["ids"] == {"execution_id": record["id"]}
        assert record["started"].endswith("Z")
        assert json.loads(record["token"])["ids"] == record["ids"]
    assert [record["state"] for record in records] == ["cancelled", "failed", "succeeded"]
    assert records[1]["message"] == "RuntimeError: no space left"
    assert records[0]["progress"] == {"done": 2, "total": 3}


def test_list_by_state(shell: Shell, manager: CloudifySimulator) -> None:
    manager.seed(9)
    done = shell("list", "--state", "failed", "--limit", "2", "--json")
    assert [json.loads(line)["state"] for line in done.stdout.splitlines()] == ["failed", "failed"]


@pytest.mark.parametrize(("status", "code"), [("terminated", 0), ("failed", 1), ("cancelled", 4)])
def test_status_exits_with_0_unless_asked(shell: Shell, manager: CloudifySimulator, status: str, code: int) -> None:
    run = ended(manager, status)
    assert shell("status", run).returncode == 0
    assert shell("status", run, "--exit-code").returncode == code


def test_status_writes_a_report(shell: Shell, manager: CloudifySimulator, tmp_path: Path) -> None:
    run = manager.seed(1, status="failed", error="<script>alert(1)</script>")[0]
    done = shell("status", run, "--html", "out.html")
    assert "the report is in out.html" in done.stderr
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert run in text
    assert "&lt;script&gt;" in text
    assert "<script" not in text


def test_a_report_that_cannot_be_written(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("status", ended(manager, "failed"), "--html", "/nonexistent/folder/out.html")
    assert done.returncode == 2
    assert "could not be written: No such file" in done.stderr


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


def test_the_hint_to_resume_works_as_it_stands(shell: Shell, manager: CloudifySimulator) -> None:
    done = shell("wait", running(manager), "--timeout", "0.1", "--poll", "0.05")
    command = shlex.split(done.stderr.strip().splitlines()[-1])
    assert command[:3] == ["orchestrators", "wait", "--token"]
    manager.clock.sleep(30)
    assert shell(*command[1:]).returncode == 0


def test_a_token_of_another_place(shell: Shell, manager: CloudifySimulator) -> None:
    token = json.loads(shell("start", "web/install", "--json").stdout)["token"]
    with CloudifySimulator() as other:
        path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
        path.write_text(path.read_text().replace(manager.url, other.url))
        done = shell("wait", "--token", token)
        assert done.returncode == 2
        assert (
            f"the token is for cloudify at {manager.url}/api/v3.1; profiles in {path}: profile cloudify" in done.stderr
        )
        assert other.calls == []


def test_waiting_begins_though_the_system_is_down(shell: Shell, manager: CloudifySimulator) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text() + "max_attempts = 1\n")
    run = ended(manager, "terminated")
    manager.fault(faults.status(503), on="get_execution", calls=range(1, 4))
    done = shell("wait", run, "--poll", "0.05")
    assert done.returncode == 0
    assert "cannot be looked at yet, waiting for it" in done.stderr


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


def test_whoever_reads_may_leave_early(shell: Shell, manager: CloudifySimulator) -> None:
    manager.seed(400)
    process = shell.background("list", "--limit", "400", "--json")
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    assert process.communicate(timeout=20)[1] == ""


def test_characters_that_the_output_does_not_know(shell: Shell, manager: CloudifySimulator) -> None:
    run = manager.seed(1, status="failed", error="Größe 日本")[0]
    done = shell("status", run, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert r"Gr\xf6\xdfe \u65e5\u672c" in done.stdout


def test_verbose_tells_what_is_done(shell: Shell, manager: CloudifySimulator) -> None:
    run = ended(manager, "terminated")
    assert "get_execution: GET 200" in shell("status", run, "-v").stderr
    assert SECRET not in shell("status", run, "-vv").stderr


def test_a_mistake_of_ours_is_told_without_a_traceback(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise RuntimeError("this cannot be, password=hush")

    monkeypatch.setattr(Session, "run", broken)
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


def test_two_systems_in_one_file(shell: Shell, manager: CloudifySimulator, write_profiles: Callable[..., Path]) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    with CloudifySimulator() as other:
        text = path.read_text().replace("profile.cloudify", "profile.other").replace(manager.url, other.url)
        path.write_text(f"{path.read_text()}\n{text}")
        assert "which profile?" in shell("list").stderr
        assert shell("list", "--profile", "other").returncode == 0
        assert shell("list", ORCHESTRATORS_PROFILE="other").returncode == 0
        assert (manager.count("list_executions"), other.count("list_executions")) == (0, 2)
