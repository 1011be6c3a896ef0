"""What the tests of the generator share: the probe packages, a small repository to break, a loopback server."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestrator_generator.build import build, build_all
from orchestrator_generator.layout import Layout
from orchestrator_generator.repository import main
from tests.generator.probes import HERE, ROOT, Package, lay_out
from tests.generator.recorder import Recorder


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Package]]:
    """The probe spec, generated with the project's templates (`probe_ours`) and with the generator's own (`probe_stock`)."""
    folder = tmp_path_factory.mktemp("packages")
    layouts = {
        "probe_ours": lay_out(tmp_path_factory.mktemp("ours"), Layout(ROOT).templates),
        "probe_stock": lay_out(tmp_path_factory.mktemp("stock"), None),
    }
    orders = {name: (layout.source("probe"), folder / name) for name, layout in layouts.items()}
    assert [made.refused for made in build_all(orders)] == ["", ""]
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
def torture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Package]]:
    """The specs that have one of each construct, generated: `torture`, and `torture_3_0` for what 3.0 says otherwise."""
    root, folder = tmp_path_factory.mktemp("torture"), tmp_path_factory.mktemp("tortured")
    shutil.copytree(Layout(ROOT).templates, root / "specs" / "templates")
    for name in ("torture", "torture_3_0"):
        shutil.copytree(HERE / name, root / "specs" / name)
        build(Layout(root).source(name), folder / name)
    sys.path.insert(0, str(folder))
    yield {name: Package(folder / name) for name in ("torture", "torture_3_0")}
    sys.path.remove(str(folder))


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
