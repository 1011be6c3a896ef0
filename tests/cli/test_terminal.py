"""The command in a real pseudo-terminal."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from orchestrator_clients.cli.demo.scenes import SCENES
from orchestrator_clients.testing import AdobeCloudManagerSimulator, Answer, CloudifySimulator, Run, Step

from .conftest import COMMAND, Shell, secrets_of
from .desk import Desk

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def spawned(shell: Shell, *arguments: str, columns: int = 100, **environment: str) -> pexpect.spawn[str]:
    env = {name: value for name, value in shell.env().items() if name not in ("COLUMNS", "NO_COLOR")}
    return pexpect.spawn(
        COMMAND,
        list(arguments),
        env={**env, "TERM": "xterm-256color", **environment},
        encoding="utf-8",
        timeout=30,
        dimensions=(30, columns),
        cwd=str(shell.folder),
    )


def finished(child: pexpect.spawn[str]) -> tuple[str, int | None]:
    child.expect(pexpect.EOF)
    child.close()
    return str(child.before), child.exitstatus


def plain(text: str) -> list[str]:
    """Return what is written on a line at once, between movements of the cursor."""
    return [ANSI.sub("", line) for line in re.split("[\r\n]|\x1b\\[[0-9;?]*[A-HJKsu]", text)]


@pytest.mark.parametrize("columns", [40, 60, 100, 200])
def test_a_live_table(shell: Shell, manager: CloudifySimulator, columns: int) -> None:
    manager.script = Run(steps=tuple(Step(f"operation {number}", 1.0) for number in range(10)))
    child = spawned(shell, "start", "web/install", "--wait", columns=columns)
    child.expect("to wait elsewhere.*--profile cloudify\r\n")
    child.expect("running")
    manager.clock.sleep(4)
    child.expect("\u2501")  # the bar of the progress
    manager.clock.sleep(60)
    text, code = finished(child)
    assert code == 0
    assert "succeeded" in text
    assert text.rstrip().endswith("\x1b[?25h")  # the cursor is shown again
    assert max(len(line) for line in plain(text)) <= columns


def test_ctrl_c_in_a_terminal(shell: Shell, manager: CloudifySimulator) -> None:
    child = spawned(shell, "start", "web/install", "--wait")
    child.expect("running")
    child.sendcontrol("c")
    child.expect(r"stopped waiting; what was started goes on. To wait again:\r\n")
    child.expect(r"orchestrators wait --token '\{.*\}' --profile cloudify\r\n")
    _, code = finished(child)
    assert code == 130
    assert manager.count("act_on_execution") == 0


@pytest.mark.parametrize("columns", [40, 100])
def test_list_is_a_table(shell: Shell, manager: CloudifySimulator, columns: int) -> None:
    ids = manager.seed(3, deployment_id="a-deployment-with-a-name-that-is-much-too-long-for-any-terminal" * 3)
    text, code = finished(spawned(shell, "list", columns=columns))
    assert code == 0
    assert ids[0][:8] in text
    assert max(len(line) for line in plain(text)) <= columns


def test_colours(shell: Shell, manager: CloudifySimulator) -> None:
    manager.seed(2)
    text, _ = finished(spawned(shell, "list"))
    assert "\x1b[1;31mfailed" in text
    text, _ = finished(spawned(shell, "list", NO_COLOR="1"))
    assert "\x1b[1;31m" not in text
    assert "\x1b[31m" not in text


def test_a_terminal_that_can_do_nothing_gets_lines(shell: Shell, manager: CloudifySimulator) -> None:
    manager.seed(2)
    text, _ = finished(spawned(shell, "list", TERM="dumb"))
    assert "\x1b" not in text
    assert "\tfailed\tfailed\tWeb tier install" in text


def test_a_servers_escape_sequences_do_nothing(shell: Shell, manager: CloudifySimulator) -> None:
    run = manager.seed(
        1, status="failed", error="\x1b]0;owned\x07\x1b[2J [bold]markup[/bold] \x9b2J", deployment_id="\x1b[41m"
    )[0]
    for arguments in (["list"], ["status", run], ["wait", run]):
        text, _ = finished(spawned(shell, *arguments))
        for bad in ("\x1b]0;", "\x1b[2J", "\x1b[41m", "\x9b", "\x07"):
            assert bad not in text
    assert "[bold]markup[/bold]" in finished(spawned(shell, "status", run, columns=300))[0]


def test_completion_in_a_shell(shell: Shell) -> None:
    done = shell(_ORCHESTRATORS_COMPLETE="bash_complete", COMP_WORDS="orchestrators list --profile ", COMP_CWORD="3")
    assert done.stdout.split() == ["plain,cloudify"]


def test_a_log_is_followed(tmp_path: Path, write_profiles: Callable[..., Path]) -> None:
    with AdobeCloudManagerSimulator(script=Run(steps=(Step("build", 60),))) as server:
        with server.client() as client:
            run = client.executions.start("19905", "48213").id
        path = write_profiles(adobe_cloud_manager=server)
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of("adobe_cloud_manager", server)})
        child = spawned(shell, "logs", run, "--follow", "--poll", "0.05", columns=200)
        child.expect("following step 'build'; Ctrl-C stops the reading, and nothing else\r\n")
        server.clock.advance(2)
        child.expect("build: second 0\r\nbuild: second 1\r\n")
        server.clock.advance(1)
        child.expect("build: second 2\r\n")
        child.sendcontrol("c")
        child.expect("stopped reading; what was started goes on. To read on:\r\n")
        child.expect(rf"orchestrators logs {run} --step build --offset 48 --follow --poll 0.05 --profile \w+\r\n")
        _, code = finished(child)
        assert code == 130
        server.clock.advance(60)
        text, code = finished(spawned(shell, "logs", run, "--follow", "--offset", "48"))
        assert (code, len(re.findall("build: second [0-9]+\r\n", text)), "\x1b" in text) == (0, 57, False)


def test_what_a_log_holds_does_nothing_to_a_terminal(shell: Shell) -> None:
    odd = b"\x1b]0;owned\x07\x1b[2J red \x9b2J\r\nlast"
    with Desk() as desk:
        text = f'[profile.cs]\nsystem = "vmware_code_stream"\nbase_url = "{desk.url}"\ntoken_env = "HUSH"\n'
        (shell.folder / "cs.toml").write_text(text)
        result = {"step": "build", "logs": odd.decode("latin-1").splitlines()}
        ids = {"id": "e1", "name": "ship", "project": "Portal", "index": 1, "status": "COMPLETED"}
        desk.lay("GET", "/executions/e1", Answer.json({**ids, "workspaceResults": [result]}))
        shown, code = finished(spawned(shell, "logs", "e1", "--config", "cs.toml", HUSH="hush-hush"))
    assert (code, shown) == (0, " ]0;owned  [2J red  2J\r\nlast\r\n")


@pytest.mark.parametrize("columns", [60, 120])
def test_a_timeline(tmp_path: Path, write_profiles: Callable[..., Path], columns: int) -> None:
    with AdobeCloudManagerSimulator(script=Run(steps=(Step("build", 60), Step("deploy", 60, ends="failed")))) as server:
        with server.client() as client:
            run = client.executions.start("19905", "48213").id
        server.clock.advance(600)
        path = write_profiles(adobe_cloud_manager=server)
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of("adobe_cloud_manager", server)})
        text, code = finished(spawned(shell, "steps", "--timeline", run, columns=columns))
    head, build, deploy = text.splitlines()
    assert (code, "failed [FAILED]" in head) == (0, True)
    assert re.fullmatch(r"build +\|█+ +\| succeeded +1m00s", build)
    assert re.fullmatch(r"deploy \(prod\) \| +█+\| failed +1m00s", deploy)
    assert max(map(len, (build, deploy))) <= columns


def test_the_demonstration_shows_names_whole(tmp_path: Path) -> None:
    text, code = finished(spawned(Shell(tmp_path), "demo", columns=80))
    lines = plain(text)
    shown = " ".join(" ".join(lines).split())
    assert code == 0
    assert max(map(len, lines)) <= 80
    assert "…" not in shown
    for scene in SCENES:
        assert f" {scene.system.key} " in shown
        for act in scene.acts:
            assert f"sync {act.call} -> " in shown
    assert "(orchestrator_api.adobe_cloud_manager.models.PipelineExecution)" in shown


def test_completion_by_the_tab_key(shell: Shell) -> None:
    env = {**shell.env(), "PATH": f"{Path(COMMAND).parent}:{os.environ['PATH']}", "TERM": "dumb", "PS1": "> "}
    child = pexpect.spawn(
        "bash", ["--norc", "--noprofile"], env=env, encoding="utf-8", timeout=30, cwd=str(shell.folder)
    )
    child.sendline('source <(orchestrators completion bash); bind "set bell-style none"; echo ready $((1 + 1))')
    child.expect("ready 2")
    child.send("orchestrators canc\t")
    child.expect("orchestrators cancel ")
    child.send("--ki\t")
    child.expect("--kill ")
    child.send("--profile cl\t")
    child.expect("--profile cloudify ")
    child.sendcontrol("c")
    child.close()
