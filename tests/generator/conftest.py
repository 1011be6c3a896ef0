"""What the tests of the generator share: the probe packages, a small repository to break, a loopback server."""

import importlib
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "scripts")]

from generator.__main__ import main  # noqa: E402
from generator.build import build  # noqa: E402
from generator.layout import Layout  # noqa: E402
from recorder import Recorder  # noqa: E402


@dataclass(frozen=True)
class Package:
    """A generated package that can be imported."""

    folder: Path

    @property
    def name(self) -> str:
        """Return the name it is imported by."""
        return self.folder.name

    def module(self, path: str = "") -> ModuleType:
        """Return the package or one of its modules, such as `api.runs.get_run`."""
        return importlib.import_module(".".join(filter(None, (self.name, path))))

    def model(self, name: str) -> Any:
        """Return a model."""
        return getattr(self.module("models"), name)

    def call(self, operation: str, url: str, /, **arguments: Any) -> Any:
        """Call an operation of the probe once and return the detailed answer."""
        with self.module("client").Client(base_url=url, **arguments.pop("settings", {})) as client:
            return self.module(f"api.runs.{operation}").sync_detailed(**arguments, client=client)


def lay_out(root: Path, templates: Path | None) -> Layout:
    """Make a repository whose only system is the probe; without templates the generator's own are used, without headers."""
    shutil.copytree(HERE / "probe", root / "specs" / "probe")
    if templates is not None:
        shutil.copytree(templates, root / "specs" / "templates")
    else:
        (root / "specs" / "templates").mkdir()
        (root / "specs" / "templates" / "header.txt").touch()
    (root / "generated").mkdir()
    return Layout(root)


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Package]]:
    """The probe spec, generated with the project's templates (`probe_ours`) and with the generator's own (`probe_stock`)."""
    folder = tmp_path_factory.mktemp("packages")
    layouts = {
        "probe_ours": lay_out(tmp_path_factory.mktemp("ours"), Layout(ROOT).templates),
        "probe_stock": lay_out(tmp_path_factory.mktemp("stock"), None),
    }
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda item: build(item[1], "probe", folder / item[0]), layouts.items()))
    sys.path.insert(0, str(folder))
    yield {name: Package(folder / name) for name in layouts}
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def ours(packages: dict[str, Package]) -> Package:
    """The probe with the project's templates."""
    return packages["probe_ours"]


@pytest.fixture(scope="session")
def stock(packages: dict[str, Package]) -> Package:
    """The probe with the generator's own templates."""
    return packages["probe_stock"]


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two systems, generated; not to be changed."""
    root = tmp_path_factory.mktemp("pristine")
    lay_out(root, Layout(ROOT).templates)
    shutil.copytree(HERE / "probe", root / "specs" / "other")
    assert main(["--root", str(root)]) == 0
    return root


@pytest.fixture
def repository(pristine: Path, tmp_path: Path) -> Path:
    """A copy of that repository to work on."""
    return Path(shutil.copytree(pristine, tmp_path / "repository"))


@pytest.fixture(scope="session")
def recorder() -> Iterator[Recorder]:
    """A loopback server that answers as told and notes what it was asked."""
    with Recorder() as server:
        yield server


@pytest.fixture
def anyio_backend() -> str:
    """asyncio is what the clients are used with."""
    return "asyncio"
