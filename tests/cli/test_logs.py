"""`logs` and `logs --follow`, piped: byte for byte, over breaks, to the last line, and to be taken up again."""

from __future__ import annotations

import json
import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orchestrator_clients._simulation import faults
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, CloudifySimulator, Run, Step
from tests.contract.cases import CASES

from .conftest import COMMAND, Shell, secrets_of, until
from .desk import Desk

LOG = "\ufeffgr\xfcn\r\n".encode() + b"\xff\xfe \x1b[31mred\x1b[0m\n10%\r20%\r30%\n\n  end, without a line feed \x00"
SCRIPT = Run(
    steps=(Step("validate", 5), Step("build", 10), Step("approval", 1, waits_for_person=True), Step("deploy", 9))
)


class Server(AdobeCloudManagerSimulator):
    """Its logs are `LOG`, a tenth of it a second while the step runs."""

    def _log_of(self, execution_id: str, index: int, file: str) -> bytes | None:
        shown = self.executions[execution_id].shown(index, self.clock.time())
        if shown.started is None:
            return None
        part = min(1.0, ((shown.ended or self.clock.time()) - shown.started) / shown.step.seconds)
        return LOG[: int(len(LOG) * part)]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(script=SCRIPT) as simulator:
        yield simulator


@pytest.fixture
def adobe(server: Server, write_profiles: Callable[..., Path], tmp_path: Path) -> Shell:
    path = write_profiles(adobe_cloud_manager=server)
    path.write_text(f"{path.read_text()}max_attempts = 1\n")
    return Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of("adobe_cloud_manager", server)})


@pytest.fixture
def run(server: Server) -> str:
    with server.client() as client:
        return client.executions.start("19905", "48213").id


