"""What the shell is told when somebody presses the tab key: of all systems, quietly, in time, and with no secret."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import get_completion_class

from orchestrator_clients._core.clock import SystemClock
from orchestrator_clients.cli._main import orchestrators
from orchestrator_clients.cli.completing import asking, bash
from orchestrator_clients.cli.completing.cache import Item, safe
from orchestrator_clients.cli.completing.quiet import LIMIT, VARIABLE
from orchestrator_clients.cli.systems import SYSTEMS
from orchestrator_clients.testing import Answer, CloudifySimulator, Run, Step
from tests.contract.cases import CASES

from .conftest import COMMAND, SECRET, Shell, secrets_of
from .desk import Desk

STARTED = 0.9
"""Seconds that the interpreter and its imports may take on a busy machine, beside the limit of completion itself."""


class Typist:
    """Presses the tab key behind a line, in the words of bash's function, and keeps what came of it."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    def done(self, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Do it in a process of its own, as bash does."""
        return self.shell(**self.words(line), **environment)

    def __call__(self, line: str, **environment: str) -> list[str]:
        """Do it in this process, which takes milliseconds, and return what is offered."""
        told = self.told("bash", **self.words(line), **environment)
        return [one.partition(",")[2] for one in told.splitlines() if one]

    def told(self, name: str, **environment: str) -> str:
        """Return what the function of a shell is told in this process, however busy the machine is."""
        bash.install()
        with pytest.MonkeyPatch.context() as patch:
            for variable, value in {**self.shell.env(), **environment}.items():
                patch.setenv(variable, value)
            patch.setattr(asking, "SECONDS", 20.0)
            kind = get_completion_class(name)
            assert kind is not None
            return kind(orchestrators, {}, "orchestrators", VARIABLE).complete()

    @staticmethod
    def words(line: str) -> dict[str, str]:
        breaks = " \t\n\"'><=;|&(:"
        return {VARIABLE: "bash_complete", "COMP_LINE": f"orchestrators {line}", "COMP_BREAKS": breaks}


