"""`list` and `status` with their output in pipes: lines, JSON, reports."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from orchestrator_clients.cli.record import FIELDS
from orchestrator_clients.testing import CloudifySimulator, faults

from .conftest import SECRET, Shell, ended

ESCAPE = "\x1b"


def test_plain_lines(shell: Shell, manager: CloudifySimulator) -> None:
    ids = manager.seed(2)
    done = shell("list")
    assert [line.split("\t")[:4] for line in done.stdout.splitlines()] == [
        [ids[1], "failed", "failed", "Web tier install"],
        [ids[0], "succeeded", "terminated", "Web tier install"],
    ]
    done = shell("status", ids[1])
    assert done.stdout.splitlines()[0] == f"cloudify Web tier install ({ids[1]}): failed [failed], 2 of 3"
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
        assert record["ids"] == {"tenant": "default_tenant", "execution_id": record["id"]}
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
    assert "there is no folder /nonexistent/folder." in done.stderr
    assert manager.calls == []


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


def test_verbose_tells_paths_durations_and_why_a_call_is_repeated(shell: Shell, manager: CloudifySimulator) -> None:
    run = ended(manager, "terminated")
    manager.fault(faults.status(503), on="get_execution", calls=1)
    told = shell("status", run, "-v").stderr
    sent = rf"cloudify get_execution: GET {manager.url}/api/v3.1/executions/{run}"
    assert re.search(rf"{re.escape(sent)}: 503 after \d+\.\d{{3}} s\n", told)
    assert re.search(r"cloudify get_execution: attempt 1 failed, again in \d\.\d s: .*503", told)
    assert re.search(rf"{re.escape(sent)}: 200 after \d+\.\d{{3}} s\n", told)
    assert SECRET not in shell("status", run, "-vv").stderr


def test_verbose_tells_why_a_call_is_given_up(shell: Shell, manager: CloudifySimulator) -> None:
    told = shell("status", "no-such-id", "-v").stderr
    assert re.search(r"GET \S+/executions/no-such-id: 404 after", told)
    assert "cloudify get_execution: attempt 1 failed: " in told
