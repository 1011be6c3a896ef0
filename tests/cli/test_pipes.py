"""The command between pipes: readers that leave, what other shells write, lists of nothing, and files it may not touch."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from orchestrator_clients.cli.files import write_whole
from orchestrator_clients.testing import CloudifySimulator

from .conftest import COMMAND, Shell, ended, running

BAD = "no-such-id"


def shelled(shell: Shell, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `$0` is the command; it exits with what the first of a pipe exits with."""
    return subprocess.run(
        ["bash", "-c", f"{script}; exit ${{PIPESTATUS[0]}}", COMMAND, *arguments],
        env=shell.env(),
        cwd=shell.folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "script",
    [
        '"$0" --help | true',
        '"$0" list | true',
        '"$0" status "$1" "$1" | head -1',
        '"$0" steps "$1" --timeline | true',
        '"$0" wait "$1" --json | true',
        '"$0" status "$1" --html /dev/stdout | true',
        '"$0" status no-such-id 2>&1 >&- | true',
    ],
)
def test_a_reader_that_has_gone(shell: Shell, manager: CloudifySimulator, script: str) -> None:
    done = shelled(shell, script.replace("| true", "| (exec <&-; sleep 0.5)"), ended(manager, "terminated"))
    assert done.returncode == 141 or ("head" in script and done.returncode == 0)
    assert "rror" not in done.stderr


def test_a_wait_whose_reader_leaves(shell: Shell, manager: CloudifySimulator) -> None:
    run = running(manager)
    process = shell.background("wait", run, "--poll", "0.05")
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    process.stdout = None
    manager.clock.sleep(60)
    process.communicate(timeout=20)
    assert process.returncode == 141


# Several at once


@pytest.mark.parametrize("arguments", [["status"], ["status", "--json"], ["cancel"], ["wait"], ["wait", "--json"]])
@pytest.mark.parametrize("bad_first", [True, False])
def test_one_that_cannot_be_had_hides_no_other(
    shell: Shell, manager: CloudifySimulator, arguments: list[str], bad_first: bool
) -> None:
    good = running(manager) if arguments[0] == "cancel" else ended(manager, "terminated")
    done = shell(*arguments, *([BAD, good] if bad_first else [good, BAD]))
    assert done.returncode == 6
    assert good in done.stdout + done.stderr
    assert f"{BAD}:\nerror: cloudify " in done.stderr
    if "--json" in arguments:
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert sorted(str(record["id"]) for record in records) == sorted([good, BAD])
        assert [record["exit_code"] for record in records if "error" in record] == [6]


@pytest.mark.parametrize("command", ["status", "cancel", "wait"])
def test_what_is_no_id_is_said_before_anything_is_sent(shell: Shell, manager: CloudifySimulator, command: str) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    path.write_text(path.read_text() + '[profile.adobe]\nsystem = "adobe_cloud_manager"\n')
    path.write_text(path.read_text() + 'org_id = "1@AdobeOrg"\nclient_id = "c"\ntoken_env = "TEST_CLOUDIFY_PASSWORD"\n')
    done = shell(command, "1/2/3", "only-one", "--profile", "adobe")
    assert (done.returncode, manager.calls) == (2, [])
    assert "needs an id of the form" in done.stderr


def test_an_interrupted_wait_after_a_cancel_is_no_success(shell: Shell, manager: CloudifySimulator) -> None:
    process = shell.background("cancel", running(manager), "--wait")
    assert process.stdout is not None
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130


# What stands on stdin


def encodings() -> dict[str, Callable[[str], bytes]]:
    return {
        "UTF-8": str.encode,
        "with a mark": lambda text: text.encode("utf-8-sig"),
        "PowerShell": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
        "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
        "the other UTF-16": lambda text: text.encode("utf-16-be"),
        "the other UTF-16 with a mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    }


@pytest.mark.parametrize("flags", [[], ["--json"]])
@pytest.mark.parametrize("encoding", encodings())
def test_a_list_is_waited_for(shell: Shell, manager: CloudifySimulator, encoding: str, flags: list[str]) -> None:
    ids = manager.seed(3, status="terminated")
    listed = shell("list", *flags).stdout
    done = fed(shell, encodings()[encoding](listed))
    assert (done.returncode, {json.loads(line)["id"] for line in done.stdout.splitlines()}) == (0, set(ids))


def fed(shell: Shell, data: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, "wait", "-", "--json"], input=data, env=shell.env(), cwd=shell.folder, capture_output=True, timeout=60
    )


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe\r\0\n\0"])
def test_nothing_on_stdin_is_nothing_to_wait_for(shell: Shell, manager: CloudifySimulator, data: bytes) -> None:
    done = fed(shell, data)
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"there is nothing to wait for: stdin names no run\n"
    assert manager.calls == []


