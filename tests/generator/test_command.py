"""`python -m orchestrator_generator`, as docs/generator.md tells it: a spec of one's own, over our client."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import orchestrator_clients
from orchestrator_clients import testing
from orchestrator_generator.__main__ import main
from tests.generator.probes import HERE, ROOT

TEXT = (ROOT / "docs/generator.md").read_text(encoding="utf-8")
COMMAND = ["teams.yaml", "--package", "cloudify_teams", "--out", "src"]
PLACES = [str(ROOT / "scripts"), str(ROOT / "generated"), str(ROOT / "facade")]


def block(language: str) -> str:
    """Return the one block of a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the spec of the page, and in which one stands."""
    (tmp_path / "teams.yaml").write_text(block("yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def unloaded(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The folder `src` is one in which Python looks, and nothing of the package is loaded."""
    monkeypatch.syspath_prepend(str(folder / "src"))
    for name in [name for name in sys.modules if name.partition(".")[0] == "cloudify_teams"]:
        monkeypatch.delitem(sys.modules, name)


def test_the_page_is_true(
    folder: Path, unloaded: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its command makes the package, and its code runs against the simulator."""
    program, *arguments = block("console").removeprefix("$ ").split()
    assert (program, arguments) == ("python", ["-m", "orchestrator_generator", *COMMAND])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(PLACES)}
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("src/cloudify_teams: 1 operations, 2 models\n", "")
    with testing.CloudifySimulator() as simulator:
        monkeypatch.setattr(orchestrator_clients, "Cloudify", lambda *_, **__: simulator.client())
        exec(compile(block("python"), "example", "exec"), {"password": "given"})
    id_, status, *team = capsys.readouterr().out.splitlines()[0].split()
    assert (status, team) == ("pending", ["no", "team"])
    assert re.fullmatch(r"[0-9a-f-]{36}", id_)


@pytest.mark.anyio
async def test_the_asynchronous_client(folder: Path, unloaded: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMAND) == 0
    importlib.invalidate_caches()
    with testing.CloudifySimulator() as simulator:
        async with simulator.async_client() as cloudify:
            run = await cloudify.executions.start(deployment_id="web", workflow_id="install")
            from cloudify_teams.api.owned import get_owned  # type: ignore[import-not-found]

            owned = (await get_owned.asyncio_detailed(run.id, client=cloudify.api)).parsed
            assert owned.id == run.id
            with pytest.raises(orchestrator_clients.NotFoundError) as caught:
                await get_owned.asyncio_detailed("no-such-run", client=cloudify.api)
    assert caught.value.operation == "get_owned"


def test_the_package_is_typed(folder: Path) -> None:
    assert main(COMMAND) == 0
    (folder / "use.py").write_text(
        "from cloudify_teams.api.owned import get_owned\nfrom cloudify_teams.models import Owned\n"
        "from orchestrator_clients import Cloudify\n\n\ndef team(cloudify: Cloudify) -> str:\n"
        '    owned = get_owned.sync("a", client=cloudify.api)\n    assert owned is not None\n'
        '    reveal_type(owned)\n    return owned.team or ""\n'
    )
    environment = {**os.environ, "MYPYPATH": os.pathsep.join([str(folder / "src"), *PLACES])}
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "use.py", "src/cloudify_teams"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert 'use.py:9: note: Revealed type is "cloudify_teams.models.owned.Owned"' in done.stdout
    assert "Success" in done.stdout, done.stdout


def test_a_second_run_says_what_the_edit_means(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(COMMAND) == 0
    before = (folder / "src/cloudify_teams/models/owned.py").read_bytes()
    assert b"# Generated from teams.yaml by openapi-python-client" in before
    assert b"run: python -m orchestrator_generator teams.yaml --package cloudify_teams" in before
    text = (folder / "teams.yaml").read_text()
    (folder / "teams.yaml").write_text(
        text.replace("      x-repeat: safe\n", "").replace("        team:", "        squad:")
    )
    capsys.readouterr()
    assert main(COMMAND) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  breaking: model `Owned`: field `team` is gone",
        "  added: model `Owned`: field `squad`",
        "  1 operation(s) do not say whether they may be repeated (x-repeat): reads are, anything else is sent once",
    ]
    (folder / "teams.yaml").write_text(text.replace("openapi: 3.1.0", "openapi: 5"))
    good = {path: path.read_bytes() for path in (folder / "src").rglob("*.*")}
    assert main(COMMAND) == 1
    assert "teams.yaml:1: #/openapi: OpenAPI 5 is not supported" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (folder / "src").rglob("*.*")} == good


def test_a_spec_without_x_repeat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What only reads may be repeated, anything else is sent once."""
    spec = re.sub(r" +x-repeat: .*\n", "", (HERE / "probe/openapi.yaml").read_text(encoding="utf-8"))
    (tmp_path / "probe.yaml").write_text(spec, encoding="utf-8")
    assert main([str(tmp_path / "probe.yaml"), "--package", "guessed", "--out", str(tmp_path)]) == 0
    assert "3 operation(s) do not say" in capsys.readouterr().out
    table = (tmp_path / "guessed/operations.py").read_text()
    assert '"get_run", "GET", "/runs/{run_id}", "safe")' in table
    assert '"login", "POST", "/login", "once", find_out="look whether it has taken effect")' in table


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.yaml", *COMMAND[1:]], "there is no file gone.yaml"),
        ([*COMMAND, "--config", "gone.yaml"], "there is no file gone.yaml"),
        (["teams.yaml", "--package", "my-teams", "--out", "src"], "one word of Python"),
        (["teams.yaml", "--package", "class", "--out", "src"], "one word of Python"),
        (["teams.yaml", "--package", "mine", "--out", "."], "mine is there, and was not made by this command"),
    ],
)
def test_usage(arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine").mkdir()
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