@pytest.fixture(params=sorted(CASES))
def key(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def simulator(key: str) -> Iterator[Any]:
    steps = (Step("Build.first", 0.01), Step("Build.second step", 60))
    # Signatures of AWS are of now; the others may be at any time, which is moved below.
    with SYSTEMS[key].simulator(clock=SystemClock() if key == "aws_image_builder" else None) as simulator:
        simulator.script = Run(steps=steps)  # type: ignore[attr-defined]
        yield simulator


@pytest.fixture
def typist(key: str, simulator: Any, write_profiles: Callable[..., Path], tmp_path: Path) -> Typist:
    path = write_profiles(**{key: simulator})
    return Typist(Shell(tmp_path, {"ORCHESTRATORS_CONFIG": str(path), **secrets_of(key, simulator)}))


def test_targets_inputs_and_options(typist: Typist, key: str) -> None:
    startable = CASES[key].startable
    target = CASES[key].target if startable.group else startable.name
    assert target in typist("start ")
    assert target in typist(f"targets {target[:2]}")
    assert typist(f"start {target} --input ") == [f"{name}=" for name, _ in startable.inputs]
    known = SYSTEMS[key].options
    assert [one.partition("=")[0] for one in typist("start x --option ")] == [
        name for name, kind in known.items() for _ in range(2 if kind is bool else 1)
    ]
    assert typist("list --filter ") == [f"{name}=" for name in SYSTEMS[key].filters]
    assert typist("start no-such-thing --input ") == []


def test_ids_and_steps(typist: Typist, simulator: Any, key: str) -> None:
    started = typist.shell("start", CASES[key].target, *CASES[key].startable.needed, "--json")
    assert started.returncode == 0
    if key != "aws_image_builder":
        simulator.clock.advance(5)
    run = "/".join(json.loads(started.stdout)["ids"].values())
    offered = typist("status ")
    ids = [one for one in offered if run.endswith(one)]
    assert ids, (run, offered)
    assert typist("wait ") == [one for one in offered if one in typist("cancel ")]
    assert ids[0] not in typist(f"status {ids[0]} ")
    names = typist(f"logs {ids[0]} --step ")
    assert any("second\\ step" in name for name in names), names
    quoted = typist(f'logs {ids[0]} --step "')
    assert all("\\" not in name for name in quoted)


def test_what_was_told_is_kept_and_used(typist: Typist, simulator: Any, key: str) -> None:
    found = typist("start ")
    calls = len(simulator.calls)
    assert typist("start ") == found
    assert len(simulator.calls) == calls
    simulator.refuse()
    assert typist("start ") == found
    folder = typist.shell.folder / ".cache" / "orchestrators"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    kept = "".join(path.read_text() for path in folder.iterdir())
    assert not any(secret in kept for secret in secrets_of(key, simulator).values())
    assert {path.name for path in typist.shell.folder.iterdir()} <= {".cache", "profiles.toml"}


@pytest.fixture
def plain(shell: Shell) -> Typist:
    return Typist(shell)


def test_words_of_bash(plain: Typist, manager: CloudifySimulator) -> None:
    arn = "start arn:aws:x"
    assert plain(arn) == []
    assert plain.told("bash", **plain.words("start web/install --input node")) == "open,node_ids="
    assert plain("start web/inst") == ["web/install"]
    assert plain("start --option dry_run=") == ["true", "false"]
    assert plain("start --option=dry_run=f") == ["false"]
    assert plain("start web/install --wa") == ["--wait"]
    assert plain("list --profile ") == ["cloudify"]
    assert plain("canc") == ["cancel"]


def test_an_older_script_of_bash_is_served(plain: Typist) -> None:
    assert plain.told("bash", COMP_WORDS="orchestrators start web/inst", COMP_CWORD="2") == "plain,web/install"


def test_other_shells(plain: Typist) -> None:
    zsh = plain.told("zsh", COMP_WORDS="orchestrators start web/inst", COMP_CWORD="2")
    assert zsh.splitlines() == ["plain", "web/install", "Web tier/install"]
    fish = plain.told("fish", COMP_WORDS="orchestrators start web/inst", COMP_CWORD="web/inst")
    assert "web/install" in fish


BROKEN = [
    '[profile.x]\nsystem = "nope"\n',
    "not TOML",
    '[profile.x]\nsystem = "cloudify"\nbase_url = "http://127.0.0.1:1"\ntenant = "t"\ntoken_env = "NOT_SET"\n',
    '[profile.x]\nsystem = "cloudify"\nbase_url = "http://127.0.0.1:1"\ntenant = "t"\ntoken_command = ["false"]\n',
    '[profile.x]\nsystem = "cloudify"\nbase_url = "http://127.0.0.1:1"\ntenant = "t"\ntoken_command = ["/no/such"]\n',
    '[profile.x]\nsystem = "cloudify"\nbase_url = "http://127.0.0.1:1"\ntenant = "t"\ntoken = "readable by others"\n',
]


@pytest.mark.parametrize(
    "line", ["start ", "status ", "logs x --step ", "start x --input ", "start x --option ", "list -p "]
)
@pytest.mark.parametrize("text", BROKEN)
def test_nothing_is_said_of_what_is_wrong(plain: Typist, text: str, line: str) -> None:
    path = plain.shell.folder / "broken.toml"
    path.write_text(text)
    path.chmod(0o644)
    done = plain.done(line, ORCHESTRATORS_CONFIG=str(path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() in ("", "plain,x") or line.endswith("--option ")


@pytest.mark.parametrize("hangs", ["server", "program", "file"])
def test_it_is_over_in_time(plain: Typist, tmp_path: Path, hangs: str) -> None:
    """Whatever hangs: a server that takes connections and says nothing, a password manager, a file that is a pipe."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        secret = 'token_command = ["sleep", "60"]' if hangs == "program" else 'token_env = "HUSH"'
        path = tmp_path / "slow.toml"
        path.write_text(f'[profile.x]\nsystem = "cloudify"\nbase_url = "{url}"\ntenant = "t"\n{secret}\n')
        if hangs == "file":
            path.unlink()
            subprocess.run(["mkfifo", str(path)], check=True)
        begun = time.monotonic()
        done = plain.done("start ", ORCHESTRATORS_CONFIG=str(path), HUSH="hush-hush")
        taken = time.monotonic() - begun
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    plain_start = _seconds_of_a_start(plain)
    assert taken < LIMIT + plain_start + STARTED


def _seconds_of_a_start(plain: Typist) -> float:
    begun = time.monotonic()
    plain.done("canc")
    return time.monotonic() - begun


def test_a_program_is_away_from_the_terminal_and_can_be_left_out(plain: Typist, manager: CloudifySimulator) -> None:
    path, mark = plain.shell.folder / "program.toml", plain.shell.folder / "asked"
    program = f'["sh", "-c", "touch {mark}; echo noise >&2; cat; echo {SECRET}"]'
    known = f'system = "cloudify"\nbase_url = "{manager.url}"\ntenant = "default_tenant"\nuser = "admin"\n'
    path.write_text(f"[profile.x]\n{known}password_command = {program}\n")
    env = {"ORCHESTRATORS_CONFIG": str(path)}
    assert plain("start ", **env, ORCHESTRATORS_COMPLETION="offline") == []
    assert not mark.exists()
    found = plain("start ", **env)
    assert mark.exists()
    assert "web/install" in found or not found  # the right password or not: nothing was printed but this
    assert plain("start ", **env, ORCHESTRATORS_COMPLETION="offline") == found


ODD = [
    "$(touch owned)",
    "`id`",
    "a;b",
    "a|b",
    "a\nb",
    "-rf",
    "~root",
    "\u202eabc",
    "a'b",
    'a"b',
    "",
    " a",
    "a ",
    "x" * 400,
]


def test_nothing_that_a_shell_would_act_on_is_offered() -> None:
    assert [item.value for item in safe(Item(value) for value in [*ODD, "web tier/install", "arn:aws:a:b"])] == [
        "web tier/install",
        "arn:aws:a:b",
    ]
    assert len(safe(Item(f"a{number}") for number in range(5000))) == 200
    assert safe([Item("a", "red\x1b[31m\nmore")])[0].help == "red [31m more"


def test_odd_ids_of_a_server_are_left_out(plain: Typist) -> None:
    with Desk() as desk:
        path = plain.shell.folder / "desk.toml"
        path.write_text(
            f'[profile.x]\nsystem = "cloudify"\nbase_url = "{desk.url}"\ntenant = "t"\ntoken_env = "HUSH"\n'
        )
        workflow = [{"name": "install", "parameters": {}}]
        secret = "ctok-0123456789-hush-hush-hush-hush"
        items = [{"id": name, "workflows": workflow} for name in ["web", *ODD, secret] if name]
        page = {"items": items, "metadata": {"pagination": {"total": len(items), "size": 1000, "offset": 0}}}
        desk.lay("GET", "/deployments", Answer.json(page))
        assert plain("start ", ORCHESTRATORS_CONFIG=str(path), HUSH=secret) == ["web/install", "a\\ /install"]
        kept = "".join(one.read_text() for one in (plain.shell.folder / ".cache" / "orchestrators").iterdir())
        assert secret not in kept


def test_no_link_leads_out_of_the_cache_folder(plain: Typist, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "orchestrators").symlink_to(elsewhere)
    assert "web/install" in plain("start ")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("cache", ["/proc/nowhere", "relative/folder"])
def test_a_cache_that_cannot_be(plain: Typist, cache: str) -> None:
    assert "web/install" in plain("start ", XDG_CACHE_HOME=cache)
    assert not (plain.shell.folder / "relative").exists()


def test_the_source_for_bash(shell: Shell) -> None:
    text = shell("completion", "bash").stdout
    assert "COMP_LINE" in text
    assert subprocess.run(["bash", "-n"], input=text, text=True, check=False).returncode == 0
    assert Path(COMMAND).exists()