def test_what_is_no_text(shell: Shell) -> None:
    done = fed(shell, b"\x80\x81\n")
    assert done.returncode == 2
    assert b"stdin is neither UTF-8 nor UTF-16" in done.stderr


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (["start", "nope/install"], 6),
        (["start", "web"], 2),
        (["list", "--profile", "nope"], 2),
        (["status", BAD], 6),
    ],
)
def test_what_failed_before_the_pipe_fails_behind_it(shell: Shell, first: list[str], code: int) -> None:
    done = fed(shell, shell(*first, "--json").stdout.encode())
    assert (done.returncode, b"stdin reports an error: " in done.stderr) == (code, True)


# Options that would do nothing


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["start", "web/install", "--timeout", "5"], "--timeout does nothing without --wait"),
        (["cancel", "ID", "--timeout", "5"], "--timeout does nothing without --wait"),
        (["wait", "ID", "--changes"], "--changes does nothing without --json"),
        (["wait", "ID", "--cancel-on-timeout"], "--cancel-on-timeout does nothing without --timeout"),
        (["logs", "ID", "--poll", "1"], "--poll does nothing without --follow"),
        (["logs", "ID", "--to", "x.log", "--json"], "give it or --json, not both"),
        (["steps", "ID", "--timeline", "--json"], "give it or --json, not both"),
    ],
)
def test_an_option_that_would_do_nothing(
    shell: Shell, manager: CloudifySimulator, arguments: list[str], message: str
) -> None:
    run = running(manager)
    done = shell(*(run if part == "ID" else part for part in arguments))
    assert done.returncode == 2
    assert message in done.stderr
    assert manager.count("start_execution") == 1
    assert manager.count("act_on_execution") == 0


# Files


def writing(path: str, run: str) -> dict[str, list[str]]:
    return {
        "status": ["status", run, "--html", path],
        "simulate": ["simulate", "cloudify", "--port", "0", "--write", path],
    }


@pytest.mark.parametrize("command", ["status", "simulate"])
def test_a_full_disk_is_74_wherever_it_is_met(shell: Shell, manager: CloudifySimulator, command: str) -> None:
    arguments = writing("out", ended(manager, "terminated"))[command]
    done = subprocess.run(
        [COMMAND, *arguments],
        env={**shell.env(), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=shell.folder,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert (done.returncode, done.stderr) == (74, "Error: out could not be written: File too large\n")
    assert sorted(path.name for path in shell.folder.iterdir()) == ["profiles.toml"]


@pytest.mark.parametrize("command", ["status", "simulate"])
@pytest.mark.parametrize("place", ["link", "dangling", "nowhere/out", "folder"])
def test_where_no_file_may_be_put(shell: Shell, manager: CloudifySimulator, command: str, place: str) -> None:
    (shell.folder / "folder").mkdir()
    (shell.folder / "victim").write_text("precious")
    (shell.folder / "link").symlink_to("victim")
    (shell.folder / "dangling").symlink_to("new")
    done = shell(*writing(place, ended(manager, "terminated"))[command])
    assert done.returncode == 2
    assert "Invalid value for '--" in done.stderr
    assert (shell.folder / "victim").read_text() == "precious"
    assert not (shell.folder / "new").exists()
    assert manager.calls == []


def test_a_link_that_is_planted_late_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "out").symlink_to("victim")
    write_whole(tmp_path / "out", "text")
    assert (tmp_path / "victim").read_text() == "precious"
    assert (tmp_path / "out").read_text() == "text"
    assert not (tmp_path / "out").is_symlink()


def test_a_report_on_stdout(shell: Shell, manager: CloudifySimulator) -> None:
    run = ended(manager, "terminated")
    piped = shell("status", run, "--html", "/dev/stdout").stdout
    assert "</html>" in piped
    shelled(shell, '"$0" status "$1" --html /dev/stdout > out', run)
    assert (shell.folder / "out").read_text().count("</html>") == 1
