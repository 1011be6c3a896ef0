"""What scripts/release refuses, and what --next writes, in a repository of its own that is about to be released."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from orchestrator_clients import __version__

ROOT = Path(__file__).parents[2]
VERSION, CHANGELOG = "facade/orchestrator_clients/_version.py", "CHANGELOG.md"
NOW = __version__.removesuffix(".dev0")
PROVIDER, LAST, BREAKING = "facade/airflow/pyproject.toml", "releases/last.env", "releases/breaking.txt"


class Repository:
    """A repository with the files of this one, in one commit, with its environment."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in filter(None, self._said("git", "ls-files", "-z", at=ROOT).split("\0")):
            if (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, root / name)
        (root / ".venv").symlink_to(ROOT / ".venv")
        self._said("git", "init", "--quiet")
        self.commit()

    def _said(self, *command: str, at: Path | None = None) -> str:
        return subprocess.run(command, cwd=at or self.root, check=True, capture_output=True, text=True).stdout

    def commit(self) -> str:
        """Commit all there is, and return the commit."""
        self._said("git", "add", "--all")
        name = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.com")
        self._said("git", *name, "commit", "--quiet", "--allow-empty", "--message", "A release")
        return self._said("git", "rev-parse", "HEAD").strip()

    def put(self, path: str, old: str, new: str) -> None:
        """Write something in place of what stands in a file."""
        text = self.text(path)
        assert old in text
        (self.root / path).write_text(text.replace(old, new, 1))

    def text(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_text()

    def changed(self) -> set[str]:
        """Return the files that differ from the commit."""
        return set(self._said("git", "diff", "--name-only").split())

    def release(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script."""
        command = ["scripts/release", *arguments]
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository on the commit of a release, as CONTRIBUTING.md says to prepare it."""
    repository = Repository(tmp_path_factory.mktemp("release"))
    if __version__ != NOW:
        repository.put(VERSION, f'"{__version__}"', f'"{NOW}"')
        repository.put(CHANGELOG, "## Unreleased", f"## {NOW} - 2030-05-01")
        repository.put(PROVIDER, f">={__version__}", f">={NOW}")
        repository.commit()
    return repository


@pytest.fixture
def released(prepared: Repository, tmp_path: Path) -> Repository:
    """A copy of it for a test that changes it."""
    repository = object.__new__(Repository)
    repository.root = tmp_path / "repository"
    shutil.copytree(prepared.root, repository.root, symlinks=True)
    return repository


def test_the_next_version_is_begun(released: Repository) -> None:
    (released.root / BREAKING).write_text(released.text(BREAKING) + "orchestrator_clients.gone: announced\n")
    commit = released.commit()
    done = released.release("--next", "7.3.0")
    assert done.returncode == 0, done.stderr[-2000:]
    specs = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("specs/*/*")}
    assert released.changed() - specs == {VERSION, CHANGELOG, PROVIDER, LAST, BREAKING}
    assert '__version__ = "7.3.0.dev0"' in released.text(VERSION)
    assert f"\n## Unreleased\n\n## {NOW} - " in released.text(CHANGELOG)
    assert '"orchestrator-clients[aws]>=7.3.0.dev0,<7.4"' in released.text(PROVIDER)
    assert released.text(LAST).splitlines()[1:] == [f"version={NOW}", f"commit={commit}"]
    assert len(released.text(BREAKING).splitlines()) == 1
    assert {json.loads(path.read_text())["release"] for path in released.root.glob("specs/*/released.json")} == {NOW}
    assert not [*released.root.glob("specs/*/breaking.yaml")]
    released.commit()
    assert "7.3.0.dev0: write the version of the release there" in released.release().stderr


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (VERSION, f'"{NOW}"', f'"{NOW}.dev0"', f"{NOW}.dev0: write the version of the release there"),
        (VERSION, f'"{NOW}"', '"7.2.1"', "CHANGELOG.md has no '## 7.2.1 - DATE'"),
        (CHANGELOG, f"## {NOW} - ", "## Unreleased - ", f"CHANGELOG.md has no '## {NOW} - DATE'"),
        (PROVIDER, f">={NOW}", f">={NOW}.dev0", f"asks for a version under work: write '>={NOW}' there"),
        (LAST, "version=", f"version={NOW} #", f"{NOW} was released already"),
    ],
)
@pytest.mark.parametrize("arguments", [(), ("--next", "7.3.0")])
def test_what_is_not_ready_is_refused(
    released: Repository, arguments: tuple[str, ...], path: str, old: str, new: str, said: str
) -> None:
    released.put(path, old, new)
    assert "commit first" in released.release(*arguments).stderr
    released.commit()
    done = released.release(*arguments)
    assert (done.returncode, released.changed()) == (1, set())
    assert said in done.stderr


@pytest.mark.parametrize("arguments", [("--next",), ("--next", "0.3"), ("--next", "0.3.0.dev0"), ("--nxt", "0.3.0")])
def test_other_arguments_are_refused(prepared: Repository, arguments: tuple[str, ...]) -> None:
    done = prepared.release(*arguments)
    assert (done.returncode, prepared.changed()) == (1, set())
    assert "--next" in done.stderr


@pytest.mark.parametrize("version", [NOW, "0.0.9"])
def test_what_comes_next_is_no_version_that_was(prepared: Repository, version: str) -> None:
    done = prepared.release("--next", version)
    assert (done.returncode, prepared.changed()) == (1, set())
    assert f"--next wants a version after {NOW}, which is released: {version} is not" in done.stderr
