"""The clients' advice in the words of the command line, texts that stay whole for programs, and what a system says of itself."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients.cli.demo.scenes import SCENES
from orchestrator_clients.cli.demo.words import type_name
from orchestrator_clients.cli.systems import PORTS, SYSTEMS
from orchestrator_clients.cli.text import shown
from orchestrator_clients.cli.wording import in_commands
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell
from .runs import everywhere
from .test_simulate import alone, simulated

__all__ = ["alone"]

PYTHON = re.compile(r"\w+\.\w+\(|\w\(\)|=(True|False)|\b[a-z_]+=(?=[\s,;)]|\.(?!\.)|$)")
"""Calls, switches and keywords."""

ELSEWHERE = ("pipelines.", "variables.", "images.list", "infrastructure", "components.")
"""What no command does: advice about it cannot come up."""


def advice() -> Iterator[tuple[str, str]]:
    """Yield each text of a system's tables that tells what to do."""
    for key in SYSTEMS:
        vendor = importlib.import_module(f"orchestrator_clients.{key}.tables").VENDOR
        texts = {one.find_out for one in vendor.operations.values()} | set(vendor.hints.values())
        yield from ((key, text) for text in sorted(texts) if not any(word in text for word in ELSEWHERE))


@pytest.mark.parametrize(("key", "text"), list(advice()))
def test_advice_names_commands(key: str, text: str) -> None:
    assert not PYTHON.search(in_commands(text, key))


def test_there_is_advice_to_translate() -> None:
    assert sum(bool(PYTHON.search(text)) for _, text in advice()) > 8


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        (
            "cloudify",
            "executions.list(deployment_id=..., sort='-created_at')",
            "`orchestrators list --filter deployment_id=...`",
        ),
        ("cloudify", "pass queue=True to wait", "pass --option queue=true to wait"),
        ("cloudify", "give force=True or kill=True, not both", "give --option force=true or --kill, not both"),
        ("cloudify", "give either auth=(user, password) or token=", "give either user and password or token"),
        (None, "use https, or allow_plain_http=True", "use https, or `allow_plain_http = true` in the profile"),
        ("aspera_orchestrator", "log in: login=True", "log in: `login = true` in the profile"),
        (
            "aws_image_builder",
            "answer by waiting_steps.resume(...) or waiting_steps.stop(...)",
            "answer by `orchestrators approve ID` or `orchestrators reject ID`",
        ),
        ("vmware_code_stream", "executions.resume(id) lets it go on", "`orchestrators approve ID` lets it go on"),
        ("adobe_cloud_manager", "refresh() reads it again", "`orchestrators status ID` reads it again"),
        (
            "cloudify",
            "limit=3: a server's own words() are left alone",
            "limit=3: a server's own words() are left alone",
        ),
    ],
)
def test_python_in_the_words_of_a_shell(key: str | None, text: str, said: str) -> None:
    assert in_commands(text, key) == said


def test_what_a_person_must_do_is_a_command() -> None:
    from dataclasses import replace

    run = replace(
        everywhere("x"), system="vmware_code_stream", attention="it is paused: executions.resume(id) lets it go on"
    )
    assert shown(run, str, str).attention == "it is paused: `orchestrators approve ID` lets it go on"


def test_errors_are_told_so(shell: Shell, manager: CloudifySimulator) -> None:
    (shell.folder / "plain.toml").write_text(
        '[profile.x]\nsystem = "cloudify"\nbase_url = "http://example.com"\ntenant = "t"\ntoken_env = "HUSH"\n'
    )
    done = shell("list", "--config", "plain.toml", HUSH="hush-hush")
    assert "or `allow_plain_http = true` in the profile" in done.stderr
    (shell.folder / "plain.toml").write_text(
        f'[profile.x]\nsystem = "cloudify"\nbase_url = "{manager.url}"\ntenant = "t"\n'
    )
    assert "give either user and password or token" in shell("list", "--config", "plain.toml").stderr


# Whole texts


def test_json_keeps_texts_whole(shell: Shell, manager: CloudifySimulator) -> None:
    error = "first line\nsecond\tline\r\n  indented  \x1b[31mred"
    run = manager.seed(1, status="failed", error=error)[0]
    for command in ("status", "wait", "list"):
        (line,) = shell(command, *([] if command == "list" else [run]), "--json").stdout.splitlines()
        assert json.loads(line)["message"] == error
        assert "\x1b" not in line
    assert "first line second line indented [31mred" in shell("status", run).stdout


# What a system says of itself


def test_each_simulator_has_a_port_of_its_own() -> None:
    ports = list(PORTS.values())
    assert len(set(ports)) == len(ports)
    assert PORTS["cloudify"] == 8464  # whatever other systems there are


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "9000"], "systems cannot share it: give SYSTEM=9000 for one of them"),
        (["cloudify", "--port", "adobe_cloud_manager=9000"], "give a port, or SYSTEM=PORT with one of cloudify"),
        (["cloudify", "--port", "x"], "give a port, or SYSTEM=PORT"),
        (["cloudify", "--port", "65536"], "give a port, or SYSTEM=PORT"),
        (["cloudify", "--port", "=1"], "give a port, or SYSTEM=PORT"),
        (["cloudify", "--port", "\u0663"], "give a port, or SYSTEM=PORT"),
    ],
)
def test_ports_that_are_none(alone: Shell, arguments: list[str], message: str) -> None:
    done = alone("simulate", *arguments)
    assert (done.returncode, message in done.stderr) == (2, True)


def test_ports_by_system(alone: Shell) -> None:
    with simulated(alone, "cloudify", "aspera_orchestrator", "--port", "cloudify=0") as lines:
        assert "cloudify: base_url http://127.0.0.1:" in "".join(lines)


@pytest.mark.parametrize("key", ["aws_image_builder", "aspera_orchestrator"])
def test_where_logs_are_that_are_not_read(key: str) -> None:
    from orchestrator_clients._command.logs import Reading

    with pytest.raises(UsageError) as caught:
        SYSTEMS[key].logs(None, {}, Reading())
    words = {
        "cloudify": "keeps events and log lines",
        "aws_image_builder": "CloudWatch Logs",
        "aspera_orchestrator": "documents",
    }
    assert words[key] in str(caught.value)
    assert "has no logs" not in str(caught.value)


def test_the_types_of_the_demonstration_can_be_imported() -> None:
    from orchestrator_clients.aws_image_builder.views import WaitingStep

    assert type_name(WaitingStep.__new__(WaitingStep)) == "orchestrator_clients.aws_image_builder.WaitingStep"
    assert (type_name(None), type_name({}), type_name([1])) == ("None", "dict", "list[int]")


def test_each_type_of_the_demonstration(alone: Shell) -> None:
    lines = [line for line in alone("demo").stdout.splitlines() if " -> " in line]
    assert len(lines) > 5 * len(SCENES)
    for line in lines:
        name = line.rpartition("(")[2].rstrip(")").removeprefix("list[").rstrip("]")
        module, _, kind = name.rpartition(".")
        assert not module or hasattr(importlib.import_module(module), kind), line
