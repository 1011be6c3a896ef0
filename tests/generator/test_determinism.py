"""The same bytes wherever and whenever they are made; what is committed follows from the specs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from orchestrator_generator import record
from orchestrator_generator.difference import differences
from orchestrator_generator.layout import Layout
from orchestrator_generator.repository import main
from tests.generator.probes import ROOT, snapshot

HOSTILE = """
[tool.ruff]
line-length = 40
indent-width = 2
extend-exclude = ["*.py"]
[tool.ruff.format]
quote-style = "single"
"""


def generate(root: Path, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the generator as scripts/generate does, in an environment of one's own."""
    command = [sys.executable, "-P", "-m", "orchestrator_generator.repository", "--root", str(root), *arguments]
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts"), **environment}
    return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)


def contents(root: Path) -> dict[str, bytes]:
    """Return the content of each generated file; the package above the systems and `_runtime` are written by hand."""
    files = {
        name: content
        for name, (content, _) in snapshot(root).items()
        if name.endswith((".py", "surface.json")) and "/_runtime/" not in name
    }
    files.pop("generated/orchestrator_api/__init__.py", None)
    return files


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder whose files want to be heard: settings of tools, and modules that pose as those of Python."""
    (tmp_path / "pyproject.toml").write_text(HOSTILE)
    (tmp_path / "ruff.toml").write_text(HOSTILE.replace("tool.ruff.", "").replace("[tool.ruff]", ""))
    (tmp_path / ".gitignore").write_text("*\n")
    (tmp_path / ".git").mkdir()
    for name in ("json", "yaml", "types", "openapi_python_client", "ruff"):
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('{name} of the folder one stands in')\n")
    return tmp_path


def test_same_bytes_under_other_conditions(hostile: Path) -> None:
    """All five, elsewhere: other line ends, hash seed, locale, time zone, umask, file times and order, hostile settings above."""
    root = hostile / "ünï code" / "copy"
    for source in sorted((ROOT / "specs").rglob("*"), reverse=True):
        if source.is_file():
            target = root / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
            os.utime(target, (86400, 86400))
    (root / "generated").mkdir()
    conditions = {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"}
    conditions |= {
        "HOME": str(hostile),
        "TMPDIR": str(hostile),
        "RUFF_LINE_LENGTH": "40",
        "COLUMNS": "20",
        "NO_COLOR": "",
        "XDG_CONFIG_HOME": str(hostile),
    }
    done = generate(root, cwd=hostile, **conditions)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert contents(root) == contents(ROOT)


def test_check_of_the_committed_tree() -> None:
    """From a folder full of names such as types.py. One system is enough: the test above has made all of them."""
    done = generate(ROOT, "--check", "cloudify", cwd=Layout(ROOT).output("cloudify"))
    assert (done.stdout.splitlines()[-1], done.stderr, done.returncode) == ("generate: nothing drifted", "", 0)


def test_record_is_in_step_with_the_tree() -> None:
    layout = Layout(ROOT)
    entries = json.loads(layout.record.read_text(encoding="utf-8"))
    assert sorted(entries) == layout.systems() == layout.generated_systems()
    assert [system for system in entries if not record.is_current(layout, system)] == []
    assert not [path for path in layout.record.parent.rglob("*") if path.name.startswith(".")]


def test_nothing_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run says so and touches nothing, in a copy elsewhere too."""
    before = snapshot(repository)
    assert main(["--root", str(repository)]) == 0
    assert capsys.readouterr().out == "generate: other: nothing changed\ngenerate: probe: nothing changed\n"
    assert snapshot(repository) == before


def test_nothing_changed_is_found_without_the_generator(repository: Path) -> None:
    """What makes it quick: what generates is not imported, nor what would take longer to import than to look."""
    code = (
        "import sys; from pathlib import Path; from orchestrator_generator import repository\n"
        "repository.ROOT = Path(sys.argv.pop()); print(repository.main()); print(*sys.modules)"
    )
    command = [sys.executable, "-P", "-c", code, str(repository)]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    *lines, code_line, modules = done.stdout.splitlines()
    assert (lines, code_line) == (["generate: other: nothing changed", "generate: probe: nothing changed"], "0")
    slow = {"argparse", "dataclasses", "importlib.metadata", "tempfile", "yaml"}
    assert not ({"openapi_python_client", "openapi_spec_validator", "httpx"} | slow) & set(modules.split())


def test_versions_are_those_that_are_installed() -> None:
    """They are read without `importlib.metadata`, which knows."""
    assert {tool: record._version(tool) for tool in record.TOOLS} == {tool: version(tool) for tool in record.TOOLS}


