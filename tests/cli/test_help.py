"""The help, the documentation, and what is imported for them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import orchestrator_clients
from orchestrator_clients._command.system import COMMON, OWN
from orchestrator_clients.cli._main import orchestrators
from orchestrator_clients.cli.exits import Exit
from orchestrator_clients.cli.profiles import VARIABLE
from orchestrator_clients.cli.record import FIELDS
from orchestrator_clients.cli.systems import SYSTEMS

from .conftest import Shell

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
COMMANDS = sorted(orchestrators.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_an_example_of_itself(name: str, shell: Shell) -> None:
    text = shell(name, "--help").stdout
    assert "Examples:" in text
    assert f"orchestrators {name}" in text.split("Examples:")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_is(name: str) -> None:
    for parameter in orchestrators.commands[name].params:
        assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None), parameter.name


def test_the_commands() -> None:
    assert COMMANDS == [
        "approve", "cancel", "completion", "demo", "list", "logs", "manual", "profiles", "reject", "simulate", "start", "status",
        "steps", "targets", "wait",
    ]  # fmt: skip


def test_the_manual_is_the_document(shell: Shell) -> None:
    assert shell("manual").stdout == DOCS


def test_help_points_to_what_is_installed(shell: Shell) -> None:
    texts = [shell("--help").stdout, *(shell(name, "--help").stdout for name in COMMANDS)]
    assert "orchestrators manual" in texts[0]
    assert not [text for text in texts if "docs/" in text]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_documented(name: str) -> None:
    assert f"`{name}" in DOCS


def test_each_field_is_documented() -> None:
    table = re.findall(r"^\| `(\w+)` \|", DOCS.split("## `--json`")[1].split("\n## ")[0], re.MULTILINE)
    assert tuple(table) == FIELDS


def test_each_exit_code_is_documented() -> None:
    table = re.findall(r"^\| (\d+) \|", DOCS.split("## Exit codes")[1].split("\n## ")[0], re.MULTILINE)
    assert [int(code) for code in table] == sorted(Exit)


@pytest.mark.parametrize("key", sorted(SYSTEMS))
def test_each_setting_is_documented(key: str) -> None:
    for name in (*COMMON, *OWN, *SYSTEMS[key].settings):
        assert f"`{name}`" in DOCS, name
    assert f"`{key}`" in DOCS
    assert VARIABLE in DOCS


@pytest.mark.parametrize("shell_name", ["bash", "zsh", "fish"])
def test_completion(shell: Shell, shell_name: str) -> None:
    done = shell("completion", shell_name)
    assert done.returncode == 0
    assert "_ORCHESTRATORS_COMPLETE" in done.stdout


def test_as_a_module(shell: Shell) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "orchestrator_clients.cli", "--version"], capture_output=True, text=True, env=shell.env()
    )
    assert done.stdout.startswith("orchestrators, version ")


def test_version(shell: Shell) -> None:
    assert re.fullmatch(r"orchestrators, version \d+\.\d+\.\d+(\.dev\d+)?\n", shell("--version").stdout)


MISSING = """
import sys
sys.modules["{name}"] = None
from orchestrator_clients.cli import main
sys.argv = ["orchestrators", "list"]
main()
"""


@pytest.mark.parametrize("name", ["click", "rich"])
def test_a_missing_extra_is_one_line(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", MISSING.format(name=name)], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        'orchestrators needs packages that are not installed: pip install "orchestrator-clients[cli]"'
    )
    assert name in line


@pytest.mark.parametrize("command", ["demo", "simulate"])
@pytest.mark.parametrize("name", ["uvicorn", "starlette"])
def test_missing_simulators_are_one_line(command: str, name: str) -> None:
    script = MISSING.format(name=name).replace('"list"', f'"{command}"')
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert 'pip install "orchestrator-clients[testing]"' in line


def test_only_the_command_line_imports_click_and_rich() -> None:
    folder = Path(orchestrator_clients.__file__).parent
    found = {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*.py")
        if re.search(r"^\s*(import|from) (click|rich)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert found == {"cli"}


def test_help_is_quick_to_import() -> None:
    script = (
        "import sys\nfrom orchestrator_clients.cli._main import run\nrun(['--help'])\n"
        "print(*sorted({'httpx', 'uvicorn', 'orchestrator_api'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr.split() == []
