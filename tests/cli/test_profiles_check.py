"""`profiles check`: one line for each profile, and the worst of them as the exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.testing import CloudifySimulator
from tests.contract.cases import CASES

from .conftest import Shell, secrets_of


@pytest.mark.parametrize("key", sorted(CASES))
def test_a_profile_of_each_system(key: str, write_profiles: Callable[..., Path], tmp_path: Path) -> None:
    with SYSTEMS[key].simulator(clock=SystemClock()) as simulator:
        path = write_profiles(**{key: simulator})
        secrets = secrets_of(key, simulator)
        shell = Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets})
        done = shell("profiles", "check")
        name, system, where, said = done.stdout.rstrip("\n").split("\t")
        assert (name, system, said, done.returncode) == (key, key, "ok", 0)
        assert where.startswith(simulator.url)
        wrong = shell("profiles", "check", **dict.fromkeys(secrets, "wrong-wrong-wrong"))
        assert (wrong.returncode, wrong.stdout.split("\t")[3]) == (6, "failed")
        assert not any(secret in wrong.stdout + wrong.stderr for secret in (*secrets.values(), "wrong-wrong"))


@pytest.fixture
def many(shell: Shell, manager: CloudifySimulator) -> Shell:
    good = shell.environment["ORCHESTRATORS_CONFIG"]
    text = Path(good).read_text()
    text += '\n[profile.down]\nsystem = "cloudify"\nbase_url = "http://127.0.0.1:1"\ntenant = "t"\ntoken_env = "HUSH"\n'
    text += '[profile.odd]\nsystem = "nope"\n'
    text += f'[profile.unset]\nsystem = "cloudify"\nbase_url = "{manager.url}"\ntenant = "t"\ntoken_env = "NOT_SET"\n'
    path = shell.folder / "many.toml"
    path.write_text(text)
    return Shell(shell.folder, {**shell.environment, "ORCHESTRATORS_CONFIG": str(path), "HUSH": "hush-hush"})


def test_each_has_its_line_whatever_the_others_are(many: Shell) -> None:
    done = many("profiles", "check")
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [(line[0], line[3]) for line in lines] == [
        ("cloudify", "ok"),
        ("down", "failed"),
        ("odd", "failed"),
        ("unset", "failed"),
    ]
    assert done.returncode == 2
    assert "NOT_SET, which is not set" in lines[3][4]
    assert "system must be one of" in lines[2][4]


@pytest.mark.parametrize(
    ("names", "code"),
    [(["cloudify"], 0), (["down"], 6), (["cloudify", "down"], 6), (["odd", "down"], 2), (["nope"], 2)],
)
def test_those_that_are_named(many: Shell, names: list[str], code: int) -> None:
    done = many("profiles", "check", *names, "--timeout", "5")
    assert done.returncode == code
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == names


def test_json(many: Shell) -> None:
    records = [json.loads(line) for line in many("profiles", "check", "--json").stdout.splitlines()]
    assert [(one["profile"], one["ok"], one["exit_code"]) for one in records] == [
        ("cloudify", True, 0),
        ("down", False, 6),
        ("odd", False, 2),
        ("unset", False, 2),
    ]
    assert len({tuple(one) for one in records}) == 1


def test_no_profiles(shell: Shell) -> None:
    path = shell.folder / "empty.toml"
    path.write_text("")
    done = shell("profiles", "check", "--config", str(path))
    assert (done.returncode, done.stdout, "has none" in done.stderr) == (2, "", True)