def following(adobe: Shell, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [COMMAND, "logs", *arguments, "--follow", "--poll", "0.05"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=adobe.env(),
        cwd=adobe.folder,
    )


def looked(server: Server, times: int = 1) -> None:
    wanted = server.log_host.count("read_log") + times
    until(lambda: server.log_host.count("read_log") >= wanted)


def finished(process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    out, errors = process.communicate(timeout=30)
    return process.returncode, out, errors.decode()


def again(errors: str) -> list[str]:
    """Return the command that the last line says goes on."""
    return shlex.split(errors.strip().splitlines()[-1])[2:]


def test_a_log_that_grows_is_followed_to_its_last_byte(adobe: Shell, server: Server, run: str) -> None:
    process = following(adobe, run)
    until(lambda: server.count("get_execution") > 1)  # it waits for the build, which has not begun
    server.clock.advance(2)
    for _ in range(3):
        server.clock.advance(4)
        looked(server, 2)
    server.clock.advance(5)
    code, out, errors = finished(process)
    assert (code, out) == (0, LOG)
    assert errors == "following step 'build'; Ctrl-C stops the reading, and nothing else\n"
    assert {call.header("range") is None for call in server.log_host.calls} == {False}
    assert server.log_host.calls[-1].header("range") == f"bytes={len(LOG) * 9 // 10}-"


def test_what_is_not_followed_is_the_same(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(16)
    done = subprocess.run(
        [COMMAND, "logs", run, "--step", "build"], capture_output=True, env=adobe.env(), cwd=adobe.folder, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, LOG)
    code, out, _ = finished(following(adobe, run, "--step", "build"))
    assert (code, out) == (0, LOG)
    assert adobe("logs", run, "--step", "build", "--to", "build.log").returncode == 0
    assert (adobe.folder / "build.log").read_bytes() == LOG


@pytest.mark.parametrize("offset", [0, 1, 9, len(LOG) - 1, len(LOG)])
@pytest.mark.parametrize("follow", [[], ["--follow"]])
def test_bytes_are_left_out(adobe: Shell, server: Server, run: str, offset: int, follow: list[str]) -> None:
    server.clock.advance(16)
    arguments = ["logs", run, "--step", "build", "--offset", str(offset), *follow]
    done = subprocess.run([COMMAND, *arguments], capture_output=True, env=adobe.env(), cwd=adobe.folder, timeout=60)
    assert (done.returncode, done.stdout) == (0, LOG[offset:])


def test_ctrl_c_says_how_to_read_on(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(11)
    process = following(adobe, run)
    looked(server, 2)
    process.send_signal(signal.SIGINT)
    code, first, errors = finished(process)
    assert code == 130
    assert "stopped reading; what was started goes on. To read on:\norchestrators logs " in errors
    assert "Traceback" not in errors
    assert server.count("cancel_pipeline_execution_step") == 0
    command = again(errors)
    assert command[:5] == [run, "--step", "build", "--offset", str(len(first))]
    server.clock.advance(10)
    done = subprocess.run(
        [COMMAND, "logs", *command], capture_output=True, env=adobe.env(), cwd=adobe.folder, timeout=60
    )
    assert (done.returncode, first + done.stdout) == (0, LOG)
    assert b"\n" in first


def test_a_reading_that_breaks_is_taken_up_by_itself(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(16)
    server.log_host.fault(faults.reset_during_answer(), on="read_log", calls=range(1, 2))
    code, out, _ = finished(following(adobe, run, "--step", "build"))
    assert (code, out) == (0, LOG)
    assert server.log_host.count("read_log") == 2


def test_a_system_that_stays_away_ends_it_with_the_way_to_read_on(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(11)
    process = following(adobe, run)
    looked(server, 2)
    server.fault(faults.status(503), on="step_state", calls=1)
    code, first, errors = finished(process)
    assert code == 6
    assert "503" in errors
    assert "to read on from there:" in errors
    server.clock.advance(10)
    done = subprocess.run(
        [COMMAND, "logs", *again(errors)], capture_output=True, env=adobe.env(), cwd=adobe.folder, timeout=60
    )
    assert first + done.stdout == LOG


def test_lines_as_json(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(16)
    for flags in ([], ["--follow"]):
        done = adobe("logs", run, "--step", "build", "--json", *flags)
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert [list(record) for record in records] == [["id", "step", "offset", "text"]] * 5
        assert {(record["id"], record["step"]) for record in records} == {(run, "build")}
        assert [LOG[record["offset"] :][:2] for record in records] == [LOG[:2], b"\xff\xfe", b"10", b"\n ", b"  "]
        assert records[1]["text"] == "\ufffd\ufffd \x1b[31mred\x1b[0m"
        assert "\x1b" not in done.stdout


def test_a_step_that_never_begins_is_not_waited_for(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(17)
    process = following(adobe, run, "--step", "deploy (prod)")
    until(lambda: server.count("step_state") > 0)
    assert adobe("reject", run).returncode == 0
    server.clock.advance(60)
    code, out, errors = finished(process)
    assert (code, out) == (6, b"")
    assert "it ended, and step 'deploy (prod)' never began: there is no log" in errors


def test_a_step_without_a_log(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(6)
    code, out, errors = finished(following(adobe, run, "--step", "validate"))
    assert (code, out) == (6, b"")
    assert "404" in errors


def test_a_reader_that_leaves(adobe: Shell, server: Server, run: str) -> None:
    server.clock.advance(11)
    process = following(adobe, run)
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    server.clock.advance(10)
    assert (
        process.communicate(timeout=30)[1].decode()
        == "following step 'build'; Ctrl-C stops the reading, and nothing else\n"
    )


def test_a_secret_is_hidden_and_nothing_else(
    adobe: Shell, server: Server, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = server.credentials.client_secret.encode()
    monkeypatch.setitem(globals(), "LOG", b"a\xff " + secret + b" \r\nAuthorization: Bearer abcdef\n" + b"b" * 3)
    server.clock.advance(16)
    code, out, _ = finished(following(adobe, run, "--step", "build"))
    assert (code, out.split(b"\n")) == (0, [b"a\xff *** \r", b"Authorization: ***" + out.split(b"\n")[1][18:], b"bbb"])
    assert b"abcdef" not in out


def test_a_followed_log_goes_to_stdout_alone(adobe: Shell, server: Server) -> None:
    done = adobe("logs", "1", "--follow", "--to", "x.log")
    assert done.returncode == 2
    assert "send that to the file" in done.stderr
    assert server.calls == []


@pytest.mark.parametrize("key", sorted(key for key, case in CASES.items() if "follow" in case.lacks))
def test_what_cannot_be_followed_says_what_to_use(
    key: str, write_profiles: Callable[..., Path], tmp_path: Path
) -> None:
    with CASES[key].registered.simulator()() as simulator:
        path = write_profiles(**{key: simulator})
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of(key, simulator)})
        done = shell("logs", CASES[key].unknown, "--follow")
        assert (done.returncode, done.stdout, simulator.calls) == (2, "", [])
        assert done.stderr.startswith(f"error: {key}")
        assert "`orchestrators wait` prints each change as it comes" in done.stderr


def code_stream(**more: Any) -> dict[str, Any]:
    common = {"id": "e1", "name": "ship", "project": "Portal", "index": 1, "status": "COMPLETED", "stages": {}}
    return {**common, "stageOrder": [], **more}


@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        ([], 0, "compiling\ndone\n2 passed\n"),
        (["--step", "test"], 0, "2 passed\n"),
        (["--offset", "10"], 0, "done\n2 passed\n"),
        (["--step", "nope"], 6, ""),
    ],
)
def test_code_stream_tells_the_log_of_its_workspace(tmp_path: Path, arguments: list[str], code: int, out: str) -> None:
    results = [
        {"status": "COMPLETED", "step": "build", "logs": ["compiling", "done\n"]},
        {"step": "test", "logs": ["2 passed"]},
    ]
    with Desk() as desk:
        (tmp_path / "profiles.toml").write_text(
            f'[profile.cs]\nsystem = "vmware_code_stream"\nbase_url = "{desk.url}"\ntoken_env = "HUSH"\n'
        )
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(tmp_path / "profiles.toml"), "HUSH": "hush-hush"})
        desk.lay("GET", "/executions/e1", Answer.json(code_stream(workspaceResults=results)))
        done = shell("logs", "e1", *arguments)
        assert (done.returncode, done.stdout) == (code, out)
        assert ("has no log of step 'nope'" in done.stderr) == bool(code)


@pytest.fixture
def deployed(manager: CloudifySimulator) -> str:
    """An execution that failed, on the manager of `shell`."""
    manager.script = Run(steps=(Step("create", 3), Step("start", 2, ends="failed", message="no space left")))
    with manager.client() as client:
        return client.executions.start(deployment_id="web", workflow_id="install").wait(check=False).id


def test_cloudify_tells_what_an_execution_reported(shell: Shell, deployed: str) -> None:
    whole = shell("logs", deployed)
    assert (whole.returncode, whole.stderr) == (0, "")
    lines = whole.stdout.splitlines(keepends=True)
    assert re.fullmatch(r"2030-\S+Z workflow_started Starting 'install' workflow execution\n", lines[0])
    assert re.fullmatch(r"2030-\S+Z info \[vm_\w+ create\] create begins\n", lines[3])
    assert "task_failed" in whole.stdout
    assert lines[-1].endswith("workflow_failed 'install' workflow execution failed: no space left\n")
    assert shell("logs", deployed, "--follow").stdout == whole.stdout
    assert shell("logs", deployed, "--offset", str(len(lines[0]) + 5)).stdout == whole.stdout[len(lines[0]) + 5 :]
    assert shell("logs", deployed, "--step", "start").stdout == "".join(line for line in lines if " start]" in line)
    node = re.search(r"vm_\w+", whole.stdout)
    assert node
    assert shell("logs", deployed, "--step", node[0]).stdout == "".join(line for line in lines if node[0] in line)
    record = json.loads(shell("logs", deployed, "--json").stdout.splitlines()[0])
    assert record == {"id": deployed, "step": "", "offset": 0, "text": lines[0].rstrip("\n")}


def test_cloudify_says_which_steps_there_are(shell: Shell, deployed: str) -> None:
    done = shell("logs", deployed, "--step", "nope")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(r"has no step nope; its steps: create, start, vm_\w+", done.stderr)
    assert shell("logs", "no-such-id").returncode == 6


def test_cloudify_steps_have_node_instances_and_times(shell: Shell, deployed: str) -> None:
    done = shell("steps", deployed)
    names, states, _, began, ended, said = zip(*(line.split("\t") for line in done.stdout.splitlines()), strict=True)
    assert (names, states, said) == (("create", "start"), ("succeeded", "failed"), ("", "no space left"))
    assert all(began + ended)