@pytest.mark.parametrize("change", ["spec", "part", "settings", "template", "header", "output", "surface", "record"])
def test_any_change_is_seen(change: str, repository: Path) -> None:
    layout = Layout(repository)
    assert record.is_current(layout, "probe")
    files = {
        "spec": layout.spec("probe"),
        "part": layout.spec("probe").with_name("part.yaml"),
        "settings": layout.config("probe"),
        "template": layout.templates / "model.py.jinja",
        "header": layout.templates / "header.txt",
        "output": layout.output("probe") / "models" / "run.py",
        "surface": layout.surface("probe"),
        "record": layout.record,
    }
    text = files[change].read_text(encoding="utf-8") if change != "part" else "a: 1"
    files[change].write_text(text.replace("probe", "prove") if change == "record" else f"{text}\n", encoding="utf-8")
    assert not record.is_current(layout, "probe")


def edit(folder: Path) -> None:
    """Change a line by hand."""
    file = folder / "models" / "step.py"
    file.write_text(file.read_text(encoding="utf-8").replace("class Step(", "class Steps("), encoding="utf-8")


def save_elsewhere(folder: Path) -> None:
    """Let an editor of another system save a file."""
    file = folder / "errors.py"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


SPOILT: list[tuple[Callable[[Path], object], str]] = [
    (edit, "--- committed/models/step.py\n+++ from the spec/models/step.py\n"),
    (edit, "\n-class Steps(Open[Any]):\n+class Step(Open[Any]):\n"),
    (save_elsewhere, "committed/errors.py differs in line ends"),
    (lambda folder: (folder / "models/link.py").unlink(), "\n+class Link(Open[Any]):\n"),
    (
        lambda folder: (folder / "api/more.py").write_text("X = 1\n"),
        "+++ from the spec/api/more.py\n@@ -1 +0,0 @@\n-X = 1",
    ),
    (lambda folder: (folder / "empty.py").touch(), "committed/empty.py differs"),
    (lambda folder: shutil.rmtree(folder / "models"), "more lines"),
]


@pytest.mark.parametrize(("spoil", "shown"), SPOILT)
def test_difference(spoil: Callable[[Path], object], shown: str, pristine: Path, repository: Path) -> None:
    fresh, committed = (Layout(root).output("probe") for root in (pristine, repository))
    assert differences(committed, fresh) == []
    spoil(committed)
    assert shown in "\n".join(differences(committed, fresh))


def test_edited_output(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` shows what is different and how to mend it, changes nothing; the command it names does mend it."""
    arguments = ["--root", str(repository), "probe"]
    good = contents(repository)
    for spoil, _ in SPOILT[:-1]:
        spoil(Layout(repository).output("probe"))
    spoilt = snapshot(repository)
    assert main([*arguments, "--check"]) == 1
    output = capsys.readouterr().out
    assert [shown for _, shown in SPOILT[:-1] if shown not in output] == []
    assert output.endswith("generate: probe differ(s) from the spec; mend with: scripts/generate probe\n")
    assert snapshot(repository) == spoilt
    assert main(arguments) == 0
    assert contents(repository) == good


def test_removed_spec(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = Layout(repository)
    shutil.rmtree(layout.spec("other").parent)
    assert main(["--root", str(repository), "--check"]) == 1
    assert "generate: other is generated code without a spec; mend with: scripts/generate\n" in capsys.readouterr().out
    assert main(["--root", str(repository)]) == 0
    assert "generate: other: removed, it has no spec any more\n" in capsys.readouterr().out
    assert layout.generated_systems() == ["probe"]
    assert list(json.loads(layout.record.read_text(encoding="utf-8"))) == ["probe"]


def test_interrupted_run_is_made_good(repository: Path) -> None:
    """What a run that was killed between its renames left behind is not taken for generated code."""
    layout, good = Layout(repository), contents(repository)
    layout.output("probe").rename(layout.output("probe").with_name(".probe.old"))
    assert main(["--root", str(repository)]) == 0
    assert contents(repository) == good


def test_script(hostile: Path) -> None:
    """The script itself, without its bootstrap: it bootstraps first, passes arguments on, heeds no module around it."""
    scripts = hostile / "scripts"
    scripts.mkdir()
    shutil.copy(ROOT / "scripts" / "generate", scripts)
    (scripts / "bootstrap").write_text("#!/bin/sh\necho bootstrapped\n")
    (scripts / "bootstrap").chmod(0o755)
    (scripts / "orchestrator_generator").symlink_to(ROOT / "scripts" / "orchestrator_generator")
    (hostile / ".venv").symlink_to(sys.prefix)
    done = subprocess.run([scripts / "generate", "--help"], cwd=hostile, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("bootstrapped\nusage: scripts/generate")
