"""Profiles and where their secrets come from."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from orchestrator_clients import UsageError
from orchestrator_clients._command.system import COMMON, OWN
from orchestrator_clients.cli.profiles import Profile, path_of, read_profiles
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.cli.toml import profiles_text
from orchestrator_clients.testing import CloudifySimulator

from .conftest import Shell

BASE = 'system = "cloudify"\nbase_url = "https://m.example.com"\ntenant = "t"\nuser = "u"\n'


def written(folder: Path, text: str, mode: int = 0o600) -> str:
    path = folder / "p.toml"
    path.write_text(text)
    path.chmod(mode)
    return str(path)


def profile(folder: Path, extra: str = "", mode: int = 0o600) -> Profile:
    return read_profiles(written(folder, f"[profile.lab]\n{BASE}{extra}\n", mode)).choose(None)


def test_a_profile(tmp_path: Path) -> None:
    one = profile(tmp_path, 'password_env = "P"\nverify = false\ntimeout = 5\nproxy = "http://proxy:3128"')
    assert (one.name, one.system.key) == ("lab", "cloudify")
    assert one.plain == {
        "base_url": "https://m.example.com", "tenant": "t", "user": "u", "verify": False, "timeout": 5,
        "proxy": "http://proxy:3128",
    }  # fmt: skip
    assert one.where == "profile lab: cloudify at https://m.example.com"


def test_the_file_is_looked_for_in_the_configuration_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ORCHESTRATORS_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert path_of(None) == tmp_path / "orchestrators" / "profiles.toml"
    monkeypatch.setenv("ORCHESTRATORS_CONFIG", "/elsewhere.toml")
    assert path_of(None) == Path("/elsewhere.toml")
    assert path_of("/option.toml") == Path("/option.toml")


def test_no_file_in_the_default_place_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ORCHESTRATORS_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(UsageError, match="has none"):
        read_profiles(None).choose(None)


@pytest.mark.parametrize(
    ("name", "default", "chosen"),
    [("a", "", "a"), (None, 'default = "b"\n', "b"), ("a", 'default = "b"\n', "a")],
)
def test_which_profile(tmp_path: Path, name: str | None, default: str, chosen: str) -> None:
    path = written(tmp_path, f"{default}[profile.a]\n{BASE}[profile.b]\n{BASE}")
    assert read_profiles(path).choose(name).name == chosen


def test_several_profiles_and_none_chosen(tmp_path: Path) -> None:
    profiles = read_profiles(written(tmp_path, f"[profile.a]\n{BASE}[profile.b]\n{BASE}"))
    with pytest.raises(UsageError, match="which profile.*has a, b"):
        profiles.choose(None)
    with pytest.raises(UsageError, match="no profile 'c'.*has a, b"):
        profiles.choose("c")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[profile.a", "is not valid TOML"),
        ("x = " + "[" * 800 + "]" * 800, "it is nested too deeply"),
        ("x = " + "{a = " * 800 + "1" + "}" * 800, "it is nested too deeply"),
        ("[profiles.a]\nx = 1", "'profiles' is not expected; profiles are written as"),
        ("profile = 1", "`profile` is no table"),
        ("default = 1", "default must be the name"),
        ("[profile.a]\nsystem = 'x'", "profile a: system must be one of"),
        ("[profile.a]\nbase_url = 'x'", "profile a: system must be one of"),
        (f"[profile.a]\n{BASE}tennant = 'x'", "no key 'tennant'; did you mean 'tenant'?"),
        (f"[profile.a]\n{BASE}passwort_env = 'x'", "did you mean 'password_env'?"),
        (f"[profile.a]\n{BASE}zzz = 'x'", "no key 'zzz'; there are base_url, "),
        (f"[profile.a]\n{BASE}timeout = 'x'", "timeout must be a number"),
        (f"[profile.a]\n{BASE}timeout = true", "timeout must be a number"),
        (f"[profile.a]\n{BASE}max_attempts = true", "max_attempts must be a whole number"),
        (f"[profile.a]\n{BASE}password_env = 1", "profile a: password_env must be the name of a variable"),
        (f"[profile.a]\n{BASE}password_command = 'pass x'", "password_command must be a list"),
        (f"[profile.a]\n{BASE}password_command = []", "password_command must be a list"),
        (f"[profile.a]\n{BASE}password = 1", "profile a: password must be a text that is not empty; better"),
        (f"[profile.a]\n{BASE}password_env = 'A'\npassword_command = ['b']", "password is given twice"),
        (f"[profile.a]\n{BASE}user_env = 'A'", "no key 'user_env'"),
        (f"[profile.a]\n{BASE}simulated = 1", "profile a: simulated must be true or false"),
        (f"[profile.a]\n{BASE}simulated = true", "profile a: simulated is for a base_url on this machine"),
    ],
)
def test_mistakes_in_the_file(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(UsageError) as caught:
        read_profiles(path).choose("a")
    assert message in str(caught.value)
    assert path in str(caught.value)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file of profiles"):
        read_profiles(str(tmp_path / "none.toml"))
    with pytest.raises(UsageError, match="Is a directory"):
        read_profiles(str(tmp_path))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="is not valid TOML"):
        read_profiles(str(tmp_path / "p.toml"))


def test_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = profile(tmp_path, 'password_env = "LAB_PASSWORD"')
    monkeypatch.delenv("LAB_PASSWORD", raising=False)
    with pytest.raises(UsageError, match="profile lab: .*password comes from .* LAB_PASSWORD, which is not set"):
        one.resolved()
    monkeypatch.setenv("LAB_PASSWORD", "hush")
    assert one.resolved() == {"password": "hush"}


PYTHON = sys.executable


@pytest.mark.parametrize("text", ["hush", "hush\n", "hush\r\n"])
def test_from_a_command(tmp_path: Path, text: str) -> None:
    command = json.dumps([PYTHON, "-c", f"print({text!r}, end='')"])
    one = profile(tmp_path, f"password_command = {command}")
    assert one.resolved() == {"password": "hush"}


def test_a_command_is_no_shell(tmp_path: Path) -> None:
    one = profile(tmp_path, "password_command = ['echo', '$HOME; `id`']")
    assert one.resolved() == {"password": "$HOME; `id`"}


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["/nonexistent/program"], "could not be run: No such file"),
        (["pass\0word"], "could not be run: a part of it holds a character"),
        ([PYTHON, "-c", "print(1); raise SystemExit(3)"], "exited with 3 and printed something that is not used"),
        ([PYTHON, "-c", ""], "exited with 0 and printed nothing"),
    ],
)
def test_a_command_that_fails(tmp_path: Path, command: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        profile(tmp_path, f"password_command = {json.dumps(command)}").resolved()
    assert message in str(caught.value)
    assert repr(command[0]) in str(caught.value)


def test_a_secret_in_a_private_file(tmp_path: Path) -> None:
    one = profile(tmp_path, "password = 'hush'")
    assert one.in_file() == ["password"]
    assert one.resolved() == {"password": "hush"}
    assert "hush" not in repr(one)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_secret_in_a_file_that_others_can_read(tmp_path: Path, mode: int) -> None:
    with pytest.raises(UsageError, match="others can read .*chmod 600") as caught:
        profile(tmp_path, "password = 'hush'", mode).resolved()
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("http://127.0.0.1:1/x", True),
        ("http://[::1]:1", True),
        ("http://localhost:1", True),
        ("http://127.0.0.1.example.com", False),
        ("https://u@10.0.0.1", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_a_simulator_is_on_this_machine(tmp_path: Path, url: str, fine: bool) -> None:
    text = f"[profile.a]\n{BASE.replace('https://m.example.com', url)}simulated = true\n"
    profiles = read_profiles(written(tmp_path, text))
    if fine:
        assert profiles.choose(None).simulated
    else:
        with pytest.raises(UsageError, match="simulated is for a base_url on this machine"):
            profiles.choose(None)


def test_a_proxy_with_a_password_is_a_secret(tmp_path: Path) -> None:
    assert profile(tmp_path, "proxy = 'http://u:word@proxy:1'").in_file() == ["proxy"]


def test_two_systems_in_one_file(shell: Shell, manager: CloudifySimulator, write_profiles: Callable[..., Path]) -> None:
    path = Path(shell.environment["ORCHESTRATORS_CONFIG"])
    with CloudifySimulator() as other:
        text = path.read_text().replace("profile.cloudify", "profile.other").replace(manager.url, other.url)
        path.write_text(f"{path.read_text()}\n{text}")
        assert "which profile?" in shell("list").stderr
        assert shell("list", "--profile", "other").returncode == 0
        assert shell("list", ORCHESTRATORS_PROFILE="other").returncode == 0
        assert (manager.count("list_executions"), other.count("list_executions")) == (0, 2)


def test_profiles_are_valid_toml() -> None:
    settings = {"base_url": "http://127.0.0.1:1", "password": 'q"u\\o\x7fte\n€🙂', "verify": False, "timeout": 1.5}
    assert tomllib.loads(profiles_text({"a": settings}))["profile"]["a"] == {"system": "a", **settings}


EMPTIES = [
    (key, name)
    for key, system in SYSTEMS.items()
    for name, setting in {**COMMON, **OWN, **system.settings}.items()
    if setting.kind in (str, object)
]


@pytest.mark.parametrize("empty", ["", " ", "\t"])
@pytest.mark.parametrize(("key", "name"), EMPTIES)
def test_an_empty_setting_is_refused(key: str, name: str, empty: str, tmp_path: Path) -> None:
    path = written(tmp_path, f'[profile.a]\nsystem = "{key}"\n{name} = {json.dumps(empty)}\n')
    with pytest.raises(UsageError, match=rf"profile a: {name} (is empty|must be a text that is not empty)"):
        read_profiles(path).choose("a")
